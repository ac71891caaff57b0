import { amountOf } from "./change.ts";
import type { ForumMove } from "./forums/convene.ts";
import { priceOf } from "./funds.ts";
import { found, lookupOf } from "./lookup.ts";
import { newMemo, nowOf } from "./now.ts";
import type { GroundEffect, GroundOrder, Now, Option, Scenario } from "./scenario.ts";

/** Effects of an order at this moment: amounts that hold whatever else is ordered, and those yet to be worked out. */
interface Known {
  readonly price: number;
  readonly slots: readonly number[];
  readonly amounts: readonly number[];
  readonly reading: readonly GroundEffect[];
}

/**
 * `preview` for searches: what the turn would bring, for thousands of sets of orders over the same moment. It allocates
 * next to nothing: what `end` gives is overwritten by the next call. No ledger, no chance events.
 */
export class Forecast {
  readonly #scenario: Scenario;
  readonly #start: Float64Array;
  readonly #now: Now;
  readonly #on: Uint8Array;
  readonly #known: (Known | undefined)[];
  readonly #given: Uint8Array;
  readonly #values: Float64Array;
  readonly #stepped: Float64Array;
  readonly #unstepped: Float64Array;
  /** Slots with a sum not yet applied; the first `#waiting` entries count. */
  readonly #touched: number[] = [];
  #waiting = 0;
  readonly #memo: number[];
  readonly #moved: Now;
  readonly #ended: Now;

  constructor(
    scenario: Scenario,
    moment: { readonly turn: number; readonly values: ArrayLike<number>; readonly facts: ArrayLike<number> },
  ) {
    const { turn, facts } = moment;
    this.#scenario = scenario;
    this.#start = Float64Array.from(moment.values);
    this.#on = new Uint8Array(scenario.orders.length);
    this.#now = nowOf(scenario, { turn, facts, values: this.#start }, this.#on);
    this.#known = scenario.orders.map(() => undefined);
    this.#given = new Uint8Array(scenario.seats.length);
    this.#values = Float64Array.from(moment.values);
    this.#stepped = new Float64Array(moment.values.length);
    this.#unstepped = new Float64Array(moment.values.length);
    this.#memo = newMemo(scenario);
    this.#moved = { turn, facts, values: this.#values, on: this.#on, memo: this.#memo };
    this.#ended = { ...this.#moved, on: lookupOf(scenario).allOff };
  }

  /** Whole units an order costs on its own. */
  priceOf(order: GroundOrder): number {
    return this.#knownOf(order).price;
  }

  /**
   * The moment after the turn if exactly these orders took effect, with consent given, these options were chosen and
   * forums brought this: values with upkeep, facts, nothing ordered. Valid until the next call.
   */
  end(orders: readonly GroundOrder[], options: readonly Option[] = [], forums: readonly ForumMove[] = []): Now {
    this.#values.set(this.#start);
    const effective = this.#effective(orders);
    for (const order of effective) this.#take(order);
    for (const order of orders) this.#pay(order);
    for (const option of options) for (const effect of option.effects) this.#add(this.#unstepped, effect, this.#now);
    for (const forum of forums) this.#convene(forum);
    this.#settle();
    const facts = options.length + forums.length === 0 ? undefined : factsWith(this.#now.facts, options, forums);
    this.#upkeep(facts === undefined ? this.#moved : { ...this.#moved, facts });
    for (const order of effective) this.#on[order.index] = 0;
    for (const order of orders) this.#given[order.seatIndex] = 0;
    return facts === undefined ? this.#ended : { ...this.#ended, facts };
  }

  /** The orders and a counterpart for each that has none among them; leaves `on` set for all. */
  #effective(orders: readonly GroundOrder[]): readonly GroundOrder[] {
    for (const order of orders) this.#on[order.index] = 1;
    let more: GroundOrder[] | undefined;
    for (const { consent } of orders) {
      if (!consent || isOneOn(consent, this.#on)) continue;
      const partner = this.#scenario.orders[consent[0] ?? -1];
      if (!partner) continue;
      this.#on[partner.index] = 1;
      more ??= [...orders];
      more.push(partner);
    }
    return more ?? orders;
  }

  #pay(order: GroundOrder): void {
    const at = order.seatIndex;
    const seat = this.#scenario.seats[at];
    const position = this.#given[at] as number;
    this.#given[at] = position + 1;
    if (seat?.treasury === undefined) return;
    const price = this.#knownOf(order).price + (position >= seat.orders ? seat.extra.cost : 0);
    if (price !== 0) this.#sum(this.#stepped, seat.treasury, -price);
  }

  #take(order: GroundOrder): void {
    const { slots, amounts, reading } = this.#knownOf(order);
    for (let i = 0; i < slots.length; i += 1) this.#sum(this.#stepped, slots[i] as number, amounts[i] as number);
    for (const effect of reading) this.#add(this.#stepped, effect, this.#now);
  }

  #convene({ effects, paid }: ForumMove): void {
    for (const one of effects) for (const effect of one.effects) this.#add(this.#unstepped, effect, this.#now);
    for (const { slot, amount } of paid) this.#sum(this.#unstepped, slot, -amount);
  }

  #knownOf(order: GroundOrder): Known {
    return this.#known[order.index] ?? this.#learn(order);
  }

  #learn(order: GroundOrder): Known {
    const certain = order.effects
      .filter((effect) => !effect.readsOrders)
      .map((effect) => ({ slot: effect.slot, amount: amountOf(effect, this.#now) }))
      .filter(({ amount }) => amount !== 0);
    const known: Known = {
      price: priceOf(order, nowOf(this.#scenario, this.#now)),
      slots: certain.map(({ slot }) => slot),
      amounts: certain.map(({ amount }) => amount),
      reading: order.effects.filter((effect) => effect.readsOrders),
    };
    this.#known[order.index] = known;
    return known;
  }

  #add(sums: Float64Array, effect: GroundEffect, now: Now): void {
    const amount = amountOf(effect, now);
    if (amount !== 0) this.#sum(sums, effect.slot, amount);
  }

  #sum(sums: Float64Array, slot: number, amount: number): void {
    sums[slot] = (sums[slot] as number) + amount;
    this.#touched[this.#waiting] = slot;
    this.#waiting += 1;
  }

  /** Applies the sums to the values, within steps and ranges (R17), and clears them. */
  #settle(): void {
    const { slots } = this.#scenario;
    for (let i = 0; i < this.#waiting; i += 1) {
      const index = this.#touched[i] as number;
      const ordered = this.#stepped[index] as number;
      const other = this.#unstepped[index] as number;
      if (ordered === 0 && other === 0) continue;
      const { step, min, max } = found(slots[index], index);
      const within = Math.max(-step, Math.min(step, ordered));
      const wished = (this.#values[index] as number) + within + other;
      this.#values[index] = Math.max(min, Math.min(max, wished));
      this.#stepped[index] = 0;
      this.#unstepped[index] = 0;
    }
    this.#waiting = 0;
    for (let i = 0; i < this.#memo.length; i += 1) this.#memo[i] = Number.NaN;
  }

  /** Upkeep reads the world that the rest left behind (R19). */
  #upkeep(moved: Now): void {
    for (const { effect } of this.#scenario.upkeep) this.#add(this.#unstepped, effect, moved);
    this.#settle();
  }
}

function isOneOn(indices: readonly number[], on: Uint8Array): boolean {
  for (const index of indices) if (on[index] === 1) return true;
  return false;
}

function factsWith(facts: ArrayLike<number>, options: readonly Option[], forums: readonly ForumMove[]): number[] {
  const known = Array.from(facts);
  for (const option of options) known[option.fact] = 1;
  for (const forum of forums) for (const fact of forum.facts) known[fact] = 1;
  return known;
}
