import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** Builds the client when `dist` is absent or older than what it is made of; otherwise takes a few milliseconds. */
const client = import.meta.dirname;
const root = join(client, "..");
const sources = ["client/src", "client/public", "shared/src"];
const files = [
  "client/index.html",
  "client/vite.config.ts",
  "client/leanPhaser.ts",
  "client/package.json",
  "package-lock.json",
];

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const inside = entries.map((entry) => timeOf(join(entry.parentPath, entry.name)));
  return Math.max(0, ...(await Promise.all(inside)));
}

const timeOf = async (path: string) => (await stat(path)).mtimeMs;

/** Milliseconds of the last change of any source; a removed file changes its folder. */
async function newestSource(): Promise<number> {
  const times = [
    ...sources.flatMap((folder) => [newestIn(join(root, folder)), timeOf(join(root, folder))]),
    ...files.map((file) => timeOf(join(root, file)).catch(() => 0)),
  ];
  return Math.max(...(await Promise.all(times)));
}

async function isBuilt(): Promise<boolean> {
  try {
    const page = join(client, "dist", "index.html");
    await readFile(page);
    return (await timeOf(page)) >= (await newestSource());
  } catch {
    return false;
  }
}

if (!(await isBuilt())) {
  console.log("Building the pages ...");
  const { build } = await import("vite");
  await build({ root: client, configFile: join(client, "vite.config.ts"), logLevel: "warn" });
}
