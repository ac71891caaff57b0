import { botFor } from "@multivector/shared/bots";
import {
  chance,
  type GroundOrder,
  indexOf,
  legalOrders,
  type OrderId,
  rejectionOf,
  type Scenario,
  type Sealed,
  type SeatId,
  type Submission,
  type View,
} from "@multivector/shared/rules";
import type { Style } from "./cast.ts";

/** Plays one seat of a simulated game. */
export interface Player {
  readonly seat: SeatId;
  readonly agenda: (view: View) => Submission;
  readonly speaks: (view: View) => readonly Submission[];
  readonly seals: (view: View) => Sealed;
}

const waverOf = 0.25;

export function playerOf(scenario: Scenario, seat: SeatId, style: Style, seed: string, deals: boolean): Player {
  const bot = botFor(style.kind === "random" ? "random" : "steady", scenario, seat, seed);
  const loose = botFor("random", scenario, seat, seed);
  return {
    seat,
    agenda: (view) => ({ kind: "agenda", seat, agenda: bot.agenda(view) }),
    speaks(view) {
      const stated = bot.position(view);
      const asked = view.offers.find(({ terms, signed }) => terms.to.includes(seat) && !signed.includes(seat));
      if (!deals)
        return [...(stated ? [stated] : []), ...(asked ? [{ kind: "decline", seat, offer: asked.id } as const] : [])];
      const step = bot.deal(view)?.step;
      return [stated, step].filter((one) => one !== undefined);
    },
    seals(view) {
      if (style.kind === "wavering" && chance(seed, `${seat} wavers ${view.turn}`) < waverOf) return loose.decide(view);
      const sealed = bot.decide(view);
      if (style.kind === "leaning") return tending(scenario, view, seat, sealed, style.vector);
      if (style.kind === "hedging") return tending(scenario, view, seat, sealed, least(scenario, view, style.share));
      if (style.kind !== "without") return sealed;
      return { ...sealed, orders: sealed.orders.filter((id) => actionOf(id) !== style.action) };
    },
  };
}

export const actionOf = (order: OrderId): string => order.split("(", 1)[0] ?? "";

/** The vector that has least. */
const least = (scenario: Scenario, view: View, share: string): string =>
  scenario.vectors.toSorted(
    (a, b) => indexOf(scenario, view.values, share, a) - indexOf(scenario, view.values, share, b),
  )[0] ?? "";

/** As many orders towards one vector as can be, and of the rest those that tend nobody. */
function tending(scenario: Scenario, view: View, seat: SeatId, sealed: Sealed, vector: string): Sealed {
  const towards = (order: GroundOrder) => order.tends.some((one) => one === vector);
  const legal = legalOrders(scenario, view).filter((order) => order.seat === seat);
  const wished = sealed.orders.map((id) => legal.find((order) => order.id === id)).filter((one) => one !== undefined);
  const orders: OrderId[] = [];
  const fits = (id: OrderId) =>
    rejectionOf(scenario, view, { kind: "seal", seat, ...sealed, orders: [...orders, id] }) === undefined;
  const candidates = [
    ...wished.filter(towards),
    ...legal.filter(towards),
    ...wished.filter(({ tends }) => tends.length === 0),
  ];
  for (const { id } of candidates) if (!orders.includes(id) && fits(id)) orders.push(id);
  return { ...sealed, orders };
}
