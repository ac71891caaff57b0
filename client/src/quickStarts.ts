import type { Clause, GroundOrder, SeatId } from "@multivector/shared/rules";
import { type Bargaining, payeesOf } from "./clauseChoices.ts";
import { ratedOrders } from "./prospect.ts";

/** Common shapes of a deal. `swap`: if they act, so do I. `buy`: I pay if they act. `sell`: they pay and I act. `peace`: nobody acts against another. */
export const quickStarts = ["swap", "buy", "sell", "peace"] as const;
export type QuickStart = (typeof quickStarts)[number];

const once = (actor: SeatId) => ({ actor, turns: 1 });

const promise = ({ seat, action, params }: GroundOrder, condition?: number): Clause => ({
  kind: "order",
  ...once(seat),
  action,
  ...(Object.keys(params).length === 0 ? {} : { params }),
  ...(condition === undefined ? {} : { if: condition }),
});

/** Clauses to begin with, each already the one that seems to help most; empty: not possible here. */
export function quickClauses(bargaining: Bargaining, start: QuickStart): readonly Clause[] {
  const [own, ...partners] = bargaining.seats;
  if (own === undefined || partners.length === 0) return [];
  const { scenario, view } = bargaining;
  const best = (actor: SeatId, gainer: SeatId) => bestOrder(ratedOrders(scenario, view, actor, gainer));
  const acts = partners.map((partner) => best(partner, own));
  const mine = partners[0] && best(own, partners[0]);
  const pays = (from: SeatId, to: SeatId, condition?: number): Clause => ({
    kind: "pay",
    ...once(from),
    to,
    amount: 1,
    ...(condition === undefined ? {} : { if: condition }),
  });
  const canPay = partners.every((partner) => payeesOf(bargaining, own).includes(partner));
  if (start === "peace") return restraints(bargaining);
  if (start === "sell") {
    if (mine === undefined || !canPay) return [];
    return [...partners.map((partner) => pays(partner, own)), promise(mine, partners.length - 1)];
  }
  if (acts.some((act) => act === undefined)) return [];
  const given = acts.filter((act) => act !== undefined);
  if (start === "swap") {
    if (mine === undefined) return [];
    return [...given.map((act, at) => promise(act, at === 0 ? undefined : at - 1)), promise(mine, given.length - 1)];
  }
  if (!canPay) return [];
  return given.flatMap((act, at) => [promise(act), pays(own, act.seat, 2 * at)]);
}

/** The one that does most for both, among those that do something for the other if there are any. */
function bestOrder(rated: ReturnType<typeof ratedOrders>): GroundOrder | undefined {
  const helping = rated.filter(({ forOther }) => forOther > 0.01);
  const from = helping.length > 0 ? helping : rated;
  return from.toSorted((a, b) => b.forActor + b.forOther - a.forActor - a.forOther)[0]?.order;
}

/** For each party the action of its own that seems to harm another party most, left alone whatever its parameters. */
function restraints({ scenario, view, seats }: Bargaining): readonly Clause[] {
  const clauses = seats.map((actor): Clause | undefined => {
    const other = actor === seats[0] ? seats[1] : seats[0];
    const rated = other === undefined ? [] : ratedOrders(scenario, view, actor, other);
    const worst = rated.toSorted((a, b) => a.forOther - b.forOther)[0];
    return worst && { kind: "refrain", ...once(actor), action: worst.order.action };
  });
  const made = clauses.filter((clause) => clause !== undefined);
  return made.length === seats.length ? made : [];
}
