import type { Scenario, SeatId } from "../rules/index.ts";
import type { Bot } from "./bot.ts";
import { foreseenPlan } from "./foresight.ts";
import { steadyBot } from "./steady.ts";

/** Deals, answers and orders as the steady bot does, but by plans it has looked further with. */
export const seasonedBot = (scenario: Scenario, seat: SeatId, seed: string): Bot =>
  steadyBot(scenario, seat, seed, (mind, duties) => foreseenPlan(mind, duties, `${seed} ${seat}`));
