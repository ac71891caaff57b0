import type { Deal, Offer } from "./deals/terms.ts";
import type { ForumResult } from "./forums/forum.ts";
import type { QuestionId, SeatId } from "./ids.ts";
import { found, lookupOf, seatOf } from "./lookup.ts";
import type { Scenario } from "./scenario.ts";
import type { OwnView, View } from "./view.ts";
import type { Cause, CauseBy, Report, SeatWorld, World } from "./world.ts";

/**
 * What a seat, or an observer, may know of the world: the one filter of secrets. Left out are values of slots it does
 * not see, others' agendas, sealed and covert orders, and secret answers (R28-R31).
 */
export function viewOf(scenario: Scenario, world: World, seat?: SeatId): View {
  const eyes = eyesOf(scenario, seat);
  const held = seat === undefined ? undefined : world.seats[seatOf(scenario, seat).index];
  const deals = world.deals.filter((one) => !one.terms.secret || (seat !== undefined && one.seats.includes(seat)));
  const ledger = (causes: readonly Cause[]) => dealsUndisclosed(deals, eyes.ledger(causes));
  return {
    ...(seat === undefined ? {} : { seat }),
    turn: world.turn,
    phase: world.phase,
    values: eyes.values(world.values),
    facts: eyes.facts(world.facts),
    seats: world.seats.map(({ ready, sealed }) => ({ ready, sealed: sealed !== undefined })),
    fired: world.fired,
    due: world.due,
    questions: world.questions,
    forums: world.forums,
    positions: world.positions,
    invitations: world.invitations.filter((one) => !eyes.hides(one.seat, one.order)),
    offers: world.offers.filter((one) => isParty(one, seat)),
    closed: world.closed.filter((one) => isParty(one.offer, seat)),
    deals,
    told: world.told.filter((one) => seat !== undefined && (one.from === seat || one.to === seat)),
    ledger: ledger(world.ledger),
    ...(world.report ? { report: reportFor(eyes, world.report, ledger) } : {}),
    window: world.window.map((values) => eyes.values(values)),
    ...(world.outcome ? { outcome: world.outcome } : {}),
    ...(held ? { own: ownView(held) } : {}),
  };
}

const isParty = ({ from, terms }: Offer, seat: SeatId | undefined): boolean =>
  seat !== undefined && [from, ...terms.to].includes(seat);

function ownView({ dealt, agenda, sealed, offered }: SeatWorld): OwnView {
  return { dealt, ...(agenda ? { agenda } : {}), ...(sealed ? { sealed } : {}), ...(offered ? { offered } : {}) };
}

/** A secret deal's payments and consequences are seen, their author is not (R40). */
function dealsUndisclosed(deals: readonly Deal[], causes: readonly Cause[]): readonly Cause[] {
  const hidden = (by: CauseBy): boolean => by.kind === "deal" && !deals.some((one) => one.id === by.deal);
  if (!causes.some(({ by }) => hidden(by))) return causes;
  return causes.map((cause) => (hidden(cause.by) ? { ...cause, by: { kind: "undisclosed" } } : cause));
}

function reportFor(eyes: Eyes, report: Report, ledger: Eyes["ledger"]): Report {
  return {
    turn: report.turn,
    orders: report.orders.filter((one) => !eyes.hides(one.seat, one.order)),
    answers: report.answers.filter((one) => !eyes.hidesAnswer(one.seat, one.question)),
    forums: report.forums.map((one) => eyes.forum(one)),
    events: report.events,
    ledger: ledger(report.ledger),
  };
}

interface Eyes {
  readonly values: (values: readonly number[]) => readonly number[];
  readonly facts: (facts: readonly number[]) => readonly number[];
  readonly ledger: (causes: readonly Cause[]) => readonly Cause[];
  /** Whether the order is another's and covert. */
  readonly hides: (seat: SeatId, order: string) => boolean;
  readonly forum: (result: ForumResult) => ForumResult;
  readonly hidesAnswer: (seat: SeatId, question: QuestionId) => boolean;
}

const made = new WeakMap<Scenario, Map<SeatId | undefined, Eyes>>();

function eyesOf(scenario: Scenario, seat: SeatId | undefined): Eyes {
  const bySeat = made.get(scenario) ?? new Map<SeatId | undefined, Eyes>();
  made.set(scenario, bySeat);
  const known = bySeat.get(seat);
  if (known) return known;
  const fresh = newEyes(scenario, seat);
  bySeat.set(seat, fresh);
  return fresh;
}

function newEyes(scenario: Scenario, seat: SeatId | undefined): Eyes {
  const unseen = scenario.slots.filter(({ seenBy }) => seenBy && (seat === undefined || !seenBy.includes(seat)));
  const unseenSlots = new Set(unseen.map((slot) => slot.index));
  const secret = scenario.questions.filter((question) => question.secret && question.seat !== seat);
  const secretFacts = secret.flatMap((question) => question.options.map((option) => option.fact));
  const secretQuestions = new Set(secret.map((question) => question.id));
  const { orders } = lookupOf(scenario);
  const hides: Eyes["hides"] = (other, id) =>
    other !== seat && found(orders[seatOf(scenario, other).index], other).get(id as never)?.covert === true;
  const hidesAnswer: Eyes["hidesAnswer"] = (_other, question) => secretQuestions.has(question);
  const closed = new Set(scenario.forums.filter((forum) => forum.secret).map((forum) => forum.id));
  const known = (by: CauseBy): boolean => {
    if (by.kind === "forum") return by.seat === undefined || by.seat === seat || !closed.has(by.forum);
    if (by.kind === "order" || by.kind === "cost") return !hides(by.seat, by.order);
    return by.kind !== "answer" || !hidesAnswer(by.seat, by.question);
  };
  const shownValues = unseen.map((slot) => [slot.index, slot.start] as const);
  const shownFacts = secretFacts.map((fact) => [fact, 0] as const);
  return {
    values: (values) => masked(values, shownValues),
    facts: (facts) => masked(facts, shownFacts),
    ledger: (causes) =>
      causes
        .filter((cause) => !unseenSlots.has(cause.slot))
        .map((cause) => (known(cause.by) ? cause : { ...cause, by: { kind: "undisclosed" } })),
    hides,
    forum: (result) =>
      closed.has(result.forum)
        ? { ...result, ballots: result.ballots.filter((ballot) => ballot.seat === seat) }
        : result,
    hidesAnswer,
  };
}

function masked(numbers: readonly number[], shown: readonly (readonly [number, number])[]): readonly number[] {
  if (shown.length === 0) return numbers;
  const copy = [...numbers];
  for (const [index, value] of shown) copy[index] = value;
  return copy;
}
