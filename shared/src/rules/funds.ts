import type { Standing } from "./effective.ts";
import { found, lookupOf, seatOf } from "./lookup.ts";
import type { Now, Scenario } from "./scenario.ts";
import type { World } from "./world.ts";

/** Whole units an order costs on its own, never below 0. */
export const priceOf = (order: { readonly cost: (now: Now) => number }, now: Now): number =>
  Math.max(0, Math.round(order.cost(now)));

/**
 * All orders that come up for adjudication: the sealed ones in seat order, then invitations whose partner now orders the
 * counterpart (R9). What a party's treasury cannot pay is void for funds, later orders first (R8).
 */
export function standingOrders(scenario: Scenario, world: World, now: Now, on: Uint8Array): Standing[] {
  const left = new Map<number, number>();
  const given: Standing[] = [];
  for (const seat of scenario.seats) {
    const sealed = world.seats[seat.index]?.sealed?.orders ?? [];
    sealed.forEach((id, position) => {
      const order = found(lookupOf(scenario).orders[seat.index]?.get(id), id);
      const extra = position >= seat.orders ? seat.extra.cost : 0;
      given.push(
        admit({ order, cost: priceOf(order, now) + extra, treasury: seat.treasury, invited: false }, now, left),
      );
    });
  }
  for (const one of given) if (!one.void) on[one.order.index] = 1;
  for (const invited of takenUp(scenario, world, now, on)) {
    const entered = admit(invited, now, left);
    if (!entered.void) given.push(entered);
  }
  for (const one of given) if (one.invited) on[one.order.index] = 1;
  return given;
}

function admit(one: Standing, now: Now, left: Map<number, number>): Standing {
  if (one.treasury === undefined) return one;
  const have = left.get(one.treasury) ?? (now.values[one.treasury] as number);
  if (one.cost > have) return { ...one, void: "funds" };
  left.set(one.treasury, have - one.cost);
  return one;
}

/** Invitations whose counterpart is ordered this turn and whose own key the seat has not used. */
function takenUp(scenario: Scenario, world: World, now: Now, on: Uint8Array): Standing[] {
  const taken: Standing[] = [];
  for (const { seat: id, order: name } of world.invitations) {
    const seat = seatOf(scenario, id);
    const orders = lookupOf(scenario).orders[seat.index];
    const order = found(orders?.get(name), name);
    const sealed = world.seats[seat.index]?.sealed?.orders ?? [];
    const keyUsed = sealed.some((given) => orders?.get(given)?.key === order.key);
    if (keyUsed || !order.consent?.some((index) => on[index] === 1)) continue;
    taken.push({ order, cost: priceOf(order, now), treasury: seat.treasury, invited: true });
  }
  return taken;
}
