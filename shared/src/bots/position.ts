import {
  chance,
  Forecast,
  type ForumMove,
  type GroundOrder,
  legalOrders,
  type Now,
  type Option,
  type Question,
  type Scenario,
  type SeatId,
  type View,
} from "../rules/index.ts";
import { type Outlook, outlookOn } from "./outlook.ts";
import { nowOfView, seatNamed } from "./table.ts";
import { utilityOf, type Wants, wantsOf } from "./utility.ts";

/** The numbers of a view as one seat sees them, whatever is offered or promised; what was worked out once is kept. */
export class Position {
  readonly scenario: Scenario;
  readonly view: View;
  readonly seat: SeatId;
  readonly outlook: Outlook;
  readonly #seed: string;
  readonly #forecast: Forecast;
  readonly #now: Now;
  readonly #own: Wants;
  readonly #legal = new Map<SeatId, readonly GroundOrder[]>();
  readonly #liked = new Map<SeatId, readonly GroundOrder[]>();
  readonly #noise: number[] = [];

  constructor(scenario: Scenario, view: View, seat: SeatId, seed: string) {
    this.scenario = scenario;
    this.view = view;
    this.seat = seat;
    this.outlook = outlookOn(scenario, view);
    this.#seed = seed;
    this.#forecast = new Forecast(scenario, view);
    this.#now = nowOfView(scenario, view);
    const agenda = view.own?.agenda ?? view.own?.dealt[0];
    const aims = scenario.aims.filter((aim) => aim.seat === seat && (!aim.secret || aim.id === agenda));
    this.#own = wantsOf(scenario, seat, aims);
  }

  /** Public objectives, and the viewing seat's agenda. */
  wantsOf(seat: SeatId): Wants {
    return seat === this.seat ? this.#own : this.outlook.wantsOf(seat);
  }

  /** Orders the seat could seal if it had promised nothing. */
  legal(seat: SeatId): readonly GroundOrder[] {
    const known = this.#legal.get(seat);
    if (known) return known;
    const legal = legalOrders(this.scenario, { ...this.view, seat, deals: [] });
    this.#legal.set(seat, legal);
    return legal;
  }

  /** The seat's orders, best for it first, as far as its wants are known. */
  liked(seat: SeatId): readonly GroundOrder[] {
    const known = this.#liked.get(seat);
    if (known) return known;
    const legal = this.legal(seat);
    const liked = this.outlook.liked(this.wantsOf(seat)).filter((order) => legal.includes(order));
    this.#liked.set(seat, liked);
    return liked;
  }

  /** What orders of one seat cost together, bought ones included. */
  costOf(orders: readonly GroundOrder[]): number {
    let total = 0;
    for (let position = 0; position < orders.length; position += 1) {
      const order = orders[position];
      if (!order) continue;
      const seat = this.scenario.seats[order.seatIndex];
      total += this.#forecast.priceOf(order) + (seat && position >= seat.orders ? seat.extra.cost : 0);
    }
    return total;
  }

  /** The seat's treasury; without one everything can be paid. */
  treasuryOf(seat: SeatId): number {
    const { treasury } = seatNamed(this.scenario, seat);
    return treasury === undefined ? Number.POSITIVE_INFINITY : (this.view.values[treasury] ?? 0);
  }

  /** Options that can be chosen now. */
  open({ options }: Question): readonly Option[] {
    return options.filter((option) => option.when?.(this.#now) !== 0);
  }

  /** Whether its condition holds if these are the orders that take effect. */
  holds(order: GroundOrder, on: Uint8Array): boolean {
    return !order.whenReadsOrders || !order.when || order.when({ ...this.#now, on }) !== 0;
  }

  /** Worth of the turn's end for the seat if these orders took effect and this was answered and adopted, in points. */
  worth(
    seat: SeatId,
    orders: readonly GroundOrder[],
    options: readonly Option[] = [],
    forums: readonly ForumMove[] = [],
  ): number {
    return utilityOf(this.scenario, this.wantsOf(seat), this.#forecast.end(orders, options, forums));
  }

  /** The measures of the own seat's aims at the turn's end, in order of its aims. */
  measures(orders: readonly GroundOrder[], options: readonly Option[]): readonly number[] {
    const end = this.#forecast.end(orders, options);
    return this.#own.aims.map((aim) => aim.measure(end));
  }

  /** The view as it would be in the next turn's orders phase if this was ordered and answered; chance left out, forums empty. */
  after(orders: readonly GroundOrder[], options: readonly Option[]): View {
    const { values, facts } = this.#forecast.end(orders, options);
    const { report: _past, own, ...view } = this.view;
    const { sealed: _opened, ...kept } = own ?? { dealt: [] };
    return {
      ...view,
      own: kept,
      turn: view.turn + 1,
      phase: "orders",
      values: Array.from(values),
      facts: Array.from(facts),
      questions: [],
      forums: [],
      positions: [],
      invitations: [],
      offers: [],
    };
  }

  /** The same for several seats at once. */
  worths(
    seats: readonly SeatId[],
    orders: readonly GroundOrder[],
    options: readonly Option[],
    forums: readonly ForumMove[] = [],
  ): number[] {
    const end = this.#forecast.end(orders, options, forums);
    return seats.map((seat) => utilityOf(this.scenario, this.wantsOf(seat), end));
  }

  /** Up to 0.01 points, so that equals are not always taken in the same order. */
  noiseOf(order: GroundOrder): number {
    const known = this.#noise[order.index];
    if (known !== undefined) return known;
    const fresh = 0.01 * chance(this.#seed, `${order.seat} ${order.id} ${this.view.turn}`);
    this.#noise[order.index] = fresh;
    return fresh;
  }
}
