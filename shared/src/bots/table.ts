import type {
  GroundOrder,
  OptionId,
  Question,
  QuestionId,
  Scenario,
  Sealed,
  Seat,
  SeatId,
  View,
} from "../rules/index.ts";

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

export const sealOf = (orders: readonly GroundOrder[], answers: Readonly<Record<QuestionId, OptionId>>): Sealed => ({
  orders: orders.map((order) => order.id),
  answers,
});
