import type { AimId, Scenario, SeatId } from "../rules/index.ts";
import { steadyBallots } from "./ballots.ts";
import type { Bot } from "./bot.ts";
import { nextDealing } from "./dealing.ts";
import { keptPlan } from "./keeping.ts";
import type { Choosing } from "./mind.ts";
import { isUnsaid, nowOfView, unsaidPosition } from "./table.ts";
import { thinker } from "./thought.ts";
import { utilityOf, wantsOf } from "./utility.ts";
import { wordsOfBreach, wordsWith } from "./words.ts";

/**
 * Greedy by marginal gain, after the others: it guesses what each seat would order, lets the guesses answer one another
 * (best response, Cournot 1838), then takes the order that adds most for itself, then the next.
 */
export function steadyBot(scenario: Scenario, seat: SeatId, seed: string, choose?: Choosing): Bot {
  const think = thinker(scenario, seat, seed, choose);
  return {
    agenda(view) {
      const now = nowOfView(scenario, view);
      const aims = scenario.aims.filter(({ id }) => view.own?.dealt.includes(id));
      const rated = aims.map((aim) => ({
        id: aim.id,
        worth: utilityOf(scenario, wantsOf(scenario, seat, [aim]), now),
      }));
      const best = rated.reduce<{ id: AimId; worth: number } | undefined>(
        (a, b) => (a && a.worth >= b.worth ? a : b),
        undefined,
      );
      if (!best) throw new Error(`no agenda was dealt to ${seat}`);
      return best.id;
    },
    deal(view) {
      const dealing = nextDealing(scenario, view, seat, think);
      return dealing && { step: dealing.step, says: wordsWith(view, dealing) };
    },
    position(view) {
      if (!isUnsaid(scenario, view, seat)) return undefined;
      const { mind } = think(view);
      return unsaidPosition(view, seat, steadyBallots(mind, [], mind.purse(seat)));
    },
    decide: (view) => keptPlan(think(view).mind, choose),
    remarks: wordsOfBreach,
  };
}
