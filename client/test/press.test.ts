import {
  asId,
  type DealId,
  type Message,
  type Phrase,
  type PhraseReason,
  type SeatId,
  type Speech,
} from "@multivector/shared/rules";
import { describe, expect, test } from "vitest";
import { PressBox } from "../src/pressBox.ts";
import { speechText } from "../src/speech.ts";
import { threadName, threadsOf } from "../src/threads.ts";
import { seatId, shipped } from "./game.ts";

const english = await shipped("eagle-over-the-steppe");
const german = await shipped("eagle-over-the-steppe", "de");
const order = ["kazakhstan", "russia", "nato"].map(seatId);
const me = seatId("kazakhstan");

const said = (number: number, from: string, to: readonly string[] = []): Message => ({
  number,
  turn: 1,
  phase: "negotiation",
  from: seatId(from),
  to: to.map(seatId),
  says: { kind: "text", text: `${number}` },
  at: 0,
});

describe("threads", () => {
  const messages = [
    said(1, "russia", ["kazakhstan"]),
    said(2, "nato"),
    said(3, "nato", ["kazakhstan", "russia"]),
    said(4, "kazakhstan", ["russia"]),
    said(5, "russia", ["kazakhstan"]),
    said(6, "kazakhstan", ["nato"]),
  ];
  const shape = (reader: SeatId | undefined, all: readonly Message[], read = {}) =>
    threadsOf(all, reader, order, read).map((thread) => [
      thread.key,
      thread.messages.map(({ number }) => number),
      thread.unread,
    ]);

  test("are the public wire first, then one for each set of seats, newest first; own words are never unread", () => {
    expect(shape(me, messages)).toEqual([
      ["wire", [2], 1],
      ["nato", [6], 0],
      ["russia", [1, 4, 5], 2],
      ["russia+nato", [3], 1],
    ]);
  });

  test("have no unread mark up to the last number read", () => {
    expect(shape(me, messages, { wire: 2, russia: 1, "russia+nato": 3 }).map(([, , unread]) => unread)).toEqual([
      0, 0, 1, 0,
    ]);
  });

  test("of one who watches are the public wire alone, which is there before anything is said", () => {
    expect(shape(undefined, [said(1, "nato")])).toEqual([["wire", [1], 1]]);
    expect(shape(undefined, [])).toEqual([["wire", [], 0]]);
  });

  test("are called by who is in them, in the reader's language", () => {
    const [wire, , , group] = threadsOf(messages, me, order, {});
    if (wire === undefined || group === undefined) throw new Error("threads are missing");
    expect([threadName(english, wire), threadName(german, group)]).toEqual(["Public wire", "Russland, NATO"]);
  });
});

describe("a bot's phrases", () => {
  const phrases: Phrase[] = ["offers", "accepts", "declines", "broke"];
  const reasons: (PhraseReason | undefined)[] = [
    undefined,
    "no-gain",
    "cannot-do",
    "no-money",
    "costs-too-much",
    "better-offer",
    "other-broke-first",
  ];
  const speech = (phrase: Phrase, reason?: PhraseReason): Speech => ({
    kind: "phrase",
    phrase,
    deal: asId<DealId>("russia-1"),
    ...(reason === undefined ? {} : { reason }),
    clause: { kind: "pay", actor: seatId("russia"), to: me, amount: 2, turns: 1 },
  });

  test("read in each reader's own language, with reason and clause", () => {
    expect(speechText(english, speech("broke", "no-money"))).toBe(
      "I did not keep this promise. I do not have the money. “Russia pays Kazakhstan 2, at once.”",
    );
    expect(speechText(german, speech("broke", "no-money"))).toBe(
      "Dieses Versprechen habe ich nicht gehalten. Ich habe das Geld nicht. „Russland zahlt an Kasachstan 2, sofort.“",
    );
    expect(speechText(german, { kind: "text", text: "As it was written" })).toBe("As it was written");
  });

  test("each have words for every reason in both languages", () => {
    for (const speaker of [english, german]) {
      const texts = phrases.flatMap((phrase) => reasons.map((reason) => speechText(speaker, speech(phrase, reason))));
      expect(new Set(texts).size).toBe(phrases.length * reasons.length);
      for (const text of texts) expect(text).not.toMatch(/speech\.|[{}]/);
    }
  });
});

describe("the press box", () => {
  /** A table whose answers wait until they are let go. */
  function newTable(pageSize: number) {
    const shelf = Array.from({ length: 5 }, (_, at) => said(at + 1, "nato"));
    const waiting: (() => void)[] = [];
    const asked: number[] = [];
    const seen: number[] = [];
    const box = new PressBox(
      (after) =>
        new Promise((resolve) => {
          asked.push(after);
          waiting.push(() => resolve({ messages: shelf.slice(after, after + pageSize), more: false }));
        }),
      (messages) => seen.push(messages.length),
    );
    const letGo = async () => {
      waiting.shift()?.();
      await new Promise((later) => setImmediate(later));
    };
    return { box, asked, seen, letGo };
  }

  test("asks page after page until it has what the counter says, and not again", async () => {
    const { box, asked, seen, letGo } = newTable(2);
    box.follow(undefined, 5);
    for (let page = 0; page < 3; page += 1) await letGo();
    box.follow(undefined, 5);
    expect(asked).toEqual([0, 2, 4]);
    expect(seen).toEqual([2, 4, 5]);
  });

  test("forgets another seat's press, also what was on its way", async () => {
    const { box, asked, seen, letGo } = newTable(5);
    box.follow("nato", 3);
    box.follow("russia", 2);
    await letGo();
    await letGo();
    expect(asked).toEqual([0, 0]);
    expect(seen).toEqual([0, 0, 5]);
  });

  test("asks again at the next change after a request failed", async () => {
    const asked: number[] = [];
    const seen: number[] = [];
    let online = false;
    const box = new PressBox(
      (after) => {
        asked.push(after);
        return online
          ? Promise.resolve({ messages: [said(1, "nato")], more: false })
          : Promise.reject(new Error("off"));
      },
      (messages) => seen.push(messages.length),
    );
    box.follow(undefined, 1);
    await new Promise((later) => setImmediate(later));
    online = true;
    box.follow(undefined, 1);
    await new Promise((later) => setImmediate(later));
    expect(asked).toEqual([0, 0]);
    expect(seen).toEqual([1]);
  });
});
