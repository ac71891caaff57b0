import { type Box, contains, distance, middleOf, overlap, type Point, type Size } from "./geometry.ts";

/** Where plaques and labels stand, so that they cover neither each other nor what is fixed. Pure geometry. */

export interface Wish {
  readonly id: string;
  /** The point it belongs to. */
  readonly anchor: Point;
  readonly size: Size;
  /** Distances from the anchor to try, in pixels, nearest first. */
  readonly reach: readonly number[];
  /** Stands somewhere in any case, or is left out when all places are taken. */
  readonly must: boolean;
}

export interface Standing {
  readonly id: string;
  readonly box: Box;
}

/** Directions to try, the most readable first: right, left, above, below, the diagonals, then slid along the anchor. */
const directions: readonly Point[] = [
  { x: 1, y: 0 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
  { x: 0, y: 1 },
  { x: 1, y: -1 },
  { x: -1, y: -1 },
  { x: 1, y: 1 },
  { x: -1, y: 1 },
  { x: 0.5, y: -1 },
  { x: -0.5, y: -1 },
  { x: 0.5, y: 1 },
  { x: -0.5, y: 1 },
];

/** Boxes around an anchor, from best to worst. Reach 0 is on the anchor itself. */
function candidates(wish: Wish): Box[] {
  const { anchor, size } = wish;
  return wish.reach.flatMap((reach) => {
    if (reach === 0) return [{ x: anchor.x - size.width / 2, y: anchor.y - size.height / 2, ...size }];
    return directions.map((d) => ({
      x: anchor.x + d.x * reach + ((d.x - 1) * size.width) / 2,
      y: anchor.y + d.y * (d.x === 0 ? reach : reach * 0.7) + ((d.y - 1) * size.height) / 2,
      ...size,
    }));
  });
}

/**
 * Places wishes in their order, each in the box that costs least. `fixed` boxes may not be covered; `shy` points should
 * not be (each covered one costs a little).
 */
export function placed(wishes: readonly Wish[], fixed: readonly Box[], shy: readonly Point[], frame: Box): Standing[] {
  const taken = [...fixed];
  const standing: Standing[] = [];
  for (const wish of wishes) {
    const best = cheapest(candidates(wish), (box) => cost(box, wish, taken, shy, frame));
    if (best === undefined || (!wish.must && best.cost >= forbidden)) continue;
    taken.push(best.box);
    standing.push({ id: wish.id, box: best.box });
  }
  return standing;
}

/** From this cost on a label is left out. */
const forbidden = 1000;

function cost(box: Box, wish: Wish, taken: readonly Box[], shy: readonly Point[], frame: Box): number {
  const area = box.width * box.height;
  const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0);
  const outside = area - overlap(box, frame);
  const points = shy.filter((point) => point !== wish.anchor && contains(box, point)).length;
  const far = distance(middleOf(box), wish.anchor) / 20;
  return (
    (covered > 0.5 ? forbidden + (covered / area) * 4000 : 0) + (outside > 0.5 ? forbidden * 3 : 0) + points * 12 + far
  );
}

function cheapest(boxes: readonly Box[], costOf: (box: Box) => number): { box: Box; cost: number } | undefined {
  let best: { box: Box; cost: number } | undefined;
  for (const [rank, box] of boxes.entries()) {
    const total = costOf(box) + rank * 0.6;
    if (best === undefined || total < best.cost) best = { box, cost: total };
  }
  return best;
}

/** The corner of the frame in which a box of this size covers the fewest points. Earlier corners win ties. */
export function freestCorner(size: Size, frame: Box, points: readonly Point[]): Box {
  const right = frame.x + frame.width - size.width;
  const bottom = frame.y + frame.height - size.height;
  const corners = [
    { x: frame.x, y: bottom, ...size },
    { x: right, y: bottom, ...size },
    { x: right, y: frame.y, ...size },
    { x: frame.x, y: frame.y, ...size },
  ];
  const counted = corners.map((box) => ({ box, points: points.filter((point) => contains(box, point)).length }));
  return counted.reduce((best, next) => (next.points < best.points ? next : best)).box;
}
