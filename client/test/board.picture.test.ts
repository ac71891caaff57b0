import { geoArea, geoContains } from "d3-geo";
import type { Geometry, MultiPolygon } from "geojson";
import type { Topology } from "topojson-specification";
import { describe, expect, it } from "vitest";
import mapText from "../../scenarios/maps/eurasia-2008.json?raw";
import { atlasOf } from "../src/board/atlas.ts";
import { luminance } from "../src/board/colour.ts";
import { changesOf } from "../src/board/diff.ts";
import { between, contains, overlap } from "../src/board/geometry.ts";
import { pickAt } from "../src/board/hit.ts";
import type { BoardModel, BoardParty, BoardSite } from "../src/board/model.ts";
import { wrapped } from "../src/board/paintAct.ts";
import { paletteOf } from "../src/board/palette.ts";
import { anchorOf, homeLens, pictureOf } from "../src/board/picture.ts";
import { freestCorner, placed, type Wish } from "../src/board/placing.ts";
import { movedBy, placedWithin, project, projectionFor, wholeMap, zoomedAt } from "../src/board/projection.ts";

const atlas = atlasOf(JSON.parse(mapText) as Topology);
const measure = (text: string, size: number): number => text.length * size * 0.55;
const extent = { west: 14, south: 32, east: 116, north: 60 };
const desk = { width: 850, height: 640 };
const phone = { width: 390, height: 300 };

function party(id: string, at: string, symbol: BoardParty["symbol"], countries: string[]): BoardParty {
  return { id, label: id, short: id, colour: "#1f86bf", symbol, capital: at, isPivot: id === "one", countries };
}

function site(id: string, place: string): BoardSite {
  return {
    id,
    label: `Site ${id}`,
    place,
    kind: "energy",
    pips: [{ party: "two", count: 2 }],
    capacity: 4,
    licences: ["two"],
    tip: "",
    orderable: false,
  };
}

const places = [
  { id: "a", label: "Alpha", lat: 51.2, lon: 71.4, kind: "capital" },
  { id: "b", label: "Beta", lat: 55.8, lon: 37.6, kind: "capital" },
  { id: "far", label: "Far away", lat: 38.9, lon: -77, kind: "capital" },
  { id: "c", label: "Gamma", lat: 46.1, lon: 53.4, kind: "field" },
  { id: "d", label: "Delta", lat: 43.7, lon: 51.2, kind: "port" },
  { id: "e", label: "Epsilon", lat: 47.1, lon: 51.9, kind: "city" },
  { id: "f", label: "Zeta", lat: 43.7, lon: 77, kind: "site" },
] as const;

const model: BoardModel = {
  extent,
  theme: "light",
  reducedMotion: false,
  parties: [
    party("one", "a", "sun", ["KAZ"]),
    party("two", "b", "square", ["RUS"]),
    party("three", "far", "circle", []),
  ],
  places,
  sites: [site("s1", "c"), site("s2", "d"), site("s3", "e"), site("s4", "f")],
  routes: [
    {
      id: "r",
      label: "Route",
      mode: "oil",
      points: [
        [51.2, 71.4],
        [55.8, 37.6],
      ],
      use: 0.5,
    },
  ],
  acts: [],
  triangle: {
    vectors: [
      { party: "two", share: 0.5, camp: 0 },
      { party: "three", share: 0.5, camp: 0 },
    ],
    index: 50,
    trail: [],
  },
  texts: { disclaimer: "no opinion", triangle: "Balance", bridge: "Bridge" },
};

describe("the first look", () => {
  it("is the whole extent where that fills the board", () => {
    expect(homeLens(model, desk)).toEqual(wholeMap);
    expect(homeLens(model, phone)).toEqual(wholeMap);
  });

  it("is near the sites on a tall phone, each with its name in the frame", () => {
    const tall = { width: 390, height: 660 };
    const lens = homeLens(model, tall);
    const { compact, plaques } = pictureOf(model, atlas, tall, lens, measure);
    expect(lens.zoom).toBe(2);
    expect(compact).toBe(false);
    expect(plaques).toHaveLength(model.sites.length);
    for (const { pin } of plaques) expect(contains({ x: 0, y: 0, ...tall }, pin)).toBe(true);
  });
});

describe("the base map of 2008", () => {
  it("is small, and no polygon is inside out", () => {
    expect(mapText.length).toBeLessThan(120 * 1024);
    for (const shape of [...atlas.countries, ...atlas.lakes]) {
      for (const coordinates of (shape.geometry as MultiPolygon).coordinates) {
        const area = geoArea({ type: "Polygon", coordinates });
        expect(area, String(shape.id)).toBeGreaterThan(0);
        expect(area, String(shape.id)).toBeLessThan(2 * Math.PI);
      }
    }
  });

  it.each([
    ["Crimea", [34.1, 45.2], "UKR"],
    ["the south of the later two Sudans' border", [33.5, 12.6], "SDN"],
    ["Abkhazia, under a dashed line", [41.3, 43], "GEO"],
    ["Astana", [71.4, 51.2], "KAZ"],
    ["Vladivostok", [131.9, 43.3], "RUS"],
  ] as const)("%s is drawn as in 2008", (_, at, id) => {
    const found = atlas.countries.filter((country) => geoContains(country, [at[0], at[1]]));
    expect(found.map((country) => country.id)).toEqual([id]);
  });

  it("the Aral Sea has shrunk to three basins", () => {
    const isWater = (lon: number, lat: number): boolean => atlas.lakes.some((lake) => geoContains(lake, [lon, lat]));
    expect([isWater(60.8, 46.4), isWater(58.5, 45.2), isWater(59.8, 45.2)]).toEqual([true, true, true]);
    expect(isWater(59, 44.2)).toBe(false);
    expect(isWater(61, 45.7)).toBe(false);
  });

  it("disputed lines are there, and not among the agreed ones", () => {
    const crosses = (lines: Geometry | undefined, west: number, south: number, east: number, north: number): boolean =>
      JSON.stringify(lines) !== undefined &&
      (lines as { coordinates: number[][][] }).coordinates.some((line) =>
        line.some(([lon = 0, lat = 0]) => lon > west && lon < east && lat > south && lat < north),
      );
    const kosovoSerbia = [20.9, 42.5, 21.6, 43.15] as const;
    expect(crosses(atlas.disputed, ...kosovoSerbia)).toBe(true);
    expect(crosses(atlas.borders, ...kosovoSerbia)).toBe(false);
    expect(crosses(atlas.disputed, 43.5, 42, 44.6, 42.6)).toBe(true);
    expect(crosses(atlas.disputed, 46.9, 39.4, 47.4, 40.3)).toBe(true);
    expect(crosses(atlas.disputed, 29, 46.6, 29.9, 47.6)).toBe(true);
  });
});

describe("projection and lens", () => {
  const frame = { x: 20, y: 20, width: 800, height: 500 };

  it("fits the extent into the frame and north is up", () => {
    const projection = projectionFor(extent, frame);
    for (const [lat, lon] of [
      [32, 14],
      [60, 116],
      [32, 116],
      [60, 14],
      [46, 65],
    ] as const) {
      const at = project(projection, lat, lon);
      expect(at !== undefined && contains({ x: 19.9, y: 19.9, width: 800.2, height: 500.2 }, at)).toBe(true);
    }
    expect(project(projection, 55, 65)?.y).toBeLessThan(project(projection, 40, 65)?.y ?? 0);
  });

  it("marks a far place at the edge, towards it", () => {
    const projection = projectionFor(extent, frame);
    const west = placedWithin(projection, frame, 38.9, -77);
    expect(west.beyond).toBe(true);
    expect(contains(frame, west)).toBe(true);
    expect(west.x < 420 || west.y < 100).toBe(true);
    expect(placedWithin(projection, frame, 51.2, 71.4).beyond).toBe(false);
  });

  it("zooming holds the point under the pointer still", () => {
    const lens = zoomedAt(wholeMap, 2, { x: 300, y: 200 }, desk);
    const before = project(projectionFor(extent, frame), 50, 60);
    const after = project(projectionFor(extent, frame, lens), 50, 60);
    expect(after?.x).toBeCloseTo(300 + 2 * ((before?.x ?? 0) - 300));
    expect(after?.y).toBeCloseTo(200 + 2 * ((before?.y ?? 0) - 200));
  });

  it("the map never leaves the board", () => {
    expect(movedBy(wholeMap, 500, -300, desk)).toMatchObject({ zoom: 1 });
    expect(Math.abs(movedBy(wholeMap, 500, -300, desk).x)).toBe(0);
    const lens = movedBy({ zoom: 2, x: 0, y: 0 }, -5000, 90, desk);
    expect(lens).toEqual({ zoom: 2, x: -desk.width, y: 0 });
    expect(zoomedAt(lens, 0.01, { x: 0, y: 0 }, desk).zoom).toBe(1);
  });
});

describe("placing", () => {
  const frame = { x: 0, y: 0, width: 400, height: 300 };
  const wish = (id: string, x: number, must: boolean): Wish => ({
    id,
    anchor: { x, y: 150 },
    size: { width: 80, height: 30 },
    reach: [10, 30, 60, 100],
    must,
  });

  it("crowded plaques all stand, none on another", () => {
    const standing = placed(
      [0, 1, 2, 3, 4].map((i) => wish(String(i), 190 + i * 4, true)),
      [],
      [],
      frame,
    );
    expect(standing).toHaveLength(5);
    standing.forEach((a, i) => {
      for (const b of standing.slice(i + 1)) expect(overlap(a.box, b.box)).toBeLessThan(1);
      expect(overlap(a.box, frame)).toBeCloseTo(80 * 30);
    });
  });

  it("a label without room is left out, a plaque without room is not", () => {
    const full = [frame];
    expect(placed([wish("label", 200, false)], full, [], frame)).toEqual([]);
    expect(placed([wish("plaque", 200, true)], full, [], frame)).toHaveLength(1);
  });

  it("the balance picture goes where it covers least", () => {
    const size = { width: 100, height: 100 };
    expect(freestCorner(size, frame, [])).toMatchObject({ x: 0, y: 200 });
    expect(freestCorner(size, frame, [{ x: 50, y: 250 }])).toMatchObject({ x: 300, y: 200 });
  });
});

describe("a picture of a model", () => {
  it.each([
    ["desk", desk],
    ["phone", phone],
  ] as const)("on a %s no plaque covers another or the balance picture", (_, size) => {
    const picture = pictureOf(model, atlas, size, wholeMap, measure);
    expect(picture.plaques.map((plaque) => plaque.site.id)).toEqual(["s1", "s2", "s3", "s4"]);
    const boxes = [...picture.plaques.map((plaque) => plaque.box), picture.inset];
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBeLessThan(1);
    });
  });

  it("every mark can be picked where it stands", () => {
    const picture = pictureOf(model, atlas, desk, wholeMap, measure);
    for (const { site: one, box } of picture.plaques) {
      expect(pickAt(picture.targets, { x: box.x + 5, y: box.y + 5 }, 0)).toEqual({ kind: "site", id: one.id });
    }
    for (const { party: one, at } of picture.capitals)
      expect(pickAt(picture.targets, at, 0)).toEqual({ kind: "party", id: one.id });
    const [from, to] = picture.routes[0]?.line ?? [];
    const halfway = between(from ?? { x: 0, y: 0 }, to ?? { x: 0, y: 0 }, 0.5);
    expect(pickAt(picture.targets, halfway, 0)).toEqual({ kind: "route", id: "r" });
    expect(pickAt(picture.targets, { x: picture.inset.x + 5, y: picture.inset.y + 5 }, 0)?.kind).toBe("triangle");
    expect(pickAt(picture.targets, { x: 2, y: 2 }, 0)).toBeUndefined();
  });

  it("a finger hits what a mouse misses", () => {
    const picture = pictureOf(model, atlas, desk, wholeMap, measure);
    const at = picture.capitals[1]?.at ?? { x: 0, y: 0 };
    const beside = { x: at.x - 20, y: at.y };
    expect(pickAt(picture.targets, beside, 0)).toBeUndefined();
    expect(pickAt(picture.targets, beside, 14)).toEqual({ kind: "party", id: "two" });
  });

  it("a capital beyond the frame stands at its edge and says whose it is", () => {
    const picture = pictureOf(model, atlas, desk, wholeMap, measure);
    expect(picture.capitals.find((capital) => capital.party.id === "three")?.at.beyond).toBe(true);
    expect(picture.labels.find((label) => label.party?.id === "three" && label.style === "capital")?.over).toBe(
      "three",
    );
  });

  it("zoomed in, sites out of sight have no plaque, but acts still point towards them", () => {
    const lens = zoomedAt(wholeMap, 6, { x: desk.width, y: 300 }, desk);
    const picture = pictureOf(model, atlas, desk, lens, measure);
    expect(picture.plaques.length).toBeLessThan(4);
    expect(anchorOf(picture, model, "s1")).toBeDefined();
    expect(anchorOf(picture, model, "nobody")).toBeUndefined();
  });
});

describe("what changed between two models", () => {
  it("the same model changes nothing", () => {
    const changes = changesOf(model, structuredClone(model));
    expect(changes).toEqual({
      none: true,
      extent: false,
      land: false,
      layout: false,
      sites: [],
      moved: [],
      routes: [],
      triangle: false,
      acts: false,
    });
  });

  it("new presence moves one plaque and neither land nor layout", () => {
    const [first, ...rest] = model.sites;
    const sites = first === undefined ? [] : [{ ...first, pips: [{ party: "one", count: 3 }] }, ...rest];
    expect(changesOf(model, { ...model, sites })).toMatchObject({
      none: false,
      land: false,
      layout: false,
      sites: ["s1"],
      moved: ["s1"],
    });
  });

  it("use of a route, drafts and another theme are told apart", () => {
    const [route] = model.routes;
    expect(changesOf(model, { ...model, routes: route === undefined ? [] : [{ ...route, use: 1 }] }).routes).toEqual([
      "r",
    ]);
    expect(changesOf(model, { ...model, theme: "dark" })).toMatchObject({
      none: false,
      extent: false,
      land: true,
      layout: true,
    });
    expect(changesOf(undefined, model)).toMatchObject({ extent: true, land: true, moved: [] });
  });
});

describe("texts on the board", () => {
  it("ink on land and on cards can be read: at least 7 to 1 in both themes", () => {
    for (const theme of ["light", "dark"] as const) {
      const palette = paletteOf(theme);
      for (const ground of [palette.land, palette.card]) {
        const [a, b] = [luminance(palette.ink), luminance(ground)].sort((x, y) => y - x);
        expect(((a ?? 0) + 0.05) / ((b ?? 0) + 0.05)).toBeGreaterThan(7);
      }
    }
  });

  it("captions wrap, and end after three lines", () => {
    const width = (text: string): number => text.length;
    expect(wrapped("aa bb cc dd", 5, width)).toEqual(["aa bb", "cc dd"]);
    expect(wrapped("aaa bbb ccc ddd eee", 3, width)).toEqual(["aaa", "bbb", "ccc…"]);
  });
});
