import { asId, type Expr, type PartyId, type PhaseId, type Scenario } from "../rules/index.ts";
import { Compilation } from "./compilation.ts";
import { compileActions } from "./compileActions.ts";
import { compileAims, compileEndings } from "./compileAims.ts";
import { compileDeals } from "./compileDeals.ts";
import { compileEvents, compileQuestions } from "./compileEvents.ts";
import { compileForums } from "./compileForums.ts";
import { compileExpression } from "./expression.ts";
import { type Fault, Faults } from "./faults.ts";
import type { ScenarioFile } from "./format.ts";
import { hashOfScenario } from "./hash.ts";

export type { Locale, ScenarioFile } from "./format.ts";

/** Compiles a file that is known to be good (`loadScenario` said so). Runs in a browser. Throws on a fault. */
export function compileScenario(file: ScenarioFile): Scenario {
  const faults = new Faults();
  const scenario = compileInto(file, faults);
  const [first] = faults.list;
  if (first) throw new Error(`${file.id}: ${first.path.join(".")}: ${first.message}`);
  return scenario;
}

/** Compiles what can be compiled and collects every fault; the scenario is fit for play only if there is none. */
export function compileInto(file: ScenarioFile, faults: Faults): Scenario {
  const compilation = new Compilation(file, faults);
  const { model } = compilation;
  const indices = compilation.compileIndices();
  compilation.compileJealousies();
  const { actions, orders, upkeep } = compileActions(compilation);
  const questions = compileQuestions(compilation);
  const forums = compileForums(compilation);
  const events = compileEvents(compilation);
  const deals = compileDeals(compilation);
  for (const fault of compilation.effects.faults()) faults.add(fault);
  for (const fault of idleTracks(compilation)) faults.add(fault);
  return {
    id: file.id,
    version: file.version,
    hash: hashOfScenario(file),
    turns: file.turns,
    phases: phasesOf(file),
    pivot: asId<PartyId>(file.pivot),
    parties: model.parties,
    vectors: file.vectors.map((id) => asId<PartyId>(id)),
    seats: model.seats,
    tracks: [...model.tracks.values()],
    slots: model.slots,
    sites: Object.entries(file.sites ?? {}).map(([id, site]) => ({ id: asId(id), kind: site.kind })),
    indices,
    actions,
    orders,
    upkeep,
    questions,
    forums,
    events,
    factCount: compilation.factCount,
    aims: compileAims(compilation),
    endings: compileEndings(compilation),
    scoring: {
      success: file.scoring.success,
      window: file.scoring.window ?? 1,
      floor: file.scoring.floor ?? 0,
      campPrice: file.scoring.campPrice ?? 0,
      collapseCap: file.scoring.collapseCap ?? 0,
    },
    deals,
  };
}

/** Tracks that stay as they start; treasuries move by costs. */
function idleTracks({ effects, model }: Compilation): Fault[] {
  const { file } = model;
  return Object.keys(file.tracks)
    .filter((id) => id !== file.treasury && !effects.changes(id))
    .map((id) => ({
      code: "MV0319",
      path: ["tracks", id],
      message: `nothing ever changes the track \`${id}\``,
      cure: "give an action, question or event an effect on it, or write its number where it is used",
    }));
}

function phasesOf({ pace: { live } }: ScenarioFile): PhaseId[] {
  const phases: PhaseId[] = [];
  if (live.briefing) phases.push("briefing");
  if (live.negotiation) phases.push("negotiation");
  return [...phases, "orders", "report"];
}

/** How much flows along each route of the map, 0..1, by route id; routes without `use` are left out. */
export function compileRouteUse(file: ScenarioFile): ReadonlyMap<string, Expr> {
  const faults = new Faults();
  const compilation = new Compilation(file, faults);
  compilation.compileIndices();
  return new Map(
    Object.entries(file.map.routes ?? {}).flatMap(([id, { use }]) => {
      if (use === undefined) return [];
      const path = ["map", "routes", id, "use"];
      const made = faults.attempt(() => compileExpression(use, "number", compilation.scope(new Map(), path)));
      return made ? [[id, made.run] as const] : [];
    }),
  );
}
