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
    invitations: world.invitations.filter((one) => !eyes.hides(one.seat, one.order)),
    ledger: eyes.ledger(world.ledger),
    ...(world.report ? { report: reportFor(eyes, world.report) } : {}),
    window: world.window.map((values) => eyes.values(values)),
    ...(world.outcome ? { outcome: world.outcome } : {}),
    ...(held ? { own: ownView(held) } : {}),
  };
}

function ownView({ dealt, agenda, sealed }: SeatWorld): OwnView {
  return { dealt, ...(agenda ? { agenda } : {}), ...(sealed ? { sealed } : {}) };
}

function reportFor(eyes: Eyes, report: Report): Report {
  return {
    turn: report.turn,
    orders: report.orders.filter((one) => !eyes.hides(one.seat, one.order)),
    answers: report.answers.filter((one) => !eyes.hidesAnswer(one.seat, one.question)),
    events: report.events,
    ledger: eyes.ledger(report.ledger),
  };
}

interface Eyes {
  readonly values: (values: readonly number[]) => readonly number[];
  readonly facts: (facts: readonly number[]) => readonly number[];
  readonly ledger: (causes: readonly Cause[]) => readonly Cause[];
  /** Whether the order is another's and covert. */
  readonly hides: (seat: SeatId, order: string) => boolean;
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
  const known = (by: CauseBy): boolean => {
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
    hidesAnswer,
  };
}

function masked(numbers: readonly number[], shown: readonly (readonly [number, number])[]): readonly number[] {
  if (shown.length === 0) return numbers;
  const copy = [...numbers];
  for (const [index, value] of shown) copy[index] = value;
  return copy;
}
