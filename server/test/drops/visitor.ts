import { botFor } from "@multivector/shared/bots";
import { rejectionOf, type Scenario, type SeatId, viewOf } from "@multivector/shared/rules";
import { nextOf, type SeatSubmission } from "../../src/table/botTurn.ts";
import type { Person } from "../../src/table/chairs.ts";
import type { Table } from "../../src/table/table.ts";

/** Somebody who holds a seat, here or away. */
export interface Visitor {
  readonly seat: SeatId;
  readonly token: string;
  /** The connection; undefined: away. */
  person: Person | undefined;
  /** How the connection may come back by itself, and until when. */
  comeBack:
    | { readonly until: number; readonly table: Table; readonly call: () => void; readonly was: Person }
    | undefined;
  /** Submissions caretakers had made for the seat when its holder came. */
  cared: number;
}

export type Here = Visitor & { person: Person };

/** What somebody at the table may do next, by chance; undefined: nothing is left. */
export function stepOf(scenario: Scenario, table: Table, seat: SeatId, seed: string): SeatSubmission | undefined {
  const { world } = table;
  const view = world && viewOf(scenario, world, seat);
  return view && nextOf(botFor("random", scenario, seat, seed), scenario, view, seat)?.submission;
}

/** Whether the seat may say now that it is, or is not, ready. */
export function readiness(scenario: Scenario, table: Table, seat: SeatId): SeatSubmission | undefined {
  const { world } = table;
  if (world === undefined) return undefined;
  const view = viewOf(scenario, world, seat);
  const wishes = [true, false].map((ready) => ({ kind: "ready", seat, ready }) as const);
  return wishes.find((wish) => rejectionOf(scenario, view, wish) === undefined);
}

/** Asks the table for what a submission says. */
export async function ask(table: Table, person: Person, step: SeatSubmission): Promise<void> {
  const { turn = 0, phase = "" } = table.world ?? {};
  if (step.kind === "agenda") await table.answer(person, "agenda", { agenda: step.agenda });
  if (step.kind === "ready") await table.answer(person, "ready", { turn, phase, ready: step.ready });
  if (step.kind === "sign" || step.kind === "decline") await table.answer(person, step.kind, { offer: step.offer });
  if (step.kind === "seal") {
    const { orders, answers } = step;
    await table.answer(person, "seal", { turn, orders: [...orders], answers: { ...answers } });
  }
}
