import type { GroundOrder, Now } from "./scenario.ts";
import type { Payment } from "./turnEnd.ts";
import type { VoidReason } from "./world.ts";

/** An order on its way through adjudication. */
export interface Standing {
  readonly order: GroundOrder;
  readonly cost: number;
  readonly treasury: number | undefined;
  readonly invited: boolean;
  void?: VoidReason;
}

/**
 * Decides which of the given orders take effect (R10-R13). Marks the others with their reason and leaves `on`, which
 * must hold a 1 for each order not void for funds, with a 1 for exactly the effective ones.
 */
export function settleEffective(given: readonly Standing[], now: Now, on: Uint8Array): void {
  const guarded = given.filter((one) => !one.void && one.order.guard && one.order.guard(now) !== 0);
  for (const one of guarded) turnOff(one, "guarded", on);
  for (;;) {
    const failing = given.filter((one) => !one.void).map((one) => ({ one, reason: failureOf(one, now) }));
    const failed = failing.filter(({ reason }) => reason !== undefined);
    if (failed.length === 0) return;
    for (const { one, reason } of failed) turnOff(one, reason, on);
  }
}

function turnOff(one: Standing, reason: VoidReason | undefined, on: Uint8Array): void {
  if (reason) one.void = reason;
  on[one.order.index] = 0;
}

function failureOf(one: Standing, now: Now): VoidReason | undefined {
  const { consent, when, whenReadsOrders } = one.order;
  if (when && (whenReadsOrders || one.invited) && when(now) === 0) return "condition";
  if (consent && !consent.some((index) => now.on[index] === 1)) return "no-consent";
  return undefined;
}

/** What is really paid: an order without consent or condition costs nothing (R14). */
export function paymentsOf(given: readonly Standing[]): Payment[] {
  const paid: Payment[] = [];
  for (const { order, cost, treasury, void: reason } of given) {
    if (treasury === undefined || cost === 0) continue;
    if (reason === undefined || reason === "guarded") paid.push({ order, slot: treasury, amount: cost });
  }
  return paid;
}
