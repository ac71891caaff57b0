import {
  type Clause,
  type Deal,
  type GroundOrder,
  isMeant,
  pledgeOf,
  type Scenario,
  type SeatId,
  type View,
  windowOf,
} from "../rules/index.ts";

/** What a seat owes by one clause and may have to do, pay or leave undone this very turn. */
export interface Duty {
  readonly deal: Deal;
  /** Place of the clause in its deal. */
  readonly place: number;
  readonly clause: Clause;
  /** This is the last turn in which it can be kept. */
  readonly last: boolean;
}

/**
 * The commitment store: all a view knows to be promised. Words and orders both read it, so that nobody says one thing and
 * plans another.
 */
export type Commitments = ReadonlyMap<SeatId, readonly Duty[]>;

const none: readonly Duty[] = [];

/** What the seat owes this turn, in order of its deals. */
export const dutiesOf = (commitments: Commitments, seat: SeatId): readonly Duty[] => commitments.get(seat) ?? none;

export function commitmentsOf(view: View): Commitments {
  const due = new Map<SeatId, Duty[]>();
  for (const deal of view.deals) {
    for (const [place, clause] of deal.terms.clauses.entries()) {
      const last = lastOf(deal, place, view.turn);
      if (last === undefined) continue;
      const duties = due.get(clause.actor) ?? [];
      due.set(clause.actor, duties);
      duties.push({ deal, place, clause, last: last <= view.turn });
    }
  }
  return due;
}

/** Clauses of open offers the viewing seat made or signed: it must be able to do its part of all of them. */
export function offeredIn({ seat, offers }: View): readonly Clause[] {
  if (seat === undefined) return [];
  return offers.filter((one) => one.from === seat || one.signed.includes(seat)).flatMap((one) => one.terms.clauses);
}

/** The last turn in which the clause can be kept, if it counts in this one; undefined: it does not. */
function lastOf(deal: Deal, place: number, turn: number): number | undefined {
  const clause = deal.terms.clauses[place];
  const state = deal.states[place];
  if (!clause || !state || state.verdict) return undefined;
  const window = windowOf(clause, state);
  if (window) return turn < window.first || turn > window.last ? undefined : window.last;
  if (!mayBegin(deal, clause, turn)) return undefined;
  return clause.turn === undefined ? Number.POSITIVE_INFINITY : clause.turn + clause.turns - 1;
}

/**
 * Whether a clause whose condition is open may count this very turn, should the condition be kept at its end (R35): what
 * is refrained from, answered or paid does; an order without a turn of its own has one turn more.
 */
function mayBegin(deal: Deal, clause: Clause, turn: number): boolean {
  const condition = clause.if === undefined ? undefined : deal.states[clause.if];
  if (!condition || (condition.verdict && condition.verdict.result !== "kept")) return false;
  if (clause.turn !== undefined) return clause.turn <= turn;
  return clause.kind !== "order";
}

/** What these duties may take from the treasury when this turn ends: instalments. */
export function sumOf(duties: readonly Duty[]): number {
  let sum = 0;
  for (const { clause } of duties) if (clause.kind === "pay") sum += clause.amount;
  return sum;
}

/** What support promised in forums of this turn may cost. */
export function pledgedIn(scenario: Scenario, view: View, duties: readonly Duty[]): number {
  let sum = 0;
  for (const { clause } of duties) {
    if (clause.kind !== "support" || !view.forums.includes(clause.forum)) continue;
    const forum = scenario.forums.find(({ id }) => id === clause.forum);
    if (forum) sum += pledgeOf(forum, clause);
  }
  return sum;
}

/** Whether one of these duties speaks against the order. */
export const isRefrained = (duties: readonly Duty[], order: GroundOrder): boolean =>
  duties.some(({ clause }) => clause.kind === "refrain" && isMeant(clause, order));

/** Verdicts others have earned: what a seat's word is worth to the viewing seat, from 0 to 1. */
export function trustIn(view: View, partner: SeatId): number {
  let [kept, broken] = [0, 0];
  for (const { terms, states } of view.deals) {
    for (const [place, { verdict }] of states.entries()) {
      if (terms.clauses[place]?.actor !== partner) continue;
      if (verdict?.result === "kept") kept += 1;
      if (verdict?.result === "broken") broken += 1;
    }
  }
  return (0.9 * (kept + 3)) / (kept + 3 + 4 * broken);
}

/** Whether another signatory broke a clause of the deal first. */
export const wasBroken = (deal: Deal, by: SeatId): boolean =>
  deal.states.some(({ verdict }, place) => verdict?.result === "broken" && deal.terms.clauses[place]?.actor !== by);
