import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { type Diagnostic, loadScenario } from "@multivector/shared/scenario";
import { asked, Usage } from "./options.ts";
import { folderOf, personsBeside, readFolder } from "./readFolder.ts";
import { report } from "./report.ts";
import { sarif } from "./sarif.ts";

export const checkHelp = `check <folder or file>... [--json | --sarif] [--baseline FILE] [--write-baseline FILE]
  Finds all faults: file, line, column, code, cause and cure. Exit code 1: there are errors.
  --json             findings as JSON
  --sarif            findings as SARIF 2.1.0, for CI
  --baseline FILE    leaves out what is listed there
  --write-baseline FILE  lists what is found now`;

interface Found {
  readonly folder: string;
  readonly files: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

export function check(args: readonly string[]): number {
  const options = asked(args, ["json", "sarif"], ["baseline", "write-baseline"]);
  if (options.words.length === 0) throw new Usage("no folder was given");
  const known = baselineOf(options.value("baseline"));
  const found = options.words.map((path) => findingsOf(folderOf(path), known));
  const written = options.value("write-baseline");
  if (written !== undefined) {
    const keys = found.flatMap(({ folder, diagnostics }) => diagnostics.map((one) => keyOf(folder, one)));
    writeFileSync(written, `${JSON.stringify(keys.sort(), undefined, 2)}\n`);
  }
  if (options.has("sarif")) console.log(JSON.stringify(sarif(found), undefined, 2));
  else if (options.has("json")) {
    for (const { folder, diagnostics } of found) console.log(JSON.stringify({ folder, diagnostics }, undefined, 2));
  } else for (const { folder, files, diagnostics } of found) console.log(report(folder, files, diagnostics));
  return found.some(({ diagnostics }) => diagnostics.some((one) => one.severity === "error")) ? 1 : 0;
}

function findingsOf(folder: string, known: ReadonlySet<string>): Found {
  const files = readFolder(folder);
  if (!files) throw new Usage(`there is no folder ${folder}`);
  const { diagnostics } = loadScenario(files, basename(resolve(folder)), personsBeside(folder));
  return { folder, files, diagnostics: diagnostics.filter((one) => !known.has(keyOf(folder, one))) };
}

/** What a finding is known by; lines move too easily to be part of it. */
const keyOf = (folder: string, { code, file, path, message }: Diagnostic): string =>
  [basename(resolve(folder)), file, code, path, message].join(" | ");

function baselineOf(path: string | undefined): ReadonlySet<string> {
  if (path === undefined) return new Set();
  if (!existsSync(path)) throw new Usage(`there is no baseline ${path}`);
  const keys: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (!Array.isArray(keys)) throw new Usage(`${path} is no baseline`);
  return new Set(keys.filter((key) => typeof key === "string"));
}
