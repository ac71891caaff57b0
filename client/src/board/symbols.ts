import type { Point } from "./geometry.ts";
import type { ActVerb, SymbolKind } from "./model.ts";

/** Outlines of party symbols and small line icons, for any 2D canvas. */

/** Corner points of a symbol about (0, 0) with radius 1; a circle has none. */
function symbolPoints(symbol: SymbolKind): readonly Point[] {
  switch (symbol) {
    case "circle":
      return [];
    case "square":
      return star(4, Math.PI / 4, 1.12);
    case "triangle":
      return star(3, -Math.PI / 2, 1.22).map((p) => ({ x: p.x, y: p.y + 0.16 }));
    case "diamond":
      return star(4, 0, 1.16);
    case "hexagon":
      return star(6, 0, 1.06);
    case "sun":
      return star(16, -Math.PI / 2, 1.16, 0.8);
    case "cross":
      return crossPoints(0.38, 1);
  }
}

/** Regular points; with `inner`, every second one is that far in. */
function star(count: number, turn: number, radius: number, inner = 1): Point[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / count;
    const far = i % 2 === 0 ? radius : radius * inner;
    return { x: Math.cos(angle) * far, y: Math.sin(angle) * far };
  });
}

function crossPoints(arm: number, tip: number): Point[] {
  const quarter = [
    { x: arm, y: -tip },
    { x: arm, y: -arm },
    { x: tip, y: -arm },
  ];
  return [0, 1, 2, 3].flatMap((turn) => quarter.map((p) => rotated(p, turn)));
}

function rotated(p: Point, quarters: number): Point {
  return quarters === 0 ? p : rotated({ x: -p.y, y: p.x }, quarters - 1);
}

/** Adds the outline of a symbol to the current path. */
export function traceSymbol(ctx: CanvasRenderingContext2D, symbol: SymbolKind, at: Point, radius: number): void {
  const points = symbolPoints(symbol);
  if (points.length === 0) {
    ctx.moveTo(at.x + radius, at.y);
    ctx.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    return;
  }
  for (const [i, p] of points.entries()) {
    if (i === 0) ctx.moveTo(at.x + p.x * radius, at.y + p.y * radius);
    else ctx.lineTo(at.x + p.x * radius, at.y + p.y * radius);
  }
  ctx.closePath();
}

/** Line icons in a 24 by 24 field, as SVG path data. */
const siteIcons: Readonly<Record<string, string>> = {
  military: "M12 3 20 6v6c0 4.5-3.3 7.6-8 9-4.7-1.4-8-4.5-8-9V6zM8 12.5l4-3 4 3M8 16l4-3 4 3",
  space:
    "M12 15c-2 0-3-1-3-3 0-4 1.5-7.5 3-9.5 1.5 2 3 5.5 3 9.5 0 2-1 3-3 3zM9 11l-3 4v3l3-2M15 11l3 4v3l-3-2M12 18v3.5",
  energy: "M12 3c3.5 4.300 6 7.300 6 11a6 6 0 0 1-12 0c0-3.700 2.5-6.700 6-11zM9.5 15a2.700 2.700 0 0 0 2.5 2.5",
  transit: "M3 8h14M13.5 4.5 17 8l-3.5 3.5M21 16H7M10.5 12.5 7 16l3.5 3.5",
  abroad: "M4 14h16l-2 5.5H6zM12 14V3.5l6 7.5h-6M12 6l-5 5h5",
  trade: "M4 9h16v11H4zM8 9V5h8v4M4 14h16",
  civil: "M4 20V10l8-6 8 6v10zM10 20v-6h4v6",
};
const plainIcon = "M12 5a7 7 0 1 0 .01 0zM12 10.5a1.5 1.5 0 1 0 .01 0z";

const verbIcons: Readonly<Record<ActVerb, string>> = {
  engage: "M9 7a5 5 0 1 0 .01 0zM15 7a5 5 0 1 0 .01 0z",
  exercise: "M12 5a7 7 0 1 0 .01 0zM12 2v6M12 16v6M2 12h6M16 12h6",
  invest: "M4 20h16M6.5 16v-4M12 16V8M17.5 16V4",
  grant: "M7.5 12a3.5 3.5 0 1 0 .01 0zM10 13 20 3M16 7l3 3M13 10l2 2",
  mediate: "M12 3v18M7 21h10M4 7h16M4 7l-2.5 6h5zM20 7l-2.5 6h5z",
  pressure: "M4 20h16M12 3v12M7 10.5l5 5 5-5",
  campaign: "M4 10v4h3l9 5V5l-9 5zM19 9.5c1.300 1.5 1.300 3.5 0 5",
  inquire: "M10.5 4a6.5 6.5 0 1 0 .01 0zM15.5 15.5 21 21",
};

export function siteIcon(kind: string): string {
  return siteIcons[kind] ?? plainIcon;
}

export function verbIcon(verb: ActVerb): string {
  return verbIcons[verb];
}

/** Strokes an icon into a square of `size` pixels whose middle is `at`. */
export function strokeIcon(ctx: CanvasRenderingContext2D, icon: string, at: Point, size: number, colour: string): void {
  ctx.save();
  ctx.translate(at.x - size / 2, at.y - size / 2);
  ctx.scale(size / 24, size / 24);
  ctx.lineWidth = 2.1;
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  ctx.strokeStyle = colour;
  ctx.stroke(new Path2D(icon));
  ctx.restore();
}
