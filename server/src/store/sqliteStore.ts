import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { type Database, prepare } from "./database.ts";
import { newKyselyStore } from "./kyselyStore.ts";
import type { Store } from "./store.ts";

/** Opens, or makes, the store in a folder. Throws a plain sentence if that cannot be done. */
export async function openSqliteStore(dataDir: string): Promise<Store> {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw new Error(`The data folder ${dataDir} cannot be written to. Give this user the right, or set DATA_DIR.`, {
      cause,
    });
  }
  const file = new SqliteDatabase(join(dataDir, "multivector.sqlite"));
  file.pragma("journal_mode = WAL");
  file.pragma("synchronous = FULL");
  file.pragma("busy_timeout = 2000");
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: file }) });
  await prepare(db);
  return newKyselyStore(db);
}
