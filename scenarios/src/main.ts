import { check } from "./check.ts";

/** The authors' command: `npm run scenario -- <command> <folder> [options]`. Exit code 1: faults found, 2: wrong usage. */
const commands: Readonly<Record<string, (args: readonly string[]) => number>> = { check };

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
if (command) {
  process.exitCode = command(args);
} else {
  console.error(`usage: npm run scenario -- <command> <folder>\ncommands: ${Object.keys(commands).join(", ")}`);
  process.exitCode = 2;
}
