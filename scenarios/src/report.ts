import { type Diagnostic, docsOf } from "@multivector/shared/scenario";

/** Faults of one scenario for people: place, sentence, the line with a caret, cause, cure, where to read more. */
export function report(
  folder: string,
  files: Readonly<Record<string, string>>,
  diagnostics: readonly Diagnostic[],
): string {
  if (diagnostics.length === 0) return `${folder}: no faults`;
  const count = (severity: Diagnostic["severity"]) => diagnostics.filter((one) => one.severity === severity).length;
  const shown = diagnostics.map((one) => lines(folder, files[one.file] ?? "", one));
  const hints = count("hint") > 0 ? `, ${count("hint")} hints` : "";
  return [...shown, `${folder}: ${count("error")} errors, ${count("warning")} warnings${hints}`].join("\n\n");
}

const widest = 140;

function lines(folder: string, text: string, one: Diagnostic): string {
  const line = text.split("\n", one.line)[one.line - 1] ?? "";
  const from = Math.max(0, one.column - widest);
  const sure = one.confidence === "certain" ? "" : ` (${one.confidence})`;
  return [
    `${folder}/${one.file}:${one.line}:${one.column} ${one.severity} ${one.code}${sure}: ${one.message}`,
    `  ${line.slice(from, from + widest).replaceAll("\t", " ")}`,
    `  ${" ".repeat(one.column - 1 - from)}^`,
    `  why: ${one.cause}`,
    ...(one.cure === undefined ? [] : [`  cure: ${one.cure}`]),
    `  more: ${docsOf(one.code)}`,
  ].join("\n");
}
