import type { Clause, GroundOrder, SeatId, Terms } from "../rules/index.ts";
import type { Bargain } from "./bargain.ts";
import { trustIn } from "./commitments.ts";
import type { Mind } from "./mind.ts";
import { worth } from "./thresholds.ts";

/** Something one seat could do or leave, and what that is worth to each seat it was asked for. */
interface Item {
  readonly clause: Clause;
  readonly gains: ReadonlyMap<SeatId, number>;
}

interface Trade {
  readonly to: SeatId;
  readonly clauses: readonly Clause[];
  /** Of the side that gains least, as far as single gains tell. */
  readonly least: number;
}

/** Of what a seat could do, only so many of the best are paired; of the pairs, only so many weighed exactly. */
const best = 5;
const weighed = 12;
const sums = [1, 2, 3];

/** What one seat could offer in a position: trades by what they do for whichever side gains least, weighed when looked at. */
export class Market {
  readonly #mind: Mind;
  readonly #bargain: Bargain;
  #trades: readonly Trade[] | undefined;
  readonly #good = new Map<Trade, boolean>();

  constructor(mind: Mind, bargain: Bargain) {
    this.#mind = mind;
    this.#bargain = bargain;
  }

  /** The best offer to one of these partners that can be kept beside what is offered already. */
  best(partners: readonly SeatId[], offered: readonly Clause[]): Terms | undefined {
    let looked = 0;
    for (const trade of this.#ranked()) {
      if (!partners.includes(trade.to)) continue;
      if (looked === weighed) return undefined;
      looked += 1;
      if (this.#bargain.ability(trade.clauses, offered) !== "able" || !this.#isGood(trade)) continue;
      return { to: [trade.to], clauses: trade.clauses, secret: false, until: this.#mind.view.turn };
    }
    return undefined;
  }

  #ranked(): readonly Trade[] {
    if (this.#trades) return this.#trades;
    const { scenario, seat } = this.#mind;
    const others = scenario.seats.map(({ id }) => id).filter((id) => id !== seat);
    const own = itemsOf(this.#mind, this.#bargain, seat, [seat, ...others]);
    const trades = others.flatMap((to) => [
      ...tradesWith(this.#mind, to, own, itemsOf(this.#mind, this.#bargain, to, [seat, to])),
    ]);
    this.#trades = trades.sort((a, b) => b.least - a.least);
    return this.#trades;
  }

  /** Whether both sides gain by it when it is weighed exactly. */
  #isGood(trade: Trade): boolean {
    const known = this.#good.get(trade);
    if (known !== undefined) return known;
    const { own, partner } = this.#bargain.bothGains(trade.to, trade.clauses);
    const good = own >= worth.offering && partner >= worth.asking;
    this.#good.set(trade, good);
    return good;
  }
}

/**
 * What the partner could do for the own seat, against something of the own or a sum that hangs on it. Nothing is paid for
 * leaving something undone: who pays for peace gets threats.
 */
function* tradesWith(mind: Mind, to: SeatId, own: readonly Item[], theirs: readonly Item[]): Generator<Trade> {
  const { seat } = mind;
  const trust = trustIn(mind.view, to);
  const wanted = bestFor(seat, theirs);
  const given = bestFor(to, own);
  const gainOf = (item: Item, one: SeatId) => item.gains.get(one) ?? 0;
  for (const want of wanted) {
    for (const give of given) {
      const mine = trust * gainOf(want, seat) + gainOf(give, seat);
      const partners = gainOf(want, to) + gainOf(give, to);
      const least = Math.min(mine, partners);
      if (least > 0) yield { to, clauses: [want.clause, give.clause], least };
    }
    for (const amount of want.clause.kind === "refrain" ? [] : sums) {
      const pay: Clause = { kind: "pay", actor: seat, to, amount, turns: 1, if: 0 };
      const least = Math.min(trust * gainOf(want, seat) - 0.1 * amount, gainOf(want, to) + 0.2 * amount);
      if (least > 0) yield { to, clauses: [want.clause, pay], least };
    }
  }
  for (const give of given) {
    if (give.clause.kind === "refrain") continue;
    for (const amount of sums.filter((sum) => sum <= mind.purse(to))) {
      const pay: Clause = { kind: "pay", actor: to, to: seat, amount, turns: 1, if: 0 };
      const least = Math.min(gainOf(give, seat) + 0.2 * amount, gainOf(give, to) - 0.1 * amount);
      if (least > 0) yield { to, clauses: [give.clause, pay], least };
    }
  }
}

const bestFor = (seat: SeatId, items: readonly Item[]): readonly Item[] =>
  items
    .filter(({ gains }) => (gains.get(seat) ?? 0) > worth.item)
    .sort((a, b) => (b.gains.get(seat) ?? 0) - (a.gains.get(seat) ?? 0))
    .slice(0, best);

/** Orders the actor is not expected to give, and open ones it is expected to give and could leave. */
function itemsOf(mind: Mind, bargain: Bargain, actor: SeatId, seats: readonly SeatId[]): Item[] {
  const { orders } = bargain.expected;
  const open = mind
    .possible(actor)
    .filter((order) => !order.covert && !order.whenReadsOrders && !orders.includes(order));
  const left = orders.filter((order) => order.seat === actor && !order.covert);
  const rough = (order: GroundOrder, sign: number) => (seat: SeatId) =>
    sign * mind.position.outlook.gainOf(order, mind.position.wantsOf(seat));
  const exact = answersOf(mind, bargain, actor).map((clause): Item => {
    const gains = bargain.gains(seats, [clause]);
    return { clause, gains: new Map(seats.map((seat, place) => [seat, gains[place] ?? 0])) };
  });
  const item = (clause: Clause, gain: (seat: SeatId) => number): Item => ({
    clause,
    gains: new Map(seats.map((seat) => [seat, gain(seat)])),
  });
  return [
    ...open.map((order) => item(promise(order, "order"), rough(order, 1))),
    ...left.map((order) => item(promise(order, "refrain"), rough(order, -1))),
    ...exact,
  ];
}

/** Other answers than those expected to the open questions of the actor. */
function answersOf(mind: Mind, bargain: Bargain, actor: SeatId): Clause[] {
  return [...bargain.expected.options].flatMap(([question, expected]) => {
    if (question.seat !== actor || question.secret || !mind.view.questions.includes(question.id)) return [];
    return mind.position
      .open(question)
      .filter((option) => option !== expected)
      .map(({ id }): Clause => ({ kind: "answer", actor, question: question.id, option: id, turns: 1 }));
  });
}

const promise = ({ seat, action, params }: GroundOrder, kind: "order" | "refrain"): Clause => ({
  kind,
  actor: seat,
  action,
  ...(Object.keys(params).length === 0 ? {} : { params }),
  turns: 1,
});
