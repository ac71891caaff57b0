import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ScenarioSummary } from "@multivector/shared/protocol/types";
import type { PhaseId, Scenario } from "@multivector/shared/rules";
import { type Diagnostic, type Locale, loadScenario, type ScenarioFile } from "@multivector/shared/scenario";

/** JSON that stays the same as long as its hash does. */
export interface Sheet {
  readonly json: string;
  readonly hash: string;
}

/** A scenario ready to play. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly file: ScenarioFile;
  /** `{ file, locales }`, for the browser. */
  readonly sheet: Sheet;
}

/** A folder that could not be used. */
export interface Fault {
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The scenarios and maps this server has; read once at the start. */
export interface Shelf {
  readonly summaries: readonly ScenarioSummary[];
  readonly faults: readonly Fault[];
  readonly scenarios: ReadonlyMap<string, LoadedScenario>;
  readonly maps: ReadonlyMap<string, Sheet>;
}

/** Reads every folder that holds a scenario, and `maps/*.json`. A faulty scenario is told in `faults` and left out. */
export function loadShelf(dir: string): Shelf {
  const summaries: ScenarioSummary[] = [];
  const faults: Fault[] = [];
  const scenarios = new Map<string, LoadedScenario>();
  for (const folder of foldersOf(dir)) {
    const { file, scenario, locales, diagnostics } = loadScenario(textsOf(join(dir, folder)), folder);
    if (file === undefined || scenario === undefined) {
      faults.push({ folder, diagnostics: diagnostics.filter(({ severity }) => severity === "error") });
      continue;
    }
    scenarios.set(scenario.id, { scenario, file, sheet: sheetOf(JSON.stringify({ file, locales })) });
    summaries.push(summaryOf(scenario, file, locales));
  }
  return { summaries, faults, scenarios, maps: mapsOf(join(dir, "maps")) };
}

function foldersOf(dir: string): string[] {
  if (!existsSync(dir)) throw new Error(`There is no folder of scenarios at ${dir}.`);
  const entries = readdirSync(dir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, "scenario.yaml")))
    .map(({ name }) => name)
    .sort();
}

/** The texts of a scenario by their names in its folder. */
export function textsOf(folder: string): Record<string, string> {
  const locales = join(folder, "locales");
  const names = existsSync(locales) ? readdirSync(locales).filter((name) => name.endsWith(".yaml")) : [];
  const files = ["scenario.yaml", ...names.map((name) => `locales/${name}`)];
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

function mapsOf(dir: string): Map<string, Sheet> {
  const names = existsSync(dir) ? readdirSync(dir).filter((name) => /^[a-z0-9-]+\.json$/.test(name)) : [];
  return new Map(names.map((name) => [name.slice(0, -".json".length), sheetOf(readFileSync(join(dir, name), "utf8"))]));
}

export const sheetOf = (json: string): Sheet => ({
  json,
  hash: createHash("sha256").update(json).digest("hex").slice(0, 32),
});

function summaryOf(scenario: Scenario, file: ScenarioFile, locales: Readonly<Record<string, Locale>>): ScenarioSummary {
  const texts = (key: string) =>
    Object.fromEntries(
      Object.entries(locales).flatMap(([language, { [key]: text }]) =>
        typeof text === "string" ? [[language, text]] : [],
      ),
    );
  return {
    id: scenario.id,
    version: scenario.version,
    hash: scenario.hash,
    minutes: file.minutes,
    turns: scenario.turns,
    seats: scenario.seats.map(({ id }) => id),
    languages: Object.keys(locales),
    title: texts("title"),
    summary: texts("summary"),
  };
}

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** How long a phase lasts with a clock, in milliseconds; 0 for a phase that has none. */
export function durationOf({ pace }: ScenarioFile, phase: PhaseId): number {
  const text = phase === "debrief" ? undefined : pace.live[phase];
  return text === undefined ? 0 : Number.parseInt(text, 10) * (unitMs[text.slice(-1)] ?? 0);
}
