import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parse } from "yaml";

/** A little more than the compiler reads: of a larger file it says that it is too large, whatever its size. */
const mostBytes = 2_200_000;

/** The texts of a scenario's folder by their names in it; undefined: there is no such folder. */
export function readFolder(folder: string): Record<string, string> | undefined {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  const locales = join(folder, "locales");
  const names = [
    "scenario.yaml",
    "sources.yaml",
    ...(existsSync(locales) ? readdirSync(locales).map((name) => `locales/${name}`) : []),
  ];
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith(".yaml") && existsSync(join(folder, name)))
      .map((name) => [name, textOf(join(folder, name))]),
  );
}

/** The text of a file, as UTF-8; what is no UTF-8 becomes the replacement mark. */
export function textOf(path: string): string {
  const bytes = Buffer.alloc(Math.min(statSync(path).size, mostBytes));
  const file = openSync(path, "r");
  try {
    readSync(file, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(file);
  }
  return new TextDecoder("utf-8").decode(bytes);
}

/** The folder of a scenario, given itself or a file in it, e.g. `scenarios/neither-camp/scenario.yaml`. */
export function folderOf(path: string): string {
  if (!existsSync(path) || statSync(path).isDirectory()) return path;
  const folder = dirname(path);
  return ["locales", "tests", "playthroughs"].includes(basename(resolve(folder))) ? dirname(folder) : folder;
}

/** Names that no text may hold: `persons.yaml` in the folder of scenarios. */
export function personsBeside(folder: string): readonly string[] {
  const path = join(folder, "../persons.yaml");
  if (!existsSync(path)) return [];
  const names: unknown = parse(textOf(path));
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}
