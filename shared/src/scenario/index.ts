import type { Scenario } from "../rules/index.ts";
import { senseFaults } from "./checks.ts";
import { compileInto } from "./compile.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { Faults } from "./faults.ts";
import type { Locale, ScenarioFile } from "./format.ts";
import { Source, shapeOf } from "./parse.ts";
import { strayTexts, textFaults, textsNeeded } from "./texts.ts";

export { codes } from "./codes.ts";
export { compileScenario } from "./compile.ts";
export type { Diagnostic } from "./diagnostic.ts";
export type { Locale, ScenarioFile } from "./format.ts";

export interface Loaded {
  /** Given if the file has the right shape. */
  readonly file?: ScenarioFile;
  /** Given if there is no error. */
  readonly scenario?: Scenario;
  /** By language, e.g. `en`. */
  readonly locales: Readonly<Record<string, Locale>>;
  /** Everything found, in the order of the files' lines. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads a scenario from its texts by file name: `scenario.yaml`, `locales/en.yaml`, ... Finds all faults in one pass and
 * never throws for what an author wrote. `folder`: the name the scenario's id must have.
 */
export function loadScenario(files: Readonly<Record<string, string>>, folder?: string): Loaded {
  const text = files["scenario.yaml"];
  if (text === undefined) return { locales: {}, diagnostics: [missing] };
  const source = new Source("scenario.yaml", text);
  const sources = Object.keys(files)
    .filter((name) => /^locales\/[a-z]{2,3}\.yaml$/.test(name))
    .sort()
    .map((name) => new Source(name, files[name] ?? ""));
  const file = source.value === undefined ? undefined : shapeOf(source);
  const locales = Object.fromEntries(
    sources.map((one) => [one.file.slice("locales/".length, -".yaml".length), localeOf(one)]),
  );
  const scenario = file && compileAll(file, source, folder);
  if (file && scenario) checkTexts(file, scenario, source, sources);
  const diagnostics = [source, ...sources].flatMap((one) =>
    one.diagnostics.sort((a, b) => a.line - b.line || a.column - b.column),
  );
  const sound = !diagnostics.some((one) => one.severity === "error");
  return { ...(file ? { file } : {}), ...(sound && scenario ? { scenario } : {}), locales, diagnostics };
}

const missing: Diagnostic = {
  code: "MV0105",
  severity: "error",
  file: "scenario.yaml",
  line: 1,
  column: 1,
  path: "",
  message: "the folder has no scenario.yaml",
  cure: "a scenario is a folder with `scenario.yaml` and `locales/en.yaml`",
};

const localeOf = (source: Source): Locale =>
  typeof source.value === "object" && source.value !== null ? (source.value as Locale) : {};

function compileAll(file: ScenarioFile, source: Source, folder: string | undefined): Scenario | undefined {
  if (folder !== undefined && folder !== file.id) {
    const message = `the scenario calls itself \`${file.id}\`, but its folder is \`${folder}\``;
    source.add({ code: "MV0104", path: ["id"], message, cure: "give both the same name" });
  }
  const faults = new Faults();
  const scenario = compileInto(file, faults);
  const broken = faults.list.length > 0;
  for (const fault of faults.list) source.add(fault);
  for (const fault of senseFaults(file, scenario)) if (!broken || fault.code !== "MV0209") source.add(fault);
  return broken ? undefined : scenario;
}

function checkTexts(file: ScenarioFile, scenario: Scenario, source: Source, sources: readonly Source[]): void {
  const needs = textsNeeded(file, scenario);
  if (sources.length === 0) {
    source.add({
      code: "MV0501",
      path: [],
      message: "there is no locales/*.yaml with texts",
      cure: "add `locales/en.yaml`",
    });
  }
  for (const one of sources) {
    const others = sources.filter((other) => other !== one).map(localeOf);
    for (const fault of textFaults(needs, localeOf(one), others)) one.add(fault);
    for (const fault of strayTexts(needs, localeOf(one))) one.add(fault);
  }
}
