import type { Clause, ClosedOffer, DealId, Offer, Scenario, SeatId, Terms, View } from "@multivector/shared/rules";

/** An offer half made. Lives in this browser only, over turns and reloads, until it is sent or thrown away. */
export interface OfferDraft {
  readonly seat: SeatId;
  /** Whether the builder is in front. */
  readonly open: boolean;
  readonly to: readonly SeatId[];
  readonly clauses: readonly Clause[];
  readonly secret: boolean;
  /** Last turn in which it can be signed. */
  readonly until: number;
  readonly notice?: number;
  /** The offer it answers. */
  readonly counters?: DealId;
  /** The clause being made or changed, and its place. */
  readonly editing?: { readonly place: number; readonly clause: Clause };
}

export const newOffer = (seat: SeatId, turn: number): OfferDraft => ({
  seat,
  open: true,
  to: [],
  clauses: [],
  secret: false,
  until: turn,
});

/** The draft with these clauses, and none being made. */
export function withClauses({ editing: _done, ...draft }: OfferDraft, clauses: readonly Clause[]): OfferDraft {
  return { ...draft, clauses };
}

/** The draft with a clause being made or changed; undefined: none. */
export function withEditing({ editing: _old, ...draft }: OfferDraft, editing: OfferDraft["editing"]): OfferDraft {
  return editing === undefined ? draft : { ...draft, editing };
}

/** The same terms from the seat's own side: an answer to an open offer, or once more what came to nothing. */
export function offerLike(seat: SeatId, { id, from, terms }: Offer, turn: number): OfferDraft {
  const { clauses, secret, notice } = terms;
  return {
    ...newOffer(seat, turn),
    to: [from, ...terms.to].filter((one) => one !== seat),
    clauses,
    secret,
    until: Math.max(turn, terms.until),
    ...(notice === undefined ? {} : { notice }),
    ...(from === seat ? {} : { counters: id }),
  };
}

/** What is sent. An answer to an offer that is no longer open becomes an offer of its own. */
export function termsOf({ to, clauses, secret, until, notice, counters }: OfferDraft, view: View): Terms {
  const open = counters !== undefined && view.offers.some(({ id }) => id === counters);
  return {
    to,
    clauses,
    secret,
    until: Math.max(until, view.turn),
    ...(notice === undefined ? {} : { notice }),
    ...(open ? { counters } : {}),
  };
}

/** Offers that came to nothing and are news to the reader: not its own withdrawals, nor what was offered anew since. */
export function closedNews({ closed, offers, deals, seat }: View): readonly ClosedOffer[] {
  const numberOf = (id: DealId) => Number(id.slice(id.lastIndexOf("-") + 1));
  const between = (seats: readonly SeatId[]) => [...seats].sort().join();
  const live = [
    ...offers.map(({ id, from, terms }) => ({ id, from, seats: between([from, ...terms.to]) })),
    ...deals.map(({ id, seats }) => ({ id, from: seats[0], seats: between(seats) })),
  ];
  return closed.filter(({ offer: { id, from, terms }, by }) => {
    if (by === from && from === seat) return false;
    const seats = between([from, ...terms.to]);
    return !live.some((one) => one.from === from && one.seats === seats && numberOf(one.id) > numberOf(id));
  });
}

/** With or without a partner; clauses of one who is out, and what hangs on them, go too. */
export function withPartner({ editing: _stopped, ...draft }: OfferDraft, scenario: Scenario, seat: SeatId): OfferDraft {
  const chosen = draft.to.includes(seat) ? draft.to.filter((id) => id !== seat) : [...draft.to, seat];
  const to = scenario.seats.map(({ id }) => id).filter((id) => chosen.includes(id));
  const involved = (clause: Clause) => clause.actor === seat || ("to" in clause && clause.to === seat);
  return to.length > draft.to.length
    ? { ...draft, to }
    : { ...draft, to, clauses: withoutAll(draft.clauses, involved) };
}

function withoutAll(clauses: readonly Clause[], out: (clause: Clause) => boolean): readonly Clause[] {
  const places = new Map<number, number>();
  const kept: Clause[] = [];
  clauses.forEach((clause, place) => {
    const condition = clause.if === undefined ? undefined : places.get(clause.if);
    if (out(clause) || (clause.if !== undefined && condition === undefined)) return;
    places.set(place, kept.length);
    kept.push(condition === undefined ? clause : { ...clause, if: condition });
  });
  return kept;
}

/** Reads a kept draft; anything else is none. */
export function readOffer(text: string | undefined): OfferDraft | undefined {
  try {
    const kept = JSON.parse(text ?? "") as Partial<OfferDraft> | undefined;
    if (typeof kept?.seat !== "string") return undefined;
    if (!Array.isArray(kept.to) || !Array.isArray(kept.clauses) || typeof kept.until !== "number") return undefined;
    return { ...newOffer(kept.seat, kept.until), ...kept };
  } catch {
    return undefined;
  }
}
