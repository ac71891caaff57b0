import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, loadScenario } from "@multivector/shared/scenario";
import { parse } from "yaml";
import { readFolder } from "./readFolder.ts";

/** A planted mistake: `find` in the file becomes `put`; the diagnostic must stand on the line that holds `at`. */
export interface Mistake {
  readonly name: string;
  readonly code: string;
  /** Words the message or the cure must hold. */
  readonly says?: string;
  /** By default `scenario.yaml`. */
  readonly file?: string;
  readonly find: string;
  readonly put: string;
  /** By default the first line of `put`. */
  readonly at?: string;
  /** So many characters more on the last line of `put`. */
  readonly pad?: number;
  /** A `sources.yaml` beside it. */
  readonly sources?: string;
  /** A source that one of the texts cites. */
  readonly cites?: string;
  /** Names that no text may hold. */
  readonly persons?: readonly string[];
}

const folder = join(import.meta.dirname, "../mistakes");

/** The scenario in which the mistakes are made, one at a time: the template with one of everything. */
export const base = "powers";
export const good = readFolder(join(import.meta.dirname, "../templates", base)) ?? {};

export const mistakes: readonly Mistake[] = readdirSync(folder)
  .sort()
  .map((name) => ({ name, ...(parse(readFileSync(join(folder, name), "utf8")) as Omit<Mistake, "name">) }));

interface Planted {
  readonly file: string;
  /** Where it must be found. */
  readonly line: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the mistake and compiles. */
function plant(mistake: Mistake): Planted {
  const { file = "scenario.yaml", find, put, pad = 0, sources, cites, persons } = mistake;
  const { "locales/de.yaml": german = "", ...english } = good;
  const both = file.startsWith("locales/") ? { "locales/de.yaml": german } : {};
  const files: Record<string, string> = {
    ...english,
    ...both,
    ...(sources === undefined ? {} : { "sources.yaml": sources }),
  };
  const before = files[file] ?? "";
  if (!before.includes(find)) throw new Error(`${mistake.name}: ${file} does not hold what is to be replaced`);
  files[file] = before.replace(find, () => put + "x".repeat(pad));
  if (cites !== undefined) {
    const en = files["locales/en.yaml"] ?? "";
    files["locales/en.yaml"] = en.replace('history: "', `history: "[${cites}] `);
  }
  const mark = mistake.at ?? put.split("\n")[0] ?? "";
  const start = files[file].indexOf(mark);
  if (start < 0) throw new Error(`${mistake.name}: no line holds ${mark}`);
  const line = files[file].slice(0, start).split("\n").length;
  return { file, line, diagnostics: loadScenario(files, base, persons).diagnostics };
}

/** What is wrong with how it was found; undefined: found with the right code, on the right line, in the right words. */
export function miss(mistake: Mistake): string | undefined {
  const { file, line, diagnostics } = plant(mistake);
  const found = diagnostics.filter((one) => one.code === mistake.code && one.file === file && one.line === line);
  const words = found.map((one) => `${one.message} ${one.cure ?? ""}`).join("\n");
  if (found.length > 0 && words.includes(mistake.says ?? "")) return undefined;
  const all = diagnostics.map((one) => `${one.file}:${one.line} ${one.code} ${one.message} (${one.cure ?? ""})`);
  return `${mistake.name}: wanted ${mistake.code} at ${file}:${line} saying "${mistake.says ?? ""}"\n  ${all.slice(0, 4).join("\n  ")}`;
}
