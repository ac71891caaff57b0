import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";
import { type Database, prepare } from "./database.ts";
import { newKyselyStore } from "./kyselyStore.ts";
import type { Store } from "./store.ts";

/** Opens, or makes, the store in a folder. Throws a plain sentence if that cannot be done. `mostPages`: how large it may grow, for tests of a full disk. */
export async function openSqliteStore(dataDir: string, { mostPages }: { mostPages?: number } = {}): Promise<Store> {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw new Error(`The data folder ${dataDir} cannot be written to. Give this user the right, or set DATA_DIR.`, {
      cause,
    });
  }
  const lock = lockFolder(dataDir);
  const file = new Sqlite(join(dataDir, "multivector.sqlite"));
  file.pragma("journal_mode = WAL");
  file.pragma("synchronous = FULL");
  file.pragma("busy_timeout = 2000");
  if (mostPages !== undefined) file.pragma(`max_page_count = ${mostPages}`);
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: withStatements(file) }) });
  try {
    await prepare(db);
  } catch (cause) {
    file.close();
    lock.close();
    throw cause;
  }
  const store = newKyselyStore({ reads: db, writes: db, owner: undefined });
  return {
    ...store,
    close: async () => {
      await store.close();
      lock.close();
    },
  };
}

/** Makes a folder and those above it. Node's own `recursive` tries for ever where the system makes none, e.g. in `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** One server a folder, by a lock that ends with the process, however it ends. Waits a little for one that is just stopping. */
function lockFolder(dataDir: string): Sqlite.Database {
  const lock = new Sqlite(join(dataDir, "in-use.sqlite"), { timeout: 2000 });
  try {
    lock.pragma("locking_mode = EXCLUSIVE");
    lock.exec("begin exclusive; commit");
    return lock;
  } catch (cause) {
    lock.close();
    throw new Error(`Another server is using the data folder ${dataDir}. Stop it, or set DATA_DIR to another folder.`, {
      cause,
    });
  }
}

/** Most statements kept; inserts of many lengths make as many. */
const mostStatements = 200;
const nothing = {
  reader: true,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

/**
 * The same database, which prepares each statement once instead of at every use. Nothing is begun in a file that somebody
 * removed, which would be written to all the same; and what a full disk has rolled back already is not rolled back again,
 * which would hide the reason.
 */
function withStatements(file: Sqlite.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  const inode = inodeOf(file.name);
  return {
    close: () => void file.close(),
    prepare: (text) => {
      if (text === "rollback" && !file.inTransaction) return nothing;
      if (text === "begin" && inodeOf(file.name) !== inode) throw new Error(`${file.name} is gone`);
      const statement = statements.get(text) ?? file.prepare(text);
      if (statements.size < mostStatements) statements.set(text, statement);
      return statement;
    },
  };
}

const inodeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino;
