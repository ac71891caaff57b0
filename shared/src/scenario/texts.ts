import type { Scenario } from "../rules/index.ts";
import { didYouMean, type Fault, type Path } from "./faults.ts";
import type { Locale, ScenarioFile } from "./format.ts";

/** A text a scenario needs, by its path in a locale file. `holes`: placeholders it may use. */
interface Need {
  readonly path: Path;
  readonly holes?: readonly string[];
}

/** Every text the screen may show for this scenario. */
export function textsNeeded(file: ScenarioFile, scenario: Scenario): Need[] {
  const all = (group: string, ids: Iterable<string>, fields: readonly string[]): Need[] =>
    [...ids].flatMap((id) => fields.map((field) => ({ path: [group, id, field] })));
  const reasons = new Set<string>([...scenario.upkeep.map((one) => one.why), ...whys(scenario)]);
  return [
    ...["title", "summary", "intro", "history"].map((field) => ({ path: [field] })),
    ...all("parties", Object.keys(file.parties), ["name", "short"]),
    ...all("seats", Object.keys(file.seats), ["name", "brief"]),
    ...all("tracks", Object.keys(file.tracks), ["name", "help"]),
    ...all("indices", Object.keys(file.indices ?? {}), ["name", "help"]),
    ...all("sites", Object.keys(file.sites ?? {}), ["name", "help"]),
    ...[...new Set(Object.values(file.sites ?? {}).map((site) => site.kind))].map((kind) => ({
      path: ["siteKinds", kind],
    })),
    ...Object.keys(file.map.places).map((id) => ({ path: ["places", id] })),
    ...Object.keys(file.map.routes ?? {}).map((id) => ({ path: ["routes", id] })),
    ...all("actions", Object.keys(file.actions), ["name", "help"]),
    ...Object.entries(file.actions).map(([id, action]) => ({
      path: ["actions", id, "order"],
      holes: Object.keys(action.params ?? {}),
    })),
    ...wordsOf(file).map((word) => ({ path: ["words", word] })),
    ...[...reasons].map((why) => ({ path: ["why", why] })),
    ...all("questions", Object.keys(file.questions ?? {}), ["title", "text"]),
    ...Object.entries(file.questions ?? {}).flatMap(([id, question]) =>
      Object.keys(question.options).map((option) => ({ path: ["questions", id, "options", option, "name"] })),
    ),
    ...all("forums", Object.keys(file.forums ?? {}), ["title", "text"]),
    ...Object.entries(file.forums ?? {}).flatMap(([id, { kind, options = {} }]) =>
      kind === "effort"
        ? []
        : Object.keys(options).map((option) => ({ path: ["forums", id, "options", option, "name"] })),
    ),
    ...Object.entries(file.forums ?? {}).flatMap(([id, { options = {} }]) =>
      [...new Set(Object.values(options).flatMap(({ group }) => group ?? []))].map((group) => ({
        path: ["forums", id, "groups", group],
      })),
    ),
    ...all("events", Object.keys(file.events ?? {}), ["title", "text"]),
    ...all("aims", new Set(scenario.aims.map((aim) => aim.id)), ["name", "help"]),
    ...all("endings", [...Object.keys(file.endings), "time"], ["title", "text"]),
  ];
}

function whys(scenario: Scenario): string[] {
  return scenario.orders.flatMap((order) => order.effects.flatMap((effect) => effect.why ?? []));
}

/** Words of parameter lists that are no party, seat or site. */
function wordsOf(file: ScenarioFile): string[] {
  const named = new Set([...Object.keys(file.parties), ...Object.keys(file.seats), ...Object.keys(file.sites ?? {})]);
  const words = Object.values(file.actions).flatMap((action) =>
    Object.values(action.params ?? {}).flatMap((domain) => (Array.isArray(domain) ? domain : [])),
  );
  return [...new Set(words)].filter((word) => !named.has(word));
}

/** The text at a path; undefined: none. */
function textAt(locale: Locale, path: Path): string | undefined {
  let at: string | Locale | undefined = locale;
  for (const key of path) at = typeof at === "object" ? at[key] : undefined;
  return typeof at === "string" ? at : undefined;
}

/** Texts that may be there but need not. */
const optional = [/^(questions|forums)\.[^.]+\.options\.[^.]+\.help$/, /^forums\.[^.]+\.options\.give\.name$/];

/** Paths of all texts of a locale. */
const pathsIn = (locale: Locale, above: readonly string[] = []): string[][] =>
  Object.entries(locale).flatMap(([key, below]) =>
    typeof below === "object" && below !== null ? pathsIn(below, [...above, key]) : [[...above, key]],
  );

const mostStrays = 50;

/** Texts nobody will ever read. */
export function strayTexts(needs: readonly Need[], locale: Locale): Fault[] {
  const known = new Set(needs.map(({ path }) => path.join(".")));
  const strays = pathsIn(locale).filter((path) => {
    const name = path.join(".");
    return !known.has(name) && !optional.some((pattern) => pattern.test(name));
  });
  return strays.slice(0, mostStrays).map((path): Fault => {
    const name = path.join(".");
    const message = `nothing shows the text \`${name}\``;
    const torn = path.some((key) => key.includes(" "));
    const cure = torn ? { cure: "put the text in quotes: without them a comma ends it" } : didYouMean(name, known);
    return { code: "MV0504", path, message, ...cure };
  });
}

/** Faults of one language. `others` have the text when this one lacks it. */
export function textFaults(needs: readonly Need[], locale: Locale, others: readonly Locale[]): Fault[] {
  return needs.flatMap(({ path, holes = [] }): Fault[] => {
    const text = textAt(locale, path);
    const name = path.join(".");
    if (text === undefined || text.trim() === "") {
      const elsewhere = others.some((other) => textAt(other, path) !== undefined);
      const message = elsewhere
        ? `the text \`${name}\` is missing in this language`
        : `the text \`${name}\` is missing`;
      return [{ code: elsewhere ? "MV0502" : "MV0501", path, message }];
    }
    const unknown = [...text.matchAll(/\{(\w+)\}/g)]
      .map(([, hole = ""]) => hole)
      .filter((hole) => !holes.includes(hole));
    return unknown.map((hole) => ({
      code: "MV0503",
      path,
      message: `the text \`${name}\` has a place for \`{${hole}}\`, which is not there`,
      cure: holes.length > 0 ? `it may use {${holes.join("}, {")}}` : "it may use none",
    }));
  });
}
