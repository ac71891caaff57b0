import { indexOf } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { sharesOf } from "../src/derived.ts";
import { randomTurns, shipped } from "./game.ts";

test("what moved a derived number adds up to its change", async () => {
  const { scenario, file } = await shipped("eagle-over-the-steppe");
  const index = file.triangle?.index ?? "";
  const measure = (values: readonly number[]) => indexOf(scenario, values, index);
  const ends = randomTurns(scenario, "derived").map(({ values }) => values);
  for (const [at, after] of ends.entries()) {
    const before = ends[at - 1] ?? after;
    const shares = sharesOf(scenario, before, after, measure);
    const sum = shares.reduce((total, { amount }) => total + amount, 0);
    expect(sum).toBeCloseTo(measure(after) - measure(before), 9);
    expect(shares.every(({ slot }) => before[slot.index] !== after[slot.index])).toBe(true);
  }
});

test("a number that moved without weight in the derived one is not named", () => {
  const slots = [0, 1].map((index) => ({ index, track: "any", keys: [], min: 0, max: 9 }));
  const shares = sharesOf({ slots } as never, [1, 1], [2, 5], ([first = 0]) => first * 10);
  expect(shares.map(({ slot, amount }) => [slot.index, amount])).toEqual([[0, 10]]);
});
