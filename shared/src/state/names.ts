import type { EventId, ForumId, OptionId, OrderId, QuestionId, Scenario, SeatId, WhyId } from "../rules/index.ts";

/** Two ways between an id and its place in the scenario. */
interface Places<T extends string> {
  readonly at: (id: T) => number;
  readonly id: (place: string | number) => T;
}

/** The names a line may mention, as places in the scenario. */
export interface Names {
  readonly events: Places<EventId>;
  readonly questions: Places<QuestionId>;
  readonly forums: Places<ForumId>;
  readonly seats: Places<SeatId>;
  readonly whys: Places<WhyId>;
  /** By question. */
  readonly options: readonly Places<OptionId>[];
  /** `12`, or `12@2` if a seat gives what is listed as another's; orders of two seats may bear one id. */
  readonly orderText: (seat: SeatId, order: OrderId) => string;
  readonly orderRead: (place: string, seat: string | undefined) => { seat: SeatId; order: OrderId };
  /** `3.1`, or `3.1@2`: question, option and an unusual seat. */
  readonly answerText: (seat: SeatId, question: QuestionId, option: OptionId) => string;
  readonly answerRead: (
    question: string,
    option: string,
    seat: string | undefined,
  ) => { seat: SeatId; question: QuestionId; option: OptionId };
}

export function namesOf(scenario: Scenario): Names {
  const seats = placesOf(scenario.seats.map((seat) => seat.id));
  const questions = placesOf(scenario.questions.map((question) => question.id));
  const options = scenario.questions.map((question) => placesOf(question.options.map((option) => option.id)));
  return {
    events: placesOf(scenario.events.map((event) => event.id)),
    questions,
    forums: placesOf(scenario.forums.map((forum) => forum.id)),
    seats,
    whys: placesOf(whysOf(scenario)),
    options,
    ...orderNames(scenario, seats),
    answerText: (seat, question, option) => {
      const place = questions.at(question);
      return `${place}.${required(options[place], question).at(option)}${mark(seats, seat, scenario.questions[place]?.seat)}`;
    },
    answerRead: (question, option, seat) => ({
      seat: marked(seats, seat, scenario.questions[Number(question)]?.seat),
      question: questions.id(question),
      option: required(options[Number(question)], question).id(option),
    }),
  };
}

function orderNames(scenario: Scenario, seats: Places<SeatId>): Pick<Names, "orderText" | "orderRead"> {
  const places = new Map<string, number>();
  for (const { seat, id, index } of scenario.orders) {
    places.set(`${seat} ${id}`, index);
    if (!places.has(id)) places.set(id, index);
  }
  return {
    orderText: (seat, order) => {
      const place = required(places.get(`${seat} ${order}`) ?? places.get(order), order);
      return `${place}${mark(seats, seat, scenario.orders[place]?.seat)}`;
    },
    orderRead: (place, seat) => {
      const ground = required(scenario.orders[Number(place)], place);
      return { seat: marked(seats, seat, ground.seat), order: ground.id };
    },
  };
}

const mark = (seats: Places<SeatId>, seat: SeatId, usual: SeatId | undefined): string =>
  seat === usual ? "" : `@${seats.at(seat)}`;
const marked = (seats: Places<SeatId>, text: string | undefined, usual: SeatId | undefined): SeatId =>
  text === undefined ? required(usual, "seat") : seats.id(text);

function whysOf(scenario: Scenario): WhyId[] {
  const whys = new Set<WhyId>();
  for (const upkeep of scenario.upkeep) whys.add(upkeep.why);
  for (const { effects } of scenario.orders) for (const { why } of effects) if (why !== undefined) whys.add(why);
  return [...whys];
}

function placesOf<T extends string>(ids: readonly T[]): Places<T> {
  const places = new Map(ids.map((id, place) => [id, place]));
  return { at: (id) => required(places.get(id), id), id: (place) => required(ids[Number(place)], place) };
}

function required<T>(value: T | undefined, what: string | number): T {
  if (value === undefined) throw new Error(`the scenario has no ${what}`);
  return value;
}
