import { type GeoProjection, geoPath } from "d3-geo";
import type { Atlas } from "./atlas.ts";
import type { Box, Point, Size } from "./geometry.ts";
import type { BoardModel, BoardParty, BoardPlace } from "./model.ts";
import type { Wish } from "./placing.ts";
import type { Placed } from "./projection.ts";

/** Which names a board shows and what room each needs; `placing.ts` finds where. */

/** Width of a text in pixels. */
export type Measure = (text: string, size: number, weight: number) => number;

export const countrySpacing = 5;

export interface Capital {
  readonly party: BoardParty;
  readonly at: Placed;
  readonly radius: number;
}

export interface Label {
  readonly text: string;
  /** Small line above: whose capital it is. */
  readonly over: string;
  readonly party: BoardParty | undefined;
  readonly style: "country" | "capital" | "place";
  readonly size: number;
  readonly box: Box;
  /** The dot it names; undefined for a country. */
  readonly dot: Placed | undefined;
}

export interface Ground {
  readonly model: BoardModel;
  readonly atlas: Atlas;
  readonly places: ReadonlyMap<string, Placed>;
  readonly capitals: readonly Capital[];
  readonly inset: Box;
  readonly projection: GeoProjection;
  readonly measure: Measure;
  readonly compact: boolean;
  readonly frame: Box;
  readonly size: Size;
  /** Lines that names should rather not cover. */
  readonly lines: readonly (readonly Point[])[];
  /** Then sites outside the frame are not drawn: the reader has looked away from them. */
  readonly zoomed: boolean;
}

export type DraftLabel = Omit<Label, "box"> & { readonly wish: Wish };

export function capitalLabels({ model, capitals, measure, compact }: Ground): DraftLabel[] {
  return capitals.map(({ party, at, radius }) => {
    const text = model.places.find((place) => place.id === party.capital)?.label ?? party.label;
    const over = at.beyond || party.countries.length !== 1 ? party.label : "";
    const size = compact ? 11 : 13;
    const width = Math.max(measure(text, size, 600), measure(over.toUpperCase(), 9.5, 700) + over.length * 0.6);
    const room = { width: width + 4, height: over === "" ? size + 4 : size + 16 };
    const wish = { id: `capital ${party.id}`, anchor: at, size: room, reach: [radius + 5, radius + 12], must: false };
    return { text, over, party, style: "capital", size, dot: at, wish };
  });
}

/** Names across countries, only where a party is one country. */
export function countryLabels({ model, atlas, projection, measure, compact, size }: Ground): DraftLabel[] {
  if (compact) return [];
  projection.clipExtent([
    [0, 0],
    [size.width, size.height],
  ]);
  const path = geoPath(projection);
  const labels = model.parties.flatMap((party): DraftLabel[] => {
    const country = party.countries.length === 1 ? atlas.countries.find((c) => c.id === party.countries[0]) : undefined;
    if (country === undefined) return [];
    const [x, y] = path.centroid(country);
    const [[left], [right]] = path.bounds(country);
    const text = party.label.toUpperCase();
    const letters = Math.min(Math.max((right - left) / (text.length * 3.4), 11), party.isPivot ? 19 : 17);
    const width = measure(text, letters, 600) + text.length * countrySpacing;
    if (!Number.isFinite(x) || !Number.isFinite(y) || right - left < width * 1.1) return [];
    const anchor = { x, y };
    const wish = {
      id: `country ${party.id}`,
      anchor,
      size: { width, height: letters * 1.1 },
      reach: [0, 12, 24],
      must: false,
    };
    return [{ text, over: "", party, style: "country", size: letters, dot: undefined, wish }];
  });
  projection.clipExtent(null);
  return labels;
}

export function placeLabels({ model, places, measure, compact }: Ground): DraftLabel[] {
  const named = new Set([...model.sites.map((s) => s.place), ...model.parties.map((p) => p.capital ?? "")]);
  const rank = (place: BoardPlace): number => ["capital", "city", "port", "field", "site"].indexOf(place.kind);
  const shown = model.places.filter((p) => !named.has(p.id) && !(compact && p.kind !== "capital"));
  return [...shown]
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((place): DraftLabel[] => {
      const dot = places.get(place.id);
      if (dot === undefined || dot.beyond) return [];
      const size = 10.5;
      const room = { width: measure(place.label, size, 400) + 4, height: size + 3 };
      const wish = { id: `place ${place.id}`, anchor: dot, size: room, reach: [6, 10], must: false };
      return [{ text: place.label, over: "", party: undefined, style: "place", size, dot, wish }];
    });
}
