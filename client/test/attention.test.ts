import type { View } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { isDue, titleText } from "../src/attention.ts";
import { i18nOf } from "./words.ts";

const viewIn = (phase: View["phase"], { ready = false, sealed = false }, seat: "a" | "none" = "a"): View =>
  ({
    phase,
    ...(seat === "a" ? { seat, own: {} } : {}),
    seats: [{ ready, sealed }],
  }) as unknown as View;

test("a seat is due until it is ready, in the orders phase until it has sealed; nobody is after the end", () => {
  expect(isDue(viewIn("negotiation", {}), 0)).toBe(true);
  expect(isDue(viewIn("negotiation", { ready: true }), 0)).toBe(false);
  expect(isDue(viewIn("orders", { ready: true }), 0)).toBe(true);
  expect(isDue(viewIn("orders", { sealed: true }), 0)).toBe(false);
  expect(isDue(viewIn("debrief", {}), 0)).toBe(false);
  expect(isDue(viewIn("orders", {}, "none"), 0)).toBe(false);
});

test("the tab says how much is unread and whose turn it is, in the reader's language", async () => {
  const [en, de] = await Promise.all([i18nOf("en"), i18nOf("de")]);
  expect(titleText(en, "The long game", { turn: false, unread: 0 })).toBe("The long game · Multivector");
  expect(titleText(en, "The long game", { turn: true, unread: 3 })).toBe("(3) Your turn · The long game · Multivector");
  expect(titleText(de, "The long game", { turn: true, unread: 0 })).toBe("Du bist dran · The long game · Multivector");
});
