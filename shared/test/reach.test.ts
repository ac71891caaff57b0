import { describe, expect, test } from "vitest";
import { playRandomly, shipped } from "./state.play.ts";

const games = 200;

describe.each(["neither-camp"])(`${games} random games of %s`, (id) => {
  const scenario = shipped(id);
  const events = new Set<string>();
  const actions = new Set<string>();
  const ends = new Set<string>();
  for (let game = 0; game < games; game += 1) {
    playRandomly(scenario, `reach ${game}`, (world, submission) => {
      if (submission?.kind !== "end-phase" || world.phase !== "report" || !world.report) return;
      const { report } = world;
      for (const event of report.events) events.add(event);
      for (const order of report.orders) if (!order.void) actions.add(order.order.split("(")[0] ?? "");
      for (const { forum, adopted } of report.forums) ends.add(`${forum} ${adopted.length > 0 ? "passed" : "failed"}`);
    });
  }

  test("every event comes in some game, and every action takes effect", () => {
    expect([...events].sort()).toEqual(scenario.events.map((event) => event.id).sort());
    expect([...actions].sort()).toEqual(scenario.actions.map((action) => action.id).sort());
  });

  test("every forum passes in some game and fails in another", () => {
    const both = scenario.forums.flatMap((forum) => [`${forum.id} passed`, `${forum.id} failed`]);
    expect([...ends].sort()).toEqual(both.sort());
  });
});
