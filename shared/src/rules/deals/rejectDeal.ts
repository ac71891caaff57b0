import { ballotFault } from "../forums/rejectBallot.ts";
import type { SeatId } from "../ids.ts";
import { found, lookupOf } from "../lookup.ts";
import type { Scenario, Seat } from "../scenario.ts";
import type { DealSubmission, Rejection } from "../submission.ts";
import type { View } from "../view.ts";
import type { Clause, ClauseFault, Terms } from "./terms.ts";
import { togetherFault } from "./together.ts";
import { isMeant } from "./windows.ts";

/** Open offers a seat may have at a time, and clauses of one. */
const mostOffers = 8;
const mostClauses = 8;

/** Why a step of dealing is not allowed in the viewer's eyes (R32-R34, R37). */
export function dealRejection(scenario: Scenario, view: View, step: DealSubmission): Rejection | undefined {
  if (!scenario.deals.allowed) return { kind: "no-deals" };
  if (view.phase === "report" || view.phase === "debrief") return { kind: "wrong-phase", phase: view.phase };
  if (step.kind === "offer") return offerRejection(scenario, view, step.seat, step.terms);
  if (step.kind === "leave") return leaveRejection(view, step);
  const offer = view.offers.find((one) => one.id === step.offer);
  if (!offer) return { kind: "unknown-offer", offer: step.offer };
  if (step.kind === "withdraw") return offer.from === step.seat ? undefined : { kind: "not-party", offer: offer.id };
  if (!offer.terms.to.includes(step.seat)) return { kind: "not-party", offer: offer.id };
  if (step.kind === "decline") return undefined;
  if (offer.signed.includes(step.seat)) return { kind: "already-signed", offer: offer.id };
  return clausesRejection(scenario, view, [offer.from, ...offer.terms.to], offer.terms);
}

function leaveRejection(view: View, step: Extract<DealSubmission, { kind: "leave" }>): Rejection | undefined {
  const deal = view.deals.find((one) => one.id === step.deal);
  if (!deal?.seats.includes(step.seat)) return { kind: "unknown-deal", deal: step.deal };
  if (deal.terms.notice === undefined || deal.left) return { kind: "no-exit", deal: deal.id };
  return undefined;
}

function offerRejection(scenario: Scenario, view: View, from: SeatId, terms: Terms): Rejection | undefined {
  const { to, clauses, counters } = terms;
  const seats = [from, ...to];
  const stranger = to.find((id) => !scenario.seats.some((seat) => seat.id === id));
  if (stranger !== undefined) return { kind: "unknown-seat", seat: stranger };
  if (to.length === 0 || new Set(seats).size !== seats.length) return { kind: "bad-parties" };
  if (clauses.length === 0 || clauses.length > mostClauses) return { kind: "bad-clauses", most: mostClauses };
  if (terms.secret && !scenario.deals.secret) return { kind: "no-secret-deals" };
  if (!isTurn(terms.until) || terms.until < view.turn || terms.until > scenario.turns) return { kind: "bad-expiry" };
  if (terms.notice !== undefined && !(isTurn(terms.notice) && terms.notice >= 1)) return { kind: "bad-expiry" };
  const own = view.offers.filter((one) => one.from === from);
  if (own.length >= mostOffers) return { kind: "too-many-offers", most: mostOffers };
  const same = own.find((one) => canonical(one.terms) === canonical(terms));
  if (same) return { kind: "same-offer", offer: same.id };
  const answered = view.offers.find((one) => one.id === counters);
  if (counters !== undefined && !answered?.terms.to.includes(from)) return { kind: "unknown-offer", offer: counters };
  return clausesRejection(scenario, view, seats, terms);
}

/** The same text for the same terms, in whatever order their fields came. */
const canonical = (terms: Terms): string =>
  JSON.stringify(terms, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const isTurn = (value: number): boolean => Number.isInteger(value) && value > 0 && value <= 100_000;

/** What is wrong with the clauses that these seats might agree on; undefined: nothing (R32). */
export function clausesRejection(
  scenario: Scenario,
  view: View,
  seats: readonly SeatId[],
  { clauses }: Pick<Terms, "clauses">,
): Rejection | undefined {
  const owed = new Map<SeatId, number>();
  for (const [place, clause] of clauses.entries()) {
    const fault =
      clauseFault(scenario, view, seats, clause, place, owed) ?? togetherFault(scenario, view, clauses, place);
    if (fault) return { kind: "bad-clause", clause: place, fault };
  }
  return undefined;
}

/** What is wrong with a clause. `owed`: sums to be paid at the signature, by payer; added to. */
function clauseFault(
  scenario: Scenario,
  view: View,
  seats: readonly SeatId[],
  clause: Clause,
  place: number,
  owed: Map<SeatId, number>,
): ClauseFault | undefined {
  if (!seats.includes(clause.actor)) return "actor";
  if (clause.if !== undefined && !(Number.isInteger(clause.if) && clause.if >= 0 && clause.if < place)) {
    return "condition";
  }
  const first = clause.turn ?? view.turn;
  if (!isTurn(clause.turns) || !isTurn(first) || first < view.turn || first + clause.turns - 1 > scenario.turns) {
    return "window";
  }
  switch (clause.kind) {
    case "order":
    case "refrain":
      return orderingFault(scenario, clause);
    case "pay":
      return payFault(scenario, view, seats, clause, owed);
    case "answer":
      return answerFault(scenario, view, clause);
    case "support":
      return supportFault(scenario, view, clause);
    case "tell": {
      if (clause.to === clause.actor || !seats.includes(clause.to)) return "recipient";
      const seenBy = scenario.slots[clause.slot]?.seenBy;
      return seenBy?.includes(clause.actor) && !seenBy.includes(clause.to) ? undefined : "slot";
    }
  }
}

/** A covert order cannot be judged without giving away who gave it. */
function orderingFault(scenario: Scenario, clause: Extract<Clause, { kind: "order" | "refrain" }>) {
  const meant = scenario.orders.filter((order) => isMeant(clause, order));
  if (meant.length === 0) return "action";
  if (meant.some((order) => order.covert)) return "covert";
  return clause.kind === "refrain" && clause.binding && !scenario.deals.binding ? "binding" : undefined;
}

function payFault(
  scenario: Scenario,
  view: View,
  seats: readonly SeatId[],
  clause: Extract<Clause, { kind: "pay" }>,
  owed: Map<SeatId, number>,
): ClauseFault | undefined {
  const payer = seatAt(scenario, clause.actor);
  const payee = seatAt(scenario, clause.to);
  if (!seats.includes(clause.to) || payer?.treasury === undefined || payee?.treasury === undefined) return "recipient";
  if (payer.treasury === payee.treasury) return "recipient";
  if (!Number.isInteger(clause.amount) || clause.amount < 1) return "amount";
  if (clause.amount > found(scenario.slots[payer.treasury], payer.treasury).max) return "amount";
  if (clause.if !== undefined || clause.turn !== undefined) return undefined;
  const due = (owed.get(clause.actor) ?? 0) + clause.amount;
  owed.set(clause.actor, due);
  return due > (view.values[payer.treasury] ?? 0) ? "funds" : undefined;
}

function answerFault(scenario: Scenario, view: View, clause: Extract<Clause, { kind: "answer" }>) {
  const question = lookupOf(scenario).questions.get(clause.question);
  if (!question || question.seat !== clause.actor || question.secret) return "question";
  if (question.turn !== undefined && question.turn < view.turn) return "question";
  if (question.options.some((option) => view.facts[option.fact] === 1)) return "question";
  return question.options.some((option) => option.id === clause.option) ? undefined : "option";
}

function supportFault(scenario: Scenario, view: View, clause: Extract<Clause, { kind: "support" }>) {
  const forum = lookupOf(scenario).forums.get(clause.forum);
  if (!forum || forum.secret || !forum.members.has(clause.actor)) return "forum";
  if (view.facts[forum.passed.fact] === 1 || view.facts[forum.failed.fact] === 1) return "forum";
  if (forum.turn !== undefined && forum.turn < view.turn) return "forum";
  const ballot = { choices: clause.choices, ...(clause.amount === undefined ? {} : { amount: clause.amount }) };
  return clause.choices.length === 0 || ballotFault(forum, clause.actor, ballot) ? "option" : undefined;
}

const seatAt = (scenario: Scenario, id: SeatId): Seat | undefined => scenario.seats.find((seat) => seat.id === id);
