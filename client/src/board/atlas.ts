import type { Feature, FeatureCollection, Geometry, MultiLineString } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, GeometryObject, Properties, Topology } from "topojson-specification";

/** A base map, unpacked. Its objects are described in `scenarios/src/makeMap.ts`. */
export interface Atlas {
  /** `id`: ISO 3166 alpha-3, undefined where none is agreed. */
  readonly countries: readonly Feature[];
  /** All land as one outline, without borders. */
  readonly coast: MultiLineString;
  readonly borders: Geometry | undefined;
  readonly disputed: Geometry | undefined;
  readonly rivers: Geometry | undefined;
  readonly lakes: readonly Feature[];
}

export async function loadAtlas(url: string): Promise<Atlas> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the base map ${url} could not be loaded: ${response.status}`);
  return atlasOf((await response.json()) as Topology);
}

export function atlasOf(topology: Topology): Atlas {
  const countries = topology.objects.countries as GeometryCollection | undefined;
  return {
    countries: featuresOf(topology, countries),
    coast: countries === undefined ? { type: "MultiLineString", coordinates: [] } : outerLines(topology, countries),
    borders: lineOf(topology, "borders"),
    disputed: lineOf(topology, "disputed"),
    rivers: lineOf(topology, "rivers"),
    lakes: featuresOf(topology, topology.objects.lakes),
  };
}

/** Lines that belong to one country only: shores, and the edge of the map's region. */
function outerLines(topology: Topology, countries: GeometryCollection): MultiLineString {
  return mesh(topology, countries, (a, b) => a === b);
}

function featuresOf(topology: Topology, object: GeometryObject<Properties> | undefined): Feature[] {
  if (object === undefined) return [];
  return (feature(topology, object as GeometryCollection) as FeatureCollection).features;
}

function lineOf(topology: Topology, name: string): Geometry | undefined {
  const object = topology.objects[name];
  return object === undefined ? undefined : (feature(topology, object) as Feature).geometry;
}
