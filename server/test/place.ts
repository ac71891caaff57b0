import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { openStore } from "../src/store/openStore.ts";
import type { Store } from "../src/store/store.ts";
import { newDataDir, removeDir } from "./harness.ts";
import type { Postgres } from "./postgres.ts";

/** Where the servers of a test keep their tables. */
export interface Place {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** Does a statement behind the server's back. */
  readonly run: (statement: string) => Promise<void>;
  /** Rows of `table where ...`. */
  readonly count: (rows: string) => Promise<number>;
  readonly remove: () => void;
}

export const sqlitePlace = async (): Promise<Place> => {
  const dataDir = newDataDir();
  const run = async (statement: string) => {
    const file = new Sqlite(join(dataDir, "multivector.sqlite"));
    file.exec(statement);
    file.close();
  };
  const count = async (rows: string) => {
    const file = new Sqlite(join(dataDir, "multivector.sqlite"));
    const found = file.prepare<[], { n: number }>(`select count(*) as n from ${rows}`).get();
    file.close();
    return found?.n ?? 0;
  };
  return { dataDir, run, count, remove: () => removeDir(dataDir) };
};

export const postgresPlace = async (postgres: Postgres): Promise<Place> => {
  const databaseUrl = await postgres.newDatabase();
  const dataDir = newDataDir();
  const query = async (statement: string) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ n: string }>(statement);
    await client.end();
    return Number(rows[0]?.n ?? 0);
  };
  const run = async (statement: string) => void (await query(statement));
  const count = (rows: string) => query(`select count(*) as n from ${rows}`);
  return { dataDir, databaseUrl, run, count, remove: () => removeDir(dataDir) };
};

export const openAt = ({ dataDir, databaseUrl }: Place, lost: (code: string) => void = () => {}): Promise<Store> =>
  openStore({ dataDir, databaseUrl, lost });
