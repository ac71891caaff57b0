import { between, type Point } from "./geometry.ts";

/**
 * The balance picture for 2 to 6 vectors. With three it is a ternary plot; with another number the corners stand on a
 * circle (two: on a line) and a point is the mean of the corners weighted by the shares.
 */

/** Corners on a circle, the first at the top; two corners: left and right; four: a square, so that names have room. */
export function cornersOf(count: number, centre: Point, radius: number): Point[] {
  const first = count === 2 ? -Math.PI : count === 4 ? (-3 * Math.PI) / 4 : -Math.PI / 2;
  return Array.from({ length: count }, (_, i) => {
    const angle = first + (i * 2 * Math.PI) / count;
    return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
  });
}

/** Where shares stand. All zero (no ties at all) is the middle. */
export function pointOf(shares: readonly number[], corners: readonly Point[]): Point {
  const total = corners.reduce((sum, _, i) => sum + Math.max(shares[i] ?? 0, 0), 0);
  const even = corners.length === 0 ? 0 : 1 / corners.length;
  return corners.reduce(
    (sum, corner, i) => {
      const weight = total === 0 ? even : Math.max(shares[i] ?? 0, 0) / total;
      return { x: sum.x + corner.x * weight, y: sum.y + corner.y * weight };
    },
    { x: 0, y: 0 },
  );
}

/**
 * The points that only shares of at least `from` of corner `index` can reach: the tip in front of the line that joins
 * its neighbours, cut at the threshold. With three vectors that is every point of such a share.
 */
export function campZone(corners: readonly Point[], index: number, from: number): Point[] {
  const count = corners.length;
  const corner = corners[index];
  if (corner === undefined) return [];
  const beside = [...new Set([(index + count - 1) % count, (index + 1) % count])].filter((at) => at !== index);
  return [corner, ...beside.map((at) => between(corner, corners[at] ?? corner, 1 - from))];
}

/** How far from corner to middle the zone of evenness may reach without touching a camp; at least `least` stays free. */
export function evenFrom(count: number, campFrom: number | undefined, least: number): number {
  if (campFrom === undefined || count < 2) return least;
  const camp = (campFrom - 1 / count) / (1 - 1 / count);
  return Math.min(1, Math.max(least, 1 - camp));
}

/** All points at least `part` (0..1) of the way from the edges to the middle. */
export function middleZone(corners: readonly Point[], part: number): Point[] {
  const middle = pointOf([], corners);
  return corners.map((corner) => between(middle, corner, 1 - part));
}
