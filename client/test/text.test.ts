import type { CauseBy, OrderResult, VoidReason } from "@multivector/shared/rules";
import { asId } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { sentenceOf, slotName } from "../src/text.ts";
import { filled, newTexts, piecesOf } from "../src/texts.ts";
import { type AnyRejection, causeText, contestText, rejectionText, resultText } from "../src/words.ts";
import { orderId, seatId, shipped } from "./game.ts";

const game = await shipped("eagle-over-the-steppe");
const german = await shipped("eagle-over-the-steppe", "de");
const { scenario, texts, t } = game;

test("an order reads as a sentence in the reader's language", () => {
  const order = "exercise(nato,open)";
  expect(sentenceOf(scenario, texts, seatId("kazakhstan"), order)).toBe(
    "Host an exercise with NATO, open to observers",
  );
  expect(sentenceOf(scenario, german.texts, seatId("kazakhstan"), order)).toContain("Übung ausrichten");
});

test("every order of every seat has a sentence without holes", () => {
  for (const language of [texts, german.texts]) {
    for (const { seat, id } of scenario.orders) {
      const sentence = sentenceOf(scenario, language, seat, id);
      expect(sentence).not.toMatch(/[{}]/);
      expect(sentence).not.toBe(id);
    }
  }
});

test("a text missing in the reader's language comes from English, a name nobody gave is the id", () => {
  const shelf = newTexts({ en: { title: "Title", parties: { north: { name: "North" } } }, de: { parties: {} } }, "de");
  expect(shelf.at("title")).toBe("Title");
  expect(shelf.name("parties", "north")).toBe("North");
  expect(shelf.name("parties", "south")).toBe("south");
  expect(shelf.at("constructor")).toBeUndefined();
});

test("a hole without a value stays visible", () => {
  expect(filled("Visit {v} at {site}", { v: "North" })).toBe("Visit North at {site}");
});

test("a number is called by its track and keys", () => {
  const slot = scenario.slots.find(({ track, keys }) => track === "presence" && keys.join() === "baikonur,russia");
  expect(slot && slotName(texts, slot)).toBe("Presence: Baikonur, Russia");
});

test("sources are told from words", () => {
  expect(piecesOf("It began. [A21][S02] Then it ended.")).toEqual([
    { text: "It began.", source: false },
    { text: "A21", source: true },
    { text: "S02", source: true },
    { text: " Then it ended.", source: false },
  ]);
});

const seat = seatId("kazakhstan");
const order = orderId("visit(china)");

test("every kind of cause has words in both languages", () => {
  const causes: CauseBy[] = [
    { kind: "order", seat, order },
    { kind: "order", seat, order, why: asId("jealousy") },
    { kind: "cost", seat, order },
    { kind: "answer", seat, question: asId("scale"), option: asId("full") },
    { kind: "event", event: asId("poti-dropped") },
    { kind: "upkeep", why: asId("neglect") },
    { kind: "limit", limit: "step" },
    { kind: "limit", limit: "bound" },
    { kind: "undisclosed" },
  ];
  for (const speaker of [game, german]) {
    const said = causes.map((by) => causeText(speaker, by));
    expect(new Set(said).size).toBe(causes.length);
    for (const text of said) expect(text).not.toMatch(/[{}]|^\w+\.\w+$/);
  }
  expect(causeText(game, { kind: "order", seat, order, why: asId("jealousy") })).toBe(
    "Kazakhstan: Visit China (a rival minded)",
  );
});

test("every refusal has words in both languages", () => {
  const refusals: AnyRejection[] = [
    { kind: "not-your-seat" },
    { kind: "wrong-phase", phase: "report" },
    { kind: "unknown-order", order: "x" },
    { kind: "condition", order },
    { kind: "same-key", order, other: orderId("visit(nato)") },
    { kind: "too-many-orders", given: 5, allowed: 3 },
    { kind: "funds", needed: 4, have: 2 },
    { kind: "unknown-question", question: "x" },
    { kind: "unknown-option", question: asId("scale"), option: "x" },
    { kind: "unknown-agenda", agenda: "x" },
    { kind: "agenda-final" },
    { kind: "not-sealed" },
    { kind: "invalid", issues: [{ path: "orders", message: "too long" }] },
    { kind: "not-seated" },
    { kind: "seat-taken", seat },
    { kind: "unknown-seat", seat: "x" },
    { kind: "bad-token" },
    { kind: "not-host" },
    { kind: "not-started" },
    { kind: "already-started" },
    { kind: "over" },
    { kind: "stale-turn", turn: 2, phase: "orders" },
    { kind: "no-press", mode: "deals" },
    { kind: "public-only" },
    { kind: "bad-recipients" },
    { kind: "empty-message" },
    { kind: "message-too-long", length: 2001, most: 2000 },
    { kind: "promise-needs-words" },
    { kind: "muted" },
    { kind: "too-fast", seconds: 30 },
    { kind: "unknown-message", number: 3 },
    { kind: "not-saved" },
    { kind: "fault" },
    { kind: "offline" },
  ];
  for (const speaker of [game, german]) {
    for (const refusal of refusals) expect(rejectionText(speaker, seat, refusal)).not.toMatch(/[{}]|^rejection/);
  }
  expect(rejectionText(game, seat, { kind: "funds", needed: 4, have: 2 })).toBe(
    "Not enough money: together it costs 4, you have 2.",
  );
});

test("a void order says why, a contest says how it stood", () => {
  const reasons: VoidReason[] = ["no-consent", "condition", "guarded", "funds"];
  const result: OrderResult = { seat, order };
  const said = reasons.map((reason) => resultText(t, { ...result, void: reason }));
  expect(new Set([...said, resultText(t, result), resultText(t, { ...result, invited: true })]).size).toBe(6);
  expect(contestText(t, { ...result, contest: { attack: 6, defence: 4.04 } })).toBe("6 against 4: it succeeded.");
  expect(contestText(t, { ...result, contest: { attack: 4, defence: 4 } })).toBe("4 against 4: it failed.");
  expect(contestText(t, result)).toBeUndefined();
});
