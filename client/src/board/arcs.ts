import { distance, lengthOf, type Point, stretchOf } from "./geometry.ts";

/** Geometry of what one party does to another: an arc, how far it has grown, and how it breaks. */

/** Pixels an arc keeps away from the marks at its ends. */
const clearance = 11;

/**
 * Points of an arc that bulges upwards on the screen; two arcs of the same ends with another `lane` (0, 1, 2, ...)
 * do not cover each other. Too short an arc is a loop over its place.
 */
export function arcBetween(from: Point, to: Point, lane = 0): Point[] {
  const length = distance(from, to);
  if (length < 3 * clearance) return loopOver(to, 22 + lane * 8);
  const bulge = Math.min(0.22 * length, 120) + lane * 14;
  const up = to.x >= from.x ? -1 : 1;
  const across = { x: (-(to.y - from.y) / length) * up, y: ((to.x - from.x) / length) * up };
  const control = {
    x: (from.x + to.x) / 2 + across.x * bulge * 2,
    y: (from.y + to.y) / 2 + across.y * bulge * 2,
  };
  const whole = sampled(40, (t) => quadratic(from, control, to, t));
  return stretchOf(whole, clearance, lengthOf(whole) - clearance);
}

function loopOver(at: Point, radius: number): Point[] {
  return sampled(40, (t) => {
    const angle = Math.PI / 2 + t * 2 * Math.PI;
    return { x: at.x + radius * Math.cos(angle), y: at.y - radius + radius * Math.sin(angle) };
  });
}

function sampled(steps: number, at: (t: number) => Point): Point[] {
  return Array.from({ length: steps + 1 }, (_, i) => at(i / steps));
}

function quadratic(a: Point, control: Point, b: Point, t: number): Point {
  const u = 1 - t;
  return {
    x: u * u * a.x + 2 * u * t * control.x + t * t * b.x,
    y: u * u * a.y + 2 * u * t * control.y + t * t * b.y,
  };
}

/** The part of an arc drawn when it has grown to `progress` (0..1), and its head. */
export function grownArc(arc: readonly Point[], progress: number): { readonly line: Point[]; readonly head: Point } {
  const line = stretchOf(arc, 0, lengthOf(arc) * Math.min(Math.max(progress, 0), 1));
  const start = arc[0] ?? { x: 0, y: 0 };
  return { line, head: line.at(-1) ?? start };
}

/** The two ends of a broken arc; `gap` is the missing middle in pixels. */
export function brokenArc(arc: readonly Point[], gap: number): readonly [Point[], Point[]] {
  const total = lengthOf(arc);
  return [stretchOf(arc, 0, (total - gap) / 2), stretchOf(arc, (total + gap) / 2, total)];
}

/** The point at `t` (0..1) of the way along a line. */
export function pointAlong(line: readonly Point[], t: number): Point {
  return grownArc(line, t).head;
}

/** Lane numbers, so that acts between the same two ends lie side by side. */
export function lanesOf(acts: readonly { readonly from: string; readonly to: string }[]): number[] {
  const seen = new Map<string, number>();
  return acts.map((act) => {
    const key = [act.from, act.to].sort().join(" ");
    const lane = seen.get(key) ?? 0;
    seen.set(key, lane + 1);
    return lane;
  });
}
