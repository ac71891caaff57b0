import { type Clause, type DealId, newWorld, orderNamed, type Terms, viewOf } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { bondOf, dealsListed, judgedIn } from "../src/bonds.ts";
import { newDraft, withOrder } from "../src/draft.ts";
import { closedNews } from "../src/offerDraft.ts";
import { prospectOf } from "../src/prospect.ts";
import { orderId, seatId, shipped } from "./game.ts";

const { scenario } = await shipped("eagle-over-the-steppe");
const [own, russia, nato] = ["kazakhstan", "russia", "nato"].map(seatId) as [never, never, never];
const view = viewOf(scenario, newWorld(scenario, "test"), own);
const empty = newDraft(1);

const terms = (clauses: readonly object[]): Terms => ({
  to: [russia],
  clauses: clauses as readonly Clause[],
  secret: false,
  until: 1,
});
const visit = { kind: "order", actor: own, action: "visit", params: { v: "russia" }, turns: 1 };
const court = { kind: "order", actor: russia, action: "court", turns: 1 };
const changed = (prospect: ReturnType<typeof prospectOf>, track: string, key?: string) =>
  prospect?.changes.find(({ slot }) => slot.track === track && (key === undefined || slot.keys.includes(key)))?.amount;

test("an offer shows what keeping it would change beside the own draft, and what the own part costs", () => {
  const prospect = prospectOf(scenario, view, empty, terms([visit, court]));
  // One by the visit, one by the envoy, one since the relation is not neglected.
  expect(changed(prospect, "relation", "russia")).toBe(3);
  expect(changed(prospect, "treasury", own)).toBe(-1);
  expect(prospect?.duty).toEqual({ orders: 1, of: 3, money: 1 });
  expect(prospect?.aims.map(({ aim }) => aim)).toContain("balance");
  const drafted = withOrder(empty, orderId("visit(russia)"));
  const beside = prospectOf(scenario, view, drafted, terms([visit, court]));
  expect(changed(beside, "relation", "russia")).toBe(1);
  expect(changed(beside, "treasury", own)).toBeUndefined();
});

test("payments of all turns count; what others refrain from does not, and is said", () => {
  const pays = { kind: "pay", actor: russia, to: own, amount: 1, turns: 3 };
  const calm = { kind: "refrain", actor: russia, action: "pressure", turns: 2 };
  const prospect = prospectOf(scenario, view, empty, terms([pays, calm]));
  expect(changed(prospect, "treasury", own)).toBe(3);
  expect(prospect?.restraints).toBe(1);
  expect(prospect?.duty).toEqual({ orders: 0, of: 3, money: 0 });
});

test("an own promise not to act takes the drafted order out; an observer has no prospect", () => {
  const drafted = withOrder(empty, orderId("visit(russia)"));
  const noVisit = { kind: "refrain", actor: own, action: "visit", turns: 1 };
  expect(orderNamed(scenario, own, "visit(russia)")).toBeDefined();
  expect(changed(prospectOf(scenario, view, drafted, terms([noVisit])), "treasury", own)).toBe(1);
  expect(prospectOf(scenario, viewOf(scenario, newWorld(scenario, "test")), empty, terms([visit]))).toBeUndefined();
});

test("who is bound to whom: each clause counts for those it is owed to, by how it stands", () => {
  const pay = { kind: "pay", actor: russia, to: own, amount: 1, turns: 1 };
  const result = (kind: "kept" | "broken") => ({ from: 1, verdict: { result: kind, turn: 1, why: "ordered" } });
  const deal = (id: string, turn: number, clauses: readonly object[], states: readonly object[]) => ({
    id: id as DealId,
    seats: [own, russia, nato],
    terms: { ...terms(clauses), to: [russia, nato] },
    turn,
    states,
  });
  const first = deal("kazakhstan-1", 1, [visit, pay], [result("broken"), result("kept")]);
  const second = deal("kazakhstan-2", 2, [visit], [{ from: 2 }]);
  const bound = { ...view, deals: [first, second] } as unknown as typeof view;
  expect(bondOf(bound, [own, nato])).toEqual({ open: 1, kept: 0, broken: 1 });
  expect(bondOf(bound, [russia, own])).toEqual({ open: 0, kept: 1, broken: 0 });
  expect(bondOf(bound, [russia, nato])).toEqual({ open: 0, kept: 0, broken: 0 });
  const listed = (status: "all" | "open" | "settled" | "broken", pair?: readonly [never, never]) =>
    dealsListed(bound, pair === undefined ? { status } : { status, pair }).map(({ id }) => id);
  expect(listed("all")).toEqual(["kazakhstan-2", "kazakhstan-1"]);
  expect([listed("open"), listed("settled"), listed("broken")]).toEqual([
    ["kazakhstan-2"],
    ["kazakhstan-1"],
    ["kazakhstan-1"],
  ]);
  expect(listed("all", [russia, own])).toEqual(["kazakhstan-1"]);
  expect(judgedIn(bound, 1).map(({ place }) => place)).toEqual([0, 1]);
});

test("an offer that came to nothing is news until it is made anew", () => {
  const offer = (number: number) => ({ id: `kazakhstan-${number}`, from: own, terms: terms([visit]), signed: [] });
  const news = (more: object) => closedNews({ ...view, ...more } as never).map(({ offer: { id } }) => id);
  const closed = [
    { offer: offer(1), turn: 1, by: russia, reason: "too-little" },
    { offer: offer(2), turn: 1, by: own },
  ];
  expect(news({ closed })).toEqual(["kazakhstan-1"]);
  expect(news({ closed, offers: [offer(3)] })).toEqual([]);
  expect(news({ closed, seat: russia })).toEqual(["kazakhstan-1", "kazakhstan-2"]);
});
