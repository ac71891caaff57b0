import { describe, expect, test } from "vitest";
import {
  asId,
  cleanWords,
  type DealId,
  longestMessage,
  mayRead,
  type PressMode,
  pressRejection,
  type Speech,
  type Spoken,
} from "../src/rules/index.ts";
import { small } from "./fixtures/smallScenario.ts";
import { seat } from "./fixtures/smallWorld.ts";

const [one, two, three] = small.seats.map(({ id }) => id);
if (one === undefined || two === undefined || three === undefined) throw new Error("three seats are needed");

const words = (text: string): Speech => ({ kind: "text", text });
const phrase: Speech = { kind: "phrase", phrase: "offers", deal: asId<DealId>("north-1") };
const spoken = (change: Partial<Spoken> = {}): Spoken => ({ from: one, to: [two], says: words("Hello"), ...change });
const refused = (mode: PressMode, change: Partial<Spoken> = {}, parties?: Parameters<typeof pressRejection>[3]) =>
  pressRejection(small, mode, spoken(change), parties)?.kind;

describe("who reads", () => {
  test("R42 a private message is its sender's and its addressees' alone", () => {
    const told = { from: one, to: [two] };
    expect([one, two, three, undefined].map((reader) => mayRead(told, reader))).toEqual([true, true, false, false]);
  });

  test("R42 the public wire is everybody's, observers included", () => {
    const wire = { from: one, to: [] };
    expect([one, two, three, undefined].every((reader) => mayRead(wire, reader))).toBe(true);
  });
});

describe("what may be said", () => {
  test.each<[PressMode, string | undefined, string | undefined]>([
    ["full", undefined, undefined],
    ["public", "public-only", undefined],
    ["deals", "no-press", "no-press"],
    ["none", "no-press", "no-press"],
  ])("R43 words in mode %s: privately %s, publicly %s", (mode, privately, publicly) => {
    expect(refused(mode)).toBe(privately);
    expect(refused(mode, { to: [] })).toBe(publicly);
  });

  test("R43 a bot's phrase needs no full press, and goes in private only to parties of its offer where words may not", () => {
    expect(["full", "public", "deals"].map((mode) => refused(mode as PressMode, { says: phrase }, [one, two]))).toEqual(
      [undefined, undefined, undefined],
    );
    expect(refused("none", { says: phrase })).toBe("no-press");
    expect(refused("public", { says: phrase, to: [three] }, [one, two])).toBe("public-only");
    expect(refused("public", { says: { kind: "phrase", phrase: "declines" } })).toBe("public-only");
    expect(refused("public", { says: { kind: "phrase", phrase: "declines" }, to: [] })).toBeUndefined();
  });

  test("R44 to nobody unknown, not to oneself, to none twice", () => {
    expect(refused("full", { to: [seat("atlantis")] })).toBe("unknown-seat");
    expect(refused("full", { to: [one] })).toBe("bad-recipients");
    expect(refused("full", { to: [two, two] })).toBe("bad-recipients");
    expect(refused("full", { to: [two, three] })).toBeUndefined();
  });

  test("R44 neither empty nor longer than the longest message", () => {
    for (const text of ["", " \n ", "\u200B\u2060"])
      expect(refused("full", { says: words(text) })).toBe("empty-message");
    expect(refused("full", { says: words("x".repeat(longestMessage)) })).toBeUndefined();
    expect(pressRejection(small, "full", spoken({ says: words("x".repeat(longestMessage + 1)) }))).toEqual({
      kind: "message-too-long",
      length: longestMessage + 1,
      most: longestMessage,
    });
  });

  test("R44 control characters and direction marks are taken out, markup and scripts stay plain words", () => {
    expect(cleanWords("\u202Eevil\u202C\u0000\u0007 \u2066x\u2069\tend")).toBe("evil x end");
    expect(cleanWords("a\r\nb\u2028c\n\n\n \n\nd\uD800")).toBe("a\nb\nc\n\nd\uFFFD");
    expect(cleanWords("<script>alert(1)</script> Қазақ 👩‍🚀")).toBe("<script>alert(1)</script> Қазақ 👩‍🚀");
  });

  test("R45 only words can be marked as a promise", () => {
    expect(refused("full", { promise: true })).toBeUndefined();
    expect(refused("full", { promise: true, says: phrase }, [one, two])).toBe("promise-needs-words");
  });
});
