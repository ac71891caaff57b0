import { describe, expect, test } from "vitest";
import { adviceFor, playBots } from "../src/bots/index.ts";
import { newWorld, rejectionOf, submit, viewOf, type World } from "../src/rules/index.ts";
import { shipped } from "./state.play.ts";

describe.each(["eagle-over-the-steppe", "neither-camp"])("advice in %s", (id) => {
  const scenario = shipped(id);
  const games = ["advice 1", "advice 2"].map((seed) => ({ seed, steps: playBots(scenario, seed).steps }));
  /** Worlds in which orders are about to be sealed. */
  const worlds: World[] = games.flatMap(({ seed, steps }) => {
    let world = newWorld(scenario, seed);
    const open: World[] = [];
    for (const step of steps) {
      if (step.kind === "seal" && world.seats.every(({ sealed }) => !sealed)) open.push(world);
      world = submit(scenario, world, step);
    }
    return open;
  });

  test("every plan can be sealed as it is, and the reasons name the seat's own aims alone", () => {
    expect(worlds.length).toBeGreaterThan(4);
    for (const world of worlds) {
      for (const { id: seat } of scenario.seats) {
        const view = viewOf(scenario, world, seat);
        const advice = adviceFor(scenario, view) ?? expect.unreachable();
        expect(advice.plans.length).toBeGreaterThan(0);
        for (const { orders, answers, reasons } of advice.plans) {
          expect(rejectionOf(scenario, view, { kind: "seal", seat, orders, answers })).toBeUndefined();
          const own = scenario.aims.filter((one) => one.seat === seat).map((one) => one.id);
          for (const { aim } of reasons) expect(own).toContain(aim);
        }
      }
    }
  });

  test("is the same for the same view, whatever the seat may not see, and none for an observer", () => {
    const [world] = worlds;
    const [seat] = scenario.seats;
    if (!world || !seat) throw new Error("nothing was played");
    const told = adviceFor(scenario, viewOf(scenario, world, seat.id));
    const others = world.seats.map((one, at) => (at === seat.index ? one : { ...one, agenda: one.dealt.at(-1) }));
    const changed = { ...world, seed: "another", seats: others } as World;
    expect(adviceFor(scenario, viewOf(scenario, changed, seat.id))).toEqual(told);
    expect(adviceFor(scenario, viewOf(scenario, world))).toBeUndefined();
  });
});
