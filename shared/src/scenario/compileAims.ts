import { type Aim, asId, type Ending, type PartyId, type Seat } from "../rules/index.ts";
import { type Computed, computed } from "./closures.ts";
import type { Compilation } from "./compilation.ts";
import { compileExpression } from "./expression.ts";
import { didYouMean, type Path } from "./faults.ts";
import type { ScenarioFile } from "./format.ts";
import { fillings, type Variables } from "./model.ts";

const fewestAgendas = 2;

function measureAt(
  compilation: Compilation,
  text: string | number | boolean,
  variables: Variables,
  path: Path,
): Computed {
  const scope = compilation.scope(variables, [...path, "measure"]);
  return compilation.faults.attempt(() => compileExpression(text, "number", scope)) ?? computed("number", () => 0);
}

/** Whether a measure of these bounds can come to the target. */
const reachable = ({ low, high }: Computed, atLeast: boolean, target: number): boolean =>
  atLeast ? high >= target : low <= target;

const span = ({ low, high }: Computed): string => `${Math.round(low * 100) / 100} to ${Math.round(high * 100) / 100}`;

/** Rungs out of reach, and progress that begins beyond them. */
function checkRungs(
  { faults }: Compilation,
  measure: Computed,
  aim: { atLeast: boolean; rungs: readonly number[]; from: number },
  path: Path,
): void {
  const field = [...path, aim.atLeast ? "atLeast" : "atMost"];
  const lost = aim.rungs.filter((rung) => !reachable(measure, aim.atLeast, rung));
  if (lost.length > 0) {
    const message = `the rung ${lost.join(", ")} can never be reached: the measure goes from ${span(measure)}`;
    faults.add({ code: "MV0315", path: field, message, cure: "choose rungs within it" });
  }
  const [first = 0] = aim.rungs;
  if (aim.atLeast ? aim.from < first : aim.from > first) return;
  const message = `progress starts from ${aim.from}, which is not before the first rung, ${first}`;
  faults.add({ code: "MV0318", path: [...path, "from"], message, cure: "let `from` be where nothing is achieved yet" });
}

/** Public objectives, then secret agendas, of all seats. */
export function compileAims(compilation: Compilation): Aim[] {
  const { file, seats } = compilation.model;
  const ids = seats.map((seat): string => seat.id);
  for (const list of ["objectives", "agendas"] as const) {
    for (const seat of Object.keys(file[list])) {
      if (ids.includes(seat)) continue;
      const message = `\`${seat}\` is no seat of this scenario`;
      compilation.faults.add({ code: "MV0301", path: [list, seat], message, ...didYouMean(seat, ids) });
    }
  }
  return seats.flatMap((seat) => {
    const objectives = aimsOf(compilation, seat, "objectives", file.objectives[seat.id] ?? {});
    const agendas = aimsOf(compilation, seat, "agendas", file.agendas[seat.id] ?? {});
    if (objectives.length === 0 || agendas.length < fewestAgendas) {
      const message = `the seat \`${seat.id}\` has ${objectives.length} objectives and ${agendas.length} agendas`;
      const cure = `give it at least one objective and ${fewestAgendas} agendas, of which two are dealt`;
      compilation.faults.add({ code: "MV0308", path: ["seats", seat.id], message, cure });
    }
    return [...objectives, ...agendas];
  });
}

function aimsOf(
  compilation: Compilation,
  seat: Seat,
  list: "objectives" | "agendas",
  aims: ScenarioFile["objectives"][string],
): Aim[] {
  const variables = new Map([
    ["me", seat.party as string],
    ["seat", seat.id as string],
  ]);
  return Object.entries(aims).map(([id, aim]) => {
    const path = [list, seat.id, id];
    const rungs = aim.atLeast ?? aim.atMost ?? [];
    const atLeast = aim.atLeast !== undefined;
    const climbs = rungs.every(
      (rung, i) => i === 0 || (atLeast ? rung > (rungs[i - 1] ?? 0) : rung < (rungs[i - 1] ?? 0)),
    );
    if (!climbs) {
      const cure = atLeast ? "with `atLeast` each rung is higher" : "with `atMost` each rung is lower";
      const message = `the rungs ${rungs.join(", ")} are not from easy to hard`;
      compilation.faults.add({ code: "MV0307", path: [...path, atLeast ? "atLeast" : "atMost"], message, cure });
    }
    const measure = measureAt(compilation, aim.measure, variables, path);
    checkRungs(compilation, measure, { atLeast, rungs, from: aim.from }, path);
    return {
      id: asId(id),
      seat: seat.id,
      seatIndex: seat.index,
      secret: list === "agendas",
      measure: measure.run,
      atLeast,
      from: aim.from,
      rungs,
    };
  });
}

/** Endings; one with `per` becomes one for each filling, e.g. `camp(north)`, and its first variable names the captor. */
export function compileEndings(compilation: Compilation): Ending[] {
  const { model, faults } = compilation;
  return Object.entries(model.file.endings).flatMap(([id, file]) => {
    const path = ["endings", id];
    const filled = faults.attempt(() => fillings(model, file.per, new Map(), [...path, "per"])) ?? [];
    return filled.map((variables): Ending => {
      const [captor] = variables.values();
      return {
        id: asId(captor === undefined ? id : `${id}(${captor})`),
        kind: file.kind,
        gauges: file.all.map((gauge, i) => gaugeAt(compilation, gauge, variables, [...path, "all", i])),
        captor: file.kind === "camp" && captor !== undefined ? asId<PartyId>(captor) : undefined,
      };
    });
  });
}

function gaugeAt(
  compilation: Compilation,
  gauge: ScenarioFile["endings"][string]["all"][number],
  variables: Variables,
  path: Path,
): Ending["gauges"][number] {
  const measure = measureAt(compilation, gauge.measure, variables, path);
  const atLeast = gauge.atLeast !== undefined;
  const target = gauge.atLeast ?? gauge.atMost ?? 0;
  if (!reachable(measure, atLeast, target)) {
    const message = `this ending can never come: its measure goes from ${span(measure)}, and ${target} is needed`;
    const field = [...path, atLeast ? "atLeast" : "atMost"];
    compilation.faults.add({ code: "MV0316", path: field, message, cure: "choose a bound within it" });
  }
  return { measure: measure.run, atLeast, target, from: gauge.from };
}
