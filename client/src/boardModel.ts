import {
  type Expr,
  type GroundOrder,
  indexOf,
  legalOrders,
  type OrderResult,
  orderNamed,
  type PartyId,
  type Scenario,
  type View,
} from "@multivector/shared/rules";
import type { ScenarioFile } from "@multivector/shared/scenario";
import type { BoardAct, BoardModel, BoardPips, BoardRoute, BoardSite, BoardTriangle } from "./board/model.ts";
import { partyColour } from "./colours.ts";
import { orderSentence } from "./text.ts";
import { plainText, type Texts } from "./texts.ts";
import type { Theme } from "./theme.ts";

/** All that the board needs to be drawn. */
export interface BoardSource {
  readonly scenario: Scenario;
  readonly file: ScenarioFile;
  readonly texts: Texts;
  readonly view: View;
  /** How much flows along each route. */
  readonly routeUse: ReadonlyMap<string, Expr>;
  readonly theme: Theme;
  readonly reducedMotion: boolean;
  /** The seat's drafted orders, drawn still over the map. */
  readonly drafted: readonly GroundOrder[];
  /** By slot: where the draft would lead. */
  readonly ghost?: readonly number[];
  /** `values` at past turn-ends, oldest first. */
  readonly past: readonly (readonly number[])[];
  readonly words: { readonly disclaimer: string; readonly triangle: string; readonly bridge: string };
}

export function boardModel(source: BoardSource): BoardModel {
  const { file, texts, theme, words } = source;
  const { extent, places } = file.map;
  const triangle = triangleOf(source);
  return {
    extent,
    theme,
    reducedMotion: source.reducedMotion,
    parties: Object.entries(file.parties).map(([id, party]) => ({
      id,
      label: texts.name("parties", id),
      short: texts.at("parties", id, "short") ?? texts.name("parties", id),
      colour: partyColour(file, id, theme),
      symbol: party.symbol,
      ...(party.capital === undefined ? {} : { capital: party.capital }),
      isPivot: id === file.pivot,
      countries: countriesOf(file, id),
    })),
    places: Object.entries(places).map(([id, place]) => {
      const [lat, lon] = Array.isArray(place) ? place : place.at;
      const kind = Array.isArray(place) ? "city" : (place.kind ?? "city");
      return { id, label: texts.name("places", id), lat, lon, kind };
    }),
    sites: sitesOf(source),
    routes: routesOf(source),
    acts: source.drafted.map((order) => actOf(source, order, "effect")),
    ...(triangle === undefined ? {} : { triangle }),
    texts: words,
  };
}

const countriesOf = (file: ScenarioFile, party: string): readonly string[] => file.map.countries?.[party] ?? [];

function sitesOf({ scenario, file, texts, view }: BoardSource): readonly BoardSite[] {
  const orderable = new Set(legalOrders(scenario, view).flatMap(({ params }) => Object.values(params)));
  return Object.entries(file.sites ?? {}).map(([id, site]) => ({
    id,
    label: texts.name("sites", id),
    place: site.place,
    kind: site.kind,
    pips: pipsOf(scenario, view, file.presence, id),
    capacity: site.capacity,
    licences: pipsOf(scenario, view, "licence", id).map(({ party }) => party),
    tip: plainText(texts.help("sites", id)),
    orderable: orderable.has(id),
  }));
}

/** Numbers above 0 of a track counted per site and party. */
function pipsOf(scenario: Scenario, view: View, track: string | undefined, site: string): readonly BoardPips[] {
  return scenario.slots
    .filter((slot) => slot.track === track && slot.keys[0] === site && slot.keys[1] !== undefined)
    .map((slot) => ({ party: slot.keys[1] ?? "", count: view.values[slot.index] ?? 0 }))
    .filter(({ count }) => count > 0);
}

type Point = readonly [number, number];

function routesOf({ scenario, file, texts, view, routeUse }: BoardSource): readonly BoardRoute[] {
  const memo = scenario.indices.map(() => Number.NaN);
  const now = {
    turn: view.turn,
    values: view.values,
    facts: view.facts,
    on: new Uint8Array(scenario.orders.length),
    memo,
  };
  return Object.entries(file.map.routes ?? {}).map(([id, route]) => ({
    id,
    label: texts.name("routes", id),
    mode: route.mode,
    points: route.through.map((stop): Point => (typeof stop === "string" ? pointOf(file, stop) : stop)),
    use: Math.max(0, Math.min(1, routeUse.get(id)?.(now) ?? 0.5)),
  }));
}

function pointOf(file: ScenarioFile, id: string): Point {
  const place = file.map.places[id];
  if (place === undefined) return [0, 0];
  return Array.isArray(place) ? place : place.at;
}

function triangleOf({ scenario, file, view, ghost, past }: BoardSource): BoardTriangle | undefined {
  const { triangle } = file;
  if (triangle === undefined) return undefined;
  const shares = (values: readonly number[]) =>
    scenario.vectors.map((vector) => indexOf(scenario, values, triangle.share, vector));
  const camp = (vector: PartyId) =>
    scenario.slots.find(({ track, keys }) => track === triangle.camp && keys[0] === vector);
  return {
    vectors: scenario.vectors.map((vector) => ({
      party: vector,
      share: indexOf(scenario, view.values, triangle.share, vector),
      camp: view.values[camp(vector)?.index ?? -1] ?? 0,
    })),
    index: Math.floor(indexOf(scenario, view.values, triangle.index)),
    trail: past.map(shares),
    ...(ghost === undefined ? {} : { ghost: shares(ghost) }),
    ...(triangle.campFrom === undefined ? {} : { campFrom: triangle.campFrom }),
  };
}

/** An order as an arc: from the capital of who orders to whom or what it names, else to the pivot. */
function actOf(
  { scenario, texts }: Pick<BoardSource, "scenario" | "texts">,
  order: GroundOrder,
  result: BoardAct["result"],
): BoardAct {
  const party = scenario.seats[order.seatIndex]?.party ?? scenario.pivot;
  const named = Object.values(order.params);
  const site = named.find((id) => scenario.sites.some((one) => one.id === id));
  const other = named.find((id) => scenario.parties.some((one) => one.id === id && one.id !== party));
  return {
    from: party,
    to: site ?? other ?? scenario.pivot,
    party: order.verb === "grant" ? (other ?? party) : party,
    verb: order.verb,
    result,
    label: orderSentence(texts, order),
  };
}

/** The orders of a report as arcs, in its order. */
export function actsOf(
  source: Pick<BoardSource, "scenario" | "texts">,
  results: readonly OrderResult[],
): readonly BoardAct[] {
  return results.flatMap((result) => {
    const order = orderNamed(source.scenario, result.seat, result.order);
    if (order === undefined) return [];
    return [actOf(source, order, resultOf(result))];
  });
}

function resultOf(result: OrderResult): BoardAct["result"] {
  if (result.void === "no-consent") return "invited";
  return result.void === undefined ? "effect" : "void";
}
