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

/** Offers by what they do for whichever side gains least by them: one for each partner, best first, at most so many. */
export function proposals(
  mind: Mind,
  bargain: Bargain,
  partners: readonly SeatId[],
  offered: readonly Clause[],
  most: number,
): readonly Terms[] {
  const own = itemsOf(mind, bargain, mind.seat, [mind.seat, ...partners]);
  const trades = partners.flatMap((to) => {
    const theirs = itemsOf(mind, bargain, to, [mind.seat, to]);
    return [...tradesWith(mind, to, own, theirs)];
  });
  const found: Terms[] = [];
  for (const trade of trades.sort((a, b) => b.least - a.least).slice(0, weighed)) {
    if (found.some((terms) => terms.to.includes(trade.to)) || !isGood(mind, bargain, trade, offered)) continue;
    found.push({ to: [trade.to], clauses: trade.clauses, secret: false, until: mind.view.turn });
    if (found.length === most) break;
  }
  return found;
}

/** Whether both sides gain by it when it is weighed exactly. */
function isGood(mind: Mind, bargain: Bargain, { to, clauses }: Trade, offered: readonly Clause[]): boolean {
  if (bargain.ability(clauses, offered) !== "able") return false;
  const { own, partner } = bargain.bothGains(to, clauses);
  return own >= worth.offering && partner >= worth.asking && mind.seat !== to;
}

/** What the partner could do for the own seat, against something of the own or a sum that hangs on it. */
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
    for (const amount of sums) {
      const pay: Clause = { kind: "pay", actor: seat, to, amount, turns: 1, if: 0 };
      const least = Math.min(trust * gainOf(want, seat) - 0.1 * amount, gainOf(want, to) + 0.2 * amount);
      if (least > 0) yield { to, clauses: [want.clause, pay], least };
    }
  }
  for (const give of given) {
    for (const amount of sums) {
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
