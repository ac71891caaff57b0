import { randomUUID } from "node:crypto";
import { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import {
  type Kysely,
  type PostgresCursor,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  sql,
} from "kysely";
import pg from "pg";
import type { Database } from "./database.ts";
import type { Owner } from "./kyselyStore.ts";

interface Line {
  readonly client: pg.Client;
  readonly forKysely: PostgresPoolClient;
  broken: boolean;
}

/** How often, and after how many milliseconds each time, a lock is asked for that our own broken connection may still hold. */
const tries = { count: 5, pause: 100 };

/**
 * The one connection that writes. It holds a lock of the database for each table this server has, so that nothing can be
 * written without holding them: when it breaks they are gone, and the next one takes them again before it writes.
 */
export class PostgresOwner implements PostgresPool, Owner {
  readonly options: pg.ClientConfig;
  readonly #lost: (code: string) => void;
  readonly #owned = new Set<string>();
  /** Taken by another server, and not yet let go here. */
  readonly #taken = new Set<string>();
  #line: Promise<Line> | undefined;

  constructor(options: pg.ClientConfig, lost: (code: string) => void) {
    this.options = { ...options, application_name: `multivector ${randomUUID()}` };
    this.#lost = lost;
  }

  async connect(): Promise<PostgresPoolClient> {
    const line = await this.#line?.catch(() => undefined);
    if (line !== undefined && !line.broken) return line.forKysely;
    const opened = this.#open();
    this.#line = opened;
    return (await opened).forKysely;
  }

  async end(): Promise<void> {
    const line = await this.#line?.catch(() => undefined);
    if (line !== undefined && !line.broken) await line.client.end();
  }

  async claim(db: Kysely<Database>, code: string): Promise<boolean> {
    if (this.#owned.has(code)) return true;
    const { rows } = await sql<{
      mine: boolean;
    }>`select pg_try_advisory_lock(hashtextextended(${code}, 0)) as mine`.execute(db);
    if (rows[0]?.mine !== true) return false;
    this.#owned.add(code);
    return true;
  }

  async release(db: Kysely<Database>, code: string): Promise<void> {
    this.#taken.delete(code);
    if (this.#owned.delete(code)) await sql`select pg_advisory_unlock(hashtextextended(${code}, 0))`.execute(db);
  }

  mustNotBeLost(code: string): void {
    if (this.#taken.has(code)) throw new Error(`another server has taken table ${code}`);
  }

  async #open(): Promise<Line> {
    const socket = new Socket();
    const client = new pg.Client({ ...this.options, stream: () => socket });
    const line: Line = { client, broken: false, forKysely: { query, release } };
    const fail = () => {
      line.broken = true;
      socket.destroy();
    };
    client.on("error", fail);
    client.on("end", fail);
    await client.connect();
    function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
    function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
    function query(text: unknown, values: readonly unknown[] = []): unknown {
      if (typeof text !== "string") throw new Error("cursors are not used here");
      return client.query(text, [...values]).catch((cause: unknown) => {
        // An answer of the database leaves the connection as it was; anything else, a time limit too, does not.
        if (!(cause instanceof pg.DatabaseError)) fail();
        throw cause;
      });
    }
    function release(discard?: unknown): void {
      if (discard) fail();
    }
    await this.#prepare(client);
    return line;
  }

  /** A server that is cut off must lose its locks soon; what is acknowledged must be on disk, whatever the database's default. */
  async #prepare(client: pg.Client): Promise<void> {
    await client.query("set synchronous_commit = on; set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 5");
    await client.query("set tcp_keepalives_count = 3");
    if (this.#owned.size === 0) return;
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()",
      [this.options.application_name],
    );
    await this.#takeAgain(client);
  }

  async #takeAgain(client: pg.Client): Promise<void> {
    let missing = [...this.#owned];
    for (let left = tries.count; missing.length > 0; left -= 1) {
      const { rows } = await client.query<{ code: string; mine: boolean }>(
        "select code, pg_try_advisory_lock(hashtextextended(code, 0)) as mine from unnest($1::text[]) as code",
        [missing],
      );
      missing = rows.filter(({ mine }) => !mine).map(({ code }) => code);
      if (left === 0) break;
      if (missing.length > 0) await wait(tries.pause);
    }
    for (const code of missing) {
      this.#owned.delete(code);
      this.#taken.add(code);
      this.#lost(code);
    }
  }
}
