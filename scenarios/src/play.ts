import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { loadScenario } from "@multivector/shared/scenario";
import { asked, numberOf, Usage } from "./options.ts";
import { folderOf, personsBeside, readFolder } from "./readFolder.ts";
import { report } from "./report.ts";

export const playHelp = `play <folder> [--port 2567] [--no-browser]
  Starts a server with the scenario and opens it in the browser. Ctrl+C ends it. Exit code 1: it has errors.`;

export async function play(args: readonly string[]): Promise<number> {
  const options = asked(args, ["no-browser"], ["port"]);
  const [path] = options.words;
  if (path === undefined) throw new Usage("name one folder");
  const folder = folderOf(path);
  const files = readFolder(folder);
  if (!files) throw new Usage(`there is no folder ${folder}`);
  const id = basename(resolve(folder));
  const { scenario, diagnostics } = loadScenario(files, id, personsBeside(folder));
  if (!scenario) {
    console.log(report(folder, files, diagnostics));
    return 1;
  }
  const port = numberOf(options.value("port"), "port", 2567);
  const root = join(import.meta.dirname, "../..");
  await ended(root, ["client/ensureBuilt.ts"], {});
  const SCENARIOS_DIR = dirname(resolve(folder));
  const server = ended(root, ["server/src/main.ts"], { PORT: `${port}`, SCENARIOS_DIR });
  const address = await openTable(`http://localhost:${port}`, id);
  if (address !== undefined) {
    console.log(`${id} is at ${address} - press Ctrl+C to end.`);
    if (!options.has("no-browser")) openBrowser(address);
  }
  return server;
}

/** Runs a script of ours to its end; its exit code. */
function ended(root: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const child = spawn(process.execPath, [...args], { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  process.once("SIGINT", () => child.kill("SIGINT"));
  return new Promise((done) => child.once("exit", (code) => done(code ?? 0)));
}

/** Opens a solo table as soon as the server answers; its address. Undefined: the server does not answer. */
async function openTable(server: string, scenario: string): Promise<string | undefined> {
  const body = JSON.stringify({ scenario, pace: "solo" });
  const headers = { "content-type": "application/json" };
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await fetch(`${server}/api/tables`, { method: "POST", headers, body }).catch(() => undefined);
    if (answer?.ok) return `${server}/t/${((await answer.json()) as { code: string }).code}`;
    await new Promise((later) => setTimeout(later, 200));
  }
  return undefined;
}

/** Opens the system's browser; without one the address stands in the terminal. */
function openBrowser(address: string): void {
  const programs: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: "open", win32: "explorer" };
  const program = programs[process.platform] ?? "xdg-open";
  if (program === "xdg-open" && !existsSync("/usr/bin/xdg-open")) return;
  spawn(program, [address], { stdio: "ignore", detached: true }).once("error", () => {});
}
