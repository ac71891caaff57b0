import type { BoardModel, BoardSite } from "./model.ts";

/** What changed between two models: decides what is painted anew and what moves. */
export interface Changes {
  /** The picture is the same; a new view of the table often leaves it so. */
  readonly none: boolean;
  /** Another part of the world is shown. */
  readonly extent: boolean;
  /** Land, borders and tints. */
  readonly land: boolean;
  /** Where things stand: places, labels, number of plaques, sizes of texts. */
  readonly layout: boolean;
  /** Sites whose plaque looks different. */
  readonly sites: readonly string[];
  /** Sites where somebody's presence grew or shrank: their plaque draws the eye. */
  readonly moved: readonly string[];
  /** Routes whose use changed. */
  readonly routes: readonly string[];
  readonly triangle: boolean;
  readonly acts: boolean;
}

const everything = { land: true, layout: true, triangle: true, acts: true };

export function changesOf(before: BoardModel | undefined, after: BoardModel): Changes {
  if (before === undefined || before.theme !== after.theme) {
    return {
      ...everything,
      none: false,
      extent: differs(before?.extent, after.extent),
      sites: after.sites.map((site) => site.id),
      moved: [],
      routes: [],
    };
  }
  const old = new Map(before.sites.map((site) => [site.id, site]));
  return {
    none: !differs(before, after),
    extent: differs(before.extent, after.extent),
    land: differs([before.extent, before.parties, before.disputed], [after.extent, after.parties, after.disputed]),
    layout: differs(layoutOf(before), layoutOf(after)),
    sites: after.sites.filter((site) => differs(old.get(site.id), site)).map((site) => site.id),
    moved: after.sites.filter((site) => presenceMoved(old.get(site.id), site)).map((site) => site.id),
    routes: after.routes.filter((r) => before.routes.find((o) => o.id === r.id)?.use !== r.use).map((r) => r.id),
    triangle: differs(before.triangle, after.triangle) || differs(before.parties, after.parties),
    acts: differs(before.acts, after.acts),
  };
}

function layoutOf(model: BoardModel): unknown {
  return [
    model.extent,
    model.parties,
    model.places,
    model.sites.map((site) => [site.id, site.label, site.place, site.capacity, site.licences]),
    model.routes.map((route) => [route.id, route.points]),
    model.triangle?.vectors.length,
    model.texts,
  ];
}

function presenceMoved(before: BoardSite | undefined, after: BoardSite): boolean {
  return before !== undefined && differs(before.pips, after.pips);
}

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
