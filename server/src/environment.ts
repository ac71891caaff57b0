import { join, resolve } from "node:path";

/** The project's root folder. */
const root = resolve(import.meta.dirname, "../..");

export interface Environment {
  readonly port: number;
  readonly dataDir: string;
  /** URL of a PostgreSQL database; undefined: SQLite in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Address people use from outside, e.g. `https://play.example.org`; undefined: whatever they typed. */
  readonly publicAddress: string | undefined;
  readonly scenariosDir: string;
  readonly clientDir: string;
}

/** Reads the environment; the only file that does. Throws a plain sentence if a variable makes no sense. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const port = Number(env.PORT ?? "2567");
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a number from 0 to 65535, but it is "${env.PORT}".`);
  }
  return {
    port,
    dataDir: resolve(root, env.DATA_DIR || "data"),
    databaseUrl: env.DATABASE_URL || undefined,
    publicAddress: env.PUBLIC_ADDRESS || undefined,
    scenariosDir: resolve(root, env.SCENARIOS_DIR || "scenarios"),
    clientDir: join(root, "client/dist"),
  };
}
