import {
  type Clause,
  type DealSubmission,
  type DeclineReason,
  type Offer,
  type PhraseReason,
  rejectionOf,
  type Scenario,
  type SeatId,
  type View,
} from "../rules/index.ts";
import { offeredIn } from "./commitments.ts";
import type { Thought } from "./thought.ts";
import { worth } from "./thresholds.ts";

/** What its partners read when it declines. */
const toldAs: Readonly<Record<PhraseReason, DeclineReason>> = {
  "no-gain": "too-little",
  "cannot-do": "cannot",
  "no-money": "cannot",
  "costs-too-much": "too-little",
  "better-offer": "later",
  "other-broke-first": "trust",
};

/** A step of dealing, and why if it says no. */
export interface Dealing {
  readonly step: DealSubmission;
  readonly reason?: PhraseReason;
}

/** Offers a seat makes, a turn on average; deals it has with one partner, of one turn. */
const offersEachTurn = 2;
const dealsWithPartner = 2;
/** Added to a counter-offer, in units of money. */
const sweeteners = [1, 2, 3];

/** The next step of dealing: an answer to an open offer, or an offer. Undefined: nothing more to say. */
export function nextDealing(
  scenario: Scenario,
  view: View,
  seat: SeatId,
  think: (view: View) => Thought,
): Dealing | undefined {
  if (!scenario.deals.allowed || view.phase === "report" || view.phase === "debrief") return undefined;
  const asked = view.offers.filter(({ terms, signed }) => terms.to.includes(seat) && !signed.includes(seat));
  if (asked.length > 0) return answerTo(scenario, view, seat, asked, think);
  if (view.own?.sealed || !mayOffer(view)) return undefined;
  const partners = partnersOf(scenario, view, seat);
  if (partners.length === 0) return undefined;
  const terms = think(view).market.best(partners, offeredIn(view));
  const offer = terms && ({ kind: "offer", seat, terms } as const);
  return offer && rejectionOf(scenario, view, offer) === undefined ? { step: offer } : undefined;
}

const mayOffer = ({ own, turn }: View): boolean => (own?.offered ?? 0) < offersEachTurn * turn;

/** Those who have no offer of the seat's before them, declined none this turn, and have not enough deals with it already. */
function partnersOf(scenario: Scenario, view: View, seat: SeatId): SeatId[] {
  return scenario.seats
    .map(({ id }) => id)
    .filter(
      (id) =>
        id !== seat &&
        !view.offers.some((offer) => offer.from === seat && offer.terms.to.includes(id)) &&
        !view.closed.some(({ offer, by, turn }) => offer.from === seat && by === id && turn === view.turn) &&
        dealsOfTurn(view, seat, id) < dealsWithPartner,
    );
}

const dealsOfTurn = (view: View, seat: SeatId, partner: SeatId): number =>
  view.deals.filter((deal) => deal.turn === view.turn && deal.seats.includes(seat) && deal.seats.includes(partner))
    .length;

function answerTo(
  scenario: Scenario,
  view: View,
  seat: SeatId,
  asked: readonly Offer[],
  think: (view: View) => Thought,
): Dealing | undefined {
  const [first] = asked;
  if (!first) return undefined;
  const decline = (offer: Offer, reason: PhraseReason): Dealing => ({
    step: { kind: "decline", seat, offer: offer.id, reason: toldAs[reason] },
    reason,
  });
  if (view.own?.sealed) return decline(first, "cannot-do");
  const { bargain } = think(view);
  const offered = offeredIn(view);
  const weighed = asked.map((offer) => {
    const sign = { kind: "sign", seat, offer: offer.id } as const;
    return {
      offer,
      sign,
      hindrance: hindranceOf(scenario, view, seat, offer, bargain, offered),
      gain: bargain.ownGain(offer.terms.clauses),
    };
  });
  const good = weighed.filter(({ offer, hindrance, gain }) => !hindrance && gain >= leastFor(seat, offer));
  const [best] = good.sort((a, b) => b.gain - a.gain);
  if (best) return { step: best.sign };
  const { hindrance, gain } = weighed[0] ?? { hindrance: "cannot-do" as const, gain: 0 };
  if (!hindrance && gain > 0) {
    const counter = counterTo(scenario, view, seat, first, think);
    if (counter) return { step: counter };
  }
  return decline(first, hindrance ?? "no-gain");
}

/** What it must gain to sign: nothing, where nothing is asked of it. */
const leastFor = (seat: SeatId, { terms }: Offer): number =>
  terms.clauses.some(({ actor }) => actor === seat) ? worth.signing : 0;

/** Why the seat cannot sign, whatever it would gain. */
function hindranceOf(
  scenario: Scenario,
  view: View,
  seat: SeatId,
  offer: Offer,
  bargain: Thought["bargain"],
  offered: readonly Clause[],
): PhraseReason | undefined {
  if (rejectionOf(scenario, view, { kind: "sign", seat, offer: offer.id })) return "cannot-do";
  if (dealsOfTurn(view, seat, offer.from) >= dealsWithPartner) return "better-offer";
  const ability = bargain.ability(offer.terms.clauses, offered);
  return ability === "able" ? undefined : ability;
}

/** The same for a little money, once, if the one who offered still gains by it. */
function counterTo(
  scenario: Scenario,
  view: View,
  seat: SeatId,
  { id, from, terms }: Offer,
  think: (view: View) => Thought,
): DealSubmission | undefined {
  if (terms.counters || terms.to.length > 1 || terms.clauses.length > 7 || !mayOffer(view)) return undefined;
  const { bargain } = think(view);
  for (const amount of sweeteners) {
    const pay: Clause = { kind: "pay", actor: from, to: seat, amount, turns: 1 };
    const clauses = [...terms.clauses, pay];
    if (bargain.ownGain(clauses) < worth.signing) continue;
    const [theirs = 0] = bargain.gains([from], clauses);
    if (theirs <= 0) return undefined;
    const offer = {
      kind: "offer",
      seat,
      terms: { to: [from], clauses, secret: terms.secret, until: view.turn, counters: id },
    } as const;
    return rejectionOf(scenario, view, offer) ? undefined : offer;
  }
  return undefined;
}
