import type { TableInfo } from "@multivector/shared/protocol/types";
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

type Version = Pick<TableInfo["scenario"], "id" | "hash">;

/** By hash. */
const loaded = new Map<string, Promise<ShownScenario>>();

/** Fetches and compiles a version of a scenario once; a failure is forgotten, so that it can be tried again. */
export function loadScenario(version: Version): Promise<ShownScenario> {
  const known = loaded.get(version.hash) ?? fetchScenario(version);
  loaded.set(version.hash, known);
  known.catch(() => loaded.delete(version.hash));
  return known;
}

async function fetchScenario({ id, hash }: Version): Promise<ShownScenario> {
  const { file, locales } = await getScenario(id, hash);
  return { scenario: compileScenario(file), file, routeUse: compileRouteUse(file), locales };
}
