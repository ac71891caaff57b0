import { asId, newWorld, type SeatId, submit, viewOf, type World } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { newDraft, withAnswer, withOrder } from "../src/draft.ts";
import { hintFor, whatNow } from "../src/guide.ts";
import { orderId, seatId, shipped } from "./game.ts";

const { scenario, texts } = await shipped("eagle-over-the-steppe");
const me = seatId("kazakhstan");
const start = newWorld(scenario, "guide");
const dealt = start.seats[0]?.dealt[0] ?? expect.unreachable();
const chosen = submit(scenario, start, { kind: "agenda", seat: me, agenda: dealt });
const next = (world: World) => submit(scenario, world, { kind: "end-phase" });
const now = (world: World, seat?: SeatId, draft = newDraft(1)) =>
  whatNow(scenario, texts, viewOf(scenario, world, seat), draft);

test("each phase says what to do", () => {
  const orders = next(next(chosen));
  const answered = ["observer-list", "visitor-words"].reduce(
    (draft, id) => withAnswer(draft, asId(id), asId("x")),
    newDraft(1),
  );
  expect(now(start, me)).toMatchObject({ key: "agenda", mine: true });
  expect(now(chosen, me)).toMatchObject({ key: "briefing", mine: true });
  expect(now(next(chosen), me)).toMatchObject({ key: "negotiation", mine: true });
  expect(now(orders, me)).toMatchObject({ key: "answers", params: { count: 2 }, mine: true });
  expect(now(orders, me, answered)).toMatchObject({ key: "orders", mine: true });
  expect(now(orders, me, withOrder(answered, orderId("campaign")))).toMatchObject({
    key: "seal",
    params: { count: 1 },
  });
  expect(now(next(orders), me)).toMatchObject({ key: "report", mine: true });
});

test("who plays alone is not told to talk to anybody, but of offers", () => {
  const view = viewOf(scenario, next(chosen), me);
  expect(whatNow(scenario, texts, view, newDraft(1), true).key).toBe("negotiationBots");
  const silent = { ...scenario, deals: { ...scenario.deals, allowed: false } };
  expect(whatNow(silent, texts, view, newDraft(1), true).key).toBe("negotiationAlone");
  const terms = {
    to: [me],
    clauses: [{ kind: "pay", actor: seatId("russia"), to: me, amount: 1, turns: 1 }],
    secret: false,
    until: 1,
  } as const;
  const offered = submit(scenario, next(chosen), { kind: "offer", seat: seatId("russia"), terms });
  expect(now(offered, me)).toMatchObject({ key: "offers", params: { count: 1 }, mine: true });
  expect(whatNow(scenario, texts, view, newDraft(1), false).key).toBe("negotiation");
});

test("who is done learns whom everybody waits for", () => {
  const orders = next(next(chosen));
  const sealed = submit(scenario, orders, { kind: "seal", seat: me, orders: [], answers: {} });
  expect(now(sealed, me)).toEqual({ key: "sealed", params: { names: "Russia, NATO, China" }, mine: false });
  const ready = submit(scenario, chosen, { kind: "ready", seat: me, ready: true });
  expect(now(ready, me)).toMatchObject({ key: "wait", mine: false });
});

test("an observer is never told to act", () => {
  for (const world of [start, next(start), next(next(start)), next(next(next(start)))]) {
    expect(now(world).mine).toBe(false);
  }
});

test("a hint fits the panel and is shown until it is put away", () => {
  const view = viewOf(scenario, start, me);
  expect(hintFor(view, "news", new Set())).toBe("agenda");
  expect(hintFor(view, "news", new Set(["agenda"]))).toBe("news");
  expect(hintFor(view, "news", new Set(["agenda", "news"]))).toBeUndefined();
  expect(hintFor(view, "orders", new Set())).toBe("orders");
  expect(hintFor(view, "orders", new Set(["orders"]))).toBe("map");
  expect(hintFor(view, "map", new Set())).toBe("map");
  expect(hintFor(view, "report", new Set())).toBeUndefined();
  expect(hintFor(viewOf(scenario, start), "orders", new Set())).toBeUndefined();
});
