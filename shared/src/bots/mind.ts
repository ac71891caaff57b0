import {
  type GroundOrder,
  isMeant,
  type Option,
  type Question,
  type Scenario,
  type SeatId,
  type View,
} from "../rules/index.ts";
import { type Commitments, commitmentsOf, type Duty, dutiesOf, isRefrained, pledgedIn, sumOf } from "./commitments.ts";
import type { Position } from "./position.ts";
import { seatNamed } from "./table.ts";

/** Of what a seat likes at first sight, only so many are looked at again; of the own seat's, and after its first choice. */
const shortList = 8;
const ownList = 12;
/** A gain below this is not worth an order. */
const leastGain = 0.02;

interface Rated {
  readonly order: GroundOrder;
  readonly gain: number;
}

/** What a seat would do this turn, and what the turn's end is worth to it then. */
export interface Plan {
  readonly orders: readonly GroundOrder[];
  readonly options: ReadonlyMap<Question, Option>;
  readonly worth: number;
}

/** A way to find the plan that keeps these duties. */
export type Choosing = (mind: Mind, duties: readonly Duty[]) => Plan;

/** Thinking of one seat over a position and what is promised in it. */
export class Mind {
  readonly scenario: Scenario;
  readonly view: View;
  readonly seat: SeatId;
  readonly position: Position;
  readonly commitments: Commitments;
  readonly #possible = new Map<SeatId, readonly GroundOrder[]>();
  #others: readonly GroundOrder[] | undefined;
  #plan: Plan | undefined;

  readonly #choosePlan: Choosing | undefined;

  /** `view`: that of the position, with the deals of now. `choose`: how the own plan is found; undefined: at first sight. */
  constructor(position: Position, view: View, choose?: Choosing) {
    this.#choosePlan = choose;
    this.position = position;
    this.scenario = position.scenario;
    this.seat = position.seat;
    this.view = view;
    this.commitments = commitmentsOf(view);
  }

  /** What the other seats will probably order, by their public objectives and what they promised. */
  others(): readonly GroundOrder[] {
    this.#others ??= this.#expect();
    return this.#others;
  }

  /** The best that can be done while every promise is kept. */
  plan(): Plan {
    this.#plan ??= this.#choosePlan?.(this, this.duties()) ?? this.planFor(this.duties());
    return this.#plan;
  }

  /** What a seat owes this turn. */
  duties(seat: SeatId = this.seat): readonly Duty[] {
    return dutiesOf(this.commitments, seat);
  }

  /** The best plan that keeps these of the own duties. */
  planFor(duties: readonly Duty[]): Plan {
    return this.#planWith(this.#choose(duties), duties);
  }

  #planWith(orders: readonly GroundOrder[], duties: readonly Duty[]): Plan {
    const all = [...this.others(), ...orders];
    const options = this.answersOf(this.seat, all, duties);
    return { orders, options, worth: this.position.worth(this.seat, all, [...options.values()]) };
  }

  /**
   * Other plans that keep these duties: each begins with another of the orders that add most, and goes on as the best
   * does. The first is the best at first sight.
   */
  plansFor(duties: readonly Duty[], most: number): readonly Plan[] {
    const { orders: allowed } = seatNamed(this.scenario, this.seat);
    const first = this.planFor(duties);
    const owed = this.owed(this.seat, duties);
    if (owed.length >= allowed) return [first];
    const open = this.#candidates(this.seat, [...this.others(), ...owed], ownList, duties);
    const purse = this.purse(this.seat, duties);
    const rated = this.#rate(this.seat, [...this.others(), ...owed], open).filter(
      ({ order }) => !owed.some(({ key }) => key === order.key) && this.position.costOf([...owed, order]) <= purse,
    );
    const plans = rated.slice(0, most).map(({ order }) => this.#planWith(this.#choose(duties, [order]), duties));
    return [first, ...plans.filter(({ orders }) => !isSameSet(orders, first.orders))];
  }

  /** Orders the seat may seal and has not promised to leave. */
  possible(seat: SeatId): readonly GroundOrder[] {
    const known = this.#possible.get(seat);
    if (known) return known;
    const possible = without(this.position.legal(seat), this.duties(seat));
    this.#possible.set(seat, possible);
    return possible;
  }

  /** What the seat must order to do these duties, one order of a key, as far as it can; the most liked if it has a choice. */
  owed(seat: SeatId, duties: readonly Duty[] = this.duties(seat)): GroundOrder[] {
    const owed: GroundOrder[] = [];
    if (!duties.some(({ clause }) => clause.kind === "order")) return owed;
    const { orders: allowed } = seatNamed(this.scenario, seat);
    const purse = this.purse(seat, duties);
    const possible = without([...this.position.liked(seat), ...this.position.legal(seat)], duties);
    for (const { clause } of duties) {
      if (clause.kind !== "order" || owed.some((given) => isMeant(clause, given))) continue;
      const order = possible.find(
        (one) =>
          isMeant(clause, one) &&
          !owed.some((given) => given.key === one.key) &&
          this.position.costOf([...owed, one]) <= purse,
      );
      if (order && owed.length < allowed) owed.push(order);
    }
    return owed;
  }

  /** What the seat can spend on orders without failing a payment. */
  purse(seat: SeatId, duties: readonly Duty[] = this.duties(seat)): number {
    return this.position.treasuryOf(seat) - sumOf(duties) - pledgedIn(this.scenario, this.view, duties);
  }

  /** The answers the seat would give beside these orders; the promised ones if it promised. */
  answersOf(seat: SeatId, orders: readonly GroundOrder[], duties: readonly Duty[]): Map<Question, Option> {
    const answers = new Map<Question, Option>();
    for (const id of this.view.questions) {
      const question = this.scenario.questions.find((one) => one.id === id);
      if (question?.seat !== seat) continue;
      const open = this.position.open(question);
      const promised = open.find((option) =>
        duties.some(({ clause }) => clause.kind === "answer" && clause.question === id && clause.option === option.id),
      );
      const given = [...answers.values()];
      let best = promised ?? question.options.find((option) => option.id === question.fallback);
      let most = Number.NEGATIVE_INFINITY;
      for (const option of promised ? [] : open) {
        const worth = this.position.worth(seat, orders, [...given, option]);
        if (worth > most) [best, most] = [option, worth];
      }
      if (best) answers.set(question, best);
    }
    return answers;
  }

  /** Best responses to one another (Cournot 1838): first to the outlook, then to what the others would do by it. */
  #expect(): readonly GroundOrder[] {
    const guesses = new Map<SeatId, readonly GroundOrder[]>();
    const besides = (seat: SeatId) => [...guesses].flatMap(([other, orders]) => (other === seat ? [] : orders));
    const { outlook } = this.position;
    for (const { id } of this.scenario.seats) {
      const wants = this.position.wantsOf(id);
      const liked = without(this.position.liked(id), this.duties(id));
      const likely = liked.slice(0, shortList).filter((order) => outlook.gainOf(order, wants) > leastGain);
      guesses.set(id, this.#affordable(id, likely));
    }
    for (const { id } of this.scenario.seats) {
      if (id === this.seat) continue;
      const beside = besides(id);
      const rated = this.#rate(id, beside, this.#candidates(id, beside, shortList, this.duties(id)));
      const good = rated.filter(({ gain }) => gain > leastGain).map(({ order }) => order);
      guesses.set(id, this.#affordable(id, good));
    }
    return besides(this.seat);
  }

  /** The most liked orders that do not break these duties, and those that others' orders call for. */
  #candidates(
    seat: SeatId,
    beside: readonly GroundOrder[],
    most: number,
    duties: readonly Duty[],
  ): readonly GroundOrder[] {
    const liked = without(this.position.liked(seat), duties).slice(0, most);
    const called = this.position.legal(seat).filter((order) => order.whenReadsOrders || order.consent);
    if (called.length === 0) return liked;
    const on = this.#onOf(beside);
    return [...liked, ...without(called, duties).filter((order) => !liked.includes(order) && this.#isOn(order, on))];
  }

  /** Step by step the order that adds most beside what is expected and chosen, after those it begins with. */
  #choose(duties: readonly Duty[], begun: readonly GroundOrder[] = []): GroundOrder[] {
    const { orders: allowed, extra } = seatNamed(this.scenario, this.seat);
    const purse = this.purse(this.seat, duties);
    const others = this.others();
    const chosen: GroundOrder[] = [...this.owed(this.seat, duties), ...begun];
    const isFree = (order: GroundOrder) => !chosen.some((given) => given.key === order.key);
    let open = this.#candidates(this.seat, [...others, ...chosen], ownList, duties).filter(isFree);
    while (chosen.length < allowed + extra.max) {
      const rated = this.#rate(this.seat, [...others, ...chosen], open).filter(
        ({ order, gain }) => gain > leastGain && this.position.costOf([...chosen, order]) <= purse,
      );
      const [best] = rated;
      if (!best) break;
      chosen.push(best.order);
      open = rated
        .slice(1, shortList + 1)
        .map(({ order }) => order)
        .filter(isFree);
    }
    return chosen;
  }

  /** What the seat owes, and of these orders, best first, what it can add. */
  #affordable(seat: SeatId, liked: readonly GroundOrder[]): GroundOrder[] {
    const { orders: allowed } = seatNamed(this.scenario, seat);
    const purse = this.purse(seat);
    const chosen = this.owed(seat);
    for (const order of liked) {
      if (chosen.length >= allowed) break;
      if (chosen.some((given) => given.key === order.key)) continue;
      if (this.position.costOf([...chosen, order]) <= purse) chosen.push(order);
    }
    return chosen;
  }

  /**
   * Orders by what each adds for the seat beside the given ones, best first. Conditions and consent are counted on only
   * where the given orders fulfil them or an invitation stands.
   */
  #rate(seat: SeatId, beside: readonly GroundOrder[], open: readonly GroundOrder[]): Rated[] {
    const on = this.#onOf(beside);
    const firm = beside.filter((order) => isConsented(order, on));
    const waiting = beside.filter((order) => !isConsented(order, on));
    const base = this.position.worth(seat, firm);
    const rated: Rated[] = [];
    for (const order of open) {
      if (!this.#isOn(order, on)) continue;
      const woken = waiting.filter((one) => one.consent?.includes(order.index));
      const gain = this.position.worth(seat, [...firm, ...woken, order]) - base;
      rated.push({ order, gain: gain + this.position.noiseOf(order) });
    }
    return rated.sort((a, b) => b.gain - a.gain);
  }

  /** Whether the order would take effect beside these. */
  #isOn(order: GroundOrder, on: Uint8Array): boolean {
    return this.position.holds(order, on) && (isConsented(order, on) || this.#isInvited(order));
  }

  #isInvited({ consent }: GroundOrder): boolean {
    const { orders } = this.scenario;
    return this.view.invitations.some(({ seat, order: id }) =>
      consent?.some((index) => orders[index]?.id === id && orders[index]?.seat === seat),
    );
  }

  #onOf(orders: readonly GroundOrder[]): Uint8Array {
    const on = new Uint8Array(this.scenario.orders.length);
    for (const order of orders) on[order.index] = 1;
    return on;
  }
}

const isSameSet = (a: readonly GroundOrder[], b: readonly GroundOrder[]): boolean =>
  a.length === b.length && a.every((order) => b.includes(order));

/** The orders that none of these duties speaks against. */
function without(orders: readonly GroundOrder[], duties: readonly Duty[]): readonly GroundOrder[] {
  const refrains = duties.filter(({ clause }) => clause.kind === "refrain");
  return refrains.length === 0 ? orders : orders.filter((order) => !isRefrained(refrains, order));
}

const isConsented = ({ consent }: GroundOrder, on: Uint8Array): boolean =>
  !consent || consent.some((index) => on[index] === 1);
