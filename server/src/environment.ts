import { join, resolve } from "node:path";
import type { NoticeSettings } from "./notices/newNoticeDesk.ts";

/** The project's root folder. */
const root = resolve(import.meta.dirname, "../..");

export interface Environment {
  readonly port: number;
  readonly dataDir: string;
  /** URL of a PostgreSQL database; undefined: SQLite in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Address people use from outside, e.g. `https://play.example.org`; undefined: whatever they typed. */
  readonly publicAddress: string | undefined;
  readonly notices: Pick<NoticeSettings, "inside"> & Partial<Pick<NoticeSettings, "contact">>;
  readonly scenariosDir: string;
  readonly clientDir: string;
}

/** Reads the environment; the only file that does. Throws a plain sentence if a variable makes no sense. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const port = Number(env.PORT ?? "2567");
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a number from 0 to 65535, but it is "${env.PORT}".`);
  }
  const contact = env.PUSH_CONTACT || (env.PUBLIC_ADDRESS?.startsWith("https:") ? env.PUBLIC_ADDRESS : undefined);
  if (contact !== undefined && !/^(https:|mailto:)/.test(contact)) {
    throw new Error(`PUSH_CONTACT must begin with mailto: or https:, but it is "${contact}".`);
  }
  return {
    port,
    dataDir: resolve(root, env.DATA_DIR || "data"),
    databaseUrl: env.DATABASE_URL || undefined,
    publicAddress: env.PUBLIC_ADDRESS || undefined,
    notices: { inside: env.PRIVATE_WEBHOOKS === "1", ...(contact === undefined ? {} : { contact }) },
    scenariosDir: resolve(root, env.SCENARIOS_DIR || "scenarios"),
    clientDir: join(root, "client/dist"),
  };
}
