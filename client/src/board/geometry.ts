/** Points, boxes and lines on the screen, in CSS pixels from the board's upper left corner. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Point at `t` (0..1) of the way from `a` to `b`. */
export function between(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

export function boxAround(at: Point, size: Size): Box {
  return { x: at.x - size.width / 2, y: at.y - size.height / 2, width: size.width, height: size.height };
}

export function middleOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

export function contains(box: Box, at: Point): boolean {
  return at.x >= box.x && at.x <= box.x + box.width && at.y >= box.y && at.y <= box.y + box.height;
}

/** Area shared by two boxes, in square pixels. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** The point of a box that is nearest to `at`. */
export function nearestOf(box: Box, at: Point): Point {
  return {
    x: Math.min(Math.max(at.x, box.x), box.x + box.width),
    y: Math.min(Math.max(at.y, box.y), box.y + box.height),
  };
}

export function lengthOf(line: readonly Point[]): number {
  let sum = 0;
  for (const [i, point] of line.entries()) {
    const next = line[i + 1];
    if (next !== undefined) sum += distance(point, next);
  }
  return sum;
}

/** The stretch of a line between two distances from its start, in pixels; empty if nothing is left of it. */
export function stretchOf(line: readonly Point[], from: number, to: number): Point[] {
  const result: Point[] = [];
  let passed = 0;
  for (const [i, a] of line.entries()) {
    const b = line[i + 1];
    if (b === undefined || passed >= to) break;
    const length = distance(a, b);
    const start = Math.max(from - passed, 0);
    const end = Math.min(to - passed, length);
    if (length > 0 && start < end) {
      if (result.length === 0) result.push(between(a, b, start / length));
      result.push(between(a, b, end / length));
    }
    passed += length;
  }
  return result;
}

/** Pieces of a dashed line. `shift` moves the pattern along the line. Lengths in pixels. */
export function dashesOf(line: readonly Point[], dash: number, gap: number, shift: number): Point[][] {
  const period = dash + gap;
  const total = lengthOf(line);
  const pieces: Point[][] = [];
  for (let at = (shift % period) - period; at < total; at += period) {
    const piece = stretchOf(line, Math.max(at, 0), Math.min(at + dash, total));
    if (piece.length > 1) pieces.push(piece);
  }
  return pieces;
}

/** Distance of a point from a line, in pixels; Infinity for a line of fewer than two points. */
export function distanceToLine(line: readonly Point[], at: Point): number {
  let best = Number.POSITIVE_INFINITY;
  for (const [i, a] of line.entries()) {
    const b = line[i + 1];
    if (b === undefined) break;
    const length = distance(a, b);
    const along = length === 0 ? 0 : ((at.x - a.x) * (b.x - a.x) + (at.y - a.y) * (b.y - a.y)) / (length * length);
    best = Math.min(best, distance(at, between(a, b, Math.min(Math.max(along, 0), 1))));
  }
  return best;
}

/**
 * A smooth line through all points: Catmull-Rom, centripetal enough for routes, with `steps` pieces for each pair.
 */
export function smooth(points: readonly Point[], steps = 8): Point[] {
  if (points.length < 3) return [...points];
  const result: Point[] = [];
  for (const [i, b] of points.entries()) {
    const c = points[i + 1];
    if (c === undefined) break;
    const a = points[i - 1] ?? b;
    const d = points[i + 2] ?? c;
    for (let s = 0; s < steps; s++) result.push(spline(a, b, c, d, s / steps));
  }
  const last = points.at(-1);
  if (last !== undefined) result.push(last);
  return result;
}

/** Tension 0.35: routes bend but do not swing out. */
function spline(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const k = 0.35;
  const one = (p: number, q: number, r: number, s: number): number => {
    const m = (r - p) * k;
    const n = (s - q) * k;
    const t2 = t * t;
    const t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * q + (t3 - 2 * t2 + t) * m + (3 * t2 - 2 * t3) * r + (t3 - t2) * n;
  };
  return { x: one(a.x, b.x, c.x, d.x), y: one(a.y, b.y, c.y, d.y) };
}
