import { cssOf, mixed } from "./colour.ts";
import { nearestOf, type Point } from "./geometry.ts";
import { type Capital, countrySpacing, type Label } from "./labels.ts";
import type { BoardModel, BoardParty, BoardRoute, RouteMode } from "./model.ts";
import { fontOf, type Palette } from "./palette.ts";
import type { Picture, Plaque } from "./picture.ts";
import type { Placed } from "./projection.ts";
import { traceSymbol } from "./symbols.ts";

/** Paints what stands on the land into a 2D canvas scaled to CSS pixels. */

/** Routes at rest; the moving dashes are drawn by `FlowLayer`. */
export function paintRoutes(ctx: CanvasRenderingContext2D, picture: Picture, palette: Palette): void {
  for (const { route, line } of picture.routes) {
    trace(ctx, line);
    ctx.lineWidth = routeWidth(route) + 2.4;
    ctx.strokeStyle = cssOf(palette.land, 0.85);
    ctx.stroke();
    trace(ctx, line);
    ctx.lineWidth = routeWidth(route);
    ctx.strokeStyle = cssOf(routeColour(route.mode, palette), route.use > 0 ? 0.62 : 0.4);
    if (route.mode === "air" || route.mode === "sea") ctx.setLineDash([5, 4]);
    ctx.stroke();
    ctx.setLineDash([]);
    if (route.mode === "rail") paintSleepers(ctx, line, routeColour(route.mode, palette), routeWidth(route));
  }
}

/** In pixels; more use, more width. */
export function routeWidth(route: BoardRoute): number {
  return 1.2 + Math.min(Math.max(route.use, 0), 1) * 3.2;
}

function routeColour(mode: RouteMode, palette: Palette): string {
  return palette.routes[mode];
}

function trace(ctx: CanvasRenderingContext2D, line: readonly Point[]): void {
  ctx.beginPath();
  for (const [i, p] of line.entries()) {
    if (i === 0) ctx.moveTo(p.x, p.y);
    else ctx.lineTo(p.x, p.y);
  }
}

function paintSleepers(ctx: CanvasRenderingContext2D, line: readonly Point[], colour: string, width: number): void {
  trace(ctx, line);
  ctx.save();
  ctx.lineCap = "butt";
  ctx.setLineDash([1.2, 6]);
  ctx.lineWidth = width + 4;
  ctx.strokeStyle = cssOf(colour, 0.55);
  ctx.stroke();
  ctx.restore();
}

/** Leader lines, dots, capitals and all names. */
export function paintMarks(ctx: CanvasRenderingContext2D, picture: Picture, model: BoardModel, palette: Palette): void {
  ctx.lineJoin = "round";
  for (const label of picture.labels.filter((l) => l.style === "country")) paintCountryName(ctx, label, palette);
  paintDots(ctx, picture, model, palette);
  for (const plaque of picture.plaques) paintLeader(ctx, plaque, palette);
  for (const capital of picture.capitals) paintCapital(ctx, capital, palette);
  for (const label of picture.labels.filter((l) => l.style !== "country")) paintName(ctx, label, palette);
}

function paintCountryName(ctx: CanvasRenderingContext2D, label: Label, palette: Palette): void {
  const colour = label.party === undefined ? palette.faint : mixed(label.party.colour, palette.ink, 0.35);
  ctx.font = fontOf(label.size, 600);
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.letterSpacing = `${countrySpacing}px`;
  ctx.fillStyle = cssOf(colour, 0.55);
  ctx.fillText(label.text, label.box.x, label.box.y + label.box.height / 2);
  ctx.letterSpacing = "0px";
}

function paintDots(ctx: CanvasRenderingContext2D, picture: Picture, model: BoardModel, palette: Palette): void {
  const marked = new Set([...model.sites.map((s) => s.place), ...model.parties.map((p) => p.capital ?? "")]);
  for (const place of model.places) {
    const at = picture.places.get(place.id);
    if (at === undefined || at.beyond || marked.has(place.id)) continue;
    ctx.beginPath();
    ctx.arc(at.x, at.y, picture.compact ? 1.6 : 2.3, 0, 2 * Math.PI);
    ctx.fillStyle = palette.card;
    ctx.fill();
    ctx.lineWidth = 1.1;
    ctx.strokeStyle = palette.ink;
    ctx.stroke();
  }
}

function paintLeader(ctx: CanvasRenderingContext2D, { pin, box, site }: Plaque, palette: Palette): void {
  const end = nearestOf(box, pin);
  ctx.beginPath();
  ctx.moveTo(pin.x, pin.y);
  ctx.lineTo(end.x, end.y);
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = cssOf(palette.ink, 0.7);
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(pin.x, pin.y, 3.2, 0, 2 * Math.PI);
  ctx.fillStyle = site.orderable ? palette.invite : palette.ink;
  ctx.fill();
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = palette.card;
  ctx.stroke();
}

function paintCapital(ctx: CanvasRenderingContext2D, { party, at, radius }: Capital, palette: Palette): void {
  if (at.beyond) paintArrow(ctx, at, radius, palette);
  paintSymbol(ctx, party, at, radius, palette);
}

/** The symbol of a party, filled with its colour, with a light rim that parts it from any ground. */
export function paintSymbol(
  ctx: CanvasRenderingContext2D,
  party: Pick<BoardParty, "symbol" | "colour">,
  at: Point,
  radius: number,
  palette: Palette,
): void {
  ctx.lineJoin = "round";
  ctx.beginPath();
  traceSymbol(ctx, party.symbol, at, radius);
  ctx.lineWidth = Math.max(radius * 0.5, 2);
  ctx.strokeStyle = palette.card;
  ctx.stroke();
  ctx.fillStyle = cssOf(party.colour);
  ctx.fill();
}

/** Points outward: the capital lies beyond the frame. */
function paintArrow(ctx: CanvasRenderingContext2D, at: Placed, radius: number, palette: Palette): void {
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.rotate(at.bearing);
  ctx.beginPath();
  ctx.moveTo(radius + 10, 0);
  ctx.lineTo(radius + 4.5, -4.5);
  ctx.lineTo(radius + 4.5, 4.5);
  ctx.closePath();
  ctx.fillStyle = palette.ink;
  ctx.fill();
  ctx.restore();
}

function paintName(ctx: CanvasRenderingContext2D, label: Label, palette: Palette): void {
  const { box, size, dot } = label;
  const right = dot === undefined || box.x + box.width / 2 >= dot.x;
  const above = dot !== undefined && Math.abs(box.x + box.width / 2 - dot.x) < 1;
  ctx.textAlign = above ? "center" : right ? "left" : "right";
  const x = above ? box.x + box.width / 2 : right ? box.x + 2 : box.x + box.width - 2;
  ctx.textBaseline = "alphabetic";
  if (label.over !== "") {
    ctx.letterSpacing = "0.6px";
    const colour = label.party === undefined ? palette.faint : mixed(label.party.colour, palette.ink, 0.25);
    haloed(ctx, label.over.toUpperCase(), { x, y: box.y + 10 }, fontOf(9.5, 700), colour, palette);
    ctx.letterSpacing = "0px";
  }
  const weight = label.style === "capital" ? 600 : 400;
  haloed(ctx, label.text, { x, y: box.y + box.height - 4 }, fontOf(size, weight), palette.ink, palette);
}

function haloed(
  ctx: CanvasRenderingContext2D,
  text: string,
  at: Point,
  font: string,
  colour: string,
  palette: Palette,
): void {
  ctx.font = font;
  ctx.lineWidth = 3;
  ctx.strokeStyle = cssOf(palette.land, 0.85);
  ctx.strokeText(text, at.x, at.y);
  ctx.fillStyle = colour;
  ctx.fillText(text, at.x, at.y);
}

/** The notice about borders, in the lower corner that the balance picture leaves free. */
export function paintDisclaimer(
  ctx: CanvasRenderingContext2D,
  picture: Picture,
  model: BoardModel,
  palette: Palette,
): void {
  const { inset, size } = picture;
  const atBottom = inset.y + inset.height > size.height - 18;
  const left = !(atBottom && inset.width > 0 && inset.x < size.width / 2);
  ctx.textAlign = left ? "left" : "right";
  ctx.textBaseline = "middle";
  const room = size.width - (atBottom ? inset.width : 0) - 30;
  ctx.font = fontOf(picture.compact ? 8 : 9.5, 400);
  ctx.lineWidth = 2.5;
  ctx.lineJoin = "round";
  ctx.strokeStyle = cssOf(palette.land, 0.6);
  ctx.fillStyle = palette.faint;
  const x = left ? 10 : size.width - 10;
  ctx.strokeText(model.texts.disclaimer, x, 9, room);
  ctx.fillText(model.texts.disclaimer, x, 9, room);
}
