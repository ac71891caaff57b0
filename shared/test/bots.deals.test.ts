import { describe, expect, test } from "vitest";
import { botFor } from "../src/bots/index.ts";
import {
  newWorld,
  rejectionOf,
  type Scenario,
  type Submission,
  submit,
  viewOf,
  type World,
} from "../src/rules/index.ts";
import { shippedWith } from "./state.play.ts";

const patience = { timeout: 240_000 };
const games = 40;

/** A game of steady bots, who talk four times around the table; each of their steps must be legal. */
function play(scenario: Scenario, seed: string): { world: World; steps: Submission[] } {
  const bots = scenario.seats.map(({ id }) => ({ seat: id, bot: botFor("steady", scenario, id, seed) }));
  const steps: Submission[] = [];
  let world = newWorld(scenario, seed);
  const take = (submission: Submission) => {
    if (submission.kind !== "end-phase") {
      expect(rejectionOf(scenario, viewOf(scenario, world, submission.seat), submission)).toBeUndefined();
    }
    steps.push(submission);
    world = submit(scenario, world, submission);
  };
  while (!world.outcome) {
    for (let round = 0; world.phase === "negotiation" && round < 4; round += 1) {
      for (const { seat, bot } of bots) {
        const step = bot.deal(viewOf(scenario, world, seat));
        if (step) take(step);
      }
    }
    if (world.phase === "orders") {
      for (const { seat, bot } of bots) take({ kind: "seal", seat, ...bot.decide(viewOf(scenario, world, seat)) });
    }
    take({ kind: "end-phase" });
  }
  return { world, steps };
}

const pointsOf = ({ outcome }: World): number => outcome?.seats.reduce((sum, { points }) => sum + points, 0) ?? 0;

describe(`${games} games of dealing bots`, () => {
  const dealing = shippedWith("eagle-over-the-steppe", { secret: true });
  const silent = shippedWith("eagle-over-the-steppe", undefined);

  test("they keep what they sign, and dealing beats not dealing for all together", patience, () => {
    const verdicts: Record<string, number> = { kept: 0, broken: 0, void: 0 };
    let [withDeals, without] = [0, 0];
    for (let game = 0; game < games; game += 1) {
      const { world } = play(dealing, `deals ${game}`);
      for (const { result } of world.deals.flatMap((deal) => deal.states.flatMap((state) => state.verdict ?? []))) {
        verdicts[result] = (verdicts[result] ?? 0) + 1;
      }
      withDeals += pointsOf(world);
      without += pointsOf(play(silent, `deals ${game}`).world);
    }
    expect(verdicts.broken).toBe(0);
    expect(verdicts.kept).toBeGreaterThan(games);
    expect(withDeals).toBeGreaterThan(without);
  });

  test("the same seed gives the same words", patience, () => {
    expect(play(dealing, "twice").steps).toEqual(play(dealing, "twice").steps);
  });

  test("a table without deals hears nothing", () => {
    expect(play(silent, "quiet").steps.map((step) => step.kind)).not.toContain("offer");
  });
});
