import type { GeoProjection } from "d3-geo";
import type { Atlas } from "./atlas.ts";
import { type Box, boxAround, grown, type Point, type Size, smooth } from "./geometry.ts";
import type { Target } from "./hit.ts";
import {
  type Capital,
  capitalLabels,
  countryLabels,
  type Ground,
  type Label,
  type Measure,
  placeLabels,
} from "./labels.ts";
import type { BoardModel, BoardRoute, BoardSite } from "./model.ts";
import { freestCorner, placed, type Standing, type Wish } from "./placing.ts";
import { type Lens, movedBy, type Placed, placedWithin, project, projectionFor, wholeMap } from "./projection.ts";

/** Where everything of a model stands on a board of one size. Made anew when the model, the size or the lens changes. */
export interface Picture {
  readonly size: Size;
  /** Little room: plaques without names, only capitals have labels. */
  readonly compact: boolean;
  readonly projection: GeoProjection;
  readonly places: ReadonlyMap<string, Placed>;
  readonly capitals: readonly Capital[];
  readonly plaques: readonly Plaque[];
  readonly labels: readonly Label[];
  readonly routes: readonly RouteLine[];
  readonly inset: Box;
  readonly targets: readonly Target[];
}

export interface Plaque {
  readonly site: BoardSite;
  /** The site itself. */
  readonly pin: Placed;
  readonly box: Box;
}

export interface RouteLine {
  readonly route: BoardRoute;
  readonly line: readonly Point[];
}

export const plaqueText = 11.5;
const narrow = 600;

export function pictureOf(model: BoardModel, atlas: Atlas, size: Size, lens: Lens, measure: Measure): Picture {
  const small = size.width < narrow;
  const compact = small && lens.zoom < 2;
  const frame = frameOf(size, small);
  const projection = projectionFor(model.extent, frame, lens);
  const edge = grown(frame, 2);
  const places = new Map(model.places.map((p) => [p.id, placedWithin(projection, edge, p.lat, p.lon)]));
  const capitals = capitalsOf(model, places, compact);
  const home = projectionFor(model.extent, frame);
  const inset = insetOf(model, size, small, home);
  const routes = routesOf(model, projection);
  const standing = standingOf({
    lines: routes.map(({ line }) => line),
    zoomed: lens.zoom > 1,
    model,
    atlas,
    places,
    capitals,
    inset,
    projection,
    measure,
    compact,
    frame: edge,
    size,
  });
  const picture = { size, compact, projection, places, capitals, routes, inset, ...standing };
  return { ...picture, targets: targetsOf(picture, model) };
}

/** Where a reader starts: the whole extent, or on a tall board, which that leaves half empty, the sites from near. */
export function homeLens(model: BoardModel, size: Size): Lens {
  const sites = new Set(model.sites.map((site) => site.place));
  const projection = projectionFor(model.extent, frameOf(size, true));
  const points = model.places.flatMap((place) => {
    const at = sites.has(place.id) ? project(projection, place.lat, place.lon) : undefined;
    return at === undefined ? [] : [at];
  });
  if (size.width >= narrow || size.height < size.width * 1.2 || points.length === 0) return wholeMap;
  const middle = (numbers: readonly number[]) => (Math.min(...numbers) + Math.max(...numbers)) / 2;
  const centre = { x: middle(points.map(({ x }) => x)), y: middle(points.map(({ y }) => y)) };
  const near = { zoom: 2, x: size.width / 2 - 2 * centre.x, y: size.height / 2 - 2 * centre.y };
  return movedBy(near, 0, 0, size);
}

function frameOf(size: Size, small: boolean): Box {
  const margin = small ? 14 : 26;
  return { x: margin, y: margin, width: size.width - 2 * margin, height: size.height - 2 * margin };
}

function capitalsOf(model: BoardModel, places: ReadonlyMap<string, Placed>, compact: boolean): Capital[] {
  return model.parties.flatMap((party) => {
    const at = party.capital === undefined ? undefined : places.get(party.capital);
    const radius = (party.isPivot ? 9 : 7.5) * (compact ? 0.85 : 1);
    return at === undefined ? [] : [{ party, at, radius }];
  });
}

/** The balance picture's corner stays the same however the map is moved. */
function insetOf(model: BoardModel, size: Size, small: boolean, home: GeoProjection): Box {
  if (model.triangle === undefined) return { x: 0, y: 0, width: 0, height: 0 };
  const room = small ? { width: 116, height: 122 } : { width: 190, height: 198 };
  const margin = small ? 6 : 14;
  const sites = new Set(model.sites.map((site) => site.place));
  const points = model.places.flatMap((place) => {
    const at = project(home, place.lat, place.lon);
    return at === undefined ? [] : sites.has(place.id) || place.kind === "capital" ? [at, at, at] : [at];
  });
  const whole = { x: margin, y: margin, width: size.width - 2 * margin, height: size.height - 2 * margin };
  return freestCorner(room, whole, points);
}

function routesOf(model: BoardModel, projection: GeoProjection): RouteLine[] {
  return model.routes.map((route) => {
    const points = route.points.flatMap(([lat, lon]) => project(projection, lat, lon) ?? []);
    return { route, line: smooth(points) };
  });
}

function standingOf(ground: Ground): { readonly plaques: Plaque[]; readonly labels: Label[] } {
  const { model, places, capitals, inset, frame } = ground;
  const sites = model.sites.flatMap((site) => {
    const pin = places.get(site.place);
    return pin === undefined || (pin.beyond && ground.zoomed) ? [] : [{ site, pin }];
  });
  const names = [...capitalLabels(ground), ...countryLabels(ground)];
  const drafts = [...names, ...placeLabels(ground)];
  const wishes = [
    ...names.map((draft) => draft.wish),
    ...sites.map(({ site, pin }) => plaqueWish(site, pin, ground)),
    ...drafts.slice(names.length).map((draft) => draft.wish),
  ];
  const marks = capitals.map((capital) =>
    boxAround(capital.at, { width: capital.radius * 2.6, height: capital.radius * 2.6 }),
  );
  const pins = sites.map(({ pin }) => boxAround(pin, { width: 8, height: 8 }));
  const shy = [...places.values(), ...ground.lines.flatMap((line) => line.filter((_, i) => i % 3 === 0))];
  const boxes = boxesById(placed(wishes, [grown(inset, 4), ...marks, ...pins], shy, frame));
  return {
    plaques: sites.flatMap(({ site, pin }) => withBox(boxes.get(`site ${site.id}`), (box) => ({ site, pin, box }))),
    labels: drafts.flatMap(({ wish, ...label }) => withBox(boxes.get(wish.id), (box) => ({ ...label, box }))),
  };
}

function boxesById(standing: readonly Standing[]): Map<string, Box> {
  return new Map(standing.map((one) => [one.id, one.box]));
}

function withBox<T>(box: Box | undefined, make: (box: Box) => T): T[] {
  return box === undefined ? [] : [make(box)];
}

/** Size of a plaque: icon and name above, pips below; compact: icon and pips in one line. */
function plaqueSize(site: BoardSite, compact: boolean, measure: Measure): Size {
  const slots = Math.max(
    site.capacity,
    site.pips.reduce((sum, pip) => sum + pip.count, 0),
  );
  const licensed = site.licences.length;
  const pips = slots * pipStep(compact) + (licensed > 0 ? 7 + licensed * pipStep(compact) : 0);
  if (compact) return { width: 24 + pips, height: 20 };
  return { width: Math.max(measure(site.label, plaqueText, 600) + 34, pips + 18), height: 40 };
}

export function pipStep(compact: boolean): number {
  return compact ? 8.5 : 11.5;
}

function plaqueWish(site: BoardSite, pin: Placed, { compact, measure }: Ground): Wish {
  const reach = compact ? [9, 16, 26, 38, 54, 72, 94] : [13, 24, 40, 60, 84, 112, 150];
  return { id: `site ${site.id}`, anchor: pin, size: plaqueSize(site, compact, measure), reach, must: true };
}

function targetsOf(picture: Omit<Picture, "targets">, model: BoardModel): Target[] {
  const { inset, plaques, capitals, places, routes } = picture;
  const dots = model.places.flatMap((place) => {
    const at = places.get(place.id);
    return at === undefined || at.beyond ? [] : [{ pick: { kind: "place", id: place.id } as const, at, radius: 6 }];
  });
  return [
    ...(model.triangle === undefined ? [] : [{ pick: { kind: "triangle", id: "" } as const, box: inset }]),
    ...plaques.map(({ site, box }) => ({ pick: { kind: "site", id: site.id } as const, box })),
    ...capitals.map(({ party, at, radius }) => ({
      pick: { kind: "party", id: party.id } as const,
      at,
      radius: radius + 3,
    })),
    ...plaques.map(({ site, pin }) => ({ pick: { kind: "site", id: site.id } as const, at: pin, radius: 6 })),
    ...dots,
    ...routes.map(({ route, line }) => ({ pick: { kind: "route", id: route.id } as const, line, width: 4 })),
  ];
}

/** The point of a site, a place or a party (its capital), whatever the id names. */
export function anchorOf(picture: Picture, model: BoardModel, id: string): Point | undefined {
  const site = model.sites.find((one) => one.id === id);
  const capital = picture.capitals.find((one) => one.party.id === id);
  return (site === undefined ? undefined : picture.places.get(site.place)) ?? capital?.at ?? picture.places.get(id);
}
