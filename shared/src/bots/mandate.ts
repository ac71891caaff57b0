import type { ActionId, Scenario, SeatId } from "../rules/index.ts";
import type { Bot } from "./bot.ts";
import { excuseFor } from "./keeping.ts";
import { withExcuses } from "./table.ts";
import { unkeptBy } from "./unkept.ts";

/** What a caretaker may do in the seat of somebody who is away. */
export interface CaretakerMandate {
  /** `none`: it seals no order and leaves questions to their defaults. */
  readonly orders: "steady" | "none";
  /** Whether it may make and answer offers. */
  readonly deals: boolean;
  /** Actions it never orders. */
  readonly never: readonly string[];
}

/** The bot, held to a mandate: it does less, never more; what a promise loses by that is said to be beyond it. */
export function mandated(bot: Bot, scenario: Scenario, seat: SeatId, mandate: CaretakerMandate): Bot {
  const actions = new Map(
    scenario.orders.filter((order) => order.seat === seat).map((order) => [order.id, order.action as ActionId]),
  );
  const allowed = (id: Parameters<typeof actions.get>[0]) => !mandate.never.includes(actions.get(id) ?? "");
  return {
    agenda: (view) => bot.agenda(view),
    deal: (view) => (mandate.deals ? bot.deal(view) : undefined),
    position: () => undefined,
    remarks: () => [],
    decide(view) {
      const wanted = mandate.orders === "none" ? undefined : bot.decide(view);
      const sealed = wanted ? { ...wanted, orders: wanted.orders.filter(allowed) } : { orders: [], answers: {} };
      const known = wanted?.excuses ?? [];
      const forbidden = unkeptBy(scenario, view, seat, sealed)
        .filter(({ deal, place }) => !known.some((one) => one.deal === deal.id && one.clause === place))
        .map((duty) => excuseFor(duty, "cannot-do"));
      return withExcuses(sealed, [...known, ...forbidden]);
    },
  };
}
