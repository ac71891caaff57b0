import { type Box, contains, distance, distanceToLine, grown, type Point } from "./geometry.ts";
import type { BoardPick } from "./model.ts";

/** What lies under the pointer. Targets are asked in their order: what is drawn on top comes first. */
export type Target = { readonly pick: BoardPick } & (
  | { readonly box: Box }
  | { readonly at: Point; readonly radius: number }
  | { readonly line: readonly Point[]; readonly width: number }
);

/** The pick at a point; `slack` widens every target, in pixels (a finger needs more than a mouse). */
export function pickAt(targets: readonly Target[], at: Point, slack: number): BoardPick | undefined {
  const exact = targets.find((target) => isHit(target, at, 0));
  return (exact ?? targets.find((target) => isHit(target, at, slack)))?.pick;
}

function isHit(target: Target, at: Point, slack: number): boolean {
  if ("box" in target) return contains(grown(target.box, slack), at);
  if ("at" in target) return distance(target.at, at) <= target.radius + slack;
  return distanceToLine(target.line, at) <= target.width + slack;
}

export function samePick(a: BoardPick | undefined, b: BoardPick | undefined): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}
