import type { SeatId } from "../ids.ts";
import { seatOf } from "../lookup.ts";
import type { Scenario } from "../scenario.ts";
import type { View } from "../view.ts";
import type { Clause, ClauseFault } from "./terms.ts";
import { bindingOn, isMeant } from "./windows.ts";

type Ordering = Extract<Clause, { kind: "order" | "refrain" }>;

/** Why a clause cannot be kept beside the earlier ones of its offer and the deals the view knows (R32). */
export function togetherFault(
  scenario: Scenario,
  view: View,
  clauses: readonly Clause[],
  place: number,
): ClauseFault | undefined {
  const clause = clauses[place];
  if (clause?.kind !== "order" && clause?.kind !== "refrain") return undefined;
  const earlier = clauses.slice(0, place).filter((one) => one.kind === "order" || one.kind === "refrain");
  if (earlier.some((one) => contradicts(scenario, view, one, clause))) return "contradiction";
  if (clause.kind === "refrain") return undefined;
  if (isBound(scenario, view, clause)) return "contradiction";
  return tooMany(scenario, view, [...earlier, clause], clause.actor) ? "too-many" : undefined;
}

const spanOf = (view: View, { turn, turns }: Clause): readonly [number, number] => {
  const first = turn ?? view.turn;
  return [first, first + turns - 1];
};

/** One demands what the other forbids during the whole of its turns. */
function contradicts(scenario: Scenario, view: View, a: Ordering, b: Ordering): boolean {
  if (a.actor !== b.actor || a.kind === b.kind || a.action !== b.action || a.if !== b.if) return false;
  const [order, refrain] = a.kind === "order" ? [a, b] : [b, a];
  const [first, last] = spanOf(view, order);
  const [from, to] = spanOf(view, refrain);
  if (first < from || last > to) return false;
  return scenario.orders.every((one) => !isMeant(order, one) || isMeant(refrain, one));
}

function isBound(scenario: Scenario, view: View, clause: Ordering): boolean {
  if (clause.if !== undefined || view.deals.length === 0) return false;
  const [first, last] = spanOf(view, clause);
  const meant = scenario.orders.filter((one) => isMeant(clause, one));
  for (let turn = first; turn <= last; turn += 1) {
    if (meant.some((one) => bindingOn(view.deals, turn, one) === undefined)) return false;
  }
  return true;
}

/** An order fulfils duties of one action only, so that so many actions in one turn need so many orders. */
function tooMany(scenario: Scenario, view: View, clauses: readonly Ordering[], actor: SeatId): boolean {
  const { orders, extra } = seatOf(scenario, actor);
  const actions = new Map<number, Set<string>>();
  for (const clause of clauses) {
    const [first, last] = spanOf(view, clause);
    if (clause.kind !== "order" || clause.actor !== actor || clause.if !== undefined || last > first) continue;
    actions.set(first, (actions.get(first) ?? new Set()).add(clause.action));
  }
  return [...actions.values()].some((one) => one.size > orders + extra.max);
}
