import type { ActionId, Scenario, SeatId } from "../rules/index.ts";
import type { Bot } from "./bot.ts";
import { excuseFor } from "./keeping.ts";
import { unkeptBy } from "./unkept.ts";
import { wordsOfBreach } from "./words.ts";

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
    decide(view) {
      const wanted = mandate.orders === "none" ? undefined : bot.decide(view);
      const sealed = wanted
        ? { ...wanted.sealed, orders: wanted.sealed.orders.filter(allowed) }
        : { orders: [], answers: {} };
      const known = wanted?.reasons ?? [];
      const forbidden = unkeptBy(scenario, view, seat, sealed)
        .filter(({ deal, place }) => !known.some((one) => one.deal === deal.id && one.clause === place))
        .map((duty) => excuseFor(duty, "cannot-do"));
      const reasons = [...known, ...forbidden];
      return { sealed, reasons, says: wordsOfBreach(view, reasons) };
    },
  };
}
