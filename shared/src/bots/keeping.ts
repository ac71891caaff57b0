import { type Excuse, type GroundOrder, isMeant, type PhraseReason, type Sealed } from "../rules/index.ts";
import { steadyBallots } from "./ballots.ts";
import { type Duty, sumOf, wasBroken } from "./commitments.ts";
import type { Choosing, Mind, Plan } from "./mind.ts";
import { sealOf, withExcuses } from "./table.ts";
import { worth } from "./thresholds.ts";
import { unkeptBy } from "./unkept.ts";

export const excuseFor = ({ deal, place }: Duty, reason: PhraseReason): Excuse => ({
  deal: deal.id,
  clause: place,
  reason,
});

/**
 * The best plan that keeps every promise, unless keeping one costs more than a promise is worth: then the one that saves
 * most is given up, and the rest is weighed again. Every clause the plan breaks has its reason. `choose`: the plan sealed
 * in the end, which keeps these duties.
 */
export function keptPlan(mind: Mind, choose: Choosing = (_, duties) => mind.planFor(duties)): Sealed {
  const all = mind.duties();
  let [duties, plan] = [all, mind.planFor(all)];
  const reasons = new Map<string, PhraseReason>();
  for (;;) {
    const dropped = dearest(mind, duties, plan);
    if (!dropped) break;
    reasons.set(nameOf(dropped.duty), dropped.reason);
    [duties, plan] = [duties.filter((duty) => duty !== dropped.duty), dropped.plan];
  }
  const sealed = sealedOf(mind, duties === all ? mind.plan() : choose(mind, duties), all);
  const unkept = unkeptBy(mind.scenario, mind.view, mind.seat, sealed);
  const unpaid = isShort(mind, plan) ? all.filter(({ clause }) => clause.kind === "pay") : [];
  const excuses = [...unkept, ...unpaid].map((duty) =>
    excuseFor(duty, reasons.get(nameOf(duty)) ?? hindrance(mind, duty)),
  );
  return withExcuses(sealed, excuses);
}

const nameOf = ({ deal, place }: Duty): string => `${deal.id} ${place}`;

function sealedOf(mind: Mind, { orders, options }: Plan, duties: readonly Duty[]): Sealed {
  const answers = Object.fromEntries([...options].map(([question, option]) => [question.id, option.id]));
  const left = mind.position.treasuryOf(mind.seat) - sumOf(duties) - mind.position.costOf(orders);
  return sealOf(orders, answers, steadyBallots(mind, [...mind.others(), ...orders], left));
}

/** The duty whose loss would save most, if that is more than keeping a promise may cost. */
function dearest(mind: Mind, duties: readonly Duty[], plan: Plan) {
  let most = 0;
  let found: { duty: Duty; plan: Plan; reason: PhraseReason } | undefined;
  for (const duty of duties) {
    if (!isFree(duty)) continue;
    const without = mind.planFor(duties.filter((other) => other !== duty));
    const betrayed = wasBroken(duty.deal, mind.seat);
    const over = without.worth - plan.worth - (betrayed ? worth.keepingToBreaker : worth.keeping);
    if (over <= most) continue;
    most = over;
    found = { duty, plan: without, reason: betrayed ? "other-broke-first" : "costs-too-much" };
  }
  return found;
}

/** Whether it lies in the orders and answers of the plan to keep it or not. */
function isFree({ clause }: Duty): boolean {
  if (clause.kind === "refrain") return !clause.binding;
  return clause.kind === "order" || clause.kind === "answer";
}

/** Whether what is owed in money cannot be paid beside the orders. */
const isShort = (mind: Mind, { orders }: Plan): boolean =>
  mind.position.costOf(orders) + sumOf(mind.duties()) > mind.position.treasuryOf(mind.seat);

/** Why a duty could not be done: the treasury, or that the order or answer is not open now. */
function hindrance(mind: Mind, { clause }: Duty): PhraseReason {
  if (clause.kind === "pay") return "no-money";
  if (clause.kind !== "order") return "cannot-do";
  const dear = (order: GroundOrder) => mind.position.costOf([order]) > mind.purse(mind.seat);
  const fitting = mind.possible(mind.seat).filter((order) => isMeant(clause, order));
  return fitting.length > 0 && fitting.every(dear) ? "no-money" : "cannot-do";
}
