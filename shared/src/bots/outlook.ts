import {
  type Aim,
  Forecast,
  type GroundOrder,
  legalOrders,
  type Now,
  type Scenario,
  type Seat,
  type SeatId,
  type View,
} from "../rules/index.ts";
import { nowOfView, seatNamed } from "./table.ts";
import { aimWorth, endingsWorths, moneyWorth, utilityOf, type Wants, wantsOf } from "./utility.ts";

/** An order and what it would bring, beside what those before it at the table would do. */
interface Prospect {
  readonly order: GroundOrder;
  /** Gains in points: by aim, then by seat what endings and money are worth. */
  readonly gains: Float64Array;
}

/**
 * What anybody at the table could think of a position: for each order of each seat what it would bring to everybody, by
 * public knowledge alone and before any promise. All bots of a table share it.
 */
export class Outlook {
  readonly #scenario: Scenario;
  readonly #view: View;
  readonly #now: Now;
  readonly #forecast: Forecast;
  readonly #wants: readonly Wants[];
  readonly #placeOf: ReadonlyMap<Aim, number>;
  readonly #byOrder: (Prospect | undefined)[];
  readonly #prospects: (readonly Prospect[])[] = [];
  readonly #liked = new Map<Wants, readonly GroundOrder[]>();

  /** `view`: that of an observer. */
  constructor(scenario: Scenario, view: View) {
    this.#scenario = scenario;
    this.#view = view;
    this.#now = nowOfView(scenario, view);
    this.#forecast = new Forecast(scenario, view);
    const { aims } = scenario;
    this.#wants = scenario.seats.map(({ id }) =>
      wantsOf(
        scenario,
        id,
        aims.filter((aim) => aim.seat === id && !aim.secret),
      ),
    );
    this.#placeOf = new Map(aims.map((aim, place) => [aim, place]));
    this.#byOrder = scenario.orders.map(() => undefined);
    const guessed: GroundOrder[] = [];
    for (const seat of scenario.seats) {
      this.#prospects.push(this.#prospectsOf(seat.id, guessed));
      guessed.push(...this.#guessOf(seat));
    }
  }

  /** Public objectives. */
  wantsOf(seat: SeatId): Wants {
    const wants = this.#wants[seatNamed(this.#scenario, seat).index];
    if (!wants) throw new Error(`no seat ${seat}`);
    return wants;
  }

  /** The seat's orders, best for it first, if it wants this; its partner's consent is hoped for. */
  liked(wants: Wants): readonly GroundOrder[] {
    const known = this.#liked.get(wants);
    if (known) return known;
    const prospects = this.#prospects[seatNamed(this.#scenario, wants.seat).index] ?? [];
    const rated = prospects.map(({ order }) => ({ order, gain: this.gainOf(order, wants) }));
    const liked = rated.sort((a, b) => b.gain - a.gain).map(({ order }) => order);
    this.#liked.set(wants, liked);
    return liked;
  }

  /** What an order would add for a seat that wants this, roughly: the rest of the table is guessed at. */
  gainOf(order: GroundOrder, { seat, aims }: Wants): number {
    const gains = this.#byOrder[order.index]?.gains;
    if (!gains) return 0;
    let sum = gains[this.#scenario.aims.length + seatNamed(this.#scenario, seat).index] ?? 0;
    for (const aim of aims) sum += gains[this.#placeOf.get(aim) ?? -1] ?? 0;
    return sum;
  }

  #guessOf({ id, orders: allowed, treasury }: Seat): GroundOrder[] {
    const wants = this.wantsOf(id);
    let purse = treasury === undefined ? Number.POSITIVE_INFINITY : (this.#view.values[treasury] ?? 0);
    const chosen: GroundOrder[] = [];
    for (const order of this.liked(wants)) {
      if (chosen.length === allowed || this.gainOf(order, wants) <= 0) break;
      const price = this.#forecast.priceOf(order);
      if (price > purse || chosen.some(({ key }) => key === order.key)) continue;
      purse -= price;
      chosen.push(order);
    }
    return chosen;
  }

  #prospectsOf(seat: SeatId, beside: readonly GroundOrder[]): Prospect[] {
    const on = new Uint8Array(this.#scenario.orders.length);
    for (const order of beside) on[order.index] = 1;
    const base = this.#features(beside);
    return legalOrders(this.#scenario, { ...this.#view, seat })
      .filter((order) => this.#isLikely(order, on))
      .map((order) => {
        const gains = this.#features([...beside, order]);
        for (let i = 0; i < gains.length; i += 1) gains[i] = (gains[i] as number) - (base[i] as number);
        const prospect = { order, gains };
        this.#byOrder[order.index] = prospect;
        return prospect;
      });
  }

  /** Worth of a turn's end by aim, then by seat that of endings and money. */
  #features(orders: readonly GroundOrder[]): Float64Array {
    const { aims, seats } = this.#scenario;
    const end = this.#forecast.end(orders);
    const features = new Float64Array(aims.length + seats.length);
    aims.forEach((aim, i) => {
      features[i] = aimWorth(aim, end);
    });
    const endings = endingsWorths(this.#scenario, this.#wants, end);
    this.#wants.forEach((wants, i) => {
      features[aims.length + i] = (endings[i] ?? 0) + moneyWorth(wants, end);
    });
    return features;
  }

  /** Whether its condition holds beside the guessed orders, and its partner would not lose by consenting. */
  #isLikely(order: GroundOrder, on: Uint8Array): boolean {
    if (order.whenReadsOrders && order.when?.({ ...this.#now, on }) === 0) return false;
    const partner = this.#scenario.orders[order.consent?.[0] ?? -1];
    if (!partner || order.consent?.some((index) => on[index] === 1)) return true;
    const wants = this.#wants[partner.seatIndex];
    return !wants || this.#worth(wants, [order]) >= this.#worth(wants, []) - 0.02;
  }

  #worth(wants: Wants, orders: readonly GroundOrder[]): number {
    return utilityOf(this.#scenario, wants, this.#forecast.end(orders));
  }
}

const latest = new WeakMap<Scenario, { readonly view: View; readonly outlook: Outlook }>();

/** The outlook on a position; the last one of a scenario is kept, since bots of a table ask one after the other. */
export function outlookOn(scenario: Scenario, view: View): Outlook {
  const open = publicView(scenario, view);
  const known = latest.get(scenario);
  if (known && isSameMoment(known.view, open)) return known.outlook;
  const outlook = new Outlook(scenario, open);
  latest.set(scenario, { view: open, outlook });
  return outlook;
}

/** What everybody knows of a position: hidden numbers are guessed at their start, secret answers not known. */
function publicView(scenario: Scenario, view: View): View {
  const { seat: _seat, own: _own, ...rest } = view;
  const values = view.values.map((value, i) => (scenario.slots[i]?.seenBy ? scenario.slots[i].start : value));
  const facts = [...view.facts];
  for (const { secret, options } of scenario.questions) if (secret) for (const { fact } of options) facts[fact] = 0;
  return { ...rest, values, facts, deals: [] };
}

/** Whether two views agree in all that an outlook depends on. */
export function isSameMoment(a: View, b: View): boolean {
  return a.turn === b.turn && areSame(a.values, b.values) && areSame(a.facts, b.facts);
}

export function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
