import type { Clause, Verdict } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { clauseText, verdictText, withoutClause } from "../src/clauses.ts";
import { shipped } from "./game.ts";

const english = await shipped("eagle-over-the-steppe");
const german = await shipped("eagle-over-the-steppe", "de");

const clauses = [
  { kind: "order", actor: "kazakhstan", action: "visit", params: { v: "russia" }, turns: 1 },
  { kind: "refrain", actor: "russia", action: "pressure", turns: 2, binding: true },
  { kind: "pay", actor: "russia", to: "kazakhstan", amount: 2, turns: 1, if: 0 },
  { kind: "answer", actor: "kazakhstan", question: "scale", option: "reduced", turns: 1, turn: 2 },
] as unknown as Clause[];

test("the same clauses read as sentences in each reader's own language", () => {
  expect(clauses.map((clause) => clauseText(english, clause))).toEqual([
    "Kazakhstan orders “Visit Russia”, this turn.",
    "Russia does not order “Pressure” (binding), each turn, 2 turns long.",
    "If 1 is kept: Russia pays Kazakhstan 2, this turn.",
    expect.stringMatching(/^Kazakhstan answers “.+” with “.+”, in turn 2\.$/),
  ]);
  const words = clauses.map((clause) => clauseText(german, clause));
  expect(words[2]).toBe("Wenn 1 gehalten ist: Russland zahlt an Kasachstan 2, in dieser Runde.");
  for (const sentence of words) expect(sentence).not.toMatch(/[{}]|orders|turn/);
});

test("a verdict names its turn and its evidence, in both languages", () => {
  const verdict = { result: "broken", turn: 2, why: "ordered-anyway", order: "pressure(pledge)" } as unknown as Verdict;
  const [, refrain] = clauses;
  if (refrain === undefined) throw new Error("no clause");
  expect(verdictText(english, refrain, verdict)).toMatch(/^Broken in turn 2\. It was ordered all the same: .+/);
  expect(verdictText(german, refrain, verdict)).toMatch(/^Gebrochen in Runde 2\. Es wurde trotzdem befohlen: .+/);
});

test("every verdict has words in both languages", () => {
  const whys: Verdict["why"][] = [
    "ordered",
    "not-ordered",
    "refrained",
    "ordered-anyway",
    "prevented",
    "paid",
    "could-not-pay",
    "answered",
    "answered-otherwise",
    "never-asked",
    "told",
    "condition-failed",
    "too-late",
    "left",
    "game-over",
  ];
  for (const why of whys) {
    for (const speaker of [english, german]) {
      const [clause] = clauses;
      if (clause) expect(verdictText(speaker, clause, { result: "void", turn: 1, why })).not.toContain("verdict.");
    }
  }
});

test("a clause taken out takes conditions on it along and moves the others up", () => {
  const three = [{ turns: 1 }, { turns: 1, if: 0 }, { turns: 1, if: 1 }] as unknown as Clause[];
  expect(withoutClause(three, 0)).toEqual([{ turns: 1 }, { turns: 1, if: 0 }]);
  expect(withoutClause(three, 1)).toEqual([{ turns: 1 }, { turns: 1 }]);
});
