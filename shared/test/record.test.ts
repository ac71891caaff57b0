import { describe, expect, test } from "vitest";
import { adjudicated, hashOf, newRecord, replay, type SessionRecord } from "../src/record/index.ts";
import type { World } from "../src/rules/index.ts";
import { playRandomly, shipped } from "./state.play.ts";

const scenario = shipped("eagle-over-the-steppe");

function recorded(seed: string): { record: SessionRecord; world: World } {
  const entries: SessionRecord["entries"][number][] = [];
  const hashes: string[] = [];
  let last: World | undefined;
  const world = playRandomly(scenario, seed, (now, submission) => {
    if (submission !== undefined) entries.push({ submission });
    if (last !== undefined && adjudicated(last, now)) hashes.push(hashOf(now));
    last = now;
  });
  return { record: { ...newRecord(scenario, seed), entries, hashes }, world };
}

describe("a record", () => {
  test("law 8: replays to the recorded hash at every turn, also after a journey through JSON", () => {
    for (let game = 0; game < 25; game++) {
      const { record, world } = recorded(`record ${game}`);
      const again = replay(scenario, JSON.parse(JSON.stringify(record)) as SessionRecord);
      expect(again.hashes).toEqual(record.hashes);
      expect(again.world).toStrictEqual(world);
      expect(again.turnEnds).toHaveLength(record.hashes.length + 1);
    }
  });

  test("is refused by another scenario or another engine", () => {
    const { record } = recorded("refused");
    expect(() => replay({ ...scenario, hash: "other" }, record)).toThrow(/scenario has changed/);
    expect(() => replay(scenario, { ...record, engine: "0" })).toThrow(/engine 0/);
  });
});

describe("a hash", () => {
  const { world } = recorded("hash");

  test("is 32 hexadecimal digits and does not depend on the order of keys", () => {
    const turned = Object.fromEntries(Object.entries(world).reverse()) as unknown as World;
    expect(hashOf(world)).toMatch(/^[0-9a-f]{32}$/);
    expect(hashOf(turned)).toBe(hashOf(world));
  });

  test("differs if any number does", () => {
    world.values.forEach((value, slot) => {
      const values = world.values.with(slot, value + 1);
      expect(hashOf({ ...world, values })).not.toBe(hashOf(world));
    });
  });
});
