import { describe, expect, it } from "vitest";
import { botFor } from "../src/bots/index.ts";
import { newWorld, type Scenario, submit, viewOf, type World } from "../src/rules/index.ts";
import { shipped } from "./state.play.ts";

/** A whole game of steady bots in every seat. */
function playSteady(scenario: Scenario, seed: string): World {
  const bots = scenario.seats.map((seat) => ({ seat, bot: botFor("steady", scenario, seat.id, seed) }));
  let world = newWorld(scenario, seed);
  for (const { seat, bot } of bots) {
    const agenda = bot.agenda(viewOf(scenario, world, seat.id));
    world = submit(scenario, world, { kind: "agenda", seat: seat.id, agenda });
  }
  while (!world.outcome) {
    for (let round = 0; world.phase === "negotiation" && round < 4; round += 1) {
      for (const { seat, bot } of bots) {
        const step = bot.deal(viewOf(scenario, world, seat.id));
        if (step) world = submit(scenario, world, step);
      }
    }
    if (world.phase === "orders") {
      const sealed = bots.map(({ seat, bot }) => ({ seat: seat.id, ...bot.decide(viewOf(scenario, world, seat.id)) }));
      for (const one of sealed) world = submit(scenario, world, { kind: "seal", ...one });
    }
    world = submit(scenario, world, { kind: "end-phase" });
  }
  return world;
}

describe.each([
  { id: "eagle-over-the-steppe", games: 150 },
  { id: "steppe-eagle-2008", games: 60 },
  { id: "neither-camp", games: 24 },
])("balance of $id", ({ id, games }) => {
  it("lets each seat succeed in 25 to 70 of 100 games among equal steady bots", { timeout: 120_000 }, () => {
    const scenario = shipped(id);
    const successes = new Map<string, number>(scenario.seats.map((seat) => [seat.id, 0]));
    for (let game = 0; game < games; game += 1) {
      const { outcome } = playSteady(scenario, `balance ${game}`);
      for (const { seat, success } of outcome?.seats ?? []) {
        if (success) successes.set(seat, (successes.get(seat) ?? 0) + 1);
      }
    }
    for (const [seat, count] of successes) {
      expect(count / games, `${seat} succeeds in ${count} of ${games}`).toBeGreaterThanOrEqual(0.25);
      expect(count / games, `${seat} succeeds in ${count} of ${games}`).toBeLessThanOrEqual(0.7);
    }
  });
});
