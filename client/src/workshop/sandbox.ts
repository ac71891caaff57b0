import { botFor } from "@multivector/shared/bots";
import {
  newWorld,
  type OrderId,
  rejectionOf,
  type Scenario,
  type Sealed,
  type SeatId,
  submit,
  viewOf,
  type World,
} from "@multivector/shared/rules";

/** What every seat sealed in one turn. */
export type Move = Readonly<Record<string, Sealed>>;

/** A game without a table: replayed from its moves whenever the scenario changes. */
export interface Sandbox {
  readonly seed: string;
  readonly moves: readonly Move[];
  /** The orders phase of each turn, and at the end the last report: one more than there are moves. */
  readonly worlds: readonly World[];
  /** The world with the report of each move. */
  readonly reports: readonly World[];
  /** Orders that are no longer legal and were left out. */
  readonly dropped: number;
}

/** Goes on to the orders phase, or stays if the game is over. */
function toOrders(scenario: Scenario, world: World): World {
  let at = world;
  while (at.phase !== "orders" && !(at.phase === "report" && at.outcome)) {
    at = submit(scenario, at, { kind: "end-phase" });
  }
  return at;
}

/** Plays the moves again, as far as the game goes. */
export function replayed(scenario: Scenario, seed: string, moves: readonly Move[]): Sandbox {
  let world = toOrders(scenario, newWorld(scenario, seed));
  const worlds = [world];
  const reports: World[] = [];
  const kept: Move[] = [];
  let dropped = 0;
  for (const move of moves) {
    if (world.outcome) break;
    const now: Record<string, Sealed> = {};
    for (const { id } of scenario.seats) {
      const wished = move[id] ?? nothing;
      const sealed = legalPart(scenario, world, id, wished);
      dropped += wished.orders.length - sealed.orders.length;
      now[id] = sealed;
      world = submit(scenario, world, { kind: "seal", seat: id, ...sealed });
    }
    const report = submit(scenario, world, { kind: "end-phase" });
    reports.push(report);
    world = toOrders(scenario, report);
    worlds.push(world);
    kept.push(now);
  }
  return { seed, moves: kept, worlds, reports, dropped };
}

const nothing: Sealed = { orders: [], answers: {} };

/** As much of what was sealed as is still legal. */
function legalPart(scenario: Scenario, world: World, seat: SeatId, sealed: Sealed): Sealed {
  const view = viewOf(scenario, world, seat);
  const fits = (one: Sealed) => rejectionOf(scenario, view, { kind: "seal", seat, ...one }) === undefined;
  if (fits(sealed)) return sealed;
  const orders: OrderId[] = [];
  for (const order of sealed.orders) {
    if (fits({ ...sealed, orders: [...orders, order] })) orders.push(order);
    else if (fits({ orders: [...orders, order], answers: {} })) orders.push(order);
  }
  const whole = { ...sealed, orders };
  return fits(whole) ? whole : { orders, answers: {} };
}

/** What bots would seal, except for a seat that somebody plays. */
export function botMove(scenario: Scenario, world: World, seed: string, own: Move): Move {
  return Object.fromEntries(
    scenario.seats.map(({ id }) => [
      id,
      own[id] ?? botFor("steady", scenario, id, seed).decide(viewOf(scenario, world, id)),
    ]),
  );
}

/** What of the scenario came in a game so far, could still come, or has missed its turn. */
export type Paint = "fired" | "possible" | "never";

export function coverageOf(scenario: Scenario, { reports, worlds }: Sandbox) {
  const turn = worlds[worlds.length - 1]?.turn ?? 1;
  const over = worlds[worlds.length - 1]?.outcome !== undefined;
  const events = new Map<string, number>();
  const actions = new Map<string, number>();
  for (const { report } of reports) {
    if (!report) continue;
    for (const event of report.events) if (!events.has(event)) events.set(event, report.turn);
    for (const order of report.orders) {
      const action = order.order.split("(", 1)[0] ?? "";
      if (order.void === undefined && !actions.has(action)) actions.set(action, report.turn);
    }
  }
  const paint = (seen: number | undefined, due: number | undefined): Paint => {
    if (seen !== undefined) return "fired";
    return over || (due !== undefined && due < turn) ? "never" : "possible";
  };
  return {
    events: scenario.events.map(({ id, turn: due }) => ({
      id,
      turn: events.get(id),
      paint: paint(events.get(id), due),
    })),
    actions: scenario.actions.map(({ id }) => ({
      id,
      turn: actions.get(id),
      paint: paint(actions.get(id), undefined),
    })),
  };
}
