import type { Clause, DealSubmission, GroundOrder, Offer, Scenario, SeatId, Terms, View } from "../rules/index.ts";
import { costOf, rejectionOf } from "../rules/index.ts";
import { isMeantBy } from "./duties.ts";
import type { Mind } from "./mind.ts";
import { seatNamed } from "./table.ts";

/** A deal must bring so much, in points, to be signed; and more to be worth the asking. */
const worthSigning = 0.3;
const worthOffering = 0.3;
/** Of what each side could do, only so many of the best are paired. */
const best = 4;
const sums = [1, 2];

/**
 * The next step of dealing: an answer to an open offer, or one offer a turn in which both sides gain by what the bot
 * knows of the other's public objectives. Undefined: nothing more to say.
 */
export function nextDealing(scenario: Scenario, view: View, seat: SeatId, mind: Mind): DealSubmission | undefined {
  if (!scenario.deals.allowed || view.phase === "report" || view.phase === "debrief") return undefined;
  const open = view.offers.find((offer) => offer.terms.to.includes(seat) && !offer.signed.includes(seat));
  const may = (step: DealSubmission) => rejectionOf(scenario, view, step) === undefined;
  if (open && view.own?.sealed) return { kind: "decline", seat, offer: open.id };
  if (!open && (view.own?.sealed || (view.own?.offered ?? 0) >= view.turn)) return undefined;
  const thought = new Bargain(scenario, view, seat, mind);
  if (open) {
    const sign = { kind: "sign", seat, offer: open.id } as const;
    return thought.agrees(open) && may(sign) ? sign : { kind: "decline", seat, offer: open.id };
  }
  const terms = thought.proposal();
  const offer = terms && ({ kind: "offer", seat, terms } as const);
  return offer && may(offer) ? offer : undefined;
}

/** Weighs deals against what would be ordered without them. */
class Bargain {
  readonly #scenario: Scenario;
  readonly #view: View;
  readonly #seat: SeatId;
  readonly #mind: Mind;
  readonly #expected: readonly GroundOrder[];

  constructor(scenario: Scenario, view: View, seat: SeatId, mind: Mind) {
    this.#scenario = scenario;
    this.#view = view;
    this.#seat = seat;
    this.#mind = mind;
    const aims = mind.ownAims(seat);
    const others = mind.expect(seat, aims);
    this.#expected = [...others, ...mind.choose(seat, aims, others)];
  }

  /** Whether to sign: it gains, and its own duties can be done. */
  agrees({ terms }: Offer): boolean {
    return this.#able(terms.clauses) && this.#gain(this.#seat, terms.clauses) >= worthSigning;
  }

  /** Whether the own seat can do its part of these clauses beside all it has promised or offered to do. */
  #able(clauses: readonly Clause[]): boolean {
    const offered = this.#view.offers.filter((one) => one.from === this.#seat).flatMap((one) => one.terms.clauses);
    const own = [...offered, ...clauses].filter((clause) => clause.actor === this.#seat);
    const orders = new Set(this.#mind.owed(this.#seat));
    let sum = 0;
    for (const clause of own) {
      if (clause.kind === "pay") sum += clause.amount * clause.turns;
      if (clause.kind !== "order") continue;
      const order = this.#mind.possible(this.#seat).find((one) => isMeantBy(clause, one));
      if (!order || order.whenReadsOrders) return false;
      orders.add(order);
    }
    const keys = new Set([...orders].map((order) => order.key));
    if (keys.size < orders.size || orders.size > seatNamed(this.#scenario, this.#seat).orders) return false;
    return costOf(this.#scenario, this.#view, [...orders]) + sum <= this.#mind.purse(this.#seat);
  }

  /** The offer that does most for whichever side gains least by it. */
  proposal(): Terms | undefined {
    let chosen: readonly Clause[] | undefined;
    let to: SeatId | undefined;
    let most = 0;
    for (const { id } of this.#scenario.seats) {
      if (id === this.#seat) continue;
      for (const clauses of this.#trades(id)) {
        if (!this.#able(clauses)) continue;
        const own = this.#gain(this.#seat, clauses);
        if (own < worthOffering) continue;
        const both = Math.min(own, this.#gain(id, clauses));
        if (both < worthSigning || both <= most) continue;
        [chosen, to, most] = [clauses, id, both];
      }
    }
    if (!chosen || !to) return undefined;
    return { to: [to], clauses: chosen, secret: false, until: this.#view.turn };
  }

  /** What the partner could do for the own seat, against an order or a sum. */
  *#trades(partner: SeatId): Generator<readonly Clause[]> {
    const wanted = this.#wishes(partner, this.#seat);
    const given = this.#wishes(this.#seat, partner);
    for (const want of wanted) {
      for (const give of given) yield [promise(want), promise(give)];
      for (const amount of sums) {
        yield [promise(want), { kind: "pay", actor: this.#seat, to: partner, amount, turns: 1, if: 0 }];
      }
    }
  }

  /** Orders the actor is not expected to give, best first for the one who gains. */
  #wishes(actor: SeatId, gainer: SeatId): readonly GroundOrder[] {
    return this.#mind
      .possible(actor)
      .filter((order) => !order.covert && !this.#expected.includes(order))
      .map((order) => ({ order, gain: this.#gain(gainer, [promise(order)]) }))
      .filter(({ gain }) => gain > worthSigning)
      .sort((a, b) => b.gain - a.gain)
      .slice(0, best)
      .map(({ order }) => order);
  }

  /** What the clauses add for a seat beside what is expected anyway, in points. */
  #gain(seat: SeatId, clauses: readonly Clause[]): number {
    const aims = seat === this.#seat ? this.#mind.ownAims(seat) : this.#mind.publicAims(seat);
    const before = this.#mind.worth(seat, aims, this.#expected);
    const paid = this.#afterPayments(clauses);
    return this.#mind.worth(seat, aims, this.#afterPromises(clauses), {}, paid) - before;
  }

  #afterPayments(clauses: readonly Clause[]): View {
    if (!clauses.some((clause) => clause.kind === "pay")) return this.#view;
    const values = [...this.#view.values];
    for (const clause of clauses) {
      if (clause.kind !== "pay") continue;
      const [from, to] = [clause.actor, clause.to].map((id) => seatNamed(this.#scenario, id).treasury ?? -1);
      const sum = clause.amount * clause.turns;
      if (from !== undefined) values[from] = (values[from] ?? 0) - sum;
      if (to !== undefined) values[to] = (values[to] ?? 0) + sum;
    }
    return { ...this.#view, values };
  }

  /** Expected orders with the promised ones in, the refrained ones out, and no seat above its number. */
  #afterPromises(clauses: readonly Clause[]): readonly GroundOrder[] {
    const promised = clauses.flatMap((clause) => {
      if (clause.kind !== "order") return [];
      const order = this.#mind.possible(clause.actor).find((one) => isMeantBy(clause, one));
      return order && !this.#expected.includes(order) ? [order] : [];
    });
    const kept = this.#expected.filter(
      (order) =>
        !clauses.some((clause) => clause.kind === "refrain" && isMeantBy(clause, order)) &&
        !promised.some((one) => one.seat === order.seat && one.key === order.key),
    );
    const all = [...promised, ...kept];
    const room = new Map(this.#scenario.seats.map((seat) => [seat.id, seat.orders]));
    return all.filter((order) => {
      const left = room.get(order.seat) ?? 0;
      room.set(order.seat, left - 1);
      return left > 0;
    });
  }
}

const promise = ({ seat, action, params }: GroundOrder): Clause => ({
  kind: "order",
  actor: seat,
  action,
  ...(Object.keys(params).length === 0 ? {} : { params }),
  turns: 1,
});
