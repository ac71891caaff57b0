import type { Forum } from "./forums/forum.ts";
import type { AimId, EventId, ForumId, OrderId, QuestionId, SeatId } from "./ids.ts";
import type { Aim, GroundOrder, Question, Scenario, ScenarioEvent, Seat } from "./scenario.ts";

/** What a scenario's lists are searched by, made once for each scenario. */
export interface Lookup {
  readonly seats: ReadonlyMap<SeatId, Seat>;
  /** By `Seat.index`: the seat's own orders. */
  readonly orders: readonly ReadonlyMap<OrderId, GroundOrder>[];
  readonly questions: ReadonlyMap<QuestionId, Question>;
  readonly forums: ReadonlyMap<ForumId, Forum>;
  readonly events: ReadonlyMap<EventId, ScenarioEvent>;
  readonly aims: ReadonlyMap<AimId, Aim>;
  /** By `Seat.index`: its objectives and agendas. */
  readonly aimsBySeat: readonly (readonly Aim[])[];
  /** `Now.on` if every order took effect, and if none did. */
  readonly allOn: Uint8Array;
  readonly allOff: Uint8Array;
}

const made = new WeakMap<Scenario, Lookup>();

export function lookupOf(scenario: Scenario): Lookup {
  const known = made.get(scenario);
  if (known) return known;
  const fresh: Lookup = {
    seats: new Map(scenario.seats.map((seat) => [seat.id, seat])),
    orders: scenario.seats.map(
      (seat) => new Map(scenario.orders.filter((o) => o.seatIndex === seat.index).map((o) => [o.id, o])),
    ),
    questions: new Map(scenario.questions.map((question) => [question.id, question])),
    forums: new Map(scenario.forums.map((forum) => [forum.id, forum])),
    events: new Map(scenario.events.map((event) => [event.id, event])),
    aims: new Map(scenario.aims.map((aim) => [aim.id, aim])),
    aimsBySeat: scenario.seats.map((seat) => scenario.aims.filter((aim) => aim.seat === seat.id)),
    allOn: new Uint8Array(scenario.orders.length).fill(1),
    allOff: new Uint8Array(scenario.orders.length),
  };
  made.set(scenario, fresh);
  return fresh;
}

/** The seat of this id; throws if the scenario has none (a bug: outside text is checked at the border). */
export function seatOf(scenario: Scenario, id: SeatId): Seat {
  return found(lookupOf(scenario).seats.get(id), id);
}

/** The value, which must be there. */
export function found<T>(value: T | undefined, what: string | number): T {
  if (value === undefined) throw new Error(`not in this scenario: ${what}`);
  return value;
}
