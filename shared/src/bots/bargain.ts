import { type Clause, type GroundOrder, isMeant, type Option, type Question, type SeatId } from "../rules/index.ts";
import { sumOf, trustIn } from "./commitments.ts";
import type { Mind } from "./mind.ts";
import { mayAlsoSupport, supportGains } from "./supporting.ts";
import { seatNamed } from "./table.ts";

/** A turn later counts so much less. */
const patience = 0.8;
/** What a bound hand is worth to its owner for each further turn, in points. */
const freedom = 0.05;
/** Being told what others do not know; and telling it. */
const insight = { hearer: 0.12, teller: 0.04 };
/** Units of treasury in bands: the first few are dear, beyond the last they are nearly worthless. */
const money = [
  { units: 3, worth: 0.25 },
  { units: 3, worth: 0.14 },
  { units: 6, worth: 0.05 },
];
/** Most a bot has going out by its deals at a time, in units: nobody can drain it in small sips. */
const mostOwed = 4;

/** What is expected of the turn without the deal in question. */
interface Baseline {
  readonly orders: readonly GroundOrder[];
  readonly options: ReadonlyMap<Question, Option>;
}

/** Whether a seat can do its part, and why not. */
export type Ability = "able" | "cannot-do" | "no-money";

/** Weighs clauses against what would happen without them. */
export class Bargain {
  readonly #mind: Mind;
  readonly #seats: readonly SeatId[];
  readonly #base: Baseline;
  readonly #before: ReadonlyMap<SeatId, number>;

  constructor(mind: Mind) {
    this.#mind = mind;
    this.#seats = mind.scenario.seats.map(({ id }) => id);
    const orders = [...mind.others(), ...mind.plan().orders];
    const options = new Map(mind.plan().options);
    for (const seat of this.#seats) {
      if (seat === mind.seat) continue;
      const answers = mind.answersOf(seat, orders, mind.duties(seat));
      for (const [question, option] of answers) options.set(question, option);
    }
    this.#base = { orders, options };
    const before = mind.position.worths(this.#seats, orders, [...options.values()]);
    this.#before = new Map(this.#seats.map((seat, place) => [seat, before[place] ?? 0]));
  }

  get expected(): Baseline {
    return this.#base;
  }

  /**
   * What the clauses add for the own seat, each promise of others weighed by how they kept their word: if they break it,
   * only the own part remains that does not hang on theirs.
   */
  ownGain(clauses: readonly Clause[]): number {
    const [gain = 0] = this.gains([this.#mind.seat], clauses);
    return this.#weighed(clauses, gain);
  }

  /** The same, and what a partner gains if all is kept. */
  bothGains(to: SeatId, clauses: readonly Clause[]): { readonly own: number; readonly partner: number } {
    const [gain = 0, partner = 0] = this.gains([this.#mind.seat, to], clauses);
    return { own: gain < 0 ? gain : this.#weighed(clauses, gain), partner };
  }

  #weighed(clauses: readonly Clause[], gain: number): number {
    const { seat, view } = this.#mind;
    let trust = 1;
    for (const { actor } of clauses) if (actor !== seat) trust = Math.min(trust, trustIn(view, actor));
    const alone = clauses.filter((clause) => clause.actor === seat && !hangs(clause, clauses, seat));
    const [least = 0] = trust === 1 || alone.length === 0 ? [] : this.gains([seat], alone);
    return trust * gain + (1 - trust) * Math.min(0, least);
  }

  /** What the clauses add for these seats if all are kept, in points. */
  gains(seats: readonly SeatId[], clauses: readonly Clause[]): number[] {
    const { turn } = this.#mind.view;
    const now = clauses.filter((clause) => (clause.turn ?? turn) <= turn);
    const moved = now.some(({ kind }) => kind === "order" || kind === "refrain" || kind === "answer");
    const sums = moved ? this.#moved(seats, now) : seats.map(() => 0);
    for (const clause of clauses) {
      const later = (clause.turn ?? turn) - turn;
      const some =
        clause.kind === "support"
          ? supportGains(this.#mind, clause, seats)
          : later > 0
            ? this.#moved(seats, [clause])
            : undefined;
      for (const [place, seat] of seats.entries()) {
        let gain = this.#besides(seat, clause);
        if (some) gain += (some[place] ?? 0) * patience ** later;
        sums[place] = (sums[place] ?? 0) + gain;
      }
    }
    return sums;
  }

  /** Gains by the orders and answers of this turn. */
  #moved(seats: readonly SeatId[], clauses: readonly Clause[]): number[] {
    const options = this.#answersWith(clauses);
    const after = this.#mind.position.worths(seats, this.#ordersWith(clauses), [...options.values()]);
    return seats.map((seat, place) => (after[place] ?? 0) - (this.#before.get(seat) ?? 0));
  }

  /** What a clause is worth besides the orders and answers of a turn: money, insight, a bound hand. */
  #besides(seat: SeatId, clause: Clause): number {
    const own = clause.actor === seat;
    switch (clause.kind) {
      case "pay": {
        if (!own && (clause.to !== seat || this.#mind.purse(clause.actor) < clause.amount)) return 0;
        let [sum, weight] = [0, 1];
        for (let instalment = 0; instalment < Math.min(clause.turns, 12); instalment += 1) {
          sum += clause.amount * weight;
          weight *= patience;
        }
        return this.#priceOf(seat, own ? -sum : sum);
      }
      case "tell":
        return own ? -insight.teller : clause.to === seat ? insight.hearer : 0;
      case "refrain":
        return own ? -freedom * (clause.turns - (clause.turn === undefined ? 1 : 0)) - 0.01 : 0;
      case "answer":
      case "support":
        return own ? -0.01 : 0;
      case "order":
        return 0;
    }
  }

  /** What more (or, below 0, less) money is worth to the seat. */
  #priceOf(seat: SeatId, change: number): number {
    const { treasury } = seatNamed(this.#mind.scenario, seat);
    if (treasury === undefined) return 0;
    const duties = this.#mind.duties(seat);
    const spent = this.#mind.position.costOf(this.#base.orders.filter((order) => order.seat === seat));
    const have = (this.#mind.view.values[treasury] ?? 0) - sumOf(duties) - spent / 2;
    return worthOfMoney(have + change) - worthOfMoney(have);
  }

  /** Expected orders with the promised ones in, the refrained ones out, and no seat above its number. */
  #ordersWith(clauses: readonly Clause[]): readonly GroundOrder[] {
    const { orders } = this.#base;
    const promised: GroundOrder[] = [];
    for (const clause of clauses) {
      if (clause.kind !== "order" || orders.some((order) => isMeant(clause, order))) continue;
      const order = this.#fitting(clause);
      if (order) promised.push(order);
    }
    const kept = orders.filter(
      (order) =>
        !clauses.some((clause) => clause.kind === "refrain" && isMeant(clause, order)) &&
        !promised.some((one) => one.seat === order.seat && one.key === order.key),
    );
    if (promised.length === 0) return kept;
    const room = this.#mind.scenario.seats.map((seat) => seat.orders);
    return [...promised, ...kept].filter((order) => {
      const left = room[order.seatIndex] ?? 0;
      room[order.seatIndex] = left - 1;
      return left > 0;
    });
  }

  #answersWith(clauses: readonly Clause[]): ReadonlyMap<Question, Option> {
    if (!clauses.some(({ kind }) => kind === "answer")) return this.#base.options;
    const options = new Map(this.#base.options);
    for (const clause of clauses) {
      if (clause.kind !== "answer") continue;
      const question = [...options.keys()].find(({ id }) => id === clause.question);
      const option = question?.options.find(({ id }) => id === clause.option);
      if (question && option) options.set(question, option);
    }
    return options;
  }

  /** The order its actor would give to do the clause; undefined: it cannot this turn. */
  #fitting(clause: Extract<Clause, { kind: "order" }>): GroundOrder | undefined {
    const { scenario, view } = this.#mind;
    if ((clause.turn ?? 0) > view.turn) return scenario.orders.find((order) => isMeant(clause, order));
    return this.#mind.possible(clause.actor).find((order) => isMeant(clause, order));
  }

  /** Whether the own seat can do its part of these clauses beside all it has promised, and offered to do. */
  ability(clauses: readonly Clause[], offered: readonly Clause[]): Ability {
    const mind = this.#mind;
    const { turn } = mind.view;
    const own = [...offered, ...clauses].filter(({ actor }) => actor === mind.seat);
    const orders = new Set(mind.owed(mind.seat));
    let sum = 0;
    for (const clause of own) {
      if (clause.kind === "pay") sum += clause.amount * clause.turns;
      if (clause.kind === "answer" && !this.#mayAnswer(clause)) return "cannot-do";
      if (clause.kind === "support" && !mayAlsoSupport(mind, clause)) return "cannot-do";
      if (clause.kind !== "order" || (clause.turn ?? turn) > turn) continue;
      const given = [...orders].some((order) => isMeant(clause, order));
      const order = given ? undefined : mind.possible(mind.seat).find((one) => isMeant(clause, one));
      if (!given && (!order || order.whenReadsOrders)) return "cannot-do";
      if (order) orders.add(order);
    }
    if (!this.#consistent(own, [...orders])) return "cannot-do";
    const owed = sum + sumOf(mind.duties());
    const { treasury } = seatNamed(mind.scenario, mind.seat);
    const poor = sum > 0 && treasury !== undefined && owed > mostOwed;
    return !poor && mind.position.costOf([...orders]) + sum <= mind.purse(mind.seat) ? "able" : "no-money";
  }

  /** No two of a key, no more than the seat's number, none that was promised to be left. */
  #consistent(own: readonly Clause[], orders: readonly GroundOrder[]): boolean {
    if (new Set(orders.map(({ key }) => key)).size < orders.length) return false;
    if (orders.length > seatNamed(this.#mind.scenario, this.#mind.seat).orders) return false;
    const refrained = (order: GroundOrder) => own.some((clause) => clause.kind === "refrain" && isMeant(clause, order));
    return !orders.some(refrained);
  }

  /** A question is answered once; what was promised of it cannot be promised otherwise. */
  #mayAnswer(clause: Extract<Clause, { kind: "answer" }>): boolean {
    const duties = this.#mind.duties();
    return !duties.some(
      ({ clause: other }) =>
        other.kind === "answer" && other.question === clause.question && other.option !== clause.option,
    );
  }
}

/** Whether the clause begins only after somebody else's was kept. */
function hangs(clause: Clause, clauses: readonly Clause[], seat: SeatId): boolean {
  const condition = clause.if === undefined ? undefined : clauses[clause.if];
  return condition !== undefined && (condition.actor !== seat || hangs(condition, clauses, seat));
}

/** Of so many units, in points; a debt is as dear as the first units. */
function worthOfMoney(units: number): number {
  let [left, sum] = [units, 0];
  for (const band of money) {
    const part = Math.min(left, band.units);
    sum += part * band.worth;
    left -= part;
    if (left <= 0) break;
  }
  return sum;
}
