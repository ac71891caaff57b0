import { type AimId, costOf, type GroundOrder, type Scenario, type SeatId, type View } from "../rules/index.ts";
import { steadyBallots } from "./ballots.ts";
import { nextDealing } from "./dealing.ts";
import type { Bot } from "./index.ts";
import { aimsNamed, Mind, nowOfView } from "./mind.ts";
import { sealOf, unsaidPosition } from "./table.ts";
import { utilityOf } from "./utility.ts";

/**
 * Greedy by marginal gain, after the others: it guesses what each seat would order, lets the guesses answer one another
 * (best response, Cournot 1838), then takes the order that adds most for itself, then the next.
 */
export function steadyBot(scenario: Scenario, seat: SeatId, seed: string): Bot {
  const ballotsOf = (mind: Mind, view: View, orders: readonly GroundOrder[], purse: number) =>
    steadyBallots(
      scenario,
      view,
      seat,
      { ownAims: (id) => mind.ownAims(id), publicAims: (id) => mind.publicAims(id) },
      orders,
      purse,
    );
  return {
    agenda(view) {
      const dealt = view.own?.dealt ?? [];
      const now = nowOfView(scenario, view);
      const rated = dealt.map((id) => ({ id, worth: utilityOf(scenario, seat, aimsNamed(scenario, [id]), now) }));
      const best = rated.reduce<{ id: AimId; worth: number } | undefined>(
        (a, b) => (a && a.worth >= b.worth ? a : b),
        undefined,
      );
      if (!best) throw new Error(`no agenda was dealt to ${seat}`);
      return best.id;
    },
    deal: (view) => nextDealing(scenario, view, seat, new Mind(scenario, view, seed)),
    position(view) {
      if (view.forums.length === 0) return undefined;
      const mind = new Mind(scenario, view, seed);
      return unsaidPosition(view, seat, ballotsOf(mind, view, [], mind.purse(seat)));
    },
    decide(view) {
      const mind = new Mind(scenario, view, seed);
      const aims = mind.ownAims(seat);
      const others = mind.expect(seat, aims);
      const orders = mind.choose(seat, aims, others);
      const all = [...others, ...orders];
      const left = mind.purse(seat) - costOf(scenario, view, orders);
      return sealOf(orders, mind.answer(seat, aims, all), ballotsOf(mind, view, all, left));
    },
  };
}
