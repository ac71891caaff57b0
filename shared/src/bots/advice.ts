import type { AimId, OptionId, OrderId, QuestionId, Scenario, SeatId, View } from "../rules/index.ts";
import { foreseenPlans } from "./foresight.ts";
import { Mind, type Plan } from "./mind.ts";
import { Position } from "./position.ts";

/** What a plan would do to one of the seat's aims this turn, chance and surprises left out. */
interface AimReason {
  readonly aim: AimId;
  /** The measure at the turn's end without the seat's orders, and with them. */
  readonly without: number;
  readonly with: number;
}

/** A plan worth thinking of, and what speaks for it. */
export interface AdvisedPlan {
  readonly orders: readonly OrderId[];
  readonly answers: Readonly<Record<QuestionId, OptionId>>;
  /** Aims it moves, in the scenario's order. */
  readonly reasons: readonly AimReason[];
}

export interface Advice {
  /** Best first; all keep what the seat has promised. */
  readonly plans: readonly AdvisedPlan[];
  /** What the others are thought to order, by what is known of them. */
  readonly expected: readonly { readonly seat: SeatId; readonly order: OrderId }[];
}

const most = 3;

/** What a seasoned player would weigh in the viewing seat; undefined for an observer. Knows no more than the view, and always says the same of it. */
export function adviceFor(scenario: Scenario, view: View): Advice | undefined {
  if (view.seat === undefined) return undefined;
  const seen: View = { ...view, phase: "orders" };
  const mind = new Mind(new Position(scenario, seen, view.seat, "advice"), seen);
  const plans = foreseenPlans(mind, mind.duties(), "advice").slice(0, most);
  return {
    plans: plans.map((plan) => ({
      orders: plan.orders.map(({ id }) => id),
      answers: Object.fromEntries([...plan.options].map(([question, option]) => [question.id, option.id])),
      reasons: reasonsFor(mind, plan),
    })),
    expected: mind.others().map(({ seat, id }) => ({ seat, order: id })),
  };
}

function reasonsFor(mind: Mind, { orders, options }: Plan): readonly AimReason[] {
  const before = mind.position.measures(mind.others(), []);
  const after = mind.position.measures([...mind.others(), ...orders], [...options.values()]);
  return mind.position.wantsOf(mind.seat).aims.flatMap(({ id: aim }, place) => {
    const reason = { aim, without: before[place] ?? 0, with: after[place] ?? 0 };
    return Math.abs(reason.with - reason.without) < 0.005 ? [] : [reason];
  });
}
