import { describe, expect, it } from "vitest";
import { playBots } from "../src/bots/index.ts";
import { shipped } from "./state.play.ts";

describe.each([
  { id: "eagle-over-the-steppe", games: 150 },
  { id: "steppe-eagle-2008", games: 60 },
  { id: "neither-camp", games: 24 },
])("balance of $id", ({ id, games }) => {
  it("lets each seat succeed in 25 to 70 of 100 games among equal steady bots", { timeout: 120_000 }, () => {
    const scenario = shipped(id);
    const successes = new Map<string, number>(scenario.seats.map((seat) => [seat.id, 0]));
    for (let game = 0; game < games; game += 1) {
      const { outcome } = playBots(scenario, `balance ${game}`).world;
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
