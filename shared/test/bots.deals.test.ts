import { describe, expect, test } from "vitest";
import { type BotGame, type BotLevel, playBots } from "../src/bots/index.ts";
import { newWorld, rejectionOf, type Scenario, submit, viewOf, type World } from "../src/rules/index.ts";
import { shippedWith } from "./state.play.ts";

const patience = { timeout: 240_000 };
const games = 40;

const pointsOf = ({ outcome }: World): number => outcome?.seats.reduce((sum, { points }) => sum + points, 0) ?? 0;

/** Every step of a game is allowed in the eyes of the seat that takes it. */
function expectLegal(scenario: Scenario, seed: string, { steps }: BotGame): void {
  let world = newWorld(scenario, seed);
  for (const step of steps) {
    if (step.kind !== "end-phase") {
      expect(rejectionOf(scenario, viewOf(scenario, world, step.seat), step)).toBeUndefined();
    }
    world = submit(scenario, world, step);
  }
}

/** Broken clauses of a game for which nobody gave a reason. */
const unexcused = ({ world }: BotGame): unknown[] =>
  world.deals.flatMap(({ id, states }) =>
    states.flatMap(({ verdict }, place) =>
      verdict?.result === "broken" && verdict.reason === undefined ? [{ id, place, verdict }] : [],
    ),
  );

describe(`${games} games of dealing bots`, () => {
  const dealing = shippedWith("eagle-over-the-steppe", { secret: true });
  const silent = shippedWith("eagle-over-the-steppe", undefined);

  test("they keep what they sign or say why not, and dealing beats not dealing for all together", patience, () => {
    const verdicts: Record<string, number> = { kept: 0, broken: 0, void: 0 };
    let [withDeals, without] = [0, 0];
    for (let game = 0; game < games; game += 1) {
      const played = playBots(dealing, `deals ${game}`);
      if (game < 5) expectLegal(dealing, `deals ${game}`, played);
      expect(unexcused(played)).toEqual([]);
      for (const { result } of played.world.deals.flatMap(({ states }) => states.flatMap((one) => one.verdict ?? []))) {
        verdicts[result] = (verdicts[result] ?? 0) + 1;
      }
      withDeals += pointsOf(played.world);
      without += pointsOf(playBots(silent, `deals ${game}`).world);
    }
    expect(verdicts.broken).toBeLessThan(games / 4);
    expect(verdicts.kept).toBeGreaterThan(games);
    expect(withDeals).toBeGreaterThan(without);
  });

  test("the same seed gives the same steps, words and reasons", patience, () => {
    const told = ({ steps, said }: BotGame) => JSON.stringify({ steps, said });
    const first = playBots(dealing, "twice");
    expect(first.said.length).toBeGreaterThan(0);
    expect(told(playBots(dealing, "twice"))).toBe(told(first));
  });

  test(
    "seasoned bots, too, are legal, say why they break a promise, and play the same on the same seed",
    patience,
    () => {
      for (const seed of ["seasoned 1", "seasoned 2"]) {
        const played = playBots(dealing, seed, { level: "seasoned" });
        expectLegal(dealing, seed, played);
        expect(unexcused(played)).toEqual([]);
        expect(playBots(dealing, seed, { level: "seasoned" }).steps).toEqual(played.steps);
      }
    },
  );

  test("a seasoned bot gets more out of the pivot's seat than a steady one", patience, () => {
    const [pivot] = dealing.seats;
    if (!pivot) throw new Error("no seats");
    const pointsWith = (level: BotLevel) =>
      Array.from({ length: 12 }, (_, game) => {
        const { outcome } = playBots(dealing, `ladder ${game}`, { levels: new Map([[pivot.id, level]]) }).world;
        return outcome?.seats.find(({ seat }) => seat === pivot.id)?.points ?? 0;
      }).reduce((sum, points) => sum + points);
    expect(pointsWith("seasoned")).toBeGreaterThan(pointsWith("steady"));
  });

  test("a table without deals hears nothing", () => {
    const { steps, said } = playBots(silent, "quiet");
    expect(steps.map((step) => step.kind)).not.toContain("offer");
    expect(said).toEqual([]);
  });
});
