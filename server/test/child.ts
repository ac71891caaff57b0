import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Place } from "./place.ts";

/** The server as a process of its own, as a person starts it; `options` are Node's. */
export async function startChild(
  { dataDir, databaseUrl = "" }: Pick<Place, "dataDir" | "databaseUrl">,
  options: readonly string[] = [],
): Promise<{ process: ChildProcess; address: string }> {
  const main = join(import.meta.dirname, "../src/main.ts");
  const child = spawn(process.execPath, [...options, main], {
    env: { ...process.env, PORT: "0", DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    const hear = (text: Buffer) => {
      said += text.toString();
      const ready = /Multivector is ready: (\S+)/.exec(said)?.[1];
      if (ready !== undefined) resolve(ready.replace("localhost", "127.0.0.1"));
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => reject(new Error(`the server did not start: ${said}`)));
  });
  return { process: child, address };
}
