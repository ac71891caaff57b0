import { didYouMean, type Fault, type Path } from "./faults.ts";
import type { Locale, ScenarioFile } from "./format.ts";

/** Ids that need no entry in the register: our own invention, and general knowledge. */
const common = /^(design|GK(-(high|med|low))?)$/;

const cited = /\[((?:[A-Z]{1,3}\d{1,3}(?:, ?)?)+)\]/g;

interface Claim {
  readonly id: string;
  readonly path: Path;
}

/** Every source id named in the scenario. */
function claimsIn(file: ScenarioFile): Claim[] {
  const at = (source: readonly string[] | undefined, ...path: string[]): Claim[] =>
    (source ?? []).map((id, i) => ({ id, path: [...path, "source", i] }));
  const options = (kind: string, id: string, all: Readonly<Record<string, { source?: string[] | undefined }>>) =>
    Object.entries(all).flatMap(([option, { source }]) => at(source, kind, id, "options", option));
  return [
    ...Object.entries(file.events ?? {}).flatMap(([id, { source }]) => at(source, "events", id)),
    ...Object.entries(file.questions ?? {}).flatMap(([id, one]) => [
      ...at(one.source, "questions", id),
      ...options("questions", id, one.options),
    ]),
    ...Object.entries(file.forums ?? {}).flatMap(([id, one]) => [
      ...at(one.source, "forums", id),
      ...options("forums", id, one.options ?? {}),
    ]),
  ];
}

/** Source ids in square brackets in a text, e.g. `[A12]` or `[A12, S03]`. */
const citedIn = (text: string): string[] =>
  [...text.matchAll(cited)].flatMap(([, ids = ""]) => ids.split(",").map((id) => id.trim()));

/** Claims whose source is not in the register `sources.yaml`. */
export function sourceFaults(file: ScenarioFile, register: Locale): Fault[] {
  return claimsIn(file)
    .filter(({ id }) => !(id in register) && !common.test(id))
    .map(({ id, path }) => unknownSource(id, path, register));
}

const unknownSource = (id: string, path: Path, register: Locale): Fault => ({
  code: "MV0402",
  path,
  message: `the source \`${id}\` is not in sources.yaml`,
  ...didYouMean(id, Object.keys(register)),
});

/** Texts that cite a source which is not in the register. */
export function citationFaults(texts: Iterable<readonly [Path, string]>, register: Locale): Fault[] {
  return [...texts].flatMap(([path, text]) =>
    citedIn(text)
      .filter((id) => !(id in register))
      .map((id) => unknownSource(id, path, register)),
  );
}

/** Entries of the register that neither the scenario nor its texts cite. */
export function uncitedFaults(file: ScenarioFile, texts: Iterable<string>, register: Locale): Fault[] {
  const used = new Set([...claimsIn(file).map(({ id }) => id), ...[...texts].flatMap(citedIn)]);
  return Object.keys(register)
    .filter((id) => !used.has(id))
    .map((id) => ({ code: "MV0405", path: [id], message: `nothing cites the source \`${id}\`` }));
}
