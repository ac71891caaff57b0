import {
  type Aim,
  type AimId,
  chance,
  costOf,
  type GroundOrder,
  legalOrders,
  type Now,
  type OptionId,
  preview,
  type QuestionId,
  type Scenario,
  type SeatId,
  type View,
} from "../rules/index.ts";
import { isRefrained, promisedOrders, sumsOwed } from "./duties.ts";
import { ownQuestions, seatNamed } from "./table.ts";
import { utilityOf } from "./utility.ts";

/** After the first pick only so many of the best are looked at again. */
const shortList = 8;
/** A gain below this is not worth an order. */
const leastGain = 0.02;
/** How often the guesses answer one another. */
const rounds = 2;

interface Rated {
  readonly order: GroundOrder;
  readonly gain: number;
}

/** The view as expressions read it, without orders. */
export function nowOfView(scenario: Scenario, view: View): Now {
  const memo = scenario.indices.map(() => Number.NaN);
  return { turn: view.turn, values: view.values, facts: view.facts, on: new Uint8Array(scenario.orders.length), memo };
}

/** The aims of these ids. */
export const aimsNamed = (scenario: Scenario, ids: readonly AimId[]): readonly Aim[] =>
  scenario.aims.filter((aim) => ids.includes(aim.id));

/** One turn's thinking over one view. */
export class Mind {
  readonly #scenario: Scenario;
  readonly #view: View;
  readonly #seed: string;
  readonly #nobody: Uint8Array;

  constructor(scenario: Scenario, view: View, seed: string) {
    this.#scenario = scenario;
    this.#view = view;
    this.#seed = seed;
    this.#nobody = new Uint8Array(scenario.orders.length);
  }

  /** What the other seats will probably order, by their public objectives; the own seat is thought along by its true aims. */
  expect(own: SeatId, aims: readonly Aim[]): readonly GroundOrder[] {
    const guesses = new Map<SeatId, readonly GroundOrder[]>();
    const besides = (seat: SeatId) => [...guesses].flatMap(([other, orders]) => (other === seat ? [] : orders));
    for (let round = 0; round < rounds; round += 1) {
      for (const { id } of this.#scenario.seats) {
        if (id === own && round === rounds - 1) continue;
        const wanted = id === own ? aims : this.publicAims(id);
        const rated = this.#rate(id, wanted, besides(id), this.possible(id), round === 0);
        guesses.set(id, this.#affordable(id, rated));
      }
    }
    return besides(own);
  }

  /** Public objectives and the kept agenda of the viewing seat. */
  ownAims(seat: SeatId): readonly Aim[] {
    const agenda = this.#view.own?.agenda ?? this.#view.own?.dealt[0];
    return this.#scenario.aims.filter((aim) => aim.seat === seat && (!aim.secret || aim.id === agenda));
  }

  choose(seat: SeatId, aims: readonly Aim[], others: readonly GroundOrder[]): GroundOrder[] {
    const { orders: allowed, extra } = seatNamed(this.#scenario, seat);
    const purse = this.purse(seat);
    const chosen: GroundOrder[] = this.owed(seat);
    let open = this.possible(seat).filter((order) => !chosen.some((given) => given.key === order.key));
    while (chosen.length < allowed + extra.max) {
      const rated = this.#rate(seat, aims, [...others, ...chosen], open, false).filter(
        ({ order, gain }) => gain > leastGain && costOf(this.#scenario, this.#view, [...chosen, order]) <= purse,
      );
      const [best] = rated;
      if (!best) break;
      chosen.push(best.order);
      open = rated
        .slice(1, shortList + 1)
        .map(({ order }) => order)
        .filter((order) => order.key !== best.order.key);
    }
    return chosen;
  }

  answer(seat: SeatId, aims: readonly Aim[], orders: readonly GroundOrder[]): Record<QuestionId, OptionId> {
    const answers: Record<QuestionId, OptionId> = {};
    const now = nowOfView(this.#scenario, this.#view);
    for (const question of ownQuestions(this.#scenario, this.#view)) {
      let best = question.fallback;
      let most = Number.NEGATIVE_INFINITY;
      for (const option of question.options) {
        if (option.when && option.when(now) === 0) continue;
        const worth = this.worth(seat, aims, orders, { ...answers, [question.id]: option.id });
        if (worth <= most) continue;
        most = worth;
        best = option.id;
      }
      answers[question.id] = best;
    }
    return answers;
  }

  publicAims(seat: SeatId): readonly Aim[] {
    return this.#scenario.aims.filter((aim) => aim.seat === seat && !aim.secret);
  }

  /** Orders whose own condition may hold; for another seat as far as this view knows. */
  possible(seat: SeatId): readonly GroundOrder[] {
    const legal = legalOrders(this.#scenario, seat === this.#view.seat ? this.#view : { ...this.#view, seat });
    return legal.filter((order) => !isRefrained(this.#view, order));
  }

  /** What the seat has promised for this turn and can pay, one order of a key. */
  owed(seat: SeatId): GroundOrder[] {
    const { orders: allowed } = seatNamed(this.#scenario, seat);
    const owed: GroundOrder[] = [];
    for (const order of promisedOrders(this.possible(seat), this.#view, seat)) {
      if (owed.length === allowed || owed.some((given) => given.key === order.key)) continue;
      if (costOf(this.#scenario, this.#view, [...owed, order]) <= this.purse(seat)) owed.push(order);
    }
    return owed;
  }

  /** What the seat can spend on orders without failing a payment. */
  purse(seat: SeatId): number {
    const { treasury } = seatNamed(this.#scenario, seat);
    if (treasury === undefined) return Number.POSITIVE_INFINITY;
    return (this.#view.values[treasury] ?? 0) - sumsOwed(this.#view, seat);
  }

  /**
   * Orders by what each adds for the seat beside the given ones, best first. `hopeful`: consent is counted on wherever
   * the partner does not lose by it, else only where it is expected or an invitation stands.
   */
  #rate(
    seat: SeatId,
    aims: readonly Aim[],
    beside: readonly GroundOrder[],
    open: readonly GroundOrder[],
    hopeful: boolean,
  ): Rated[] {
    const base = this.worth(seat, aims, this.#agreed(beside));
    const on = this.#onOf(beside);
    return open
      .filter((order) => this.#holds(order, on) && this.#consents(order, on, hopeful))
      .map((order) => {
        const noise = 0.01 * chance(this.#seed, `${seat} ${order.id} ${this.#view.turn}`);
        return { order, gain: this.worth(seat, aims, [...this.#agreed(beside, order), order]) - base + noise };
      })
      .sort((a, b) => b.gain - a.gain);
  }

  /** Those that do not lack their partner's order. */
  #agreed(orders: readonly GroundOrder[], more?: GroundOrder): readonly GroundOrder[] {
    if (!orders.some((order) => order.consent)) return orders;
    const on = this.#onOf(more ? [...orders, more] : orders);
    return orders.filter((order) => !order.consent || order.consent.some((index) => on[index] === 1));
  }

  /** A condition on others' orders is counted on only if the guessed orders fulfil it. */
  #holds(order: GroundOrder, on: Uint8Array): boolean {
    if (!order.whenReadsOrders || !order.when) return true;
    return order.when({ ...nowOfView(this.#scenario, this.#view), on }) !== 0;
  }

  #consents(order: GroundOrder, on: Uint8Array, hopeful: boolean): boolean {
    if (!order.consent) return true;
    const invited = this.#view.invitations.some(({ seat, order: id }) =>
      order.consent?.some(
        (index) => this.#scenario.orders[index]?.id === id && this.#scenario.orders[index]?.seat === seat,
      ),
    );
    if (invited || order.consent.some((index) => on[index] === 1)) return true;
    const partner = this.#scenario.orders[order.consent[0] ?? -1];
    if (!hopeful || !partner) return false;
    const aims = this.publicAims(partner.seat);
    return this.worth(partner.seat, aims, [order]) >= this.worth(partner.seat, aims, []) - leastGain;
  }

  #affordable(seat: SeatId, rated: readonly Rated[]): GroundOrder[] {
    const { orders: allowed } = seatNamed(this.#scenario, seat);
    const purse = this.purse(seat);
    const chosen = this.owed(seat);
    for (const { order, gain } of rated) {
      if (chosen.length >= allowed || gain <= leastGain) break;
      if (chosen.some((given) => given.key === order.key)) continue;
      if (costOf(this.#scenario, this.#view, [...chosen, order]) <= purse) chosen.push(order);
    }
    return chosen;
  }

  #onOf(orders: readonly GroundOrder[]): Uint8Array {
    if (orders.length === 0) return this.#nobody;
    const on = new Uint8Array(this.#scenario.orders.length);
    for (const order of orders) on[order.index] = 1;
    return on;
  }

  /** Worth of the turn's end for the seat if these orders took effect, in points; `from`: with other values. */
  worth(
    seat: SeatId,
    aims: readonly Aim[],
    orders: readonly GroundOrder[],
    answers: Readonly<Record<QuestionId, OptionId>> = {},
    from: View = this.#view,
  ): number {
    const end = preview(this.#scenario, from, orders, answers, false);
    const now = { turn: this.#view.turn, values: end.values, facts: end.facts, on: this.#nobody, memo: end.memo };
    return utilityOf(this.#scenario, seat, aims, now);
  }
}
