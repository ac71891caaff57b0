import { chance, type GroundOrder, type SeatId } from "../rules/index.ts";
import type { Duty } from "./commitments.ts";
import { Mind, type Plan } from "./mind.ts";
import { Position } from "./position.ts";
import { seatNamed } from "./table.ts";

/** Plans weighed against what rivals may do; of these, only so many are followed into the next turn. */
const plans = 8;
const followed = 4;
/** Sets of rivals' orders a plan is weighed against; the first is the likeliest. */
const samples = 4;
/** How often a rival does something else than expected, where others guess. */
const surprise = 0.35;
/** What a rival may do instead: one of so many it likes best. */
const surprises = 6;
/** How much the next turn counts beside this one. */
const horizon = 1;

/**
 * Plans that keep these duties, best first: by how they do on average against several guesses of what the rivals order,
 * one turn further on, since what its seat could make of the next turn counts too. Sampling of others' hidden plans:
 * determinization (Ginsberg 2001).
 */
export function foreseenPlans(mind: Mind, duties: readonly Duty[], seed: string): readonly Plan[] {
  const all = mind.plansFor(duties, plans);
  if (all.length < 2) return all;
  const rivals = Array.from({ length: samples }, (_, sample) => sampledRivals(mind, seed, sample));
  const worthBeside = (orders: readonly GroundOrder[], plan: Plan) =>
    mind.position.worth(mind.seat, [...orders, ...plan.orders], [...plan.options.values()]);
  const rated = all
    .map((plan) => ({ plan, worth: rivals.reduce((sum, orders) => sum + worthBeside(orders, plan), 0) / samples }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, followed);
  if (mind.view.turn >= mind.scenario.turns) return rated.map(({ plan }) => plan);
  return rated
    .map(({ plan, worth }) => ({ plan, worth: worth + horizon * nextWorth(mind, plan, rivals, seed) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ plan }) => plan);
}

/** The best of them. */
export const foreseenPlan = (mind: Mind, duties: readonly Duty[], seed: string): Plan =>
  foreseenPlans(mind, duties, seed)[0] ?? mind.planFor(duties);

/** What the seat could make of the next turn, on average over the two likeliest guesses. */
function nextWorth(mind: Mind, plan: Plan, rivals: readonly (readonly GroundOrder[])[], seed: string): number {
  const looked = rivals.slice(0, 2);
  let sum = 0;
  for (const orders of looked) {
    const view = mind.position.after([...orders, ...plan.orders], [...plan.options.values()]);
    const next = new Mind(new Position(mind.scenario, view, mind.seat, seed), view);
    sum += next.plan().worth;
  }
  return sum / looked.length;
}

/** What the rivals may order: as expected, but now and then one of them does something else it likes. */
function sampledRivals(mind: Mind, seed: string, sample: number): readonly GroundOrder[] {
  const expected = mind.others();
  if (sample === 0) return expected;
  const draw = (what: string) => chance(seed, `foresight ${mind.view.turn} ${sample} ${what}`);
  const orders: GroundOrder[] = [];
  const of = (seat: SeatId) => orders.filter((order) => order.seat === seat);
  for (const order of expected) {
    const { seat } = order;
    const other =
      draw(`swap ${order.id} ${seat}`) < surprise ? otherOrder(mind, seat, draw(`order ${order.id} ${seat}`)) : order;
    const isFree =
      !of(seat).some(({ key }) => key === other.key) && of(seat).length < seatNamed(mind.scenario, seat).orders;
    if (isFree && mind.position.costOf([...of(seat), other]) <= mind.purse(seat)) orders.push(other);
  }
  return orders;
}

function otherOrder(mind: Mind, seat: SeatId, draw: number): GroundOrder {
  const liked = mind.position.liked(seat).slice(0, surprises);
  return liked[Math.floor(draw * liked.length)] as GroundOrder;
}
