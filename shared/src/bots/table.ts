import type {
  Ballots,
  Excuse,
  GroundOrder,
  Now,
  OptionId,
  Question,
  QuestionId,
  Scenario,
  Sealed,
  Seat,
  SeatId,
  Submission,
  View,
} from "../rules/index.ts";

export type PositionSubmission = Extract<Submission, { kind: "position" }>;

/** The seat of this id; throws if the scenario has none. */
export function seatNamed(scenario: Scenario, id: SeatId): Seat {
  const seat = scenario.seats.find((one) => one.id === id);
  if (!seat) throw new Error(`no seat ${id}`);
  return seat;
}

/** What the viewing seat can spend. */
export function purseOf(scenario: Scenario, view: View): number {
  if (view.seat === undefined) return 0;
  const { treasury } = seatNamed(scenario, view.seat);
  return treasury === undefined ? Number.POSITIVE_INFINITY : (view.values[treasury] ?? 0);
}

/** Questions the viewing seat must answer this turn. */
export const ownQuestions = (scenario: Scenario, view: View): readonly Question[] =>
  scenario.questions.filter((question) => question.seat === view.seat && view.questions.includes(question.id));

export const sealOf = (
  orders: readonly GroundOrder[],
  answers: Readonly<Record<QuestionId, OptionId>>,
  ballots: Ballots,
): Sealed => ({
  orders: orders.map((order) => order.id),
  answers,
  ...(Object.keys(ballots).length === 0 ? {} : { ballots }),
});

/** Nothing is broken without a reason: it goes with the seal. */
export const withExcuses = (sealed: Sealed, excuses: readonly Excuse[]): Sealed =>
  excuses.length === 0 ? sealed : { ...sealed, excuses };

/** Whether the seat has yet to say what it would do in a forum of this turn. */
export function isUnsaid(scenario: Scenario, view: View, seat: SeatId): boolean {
  return scenario.forums.some(
    ({ id, members }) =>
      view.forums.includes(id) &&
      members.has(seat) &&
      !view.positions.some((one) => one.seat === seat && one.forum === id),
  );
}

/** The first open forum in which the seat has not said yet what it would do, with what it would do. */
export function unsaidPosition(view: View, seat: SeatId, ballots: Ballots): PositionSubmission | undefined {
  if (view.own?.sealed || view.phase === "report" || view.phase === "debrief") return undefined;
  const [forum] = view.forums.filter(
    (id) => ballots[id] && !view.positions.some((one) => one.seat === seat && one.forum === id),
  );
  const ballot = forum && ballots[forum];
  return ballot && { kind: "position", seat, forum, ballot };
}

/** The view as expressions read it, without orders. */
export function nowOfView(scenario: Scenario, view: View): Now {
  const memo = scenario.indices.map(() => Number.NaN);
  return { turn: view.turn, values: view.values, facts: view.facts, on: new Uint8Array(scenario.orders.length), memo };
}
