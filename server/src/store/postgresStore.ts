import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { type Database, prepare } from "./database.ts";
import { newKyselyStore } from "./kyselyStore.ts";
import { PostgresOwner } from "./postgresOwner.ts";
import type { Store } from "./store.ts";

/** Milliseconds until the database counts as gone. */
const patience = { connect: 5000, query: 10_000 };
const readers = 8;

/**
 * Opens, or makes, the store in the database of a URL; `lost` is called when another server took a table from this one.
 * Throws a plain sentence if that cannot be done. Needs a connection of its own, not a pooler's that is shared by transaction.
 */
export async function openPostgresStore(url: string, lost: (code: string) => void): Promise<Store> {
  const settings: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: patience.connect,
    query_timeout: patience.query,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
  const owner = new PostgresOwner(settings, lost);
  const writes = new Kysely<Database>({ dialect: new PostgresDialect({ pool: owner }) });
  const pool = new pg.Pool({ ...settings, application_name: "multivector", max: readers });
  // A connection that breaks while idle is replaced at the next use, which tells if that fails.
  pool.on("error", () => {});
  const reads = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const store = newKyselyStore({ reads, writes, owner });
  try {
    await alone(writes, () => prepare(writes));
    return store;
  } catch (cause) {
    await store.close().catch(() => {});
    throw isTold(cause) ? cause : new Error(unreachable(url, cause), { cause });
  }
}

/** Servers that start at once must not make the tables twice. The lock belongs to the one connection of `db`. */
async function alone(db: Kysely<Database>, work: () => Promise<void>): Promise<void> {
  await sql`select pg_advisory_lock(hashtext('multivector tables'))`.execute(db);
  await work();
  await sql`select pg_advisory_unlock(hashtext('multivector tables'))`.execute(db);
}

const isTold = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.startsWith("The tables were written");

/** The URL without its password. */
function unreachable(url: string, cause: unknown): string {
  const place = URL.parse(url);
  const where = place === null ? "of DATABASE_URL" : `${place.pathname.slice(1)} at ${place.host}`;
  const code = cause instanceof Error ? (Reflect.get(cause, "code") ?? cause.message) : cause;
  return `The database ${where} cannot be used (${String(code)}). Start it, or correct DATABASE_URL; without DATABASE_URL games are kept in DATA_DIR.`;
}
