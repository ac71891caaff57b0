import type { AimId, DealSubmission, Scenario, Sealed, SeatId, View } from "../rules/index.ts";
import { randomBot } from "./random.ts";
import { seasonedBot } from "./seasoned.ts";
import { steadyBot } from "./steady.ts";
import type { PositionSubmission } from "./table.ts";
import type { Saying } from "./words.ts";

/**
 * `random`: whatever is legal, for tests. `steady`: the best marginal gain for its own aims. `seasoned`: weighs whole
 * plans against several guesses of what the others do, and looks a turn ahead.
 */
export type BotLevel = "random" | "steady" | "seasoned";

/** A step of dealing and the words that go with it. */
interface BotStep {
  readonly step: DealSubmission;
  readonly says: readonly Saying[];
}

/** Plays one seat from what that seat may know. Same view, same seed: same decision, same words. */
export interface Bot {
  /** Which of the two dealt agendas it keeps. */
  agenda(view: View): AimId;
  /** Its next step of dealing; undefined: none. Always legal for this view. */
  deal(view: View): BotStep | undefined;
  /** What it would do in a forum of which it has not said so yet; undefined: nothing to say. Always legal for this view. */
  position(view: View): PositionSubmission | undefined;
  /** Its orders, answers and ballots for the turn, with a reason for every promise they break; always legal for this view. */
  decide(view: View): Sealed;
  /** What it has to say of the turn that was reported; the same as long as the report stands. */
  remarks(view: View): readonly Saying[];
}

export function botFor(level: BotLevel, scenario: Scenario, seat: SeatId, seed: string): Bot {
  if (level === "random") return randomBot(scenario, seat, seed);
  return level === "steady" ? steadyBot(scenario, seat, seed) : seasonedBot(scenario, seat, seed);
}
