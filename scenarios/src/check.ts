import { basename, resolve } from "node:path";
import { type Diagnostic, loadScenario } from "@multivector/shared/scenario";
import { readFolder } from "./readFolder.ts";

/** `check <folder>... [--json]`: prints every fault with its line. Returns the exit code. */
export function check(args: readonly string[]): number {
  const json = args.includes("--json");
  const folders = args.filter((arg) => !arg.startsWith("--"));
  if (folders.length === 0) {
    console.error("usage: npm run scenario -- check <folder>... [--json]\nno folder was given");
    return 2;
  }
  let errors = 0;
  for (const folder of folders) {
    const files = readFolder(folder);
    if (!files) {
      console.error(`there is no folder ${folder}`);
      return 2;
    }
    const { diagnostics } = loadScenario(files, basename(resolve(folder)));
    errors += diagnostics.filter((one) => one.severity === "error").length;
    if (json) console.log(JSON.stringify({ folder, diagnostics }, undefined, 2));
    else console.log(report(folder, files, diagnostics));
  }
  return errors > 0 ? 1 : 0;
}

function report(folder: string, files: Readonly<Record<string, string>>, diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return `${folder}: no faults`;
  const count = (severity: Diagnostic["severity"]) => diagnostics.filter((one) => one.severity === severity).length;
  const shown = diagnostics.map((one) => lines(folder, files[one.file] ?? "", one));
  return [...shown, `${folder}: ${count("error")} errors, ${count("warning")} warnings`].join("\n\n");
}

/** A diagnostic for people: place, sentence, the line with a caret, the cure. */
function lines(folder: string, text: string, one: Diagnostic): string {
  const line = text.split("\n")[one.line - 1] ?? "";
  const shown = line.length > 160 ? `${line.slice(0, 160)}...` : line;
  return [
    `${folder}/${one.file}:${one.line}:${one.column} ${one.severity} ${one.code}: ${one.message}`,
    `  ${shown}`,
    `  ${" ".repeat(Math.min(one.column - 1, 160))}^`,
    ...(one.cure === undefined ? [] : [`  ${one.cure}`]),
  ].join("\n");
}
