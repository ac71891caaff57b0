import type { CaretakerStep, Mandate } from "@multivector/shared/protocol/types";
import { asId, type SeatId } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { absenceOf, readLastHere } from "../src/absence.ts";

const mandate: Mandate = { orders: "steady", deals: false, never: [] };
const minute = 60_000;
const left = { turn: 1, phase: "orders", at: 0, told: 0 };
const seat = asId<SeatId>("north");
const step = (at: number, kind: "unseal" | "ready"): CaretakerStep => ({
  turn: 1,
  at,
  hand: "caretaker",
  submission: kind === "ready" ? { kind, seat, ready: true } : { kind, seat },
});
const quiet = { done: [], mandate };

test("who was gone for a moment and missed nothing that was done is told nothing", () => {
  expect(absenceOf(undefined, { turn: 3, phase: "orders", at: 0 }, quiet)).toBeUndefined();
  expect(absenceOf(left, { turn: 1, phase: "orders", at: 90 * minute }, quiet)).toBeUndefined();
  expect(absenceOf(left, { turn: 1, phase: "report", at: 2000 }, quiet)).toBeUndefined();
});

test("phases that ended in a longer absence are told", () => {
  expect(absenceOf(left, { turn: 2, phase: "briefing", at: 5 * minute }, quiet)).toEqual({ left, ...quiet });
});

test("each step of a caretaker is told once, wherever its holder comes back", () => {
  const done = [step(5, "unseal"), step(6, "ready"), step(9, "unseal")];
  const back = { turn: 1, phase: "orders", at: 10 };
  expect(absenceOf(undefined, back, { done, mandate })?.done.map(({ at }) => at)).toEqual([5, 9]);
  expect(absenceOf({ ...left, told: 5 }, back, { done, mandate })?.done.map(({ at }) => at)).toEqual([9]);
  expect(absenceOf({ ...left, told: 9 }, back, { done, mandate })).toBeUndefined();
});

test("a memory that cannot be read is none", () => {
  expect(readLastHere("{")).toBeUndefined();
  expect(readLastHere(JSON.stringify(left))).toEqual(left);
});
