import type { AimId, DealSubmission, Scenario, Sealed, SeatId, View } from "../rules/index.ts";

export { type CaretakerMandate, mandated } from "./mandate.ts";

import { randomBot } from "./random.ts";
import { steadyBot } from "./steady.ts";
import type { PositionSubmission } from "./table.ts";

/** `random`: whatever is legal, for tests. `steady`: the best marginal gain for its own aims. */
export type BotLevel = "random" | "steady";

/** Plays one seat from what that seat may know. Same view, same seed: same decision. */
export interface Bot {
  /** Which of the two dealt agendas it keeps. */
  agenda(view: View): AimId;
  /** Its next step of dealing; undefined: none. Always legal for this view. */
  deal(view: View): DealSubmission | undefined;
  /** What it would do in a forum of which it has not said so yet; undefined: nothing to say. Always legal for this view. */
  position(view: View): PositionSubmission | undefined;
  /** Its orders and answers for the turn; always legal for this view. */
  decide(view: View): Sealed;
}

export function botFor(level: BotLevel, scenario: Scenario, seat: SeatId, seed: string): Bot {
  return level === "random" ? randomBot(scenario, seat, seed) : steadyBot(scenario, seat, seed);
}
