import type { ScenarioSummary } from "@multivector/shared/protocol/types";
import type { Scenario } from "@multivector/shared/rules";
import type { Diagnostic, ScenarioFile } from "@multivector/shared/scenario";

/** A scenario ready to play. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly file: ScenarioFile;
  /** What `GET /api/scenarios/:id` sends: `{ file, locales }`. */
  readonly json: string;
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
  get(id: string): LoadedScenario | undefined;
  map(id: string): { readonly json: string; readonly hash: string } | undefined;
}
