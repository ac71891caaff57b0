import type { ForumMove } from "./forums/convene.ts";
import { priceOf } from "./funds.ts";
import type { OptionId, QuestionId } from "./ids.ts";
import { found, lookupOf } from "./lookup.ts";
import { nowOf } from "./now.ts";
import type { GroundOrder, Now, Scenario } from "./scenario.ts";
import { type Payment, turnEnd } from "./turnEnd.ts";
import type { View } from "./view.ts";
import type { Cause } from "./world.ts";

export interface Preview {
  /** By slot, upkeep included. */
  readonly values: readonly number[];
  readonly facts: readonly number[];
  readonly ledger: readonly Cause[];
}

/**
 * What the turn would bring if exactly these orders took effect, of whatever seat, with consent given, as far as the
 * view knows. Chance events are left out; `forums`: what forums are thought to bring. Searches use `Forecast`, which gives
 * the same numbers without a ledger.
 */
export function preview(
  scenario: Scenario,
  view: View,
  orders: readonly GroundOrder[],
  answers: Readonly<Record<QuestionId, OptionId>> = {},
  forums: readonly ForumMove[] = [],
): Preview {
  const on = new Uint8Array(scenario.orders.length);
  for (const order of orders) on[order.index] = 1;
  for (const { consent } of orders) {
    const partner = consent?.[0];
    if (partner !== undefined && !consent?.some((index) => on[index] === 1)) on[partner] = 1;
  }
  const now = nowOf(scenario, view, on);
  const ledger: Cause[] = [];
  const moves = {
    effective: effectiveOf(scenario, on),
    paid: payments(scenario, orders, now),
    answers: chosen(scenario, answers),
    events: [],
    forums,
  };
  const end = turnEnd(scenario, now, moves, ledger);
  return {
    values: end.values as readonly number[],
    facts: end.facts as readonly number[],
    ledger,
  };
}

function effectiveOf(scenario: Scenario, on: Uint8Array): GroundOrder[] {
  const effective: GroundOrder[] = [];
  for (let i = on.indexOf(1); i >= 0; i = on.indexOf(1, i + 1)) effective.push(found(scenario.orders[i], i));
  return effective;
}

function payments(scenario: Scenario, orders: readonly GroundOrder[], now: Now): Payment[] {
  const given = new Array<number>(scenario.seats.length).fill(0);
  const paid: Payment[] = [];
  for (const order of orders) {
    const seat = found(scenario.seats[order.seatIndex], order.seat);
    const position = given[seat.index] ?? 0;
    given[seat.index] = position + 1;
    const amount = priceOf(order, now) + (position >= seat.orders ? seat.extra.cost : 0);
    if (seat.treasury !== undefined) paid.push({ order, slot: seat.treasury, amount });
  }
  return paid;
}

function chosen(scenario: Scenario, answers: Readonly<Record<QuestionId, OptionId>>) {
  return Object.entries(answers).map(([id, optionId]) => {
    const question = found(lookupOf(scenario).questions.get(id as QuestionId), id);
    const option = found(
      question.options.find((one) => one.id === optionId),
      optionId,
    );
    return { question, option };
  });
}
