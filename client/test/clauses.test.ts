import type { Clause, Verdict } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { clauseText, lastTurnOf, verdictText, withoutClause } from "../src/clauses.ts";
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
    "Russia does not order “Pressure (any)” (binding), for 2 turns.",
    "If 1 is kept: Russia pays Kazakhstan 2, at the end of that turn.",
    expect.stringMatching(/^Kazakhstan answers “.+” with “.+”, in turn 2\.$/),
  ]);
  const words = clauses.map((clause) => clauseText(german, clause));
  expect(words[2]).toBe("Wenn 1 gehalten ist: Russland zahlt an Kasachstan 2, am Ende dieser Runde.");
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

test("a signed clause names its turns; a conditional one those after its condition; an offer may be signed later", () => {
  const [order, refrain, pay] = clauses;
  if (order === undefined || refrain === undefined || pay === undefined) throw new Error("no clauses");
  expect(clauseText(english, order, { from: 2 })).toBe("Kazakhstan orders “Visit Russia”, in turn 2.");
  expect(clauseText(english, refrain, { from: 2 })).toContain("in turns 2 to 3");
  expect(clauseText(english, order, undefined, true)).toContain("in the turn it is signed");
  const then = { ...order, if: 0 };
  expect(clauseText(english, then)).toContain("in that turn or the next");
  expect(clauseText(english, then, { from: 2 })).toContain("in turns 2 to 3");
  expect(lastTurnOf(english.scenario, then, { from: 2 })).toBe(3);
  expect(lastTurnOf(english.scenario, { ...refrain, turns: 9 }, { from: 2 })).toBe(english.scenario.turns);
  expect(lastTurnOf(english.scenario, then, {})).toBeUndefined();
  expect(clauseText(german, pay)).toMatch(/am Ende dieser Runde\.$/);
});

test("parameters that are left open read as any, in both languages", () => {
  const partly = { kind: "order", actor: "kazakhstan", action: "exercise", params: { v: "nato" }, turns: 1 };
  const clause = partly as unknown as Clause;
  expect(clauseText(english, clause)).toBe("Kazakhstan orders “Host an exercise with NATO, any”, this turn.");
  expect(clauseText(german, clause)).toContain("beliebig");
});

test("a clause taken out takes conditions on it along and moves the others up", () => {
  const three = [{ turns: 1 }, { turns: 1, if: 0 }, { turns: 1, if: 1 }] as unknown as Clause[];
  expect(withoutClause(three, 0)).toEqual([{ turns: 1 }, { turns: 1, if: 0 }]);
  expect(withoutClause(three, 1)).toEqual([{ turns: 1 }, { turns: 1 }]);
});
