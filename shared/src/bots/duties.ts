import type { Clause, Deal, GroundOrder, SeatId, View } from "../rules/index.ts";

type Ordering = Extract<Clause, { kind: "order" | "refrain" }>;

/** Whether the order is one the clause speaks of. */
export const isMeantBy = (clause: Ordering, order: GroundOrder): boolean =>
  order.seat === clause.actor &&
  order.action === clause.action &&
  Object.entries(clause.params ?? {}).every(([name, value]) => order.params[name] === value);

/** Clauses that stand open in the view's turn; a condition still open counts as it may be kept this very turn. */
function* openClauses(view: View): Generator<Clause> {
  for (const deal of view.deals) yield* openOf(deal, view.turn);
}

function* openOf(deal: Deal, turn: number): Generator<Clause> {
  for (const [place, clause] of deal.terms.clauses.entries()) {
    const state = deal.states[place];
    if (state?.verdict || (clause.turn ?? 0) > turn) continue;
    yield clause;
  }
}

/** Of these orders, those the seat owes this turn: the first that fits each clause. */
export function promisedOrders(orders: readonly GroundOrder[], view: View, seat: SeatId): GroundOrder[] {
  const owed: GroundOrder[] = [];
  for (const clause of openClauses(view)) {
    if (clause.kind !== "order" || clause.actor !== seat) continue;
    const fitting = orders.find((order) => isMeantBy(clause, order));
    if (fitting) owed.push(fitting);
  }
  return owed;
}

/** What the seat may have to pay by its deals when this turn ends. */
export function sumsOwed(view: View, seat: SeatId): number {
  let sum = 0;
  for (const clause of openClauses(view)) if (clause.kind === "pay" && clause.actor === seat) sum += clause.amount;
  return sum;
}

/** Whether a deal the view knows speaks against the order. */
export function isRefrained(view: View, order: GroundOrder): boolean {
  for (const clause of openClauses(view)) if (clause.kind === "refrain" && isMeantBy(clause, order)) return true;
  return false;
}
