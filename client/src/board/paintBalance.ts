import { cssOf, mixed } from "./colour.ts";
import type { Point, Size } from "./geometry.ts";
import type { BoardModel, BoardTriangle } from "./model.ts";
import { paintSymbol } from "./paintMarks.ts";
import { paintCard } from "./paintPlaque.ts";
import { fontOf, type Palette } from "./palette.ts";
import { campZone, cornersOf, evenFrom, middleZone, pointOf } from "./polygon.ts";

/** The balance picture without its marker, which moves and is drawn by `BalanceLayer`. */

export interface BalanceFrame {
  readonly corners: readonly Point[];
  readonly small: boolean;
}

/** Part of the way from edge to middle at which the bridge zone begins at the earliest. */
const bridgeFrom = 0.66;

export function balanceFrame(size: Size, count: number): BalanceFrame {
  const small = size.width < 150;
  const head = small ? 20 : 30;
  const radius = (small ? 38 : 69) * (count === 3 ? 1.08 : count === 4 ? 0.95 : 0.86);
  const sink = count === 3 ? radius * 0.22 : 0;
  const centre = { x: size.width / 2, y: head + (size.height - head) / 2 + sink - (small ? 2 : 4) };
  return { corners: cornersOf(count, centre, radius), small };
}

export function paintBalance(ctx: CanvasRenderingContext2D, model: BoardModel, size: Size, palette: Palette): void {
  const { triangle } = model;
  if (triangle === undefined) return;
  const frame = balanceFrame(size, triangle.vectors.length);
  paintCard(ctx, { x: 4, y: 4, width: size.width - 8, height: size.height - 8 }, 10, palette, palette.cardEdge);
  paintHeading(ctx, model, triangle, size, frame.small, palette);
  paintZones(ctx, model, triangle, frame, palette);
  paintTrail(ctx, model, triangle, frame, palette);
  paintCorners(ctx, model, triangle, frame, size, palette);
}

function paintHeading(
  ctx: CanvasRenderingContext2D,
  model: BoardModel,
  triangle: BoardTriangle,
  size: Size,
  small: boolean,
  palette: Palette,
): void {
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "right";
  ctx.font = fontOf(small ? 13 : 18, 700);
  ctx.fillStyle = palette.ink;
  const index = String(Math.round(triangle.index));
  const room = size.width - 26 - ctx.measureText(index).width - 6;
  ctx.fillText(index, size.width - 13, small ? 21 : 27);
  ctx.textAlign = "left";
  ctx.font = fontOf(small ? 9 : 11, 600);
  ctx.fillStyle = palette.faint;
  ctx.fillText(model.texts.triangle, 13, small ? 20 : 25, room);
}

function polygon(ctx: CanvasRenderingContext2D, points: readonly Point[]): void {
  ctx.beginPath();
  for (const [i, p] of points.entries()) {
    if (i === 0) ctx.moveTo(p.x, p.y);
    else ctx.lineTo(p.x, p.y);
  }
  ctx.closePath();
}

/** Two vectors make a line, not an area: its zones are stretches of a broad band. */
function fillZone(ctx: CanvasRenderingContext2D, points: readonly Point[], colour: string): void {
  polygon(ctx, points);
  ctx.fillStyle = colour;
  ctx.fill();
  if (points.length !== 2) return;
  ctx.lineCap = "butt";
  ctx.lineWidth = 22;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

function paintZones(
  ctx: CanvasRenderingContext2D,
  model: BoardModel,
  triangle: BoardTriangle,
  { corners, small }: BalanceFrame,
  palette: Palette,
): void {
  ctx.lineJoin = "round";
  fillZone(ctx, corners, cssOf(palette.land, 0.9));
  for (const [i, vector] of triangle.vectors.entries()) {
    const party = model.parties.find((p) => p.id === vector.party);
    if (triangle.campFrom === undefined || party === undefined) continue;
    fillZone(ctx, campZone(corners, i, triangle.campFrom), cssOf(party.colour, 0.22 + vector.camp * 0.16));
  }
  const bridge = middleZone(corners, evenFrom(corners.length, triangle.campFrom, bridgeFrom));
  fillZone(ctx, bridge, cssOf(palette.bridge, 0.3));
  polygon(ctx, bridge);
  ctx.setLineDash([2, 2.5]);
  ctx.lineWidth = 1;
  ctx.strokeStyle = cssOf(palette.bridge, 0.9);
  ctx.stroke();
  ctx.setLineDash([]);
  polygon(ctx, corners);
  ctx.lineWidth = small ? 1 : 1.3;
  ctx.strokeStyle = cssOf(palette.ink, 0.75);
  ctx.stroke();
  paintBridgeName(ctx, model, corners, bridge, small, palette);
}

function paintBridgeName(
  ctx: CanvasRenderingContext2D,
  model: BoardModel,
  corners: readonly Point[],
  zone: readonly Point[],
  small: boolean,
  palette: Palette,
): void {
  if (small) return;
  const middle = pointOf([], corners);
  const below = Math.max(...zone.map((p) => p.y));
  ctx.font = fontOf(9, 600);
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.fillStyle = mixed(palette.bridge, palette.ink, 0.45);
  ctx.fillText(model.texts.bridge, middle.x, Math.max(below, middle.y + 10) + 3, 90);
}

/** Past turns, fading; then the draft's ghost as a dashed way. */
function paintTrail(
  ctx: CanvasRenderingContext2D,
  model: BoardModel,
  triangle: BoardTriangle,
  { corners, small }: BalanceFrame,
  palette: Palette,
): void {
  const pivot = model.parties.find((party) => party.isPivot);
  const colour = mixed(pivot?.colour ?? palette.ink, palette.ink, 0.3);
  const now = pointOf(
    triangle.vectors.map((vector) => vector.share),
    corners,
  );
  const points = [...triangle.trail.map((shares) => pointOf(shares, corners)), now];
  for (const [i, at] of points.entries()) {
    const next = points[i + 1];
    if (next === undefined) break;
    const opacity = 0.2 + (0.65 * (i + 1)) / points.length;
    line(ctx, at, next, cssOf(colour, opacity), small ? 1.2 : 1.8);
    ctx.beginPath();
    ctx.arc(at.x, at.y, small ? 1.7 : 2.4, 0, 2 * Math.PI);
    ctx.fillStyle = cssOf(colour, opacity);
    ctx.fill();
  }
  if (triangle.ghost !== undefined) paintGhost(ctx, now, pointOf(triangle.ghost, corners), small, palette);
}

function line(ctx: CanvasRenderingContext2D, a: Point, b: Point, colour: string, width: number): void {
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  ctx.lineTo(b.x, b.y);
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

function paintGhost(ctx: CanvasRenderingContext2D, now: Point, ghost: Point, small: boolean, palette: Palette): void {
  ctx.setLineDash([2.5, 2.5]);
  line(ctx, now, ghost, palette.ink, 1.3);
  ctx.beginPath();
  ctx.arc(ghost.x, ghost.y, small ? 4.5 : 6.5, 0, 2 * Math.PI);
  ctx.fillStyle = cssOf(palette.card, 0.75);
  ctx.fill();
  ctx.strokeStyle = palette.ink;
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Symbol, name and camp warning (three ticks) of each vector. */
function paintCorners(
  ctx: CanvasRenderingContext2D,
  model: BoardModel,
  triangle: BoardTriangle,
  { corners, small }: BalanceFrame,
  size: Size,
  palette: Palette,
): void {
  const middle = pointOf([], corners);
  for (const [i, vector] of triangle.vectors.entries()) {
    const party = model.parties.find((p) => p.id === vector.party);
    const corner = corners[i];
    if (party === undefined || corner === undefined) continue;
    paintSymbol(ctx, party, corner, small ? 4.6 : 6.5, palette);
    ctx.font = fontOf(small ? 8.5 : 10, 600);
    ctx.fillStyle = palette.ink;
    ctx.textBaseline = "middle";
    ctx.textAlign = "center";
    const text = small ? party.short : `${party.short} ${Math.round(vector.share * 100)}`;
    const at = namePlace(corner, middle, ctx.measureText(text).width, size, small);
    ctx.fillText(text, at.x, at.y);
    paintWarning(ctx, vector.camp, { x: at.x, y: at.y + (small ? 6.5 : 8.5) }, palette);
  }
}

/** Middle of a corner's name: beside the top corner, above or below the others, inside the card. */
function namePlace(corner: Point, middle: Point, width: number, size: Size, small: boolean): Point {
  const gap = small ? 11 : 15;
  const apex = corner.y < middle.y - 4 && Math.abs(corner.x - middle.x) < 4;
  const above = corner.y < middle.y - 4;
  const wished = apex
    ? { x: corner.x + gap - 3 + width / 2, y: corner.y }
    : { x: corner.x, y: corner.y + (above ? -gap : gap) };
  const half = width / 2 + 10;
  return { x: Math.min(Math.max(wished.x, half), size.width - half), y: wished.y };
}

function paintWarning(ctx: CanvasRenderingContext2D, camp: number, at: Point, palette: Palette): void {
  if (camp <= 0) return;
  const left = at.x - 10;
  for (let i = 0; i < 3; i++) {
    ctx.fillStyle = i < camp ? palette.danger : cssOf(palette.faint, 0.35);
    ctx.fillRect(left + i * 7, at.y - 1.5, 6, 2.6);
  }
}
