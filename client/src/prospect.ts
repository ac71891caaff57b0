import {
  type AimId,
  adoptedBy,
  type Ballot,
  type Clause,
  costOf,
  type Forum,
  type ForumMove,
  type GroundOrder,
  isMeant,
  legalOrders,
  moveOf,
  type OptionId,
  type Preview,
  preview,
  type QuestionId,
  type Scenario,
  type Seat,
  type SeatId,
  type Slot,
  standingsOf,
  type Terms,
  type View,
} from "@multivector/shared/rules";
import { type Draft, ordersOf, shownDraft, slotsFor } from "./draft.ts";

/** What keeping a deal would change for the reader, if everybody kept it at once and nobody else acted. */
export interface Prospect {
  /** Points of the own aims at the end of such a turn, without and with it. */
  readonly points: Change;
  /** Own aims whose measure moves. */
  readonly aims: readonly {
    readonly aim: AimId;
    readonly value: Change;
    readonly rungs: Change;
    readonly of: number;
  }[];
  /** Numbers that come out otherwise, in the scenario's order. */
  readonly changes: readonly { readonly slot: Slot; readonly amount: number }[];
  /** What the own duties take: orders of the seat's number, and money for them and for payments. */
  readonly duty: { readonly orders: number; readonly of: number; readonly money: number };
  /** Others' promises not to act: nothing of them is in the numbers. */
  readonly restraints: number;
}

type Change = readonly [before: number, after: number];

/** The orders, answers and ballots of a moment. */
interface Course {
  readonly view: View;
  readonly orders: readonly GroundOrder[];
  readonly answers: Readonly<Record<QuestionId, OptionId>>;
  readonly ballots: ReadonlyMap<Forum, ReadonlyMap<SeatId, Ballot>>;
}

/** Undefined for an observer. Beside the deal stands what the seat has drafted itself. */
export function prospectOf(scenario: Scenario, view: View, draft: Draft, terms: Terms): Prospect | undefined {
  const seat = scenario.seats.find(({ id }) => id === view.seat);
  if (seat === undefined) return undefined;
  const own = ownCourse(scenario, view, draft, seat.id);
  const [before, after] = [own, kept(scenario, own, seat, terms.clauses)].map((course) => endOf(scenario, course));
  if (before === undefined || after === undefined) return undefined;
  const standings = [before, after].map((end) => standingsAt(scenario, view, seat.id, end));
  const aims = (standings[0] ?? []).flatMap(({ aim, value, rungs }, at) => {
    const next = standings[1]?.[at];
    return next === undefined
      ? []
      : [{ aim: aim.id, value: [value, next.value], rungs: [rungs, next.rungs], of: aim.rungs.length } as const];
  });
  const sum = (at: 0 | 1) => aims.reduce((total, { rungs }) => total + rungs[at], 0);
  return {
    points: [sum(0), sum(1)],
    aims: aims.filter(({ value }) => value[0] !== value[1]),
    changes: scenario.slots
      .map((slot) => ({ slot, amount: (after.values[slot.index] ?? 0) - (before.values[slot.index] ?? 0) }))
      .filter(({ amount }) => amount !== 0),
    duty: dutyOf(scenario, view, seat, terms.clauses),
    restraints: terms.clauses.filter(({ kind, actor }) => kind === "refrain" && actor !== seat.id).length,
  };
}

const standingsAt = (scenario: Scenario, view: View, seat: SeatId, { values, facts }: Preview) =>
  standingsOf(scenario, { ...view, values, facts, window: [values] }, seat);

function ownCourse(scenario: Scenario, view: View, draft: Draft, seat: SeatId): Course {
  const shown = shownDraft(view, draft);
  const open = scenario.forums.filter(({ id }) => view.forums.includes(id));
  const ballots = open.map((forum) => {
    const ballot = shown.ballots[forum.id];
    return [forum, new Map(ballot ? [[seat, ballot]] : [])] as const;
  });
  return { view, orders: ordersOf(scenario, view, shown), answers: shown.answers, ballots: new Map(ballots) };
}

function endOf(scenario: Scenario, { view, orders, answers, ballots }: Course): Preview {
  const moves: ForumMove[] = [...ballots].map(([forum, cast]) =>
    moveOf(
      scenario,
      forum,
      [...cast].map(([seat, ballot]) => ({ seat, ...ballot })),
      adoptedBy(forum, cast),
    ),
  );
  return preview(scenario, view, orders, answers, moves);
}

/** The course with every duty of the clauses done. */
function kept(scenario: Scenario, own: Course, seat: Seat, clauses: readonly Clause[]): Course {
  const duties = ordersOwed(scenario, own.view, clauses, own.orders);
  const forbidden = (order: GroundOrder) =>
    clauses.some((clause) => clause.kind === "refrain" && isMeant(clause, order));
  const rest = own.orders.filter(
    (order) => !duties.includes(order) && !forbidden(order) && !duties.some(({ key }) => key === order.key),
  );
  const room = Math.max(0, slotsFor(seat) - duties.filter((order) => order.seat === seat.id).length);
  const answers = { ...own.answers };
  const ballots = new Map([...own.ballots].map(([forum, cast]) => [forum, new Map(cast)]));
  for (const clause of clauses) {
    if (clause.kind === "answer") answers[clause.question] = clause.option;
    if (clause.kind !== "support") continue;
    const forum = scenario.forums.find(({ id }) => id === clause.forum);
    if (forum) ballots.set(forum, new Map(ballots.get(forum)).set(clause.actor, clause));
  }
  return {
    view: afterPayments(scenario, own.view, clauses),
    orders: [...duties, ...rest.slice(0, room)],
    answers,
    ballots,
  };
}

/** For each will to act one order that does it: the reader's own draft, one that is possible now, or any. */
function ordersOwed(
  scenario: Scenario,
  view: View,
  clauses: readonly Clause[],
  drafted: readonly GroundOrder[],
): readonly GroundOrder[] {
  const owed: GroundOrder[] = [];
  for (const clause of clauses) {
    if (clause.kind !== "order") continue;
    const possible = legalOrders(scenario, { ...view, seat: clause.actor, phase: "orders" });
    const order = [...drafted, ...possible, ...scenario.orders].find((one) => isMeant(clause, one));
    if (order && !owed.includes(order)) owed.push(order);
  }
  return owed;
}

function afterPayments(scenario: Scenario, view: View, clauses: readonly Clause[]): View {
  const values = [...view.values];
  const add = (id: SeatId, amount: number) => {
    const slot = scenario.slots[scenario.seats.find((seat) => seat.id === id)?.treasury ?? -1];
    if (slot) values[slot.index] = Math.max(slot.min, Math.min(slot.max, (values[slot.index] ?? 0) + amount));
  };
  for (const clause of clauses) {
    if (clause.kind !== "pay") continue;
    add(clause.actor, -clause.amount * clause.turns);
    add(clause.to, clause.amount * clause.turns);
  }
  return { ...view, values };
}

function dutyOf(scenario: Scenario, view: View, seat: Seat, clauses: readonly Clause[]): Prospect["duty"] {
  const own = clauses.filter(({ actor }) => actor === seat.id);
  const orders = ordersOwed(scenario, view, own, []);
  const paid = own.reduce((sum, clause) => sum + (clause.kind === "pay" ? clause.amount * clause.turns : 0), 0);
  return { orders: orders.length, of: seat.orders, money: costOf(scenario, view, orders) + paid };
}

/** How far a seat's aims have come, as far as the view knows them: rungs, and the way to the next. */
function progressOf(scenario: Scenario, view: View, seat: SeatId, end: Preview): number {
  return standingsAt(scenario, view, seat, end).reduce((sum, { aim, value, rungs }) => {
    const from = rungs === 0 ? aim.from : (aim.rungs[rungs - 1] ?? aim.from);
    const next = aim.rungs[rungs];
    const way = next === undefined || next === from ? 0 : (value - from) / (next - from);
    return sum + rungs + 0.7 * Math.max(0, Math.min(1, way));
  }, 0);
}

/** An order somebody could give, and what it alone would add to the aims of two seats, as far as they are known. */
interface RatedOrder {
  readonly order: GroundOrder;
  readonly forActor: number;
  readonly forOther: number;
}

/** Orders the actor could give now by itself and that a clause may speak of. */
export function ratedOrders(scenario: Scenario, view: View, actor: SeatId, other: SeatId): readonly RatedOrder[] {
  const seats = [actor, other] as const;
  const worth = (orders: readonly GroundOrder[]) => {
    const end = preview(scenario, view, orders);
    return seats.map((seat) => progressOf(scenario, view, seat, end));
  };
  const [actorNow = 0, otherNow = 0] = worth([]);
  return legalOrders(scenario, { ...view, seat: actor, phase: "orders" })
    .filter((order) => !order.covert && !order.whenReadsOrders && order.consent === undefined)
    .map((order) => {
      const [actorThen = 0, otherThen = 0] = worth([order]);
      return { order, forActor: actorThen - actorNow, forOther: otherThen - otherNow };
    });
}
