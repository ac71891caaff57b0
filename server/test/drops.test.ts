import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { loadShelf } from "../src/scenarios.ts";
import type { Store } from "../src/store/store.ts";
import { playPattern } from "./drops/pattern.ts";
import { introduction, scenarioOf, scenariosDir } from "./harness.ts";
import { openAt, type Place, sqlitePlace } from "./place.ts";

/** `npm run faults -- drops` plays 3 000. */
const patterns = Number(process.env.PATTERNS ?? 15);
const seed = process.env.SEED ?? "drops";
let place: Place;
let store: Store;

beforeAll(async () => {
  place = await sqlitePlace();
  store = await openAt(place);
});
afterAll(async () => {
  await store.close();
  place.remove();
});
beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "Date", "performance"],
    now: Date.parse("2026-11-25T12:00:00Z"),
  });
});
afterEach(() => {
  vi.useRealTimers();
});

test(
  `in ${patterns} random patterns of drops, joins and returns every phase ends by its deadline + 2 s, and seats are handed back at once`,
  async () => {
    const shelf = loadShelf(scenariosDir);
    const scenario = scenarioOf(introduction);
    let [phases, returns] = [0, 0];
    for (let pattern = 0; pattern < patterns; pattern += 1) {
      const outing = await playPattern(shelf, scenario, store, `${seed} ${pattern}`);
      expect(outing.wrong, outing.told.join("\n")).toEqual([]);
      phases += outing.phases;
      returns += outing.returns;
    }
    console.log(`${patterns} patterns: ${phases} phases ended in time, ${returns} seats handed back`);
    expect(Math.min(phases, returns)).toBeGreaterThan(0);
  },
  Number.POSITIVE_INFINITY,
);
