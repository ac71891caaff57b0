import type { Store } from "./store.ts";

export interface StoreSettings {
  readonly dataDir: string;
  /** Of a PostgreSQL database; undefined: SQLite in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Another server took a table from this one. */
  readonly lost: (code: string) => void;
}

/** Opens the store; each database's code is read only if it is used. Throws a plain sentence. */
export async function openStore({ dataDir, databaseUrl, lost }: StoreSettings): Promise<Store> {
  if (databaseUrl === undefined) return (await import("./sqliteStore.ts")).openSqliteStore(dataDir);
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new Error("DATABASE_URL must begin with postgres:// (without it, games are kept in DATA_DIR).");
  }
  return (await import("./postgresStore.ts")).openPostgresStore(databaseUrl, lost);
}
