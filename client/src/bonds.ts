import type { Clause, ClauseState, Deal, SeatId, View } from "@multivector/shared/rules";

/** What one seat owes another by all deals the reader knows, by how it stands; void clauses count for nothing. */
export interface Bond {
  readonly open: number;
  readonly kept: number;
  readonly broken: number;
}

export const dealStates = ["all", "open", "settled", "broken"] as const;
type DealStatus = (typeof dealStates)[number];

/** Which deals are listed. */
export interface DealFilter {
  readonly status: DealStatus;
  /** Only deals in which the first owes the second something. */
  readonly pair?: readonly [SeatId, SeatId];
}

/** Whom a clause is owed to: the one paid or told, else every other signatory. */
const owedTo = (deal: Deal, clause: Clause): readonly SeatId[] =>
  clause.kind === "pay" || clause.kind === "tell" ? [clause.to] : deal.seats.filter((id) => id !== clause.actor);

const isBetween = (deal: Deal, clause: Clause, [actor, other]: readonly [SeatId, SeatId]): boolean =>
  clause.actor === actor && owedTo(deal, clause).includes(other);

const resultOf = (state: ClauseState | undefined) => state?.verdict?.result ?? "open";

export function bondOf({ deals }: View, pair: readonly [SeatId, SeatId]): Bond {
  const count = { open: 0, kept: 0, broken: 0, void: 0 };
  for (const deal of deals) {
    deal.terms.clauses.forEach((clause, place) => {
      if (isBetween(deal, clause, pair)) count[resultOf(deal.states[place])] += 1;
    });
  }
  const { void: _nothing, ...bond } = count;
  return bond;
}

export const isOpen = ({ states }: Deal): boolean => states.some(({ verdict }) => verdict === undefined);
const isBroken = ({ states }: Deal): boolean => states.some(({ verdict }) => verdict?.result === "broken");

/** Deals that pass the filter, the latest first. */
export function dealsListed({ deals }: View, { status, pair }: DealFilter): readonly Deal[] {
  const passes = (deal: Deal): boolean => {
    if (pair !== undefined && !deal.terms.clauses.some((clause) => isBetween(deal, clause, pair))) return false;
    if (status === "open") return isOpen(deal);
    if (status === "settled") return !isOpen(deal);
    return status === "all" || isBroken(deal);
  };
  return deals.filter(passes).sort((a, b) => b.turn - a.turn || Number(isOpen(b)) - Number(isOpen(a)));
}

/** A clause that was judged, or by which something was paid. */
export interface ClausePlace {
  readonly deal: Deal;
  readonly place: number;
}

/** Clauses judged in a turn: broken ones first. */
export function judgedIn({ deals }: Pick<View, "deals">, turn: number): readonly ClausePlace[] {
  const order = { broken: 0, kept: 1, void: 2 };
  return deals
    .flatMap((deal) => deal.states.map(({ verdict }, place) => ({ deal, place, verdict })))
    .flatMap(({ verdict, ...one }) => (verdict?.turn === turn ? [{ ...one, rank: order[verdict.result] }] : []))
    .sort((a, b) => a.rank - b.rank)
    .map(({ deal, place }) => ({ deal, place }));
}
