import { cssOf, mixed } from "./colour.ts";
import type { Box, Point } from "./geometry.ts";
import type { BoardModel, BoardSite } from "./model.ts";
import { fontFamily, type Palette } from "./palette.ts";
import { pipStep, plaqueText } from "./picture.ts";
import { siteIcon, strokeIcon, traceSymbol } from "./symbols.ts";

/** A site's plaque; the canvas is exactly its box plus `plaqueMargin` on every side. */
export const plaqueMargin = 6;

export function paintPlaque(
  ctx: CanvasRenderingContext2D,
  site: BoardSite,
  box: Box,
  compact: boolean,
  model: BoardModel,
  palette: Palette,
): void {
  const card = { x: plaqueMargin, y: plaqueMargin, width: box.width, height: box.height };
  paintCard(ctx, card, compact ? 6 : 8, palette, site.orderable ? palette.invite : palette.cardEdge);
  const colour = site.orderable ? mixed(palette.invite, palette.ink, 0.3) : palette.faint;
  const iconAt = compact ? { x: card.x + 11, y: card.y + card.height / 2 } : { x: card.x + 15, y: card.y + 13 };
  strokeIcon(ctx, siteIcon(site.kind), iconAt, compact ? 12 : 14, colour);
  if (!compact) {
    ctx.font = `600 ${plaqueText}px ${fontFamily}`;
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    ctx.fillStyle = palette.ink;
    ctx.fillText(site.label, card.x + 25, card.y + 13.5);
  }
  const first = compact ? { x: card.x + 23, y: card.y + card.height / 2 } : { x: card.x + 14, y: card.y + 29 };
  paintPips(ctx, site, first, compact, model, palette);
}

/** A raised card. */
export function paintCard(
  ctx: CanvasRenderingContext2D,
  box: Box,
  radius: number,
  palette: Palette,
  edge: string,
): void {
  ctx.save();
  ctx.shadowColor = cssOf(palette.shadow, 0.35);
  ctx.shadowBlur = 6;
  ctx.shadowOffsetY = 1.5;
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.width, box.height, radius);
  ctx.fillStyle = cssOf(palette.card, 0.96);
  ctx.fill();
  ctx.restore();
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.width, box.height, radius);
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = edge;
  ctx.stroke();
}

function paintPips(
  ctx: CanvasRenderingContext2D,
  site: BoardSite,
  first: Point,
  compact: boolean,
  model: BoardModel,
  palette: Palette,
): void {
  const step = pipStep(compact);
  const radius = compact ? 2.9 : 4;
  const owners = site.pips.flatMap((pip) => Array.from({ length: pip.count }, () => pip.party));
  const slots = Math.max(site.capacity, owners.length);
  for (let i = 0; i < slots; i++) {
    const at = { x: first.x + i * step, y: first.y };
    const party = model.parties.find((p) => p.id === owners[i]);
    ctx.beginPath();
    if (party === undefined) ctx.arc(at.x, at.y, radius * 0.42, 0, 2 * Math.PI);
    else traceSymbol(ctx, party.symbol, at, radius);
    ctx.fillStyle = party === undefined ? cssOf(palette.faint, 0.45) : cssOf(party.colour);
    ctx.fill();
  }
  paintLicences(ctx, site, { x: first.x + slots * step + 2, y: first.y }, compact, model, palette);
}

/** Hollow symbols after a rule: who is allowed here. */
function paintLicences(
  ctx: CanvasRenderingContext2D,
  site: BoardSite,
  from: Point,
  compact: boolean,
  model: BoardModel,
  palette: Palette,
): void {
  if (site.licences.length === 0) return;
  ctx.fillStyle = cssOf(palette.faint, 0.4);
  ctx.fillRect(from.x - 4, from.y - 5, 1, 10);
  for (const [i, id] of site.licences.entries()) {
    const party = model.parties.find((p) => p.id === id);
    if (party === undefined) continue;
    ctx.beginPath();
    traceSymbol(ctx, party.symbol, { x: from.x + 4 + i * pipStep(compact), y: from.y }, compact ? 2.6 : 3.6);
    ctx.lineWidth = 1.3;
    ctx.strokeStyle = cssOf(party.colour);
    ctx.stroke();
  }
}
