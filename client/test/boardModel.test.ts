import { newWorld, orderNamed, viewOf } from "@multivector/shared/rules";
import { compileRouteUse } from "@multivector/shared/scenario/compile";
import { expect, test } from "vitest";
import { actsOf, boardModel } from "../src/boardModel.ts";
import { newDraft, previewOf, withOrder } from "../src/draft.ts";
import { orderId, seatId, shipped } from "./game.ts";

const { scenario, file, texts } = await shipped("eagle-over-the-steppe");
const me = seatId("kazakhstan");
const view = viewOf(scenario, newWorld(scenario, "board"), me);
const order = orderNamed(scenario, me, "visit(china)") ?? expect.unreachable();
const source = {
  scenario,
  file,
  texts,
  view,
  routeUse: compileRouteUse(file),
  theme: "light",
  reducedMotion: false,
  drafted: [order],
  ghost: previewOf(scenario, view, withOrder(newDraft(1), orderId("visit(china)"))).values,
  past: [],
  words: { disclaimer: "d", triangle: "t", bridge: "b" },
} as const;
const model = boardModel(source);

test("places, sites and routes come from the scenario's file with the reader's names", () => {
  expect(model.places.length).toBe(Object.keys(file.map.places).length);
  expect(model.sites.map(({ label }) => label)).toContain("Baikonur");
  expect(model.parties.filter(({ isPivot }) => isPivot).map(({ id }) => id)).toEqual([file.pivot]);
  for (const { capital } of model.parties) expect(model.places.some(({ id }) => id === capital)).toBe(true);
  for (const { place } of model.sites) expect(model.places.some(({ id }) => id === place)).toBe(true);
});

test("presence and licences are read from the view", () => {
  const site = model.sites.find(({ id }) => id === "cpc");
  expect(site?.pips).toEqual([
    { party: "russia", count: 2 },
    { party: "nato", count: 2 },
  ]);
  expect(site?.licences).toEqual(["russia", "nato"]);
});

test("a site invites a click only if this seat can order something there", () => {
  const observer = boardModel({ ...source, view: viewOf(scenario, newWorld(scenario, "board")) });
  expect(model.sites.some(({ orderable }) => orderable)).toBe(true);
  expect(observer.sites.some(({ orderable }) => orderable)).toBe(false);
});

test("routes are used as the scenario's expression says, between 0 and 1", () => {
  const route = (id: string) => model.routes.find((one) => one.id === id);
  expect(route("cpc")?.use).toBeCloseTo(4 / 6);
  expect(route("centre-gas")?.use).toBe(0.7);
  for (const { points, use } of model.routes) {
    expect(points.length).toBeGreaterThan(1);
    expect(use >= 0 && use <= 1).toBe(true);
  }
});

test("the triangle shows shares that add up, and where the draft leads", () => {
  const { triangle } = model;
  const sum = (shares: readonly number[]) => shares.reduce((all, share) => all + share, 0);
  expect(sum(triangle?.vectors.map(({ share }) => share) ?? [])).toBeCloseTo(1);
  expect(sum(triangle?.ghost ?? [])).toBeCloseTo(1);
  expect(triangle?.campFrom).toBe(0.48);
});

test("an order is an arc from who orders to the place or party it names, else to the pivot", () => {
  expect(model.acts[0]).toMatchObject({ from: "kazakhstan", to: "china", verb: "engage", result: "effect" });
  const [envoy, join, licence] = actsOf(source, [
    { seat: seatId("china"), order: orderId("court") },
    { seat: seatId("nato"), order: orderId("join"), void: "no-consent" },
    { seat: me, order: orderId("grant(aktau,china)"), void: "condition" },
  ]);
  expect(envoy).toMatchObject({ from: "china", to: "kazakhstan", result: "effect" });
  expect(join).toMatchObject({ from: "nato", to: "kazakhstan", result: "invited" });
  expect(licence).toMatchObject({ from: "kazakhstan", to: "aktau", result: "void" });
});
