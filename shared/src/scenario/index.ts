import type { Scenario } from "../rules/index.ts";
import { senseFaults } from "./checks.ts";
import { codes } from "./codes.ts";
import { compileInto } from "./compile.ts";
import { type Diagnostic, docsOf } from "./diagnostic.ts";
import { Faults } from "./faults.ts";
import type { Locale, ScenarioFile } from "./format.ts";
import { Source, shapeOf } from "./parse.ts";
import { citationFaults, sourceFaults, uncitedFaults } from "./sources.ts";
import { holeFaults, lengthFaults, personFaults, textsIn } from "./textChecks.ts";
import { strayTexts, textFaults, textsNeeded } from "./texts.ts";

export {
  type AuthorTest,
  authorTestSchema,
  type Expectation,
  Expectations,
  readTests,
  type TestFault,
} from "./authorTests.ts";
export { codes } from "./codes.ts";
export { compileScenario } from "./compile.ts";
export { type Diagnostic, docsOf } from "./diagnostic.ts";
export type { Locale, ScenarioFile } from "./format.ts";
export { type SchemaNode, scenarioSchema } from "./schema.ts";

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
 * Loads a scenario from its texts by file name: `scenario.yaml`, `locales/en.yaml`, `sources.yaml`, ... Finds all faults
 * in one pass and never throws for what an author wrote. `folder`: the name the scenario's id must have. `persons`: names
 * that no text may hold.
 */
export function loadScenario(
  files: Readonly<Record<string, string>>,
  folder?: string,
  persons: readonly string[] = [],
): Loaded {
  const text = files["scenario.yaml"];
  if (text === undefined) return { locales: {}, diagnostics: [missing] };
  const source = new Source("scenario.yaml", text);
  const languages = Object.keys(files)
    .filter((name) => /^locales\/[a-z]{2,3}\.yaml$/.test(name))
    .sort()
    .map((name) => new Source(name, files[name] ?? ""));
  const list = files["sources.yaml"];
  const register = list === undefined ? undefined : new Source("sources.yaml", list);
  const file = source.value === undefined ? undefined : shapeOf(source);
  const locales = Object.fromEntries(languages.map((one) => [languageOf(one), localeOf(one)]));
  const scenario = file && compileAll(file, source, folder);
  if (file && scenario) checkTexts(file, scenario, source, languages, persons);
  if (file && register) checkSources(file, source, languages, register);
  const diagnostics = [source, ...languages, ...(register ? [register] : [])].flatMap((one) =>
    one.diagnostics.sort((a, b) => a.line - b.line || a.column - b.column),
  );
  const sound = !diagnostics.some((one) => one.severity === "error");
  return { ...(file ? { file } : {}), ...(sound && scenario ? { scenario } : {}), locales, diagnostics };
}

const languageOf = (source: Source): string => source.file.slice("locales/".length, -".yaml".length);

const missing: Diagnostic = {
  code: "MV0105",
  severity: codes.MV0105.severity,
  confidence: codes.MV0105.confidence,
  file: "scenario.yaml",
  line: 1,
  column: 1,
  path: "",
  message: "the folder has no scenario.yaml",
  cause: codes.MV0105.cause,
  cure: "a scenario is a folder with `scenario.yaml` and `locales/en.yaml`",
  docs: docsOf("MV0105"),
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
  for (const fault of faults.notes) if (!broken) source.add(fault);
  for (const fault of senseFaults(file, scenario)) {
    if (!broken || codes[fault.code].severity === "error") source.add(fault);
  }
  return broken ? undefined : scenario;
}

function checkTexts(
  file: ScenarioFile,
  scenario: Scenario,
  source: Source,
  languages: readonly Source[],
  persons: readonly string[],
): void {
  const needs = textsNeeded(file, scenario);
  if (languages.length === 0) {
    source.add({
      code: "MV0501",
      path: [],
      message: "there is no locales/*.yaml with texts",
      cure: "add `locales/en.yaml`",
    });
  }
  const first = languages.find((one) => languageOf(one) === "en") ?? languages[0];
  for (const one of languages) {
    const locale = localeOf(one);
    const others = languages.filter((other) => other !== one).map(localeOf);
    const faults = [
      ...textFaults(needs, locale, others),
      ...strayTexts(needs, locale),
      ...lengthFaults(locale),
      ...personFaults(locale, persons),
      ...(first && first !== one ? holeFaults(locale, localeOf(first), languageOf(first)) : []),
    ];
    for (const fault of faults) one.add(fault);
  }
}

/** Holds claims and citations against the register of sources. */
function checkSources(file: ScenarioFile, source: Source, languages: readonly Source[], register: Source): void {
  const known = localeOf(register);
  for (const fault of sourceFaults(file, known)) source.add(fault);
  for (const one of languages) for (const fault of citationFaults(textsIn(localeOf(one)), known)) one.add(fault);
  const texts = languages.flatMap((one) => [...textsIn(localeOf(one))].map(([, text]) => text));
  for (const fault of uncitedFaults(file, texts, known)) register.add(fault);
}
