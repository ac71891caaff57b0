import type { Expr, Scenario } from "@multivector/shared/rules";
import type { Locale, ScenarioFile } from "@multivector/shared/scenario";
import { compileRouteUse, compileScenario } from "@multivector/shared/scenario/compile";
import { getScenario } from "./api.ts";

/** A scenario ready to be shown: rules, file and texts. */
export interface ShownScenario {
  readonly scenario: Scenario;
  readonly file: ScenarioFile;
  /** How much flows along each route of the map, 0..1. */
  readonly routeUse: ReadonlyMap<string, Expr>;
  readonly locales: Readonly<Record<string, Locale>>;
}

const loaded = new Map<string, Promise<ShownScenario>>();

/** Fetches and compiles a scenario once; a failure is forgotten, so that it can be tried again. */
export function loadScenario(id: string): Promise<ShownScenario> {
  const known = loaded.get(id) ?? fetchScenario(id);
  loaded.set(id, known);
  known.catch(() => loaded.delete(id));
  return known;
}

async function fetchScenario(id: string): Promise<ShownScenario> {
  const { file, locales } = await getScenario(id);
  return { scenario: compileScenario(file), file, routeUse: compileRouteUse(file), locales };
}
