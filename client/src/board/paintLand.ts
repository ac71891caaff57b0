import { type GeoPath, type GeoProjection, geoGraticule, geoPath } from "d3-geo";
import type { Feature } from "geojson";
import type { Atlas } from "./atlas.ts";
import { cssOf, mixed } from "./colour.ts";
import type { Box, Size } from "./geometry.ts";
import type { BoardModel, BoardParty, SymbolKind } from "./model.ts";
import type { Palette } from "./palette.ts";

/** Paints land, water and borders into a 2D canvas that is already scaled to CSS pixels. */
export function paintLand(
  ctx: CanvasRenderingContext2D,
  atlas: Atlas,
  model: BoardModel,
  palette: Palette,
  projection: GeoProjection,
  size: Size,
): void {
  projection.clipExtent([
    [-40, -40],
    [size.width + 40, size.height + 40],
  ]);
  const path = geoPath(projection, ctx);
  ctx.clearRect(0, 0, size.width, size.height);
  ctx.lineJoin = "round";
  ctx.lineCap = "round";
  paintSea(ctx, palette, path, size);
  paintWaterlines(ctx, atlas, palette, path);
  paintCountries(ctx, atlas, model, palette, path);
  paintWater(ctx, atlas, palette, path);
  paintBorders(ctx, atlas, model, palette, path);
  paintVignette(ctx, palette, size);
  projection.clipExtent(null);
}

function paintSea(ctx: CanvasRenderingContext2D, palette: Palette, path: GeoPath, size: Size): void {
  ctx.fillStyle = palette.sea;
  ctx.fillRect(0, 0, size.width, size.height);
  ctx.beginPath();
  path(geoGraticule().step([10, 10])());
  ctx.lineWidth = 0.6;
  ctx.strokeStyle = cssOf(palette.graticule, 0.22);
  ctx.stroke();
}

/** Lines that fade away from the shore, as engravers drew water. */
function paintWaterlines(ctx: CanvasRenderingContext2D, atlas: Atlas, palette: Palette, path: GeoPath): void {
  for (const [width, part] of [
    [15, 0.22],
    [10, 0.45],
    [5.5, 0.8],
  ] as const) {
    ctx.beginPath();
    path(atlas.coast);
    ctx.lineWidth = width;
    ctx.strokeStyle = mixed(palette.sea, palette.shallow, part);
    ctx.stroke();
  }
}

function paintCountries(
  ctx: CanvasRenderingContext2D,
  atlas: Atlas,
  model: BoardModel,
  palette: Palette,
  path: GeoPath,
): void {
  const owner = new Map(model.parties.flatMap((party) => party.countries.map((id) => [id, party] as const)));
  ctx.beginPath();
  for (const country of atlas.countries) path(country);
  ctx.fillStyle = palette.land;
  ctx.fill();
  for (const party of model.parties) {
    const own = atlas.countries.filter((country) => owner.get(String(country.id)) === party);
    if (own.length > 0) paintTint(ctx, own, party, palette, path);
  }
  ctx.beginPath();
  path(atlas.coast);
  ctx.lineWidth = 0.9;
  ctx.strokeStyle = palette.coast;
  ctx.stroke();
}

function paintTint(
  ctx: CanvasRenderingContext2D,
  countries: readonly Feature[],
  party: BoardParty,
  palette: Palette,
  path: GeoPath,
): void {
  ctx.save();
  ctx.beginPath();
  for (const country of countries) path(country);
  ctx.fillStyle = cssOf(party.colour, party.isPivot ? palette.tint.pivot : palette.tint.power);
  ctx.fill();
  const [[left, top], [right, bottom]] = path.bounds({ type: "FeatureCollection", features: [...countries] });
  ctx.clip();
  if (party.isPivot) {
    paintInnerGlow(ctx, countries, party, path);
  } else {
    const box = { x: left, y: top, width: right - left, height: bottom - top };
    paintPattern(ctx, party.symbol, box, cssOf(party.colour, palette.tint.pattern));
  }
  ctx.restore();
}

/** A darker rim inside the pivot's borders, as on hand-coloured maps. The clip is set. */
function paintInnerGlow(
  ctx: CanvasRenderingContext2D,
  countries: readonly Feature[],
  party: BoardParty,
  path: GeoPath,
): void {
  for (const [width, opacity] of [
    [16, 0.12],
    [9, 0.16],
    [4, 0.35],
  ] as const) {
    ctx.beginPath();
    for (const country of countries) path(country);
    ctx.lineWidth = width;
    ctx.strokeStyle = cssOf(party.colour, opacity);
    ctx.stroke();
  }
}

const spacing = 7;

/** Hatching that tells the parties apart without colour. The clip is set. */
function paintPattern(ctx: CanvasRenderingContext2D, symbol: SymbolKind, box: Box, colour: string): void {
  ctx.beginPath();
  if (symbol === "circle" || symbol === "hexagon") {
    traceDots(ctx, box);
    ctx.fillStyle = colour;
    ctx.fill();
    return;
  }
  if (symbol === "square" || symbol === "cross") traceHatch(ctx, box, 0);
  if (symbol === "triangle" || symbol === "diamond") traceHatch(ctx, box, 1);
  if (symbol === "diamond") traceHatch(ctx, box, -1);
  ctx.lineWidth = 1;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

function traceDots(ctx: CanvasRenderingContext2D, box: Box): void {
  let odd = false;
  for (let y = Math.floor(box.y / spacing) * spacing; y < box.y + box.height; y += spacing) {
    odd = !odd;
    const first = Math.floor(box.x / spacing) * spacing + (odd ? spacing / 2 : 0);
    for (let x = first; x < box.x + box.width; x += spacing) {
      ctx.moveTo(x + 1, y);
      ctx.arc(x, y, 1, 0, 2 * Math.PI);
    }
  }
}

/** Parallel lines; `slope` 0 is level, 1 falls and -1 rises to the right. */
function traceHatch(ctx: CanvasRenderingContext2D, box: Box, slope: number): void {
  const reach = box.width * Math.abs(slope);
  const first = Math.floor((box.y - reach) / spacing) * spacing;
  for (let y = first; y < box.y + box.height + reach; y += spacing) {
    ctx.moveTo(box.x, y);
    ctx.lineTo(box.x + box.width, y + box.width * slope);
  }
}

function paintWater(ctx: CanvasRenderingContext2D, atlas: Atlas, palette: Palette, path: GeoPath): void {
  if (atlas.rivers !== undefined) {
    ctx.beginPath();
    path(atlas.rivers);
    ctx.lineWidth = 0.8;
    ctx.strokeStyle = mixed(palette.water, palette.coast, 0.35);
    ctx.stroke();
  }
  ctx.beginPath();
  for (const lake of atlas.lakes) path(lake);
  ctx.fillStyle = palette.sea;
  ctx.fill();
  ctx.lineWidth = 0.7;
  ctx.strokeStyle = palette.coast;
  ctx.stroke();
}

function paintBorders(
  ctx: CanvasRenderingContext2D,
  atlas: Atlas,
  model: BoardModel,
  palette: Palette,
  path: GeoPath,
): void {
  ctx.strokeStyle = palette.border;
  if (atlas.borders !== undefined) {
    ctx.beginPath();
    path(atlas.borders);
    ctx.lineWidth = 0.9;
    ctx.stroke();
  }
  if (atlas.disputed !== undefined && model.disputed !== false) {
    ctx.save();
    ctx.beginPath();
    path(atlas.disputed);
    ctx.setLineDash([2.5, 3]);
    ctx.lineWidth = 1.1;
    ctx.stroke();
    ctx.restore();
  }
}

/** Slightly darker edges keep the eye in the middle. */
function paintVignette(ctx: CanvasRenderingContext2D, palette: Palette, size: Size): void {
  const reach = Math.hypot(size.width, size.height) / 2;
  const shade = ctx.createRadialGradient(
    size.width / 2,
    size.height / 2,
    reach * 0.55,
    size.width / 2,
    size.height / 2,
    reach,
  );
  shade.addColorStop(0, cssOf(palette.shadow, 0));
  shade.addColorStop(1, cssOf(palette.shadow, 0.16));
  ctx.fillStyle = shade;
  ctx.fillRect(0, 0, size.width, size.height);
}
