import { type Bot, botFor } from "@multivector/shared/bots";
import type { Scenario } from "@multivector/shared/rules";
import type { ScenarioFile } from "@multivector/shared/scenario";
import { compileScenario } from "@multivector/shared/scenario/compile";
import { type BotTurn, nextOf } from "./botTurn.ts";
import type { Pondering } from "./thinkers.ts";

/** Scenarios, and bots with what they last thought, kept by each thread; the oldest go first. */
const mostScenarios = 8;
const mostBots = 64;
const scenarios = new Map<string, Scenario>();
const bots = new Map<string, Bot>();

/** Runs in a thread of its own: what the bot does next in that view; undefined: nothing. */
export function ponder({ sheet, level, seat, seed, view }: Pondering): BotTurn | undefined {
  const scenario = kept(scenarios, mostScenarios, sheet.hash, () => {
    const { file } = JSON.parse(sheet.json) as { file: ScenarioFile };
    return compileScenario(file);
  });
  const bot = kept(bots, mostBots, `${sheet.hash} ${level} ${seat} ${seed}`, () => botFor(level, scenario, seat, seed));
  return nextOf(bot, scenario, view, seat);
}

function kept<T>(all: Map<string, T>, most: number, key: string, make: () => T): T {
  const one = all.get(key) ?? make();
  all.delete(key);
  all.set(key, one);
  const [oldest] = all.keys();
  if (all.size > most && oldest !== undefined) all.delete(oldest);
  return one;
}
