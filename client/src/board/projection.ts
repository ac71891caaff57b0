import { type GeoProjection, geoConicEqualArea, geoDistance, geoInterpolate } from "d3-geo";
import type { Box, Point, Size } from "./geometry.ts";
import { contains } from "./geometry.ts";
import type { Extent } from "./model.ts";

/** How far the reader has zoomed (1: the whole extent) and moved the map, in pixels. */
export interface Lens {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export const wholeMap: Lens = { zoom: 1, x: 0, y: 0 };
const deepestZoom = 8;

/** Corner-cutting outline of an extent: a line along its edges, dense enough for curved parallels. */
function outlineOf(extent: Extent): { type: "MultiPoint"; coordinates: [number, number][] } {
  const { west, south, east, north } = extent;
  const coordinates: [number, number][] = [];
  for (let i = 0; i <= 24; i++) {
    const lon = west + ((east - west) * i) / 24;
    const lat = south + ((north - south) * i) / 24;
    coordinates.push([lon, south], [lon, north], [west, lat], [east, lat]);
  }
  return { type: "MultiPoint", coordinates };
}

/**
 * Equal-area conic projection (Albers) with the extent in the frame. Standard parallels lie a sixth of the height from
 * the edges (the rule of Kavraisky), so that shapes suffer least.
 */
export function projectionFor(extent: Extent, frame: Box, lens: Lens = wholeMap): GeoProjection {
  const sixth = (extent.north - extent.south) / 6;
  const projection = geoConicEqualArea()
    .parallels([extent.south + sixth, extent.north - sixth])
    .rotate([-(extent.west + extent.east) / 2, 0])
    .fitExtent(
      [
        [frame.x, frame.y],
        [frame.x + frame.width, frame.y + frame.height],
      ],
      outlineOf(extent),
    );
  const [x, y] = projection.translate();
  return projection.scale(projection.scale() * lens.zoom).translate([x * lens.zoom + lens.x, y * lens.zoom + lens.y]);
}

/** Screen point of a coordinate; undefined where the projection has none. */
export function project(projection: GeoProjection, lat: number, lon: number): Point | undefined {
  const at = projection([lon, lat]);
  return at === null || !Number.isFinite(at[0]) || !Number.isFinite(at[1]) ? undefined : { x: at[0], y: at[1] };
}

export interface Placed extends Point {
  /** The place itself is beyond the frame; the mark stands at the frame's edge, on the way there. */
  readonly beyond: boolean;
  /** Direction on the screen in which the place lies beyond, in radians; 0 is right, a quarter turn is down. */
  readonly bearing: number;
}

/** Where to mark a place: at its point, or, if that is outside, where the great circle to it leaves the frame. */
export function placedWithin(projection: GeoProjection, frame: Box, lat: number, lon: number): Placed {
  const at = project(projection, lat, lon);
  if (at !== undefined && contains(frame, at)) return { ...at, beyond: false, bearing: 0 };
  const centre = projection.invert?.([frame.x + frame.width / 2, frame.y + frame.height / 2]) ?? [lon, lat];
  const way = geoInterpolate(centre, [lon, lat]);
  const steps = Math.max(Math.ceil(geoDistance(centre, [lon, lat]) * 200), 1);
  let last: Point = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  let bearing = 0;
  for (let i = 1; i <= steps; i++) {
    const [stepLon, stepLat] = way(i / steps);
    const next = project(projection, stepLat, stepLon);
    if (next !== undefined) bearing = Math.atan2(next.y - last.y, next.x - last.x);
    if (next === undefined || !contains(frame, next)) break;
    last = next;
  }
  return { ...last, beyond: true, bearing };
}

/** The lens after zooming by `factor` with the point `at` held still. */
export function zoomedAt(lens: Lens, factor: number, at: Point, size: Size): Lens {
  const zoom = Math.min(Math.max(lens.zoom * factor, 1), deepestZoom);
  const by = zoom / lens.zoom;
  return heldIn({ zoom, x: at.x - (at.x - lens.x) * by, y: at.y - (at.y - lens.y) * by }, size);
}

export function movedBy(lens: Lens, dx: number, dy: number, size: Size): Lens {
  return heldIn({ zoom: lens.zoom, x: lens.x + dx, y: lens.y + dy }, size);
}

/** The lens that shows `at` (a point on the screen now) in the middle. */
export function centredOn(lens: Lens, at: Point, size: Size): Lens {
  return movedBy(lens, size.width / 2 - at.x, size.height / 2 - at.y, size);
}

/** The map never leaves the board: at zoom 1 it cannot move at all. */
function heldIn(lens: Lens, size: Size): Lens {
  const x = Math.min(0, Math.max(lens.x, size.width * (1 - lens.zoom)));
  const y = Math.min(0, Math.max(lens.y, size.height * (1 - lens.zoom)));
  return { zoom: lens.zoom, x, y };
}
