import { asId, type OptionId, type QuestionId } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { conditionText } from "../src/condition.ts";
import {
  additionRejection,
  choicesOf,
  draftRejection,
  mayAnswer,
  needsOf,
  newDraft,
  ordersOf,
  orderWith,
  previewOf,
  readDraft,
  slotsFor,
  usualOrder,
  withAnswer,
  withOrder,
  withoutOrder,
} from "../src/draft.ts";
import { changeOf } from "../src/ledger.ts";
import { firstView, orderId, shipped } from "./game.ts";

const game = await shipped("eagle-over-the-steppe");
const { scenario } = game;
const view = firstView(scenario, "kazakhstan");
const seat = scenario.seats[0];
if (seat === undefined) throw new Error("no seat");
const choices = choicesOf(scenario, seat);
const choice = (action: string) => choices.find((one) => one.action === action) ?? expect.unreachable(action);
const question = asId<QuestionId>("observer-list");
const option = asId<OptionId>("silent");

test("orders come and go, each once", () => {
  const draft = withOrder(withOrder(newDraft(1), orderId("campaign")), orderId("campaign"));
  expect(draft.orders).toEqual(["campaign"]);
  expect(withoutOrder(draft, orderId("campaign")).orders).toEqual([]);
});

test("a kept draft is read again, one of another turn or a broken one is not", () => {
  const draft = withAnswer(withOrder(newDraft(2), orderId("campaign")), question, option);
  expect(readDraft(JSON.stringify(draft), 2)).toEqual(draft);
  expect(readDraft(JSON.stringify(draft), 3)).toEqual(newDraft(3));
  for (const broken of [undefined, "", "null", "{", "[]", '{"turn":2,"orders":1}']) {
    expect(readDraft(broken, 2)).toEqual(newDraft(2));
  }
});

test("orders can be drafted in the briefing, judged as in the orders phase", () => {
  expect(view.phase).toBe("briefing");
  expect(draftRejection(scenario, view, withOrder(newDraft(1), orderId("visit(china)")))).toBeUndefined();
});

test("the rules say why an order cannot be added", () => {
  const visits = ["visit(china)", "visit(russia)", "visit(nato)"].map(orderId);
  const full = visits.reduce(withOrder, newDraft(1));
  const inquiry = choice("inquire").orders[0] ?? expect.unreachable();
  expect(slotsFor(seat)).toBe(3);
  expect(additionRejection(scenario, view, full, inquiry)).toMatchObject({ kind: "too-many-orders", allowed: 3 });
  const grant = choice("grant").orders;
  const first = grant.find((order) => additionRejection(scenario, view, newDraft(1), order) === undefined);
  const second = grant.find((order) => order !== first) ?? expect.unreachable();
  if (first === undefined) throw new Error("no grant is possible");
  expect(additionRejection(scenario, view, withOrder(newDraft(1), first.id), second)?.kind).toMatch(
    /same-key|condition/,
  );
});

test("an observer drafts nothing", () => {
  const watching = firstView(scenario);
  expect(draftRejection(scenario, watching, newDraft(1))).toEqual({ kind: "not-your-seat" });
  expect(ordersOf(scenario, watching, withOrder(newDraft(1), orderId("campaign")))).toEqual([]);
});

test("an action is one card with a picker for each parameter", () => {
  const exercise = choice("exercise");
  expect(exercise.params.map(({ name, values }) => [name, values])).toEqual([
    ["v", ["russia", "nato", "china"]],
    ["observers", ["closed", "open"]],
  ]);
  expect(orderWith(exercise, { v: "china", observers: "open" })?.id).toBe("exercise(china,open)");
  expect(orderWith(exercise, { v: "nobody", observers: "open" })).toBeUndefined();
});

test("a card shows first what can be added, and what was touched on the map", () => {
  const grant = choice("grant");
  const rejection = (order: Parameters<typeof additionRejection>[3]) =>
    additionRejection(scenario, view, newDraft(1), order);
  const usual = usualOrder(grant, rejection);
  expect(usual && rejection(usual)).toBeUndefined();
  expect(usualOrder(grant, rejection, "alashankou")?.params.site).toBe("alashankou");
});

test("a card tells whose consent an order needs, and whether it is invited", () => {
  const order = orderWith(choice("exercise"), { v: "china", observers: "open" }) ?? expect.unreachable();
  expect(needsOf(scenario, view, order)).toMatchObject({ invited: false, depends: false });
  expect(needsOf(scenario, view, order).consent?.seat).toBe("china");
  const consent = needsOf(scenario, view, order).consent ?? expect.unreachable();
  const invitations = [{ seat: consent.seat, order: consent.id, until: 3 }];
  expect(needsOf(scenario, { ...view, invitations }, order).invited).toBe(true);
});

test("the outlook adds up to the change it foretells", () => {
  const draft = withAnswer(withOrder(newDraft(1), orderId("visit(china)")), question, option);
  const { values, ledger } = previewOf(scenario, view, draft);
  expect(ledger.length).toBeGreaterThan(0);
  for (const { index } of scenario.slots) {
    expect((view.values[index] ?? 0) + changeOf(ledger, index)).toBe(values[index]);
  }
});

test("only open questions can be answered", () => {
  expect(mayAnswer(scenario, view, question, option)).toBe(true);
  expect(mayAnswer(scenario, view, asId("iraq"), asId("stay"))).toBe(false);
  expect(mayAnswer(scenario, view, question, asId("nonsense"))).toBe(false);
});

test("what an impossible order needs is said with the present values", () => {
  const order = orderWith(choice("exercise"), { v: "nato", observers: "open" }) ?? expect.unreachable();
  expect(conditionText({ ...game, view }, order)).toBe("Presence: Ili range, NATO (now 1) < 4");
  const powers = scenario.seats[1] ?? expect.unreachable();
  const invest = choicesOf(scenario, powers).find(({ action }) => action === "invest")?.orders[0];
  expect(invest && conditionText({ ...game, view }, invest)).toBeUndefined();
});
