import { describe, expect, it } from "vitest";
import { arcBetween, brokenArc, grownArc, lanesOf, pointAlong } from "../src/board/arcs.ts";
import { luminance, mixed, numberOf, rgbOf } from "../src/board/colour.ts";
import { dashesOf, distance, distanceToLine, lengthOf, overlap, smooth, stretchOf } from "../src/board/geometry.ts";
import { campZone, cornersOf, evenFrom, middleZone, pointOf } from "../src/board/polygon.ts";

const line = [
  { x: 0, y: 0 },
  { x: 30, y: 0 },
  { x: 30, y: 40 },
];

describe("lines on the board", () => {
  it("a stretch has the length asked for, round corners too", () => {
    expect(lengthOf(line)).toBe(70);
    expect(lengthOf(stretchOf(line, 10, 50))).toBeCloseTo(40);
    expect(stretchOf(line, 10, 50)).toHaveLength(3);
    expect(stretchOf(line, 80, 90)).toEqual([]);
  });

  it("dashes cover their part of the line and move with the shift", () => {
    const pieces = dashesOf(line, 5, 5, 0);
    expect(pieces.reduce((sum, piece) => sum + lengthOf(piece), 0)).toBeCloseTo(35);
    expect(dashesOf(line, 5, 5, 2)[0]?.[0]).toEqual({ x: 2, y: 0 });
    expect(dashesOf([], 5, 5, 2)).toEqual([]);
  });

  it("a smooth line passes through every waypoint", () => {
    const bent = smooth(line);
    for (const point of line) expect(Math.min(...bent.map((p) => distance(p, point)))).toBeLessThan(1e-9);
  });

  it("distance to a line is measured to its nearest stretch, not to its points", () => {
    expect(distanceToLine(line, { x: 15, y: 3 })).toBe(3);
    expect(distanceToLine(line, { x: 33, y: 44 })).toBe(5);
    expect(distanceToLine([], { x: 0, y: 0 })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("arcs of acts", () => {
  const from = { x: 0, y: 0 };
  const to = { x: 200, y: 20 };

  it("bulges upwards whichever way it goes", () => {
    const there = pointAlong(arcBetween(from, to), 0.5);
    const back = pointAlong(arcBetween(to, from), 0.5);
    expect(there.y).toBeLessThan(0);
    expect(distance(there, back)).toBeLessThan(1);
  });

  it("keeps clear of the marks at both ends", () => {
    const arc = arcBetween(from, to);
    expect(distance(arc[0] ?? from, from)).toBeGreaterThan(9);
    expect(distance(arc.at(-1) ?? to, to)).toBeGreaterThan(9);
  });

  it("is a loop where an act stays at home", () => {
    const loop = arcBetween(from, { x: 1, y: 1 });
    expect(lengthOf(loop)).toBeGreaterThan(80);
    expect(distance(loop[0] ?? from, loop.at(-1) ?? to)).toBeLessThan(1e-6);
  });

  it("grows from nothing to its whole length", () => {
    const arc = arcBetween(from, to);
    expect(grownArc(arc, 0).line).toEqual([]);
    expect(lengthOf(grownArc(arc, 0.5).line)).toBeCloseTo(lengthOf(arc) / 2);
    expect(lengthOf(grownArc(arc, 2).line)).toBeCloseTo(lengthOf(arc));
  });

  it("a broken arc misses its middle", () => {
    const arc = arcBetween(from, to);
    const [first, second] = brokenArc(arc, 60);
    expect(distance(first.at(-1) ?? from, second[0] ?? from)).toBeGreaterThan(50);
    expect(lengthOf(first) + lengthOf(second)).toBeCloseTo(lengthOf(arc) - 60);
  });

  it("gives acts between the same two ends different lanes, in either direction", () => {
    const acts = [
      { from: "a", to: "b" },
      { from: "b", to: "a" },
      { from: "a", to: "c" },
    ];
    expect(lanesOf(acts)).toEqual([0, 1, 0]);
  });
});

describe("the balance picture", () => {
  const middle = { x: 0, y: 0 };

  it.each([2, 3, 4, 5, 6])("with %i vectors: one share is its corner, equal shares are the middle", (count) => {
    const corners = cornersOf(count, middle, 10);
    corners.forEach((corner, i) => {
      const whole = corners.map((_, j) => (i === j ? 1 : 0));
      expect(distance(pointOf(whole, corners), corner)).toBeLessThan(1e-9);
    });
    expect(
      distance(
        pointOf(
          corners.map(() => 0.2),
          corners,
        ),
        middle,
      ),
    ).toBeLessThan(1e-9);
    expect(distance(pointOf([], corners), middle)).toBeLessThan(1e-9);
  });

  it("a camp zone begins exactly where the share reaches its threshold", () => {
    const corners = cornersOf(3, middle, 10);
    const zone = campZone(corners, 0, 0.6);
    expect(zone[0]).toEqual(corners[0]);
    expect(distance(zone[1] ?? middle, pointOf([0.6, 0, 0.4], corners))).toBeLessThan(1e-9);
    expect(distance(zone[2] ?? middle, pointOf([0.6, 0.4, 0], corners))).toBeLessThan(1e-9);
    expect(campZone(corners, 7, 0.6)).toEqual([]);
  });

  it.each([3, 4, 5, 6])("with %i vectors the camp zones leave the middle free", (count) => {
    const corners = cornersOf(count, middle, 10);
    for (const [i, corner] of corners.entries()) {
      const zone = campZone(corners, i, 0.45);
      expect(zone).toHaveLength(3);
      const along = zone.map((p) => (p.x * corner.x + p.y * corner.y) / 100);
      expect(Math.min(...along)).toBeGreaterThan(0.05);
    }
  });

  it("two vectors: a camp zone is the stretch of the line from its corner to the threshold", () => {
    const corners = cornersOf(2, middle, 10);
    const [tip, end, ...more] = campZone(corners, 0, 0.6);
    expect(more).toEqual([]);
    expect(tip).toEqual(corners[0]);
    expect(distance(end ?? middle, pointOf([0.6, 0.4], corners))).toBeLessThan(1e-9);
  });

  it("the zone of evenness does not reach into a camp", () => {
    expect(evenFrom(3, undefined, 0.66)).toBe(0.66);
    expect(evenFrom(3, 0.6, 0.66)).toBe(0.66);
    expect(evenFrom(4, 0.4, 0.66)).toBeCloseTo(0.8);
    const corners = cornersOf(3, middle, 10);
    const [tip = middle] = middleZone(corners, evenFrom(3, 0.48, 0.66));
    expect(distance(tip, pointOf([0.48, 0.26, 0.26], corners))).toBeLessThan(1e-9);
  });

  it("the middle zone shrinks towards the middle", () => {
    const corners = cornersOf(4, middle, 10);
    expect(middleZone(corners, 0.75).map((p) => Math.round(distance(p, middle) * 10))).toEqual([25, 25, 25, 25]);
  });
});

describe("colours", () => {
  it("reads both notations and falls back to grey", () => {
    expect(rgbOf("#1f86bf")).toEqual([31, 134, 191]);
    expect(rgbOf("#fa0")).toEqual([255, 170, 0]);
    expect(rgbOf(0x1f86bf)).toEqual([31, 134, 191]);
    expect(rgbOf("sky")).toEqual([128, 128, 128]);
    expect(numberOf("#1f86bf")).toBe(0x1f86bf);
  });

  it("mixes between its ends", () => {
    expect(mixed("#000000", "#ffffff", 0)).toBe("#000000");
    expect(mixed("#000000", "#ffffff", 1)).toBe("#ffffff");
    expect(luminance("#ffffff")).toBeCloseTo(1);
    expect(luminance("#000000")).toBe(0);
  });
});

describe("boxes", () => {
  it("touching boxes do not overlap", () => {
    const box = { x: 0, y: 0, width: 10, height: 10 };
    expect(overlap(box, { x: 10, y: 0, width: 5, height: 5 })).toBe(0);
    expect(overlap(box, { x: 8, y: 8, width: 5, height: 5 })).toBe(4);
  });
});
