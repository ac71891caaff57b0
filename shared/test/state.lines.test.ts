import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Slot, TrackId } from "../src/rules/index.ts";
import { applyDifference, joinLines, lineDifference, splitLines } from "../src/state/lines.ts";
import { applyValues, packValues, unpackValues, valueDifference } from "../src/state/packed.ts";

const line = fc.constantFrom("a", "b", "c", "o1:2+3", "x:4-1");
const lines = fc.array(line, { maxLength: 12 });

describe("lines", () => {
  test("a list survives being told as its difference from any other", () => {
    fc.assert(
      fc.property(lines, lines, (common, own) => {
        expect(applyDifference(common, lineDifference(common, own))).toEqual(own);
      }),
    );
  });

  test("equal lists differ by nothing, and one changed line costs one line", () => {
    expect(lineDifference(["a", "b"], ["a", "b"])).toBe("");
    expect(lineDifference(["a", "b", "c"], ["a", "x", "c"])).toBe("+1;x;-1;+1");
    expect(lineDifference(["a"], [])).toBe("-0");
  });

  test("a list survives being joined", () => {
    fc.assert(
      fc.property(lines, (some) => {
        expect(splitLines(joinLines(some))).toEqual(some);
      }),
    );
  });
});

const slot = (index: number, min: number, max: number): Slot => ({
  index,
  track: "t" as TrackId,
  keys: [],
  min,
  max,
  step: Number.POSITIVE_INFINITY,
  start: min,
  seenBy: undefined,
});

describe("packed values", () => {
  const slots = [slot(0, 0, 10), slot(1, -100, 100), slot(2, 0, 100_000), slot(3, -5, 85)];
  const values = fc.tuple(...slots.map(({ min, max }) => fc.integer({ min, max })));

  test("survive packing", () => {
    fc.assert(
      fc.property(values, (some) => {
        expect(unpackValues(slots, packValues(slots, some))).toEqual(some);
      }),
    );
  });

  test("survive packing even out of their range", () => {
    for (const odd of [
      [11, 0, 0, 0],
      [0.5, 0, 0, 0],
      [0, -101, 0, 0],
    ]) {
      expect(unpackValues(slots, packValues(slots, odd))).toEqual(odd);
    }
  });

  test("need one byte for a slot of up to 91 steps", () => {
    expect(packValues(slots, [0, 0, 0, 85])).toHaveLength(1 + 2 + 3 + 1);
  });

  test("survive being told as a difference", () => {
    fc.assert(
      fc.property(values, values, (common, own) => {
        expect(applyValues(common, valueDifference(common, own))).toEqual(own);
      }),
    );
  });
});
