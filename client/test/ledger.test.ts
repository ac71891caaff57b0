import { type Cause, type Report, viewOf } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { causesOf, changeOf, stepsOf, trackGroups } from "../src/ledger.ts";
import { causeText } from "../src/words.ts";
import { randomTurns, seatId, shipped } from "./game.ts";

const seat = seatId("kazakhstan");
const games = [await shipped("eagle-over-the-steppe"), await shipped("steppe-eagle-2008", "de")];

test("each cause of a number that moved belongs to exactly one step of the report, for every reader", () => {
  for (const { scenario } of games) {
    for (const world of ["a", "b", "c", "d"].flatMap((seed) => randomTurns(scenario, seed))) {
      for (const reader of [undefined, ...scenario.seats.map(({ id }) => id)]) {
        const report = viewOf(scenario, world, reader).report as Report;
        const shown = stepsOf(report).flatMap(({ causes }) => causes);
        expect(new Set(shown).size).toBe(shown.length);
        for (const { index } of scenario.slots) expect(changeOf(shown, index)).toBe(changeOf(report.ledger, index));
        const silent = report.ledger.filter((cause) => !shown.includes(cause));
        expect(silent.every(({ by }) => by.kind === "upkeep" || by.kind === "limit")).toBe(true);
      }
    }
  }
});

test("causes shown for a number add up to its change and can be said", () => {
  for (const game of games) {
    for (const { report } of randomTurns(game.scenario, "e")) {
      const ledger = report?.ledger ?? [];
      for (const { index } of game.scenario.slots) {
        const causes = causesOf(ledger, index);
        expect(causes.reduce((sum, { amount }) => sum + amount, 0)).toBe(changeOf(ledger, index));
        for (const { by } of causes) expect(causeText(game, by)).not.toBe("");
      }
    }
  }
});

test("several causes by one hand are one line, and what cancels out is none", () => {
  const by = { kind: "limit", limit: "step" } as const;
  const ledger: Cause[] = [
    { slot: 1, amount: 1, by },
    { slot: 1, amount: 2, by },
    { slot: 2, amount: 1, by },
    { slot: 2, amount: -1, by },
    { slot: 1, amount: 1, by: { kind: "undisclosed" } },
  ];
  expect(causesOf(ledger, 1).map(({ amount }) => amount)).toEqual([3, 1]);
  expect(causesOf(ledger, 2)).toEqual([]);
});

test("two results of one order id by different seats keep their own causes", () => {
  const other = seatId("china");
  const ledger: Cause[] = [seat, other].map((one, at) => ({
    slot: at,
    amount: 1,
    by: { kind: "order", seat: one, order: "mediate" as never },
  }));
  const orders = [seat, other].map((one) => ({ seat: one, order: "mediate" as never }));
  const steps = stepsOf({ turn: 1, orders, answers: [], events: [], forums: [], ledger });
  expect(steps.map(({ causes }) => causes.length)).toEqual([1, 1]);
});

test("every track is in one group", () => {
  for (const { scenario } of games) {
    const grouped = trackGroups(scenario).flatMap(({ tracks }) => tracks);
    expect(new Set(grouped)).toEqual(new Set(scenario.tracks));
    expect(grouped.length).toBe(scenario.tracks.length);
  }
});
