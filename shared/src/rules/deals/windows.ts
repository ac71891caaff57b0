import type { GroundOrder } from "../scenario.ts";
import type { Clause, ClauseState, Deal } from "./terms.ts";

type Ordering = Extract<Clause, { kind: "order" | "refrain" }>;

/** Whether the order is one the clause speaks of. */
export function isMeant(clause: Ordering, order: GroundOrder): boolean {
  if (order.seat !== clause.actor || order.action !== clause.action) return false;
  return Object.entries(clause.params ?? {}).every(([name, value]) => order.params[name] === value);
}

/** First and last turn in which the clause counts; undefined: its condition is open. A condition gives one turn more. */
export function windowOf(
  clause: Clause,
  state: ClauseState,
): { readonly first: number; readonly last: number } | undefined {
  const first = clause.turn ?? state.from;
  if (first === undefined || state.from === undefined) return undefined;
  const grace = clause.if !== undefined && clause.turn === undefined && clause.kind !== "pay" ? 1 : 0;
  return { first, last: first + clause.turns - 1 + grace };
}

/** Whether the clause stands open in this turn. */
function isOpenIn(turn: number, clause: Clause, state: ClauseState | undefined): boolean {
  if (!state || state.verdict) return false;
  const window = windowOf(clause, state);
  return window !== undefined && turn >= window.first && turn <= window.last;
}

/** The binding clause that forbids the order in this turn, if there is one (R38). */
export function bindingOn(deals: readonly Deal[], turn: number, order: GroundOrder) {
  for (const deal of deals) {
    for (const [place, clause] of deal.terms.clauses.entries()) {
      if (clause.kind !== "refrain" || !clause.binding || !isMeant(clause, order)) continue;
      if (isOpenIn(turn, clause, deal.states[place])) return { deal: deal.id, clause: place };
    }
  }
  return undefined;
}
