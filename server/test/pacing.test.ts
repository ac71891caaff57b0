import type { Timetable } from "@multivector/shared/protocol/types";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { durationOf } from "../src/scenarios.ts";
import { file, loadedOf, scenario, started } from "./desk.ts";

const minute = 60_000;
const hour = 60 * minute;
const evenings: Timetable = { zone: "UTC", times: ["18:00"], weekdays: [1, 2, 3, 4, 5], holidays: [], grace: 0 };
const seal = (turn: number) => ({ turn, orders: [], answers: {} });
const noon = Date.parse("2026-11-25T12:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: noon });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a game by days", () => {
  const byDays = (grace = 0) => started({ pace: "days", timetable: { ...evenings, grace } });
  const deadline = (table: Awaited<ReturnType<typeof byDays>>["table"]) =>
    new Date(table.info().deadline ?? 0).toISOString();

  test("has one deadline a turn; report and talk belong to the days of the next orders", async () => {
    const { table, one, two } = await byDays();
    expect(deadline(table)).toBe("2026-11-25T18:00:00.000Z");
    await vi.advanceTimersByTimeAsync(6 * hour);
    expect(table.world).toMatchObject({ turn: 1, phase: "orders" });
    expect(deadline(table)).toBe("2026-11-26T18:00:00.000Z");
    await table.answer(one, "seal", seal(1));
    await table.answer(two, "seal", seal(1));
    expect(table.world).toMatchObject({ turn: 1, phase: "orders" });
    await vi.advanceTimersByTimeAsync(24 * hour);
    expect(table.world).toMatchObject({ turn: 2, phase: "orders", report: { turn: 1 } });
    expect(deadline(table)).toBe("2026-11-27T18:00:00.000Z");
    await vi.advanceTimersByTimeAsync(24 * hour);
    expect(deadline(table), "no deadline on Saturday and Sunday").toBe("2026-11-30T18:00:00.000Z");
    table.close();
  });

  test("who is late has the grace once", async () => {
    const { table, one } = await byDays(30);
    await vi.advanceTimersByTimeAsync(6 * hour);
    expect(table.world?.phase, "the briefing waits").toBe("briefing");
    await vi.advanceTimersByTimeAsync(30 * minute);
    expect(table.world?.phase).toBe("orders");
    await table.answer(one, "seal", seal(1));
    await vi.advanceTimersByTimeAsync(23.5 * hour);
    expect(table.world?.turn, "the second seat is late").toBe(1);
    await vi.advanceTimersByTimeAsync(30 * minute);
    expect(table.world?.turn).toBe(2);
    table.close();
  });

  test("of eight weeks with the end of summer time and a holiday ends each turn when the timetable says", async () => {
    vi.setSystemTime(Date.parse("2026-10-05T08:00:00Z"));
    const weekly: Timetable = { ...evenings, zone: "Europe/Berlin", weekdays: [1], holidays: ["2026-11-02"] };
    const loaded = loadedOf("steppe-eagle-2008");
    const { table, steps, one, two } = await started({ pace: "days", timetable: weekly, missed: "hold" }, "open", {
      ...loaded,
      scenario: { ...loaded.scenario, endings: [] },
    });
    table.leave(one);
    table.leave(two);
    await vi.advanceTimersByTimeAsync(10 * 7 * 24 * hour);
    const ended = steps.flatMap(({ entries }) => entries.filter(({ submission }) => submission.kind === "end-phase"));
    expect([...new Set(ended.map(({ at }) => new Date(at).toISOString()))]).toEqual([
      "2026-10-05T16:00:00.000Z",
      "2026-10-12T16:00:00.000Z",
      "2026-10-19T16:00:00.000Z",
      "2026-10-26T17:00:00.000Z",
      "2026-11-09T17:00:00.000Z",
      "2026-11-16T17:00:00.000Z",
      "2026-11-23T17:00:00.000Z",
      "2026-11-30T17:00:00.000Z",
      "2026-12-07T17:00:00.000Z",
    ]);
    table.close();
  });

  test("ends at its last turn by itself, with nobody there", async () => {
    const { table, one, two } = await byDays();
    table.leave(one);
    table.leave(two);
    await vi.advanceTimersByTimeAsync(14 * 24 * hour);
    expect(table.info()).toMatchObject({ stage: "over" });
    expect(table.world?.outcome?.turn).toBeLessThanOrEqual(scenario.turns);
    table.close();
  });
});

test("phases of a live game last as long as the host chose, in percent of what the scenario says", async () => {
  const { table } = await started({ pace: "live", tempo: 150 });
  expect(table.info().deadline).toBe(Date.now() + 1.5 * durationOf(file, "briefing"));
  table.close();
});

test("who takes a seat has what the table says about missed turns, until they say otherwise", async () => {
  const { table, two } = await started({ pace: "relaxed", missed: "hold" });
  await table.answer(two, "away", { policy: "open" });
  expect(table.info()).toMatchObject({ missed: "hold", seats: [{ away: "hold" }, { away: "open" }, {}, {}] });
  table.close();
});

describe("the host", () => {
  const host = { hostKey: "host" };

  test("pauses for a week and goes on with the time that was left", async () => {
    const { table, one, two } = await started({ pace: "live" });
    await vi.advanceTimersByTimeAsync(1000);
    await table.answer(one, "clock", { ...host, step: "pause" });
    table.leave(two);
    expect(table.info()).toMatchObject({ paused: true });
    expect(table.info().deadline).toBeUndefined();
    await vi.advanceTimersByTimeAsync(7 * 24 * hour);
    expect(table.world?.phase).toBe("briefing");
    expect(table.info().seats[1], "nobody misses anything meanwhile").toMatchObject({ caretaker: false });
    await table.answer(one, "clock", { ...host, step: "resume" });
    expect(table.info()).toMatchObject({ paused: false, deadline: Date.now() + durationOf(file, "briefing") - 1000 });
    table.close();
  });

  test("extends and ends a phase; nonsense and strangers are refused", async () => {
    const { table, one } = await started({ pace: "live" });
    const before = table.info().deadline ?? 0;
    await table.answer(one, "clock", { ...host, step: "extend", minutes: 10 });
    expect(table.info().deadline).toBe(before + 10 * minute);
    await table.answer(one, "clock", { ...host, step: "end" });
    expect(table.world?.phase).toBe("negotiation");
    const asked = (payload: { hostKey: string; step: "resume" | "end" }) => table.answer(one, "clock", payload);
    await expect(asked({ ...host, step: "resume" })).rejects.toMatchObject({ reason: { kind: "no-step" } });
    await expect(asked({ hostKey: "guess", step: "end" })).rejects.toMatchObject({ reason: { kind: "not-host" } });
    table.close();
  });

  test("ends a phase for those who are away under their mandates, no further than that phase", async () => {
    const { table, one, two, steps } = await started({ pace: "live" }, "steady");
    table.leave(two);
    await table.answer(one, "clock", { ...host, step: "end" });
    expect(table.world).toMatchObject({ turn: 1, phase: "negotiation" });
    await table.answer(one, "clock", { ...host, step: "end" });
    await table.answer(one, "seal", seal(1));
    await table.answer(one, "clock", { ...host, step: "end" });
    expect(table.world, "the caretaker's seal ended the phase").toMatchObject({ turn: 1, phase: "report" });
    expect(table.info().acts.map(({ what, phase }) => [what, phase])).toEqual([
      ["end", "negotiation"],
      ["end", "orders"],
      ["end", "report"],
    ]);
    const hands = steps.flatMap(({ entries }) => entries.filter(({ hand }) => hand === "caretaker"));
    expect(hands.map(({ submission }) => submission.kind)).toContain("seal");
    table.close();
  });

  test("switches from the lesson to days between lessons and back", async () => {
    const { table, one, steps } = await started({ pace: "live" });
    await table.answer(one, "clock", { ...host, step: "end" });
    await table.answer(one, "pace", { ...host, pace: "days", timetable: evenings });
    expect(table.world?.phase, "talk passes by itself").toBe("orders");
    expect(table.info()).toMatchObject({
      pace: "days",
      timetable: evenings,
      deadline: Date.parse("2026-11-25T18:00:00Z"),
    });
    expect(steps.at(-1)?.standing?.pacing).toMatchObject({ pace: "days" });
    await table.answer(one, "pace", { ...host, pace: "live" });
    expect(table.info()).toMatchObject({ pace: "live", deadline: Date.now() + durationOf(file, "orders") });
    const empty = { ...evenings, weekdays: [] };
    await expect(table.answer(one, "pace", { ...host, pace: "days", timetable: empty })).rejects.toMatchObject({
      reason: { kind: "bad-timetable" },
    });
    table.close();
  });
});

describe("those who hold seats", () => {
  const [first, second] = scenario.seats.map(({ id }) => id);

  test("act on the clock by a vote of more than half, which can be taken back; everybody is told who was for it", async () => {
    const { table, one, two } = await started({ pace: "live" });
    await table.answer(one, "vote", { step: "pause" });
    const asked = { step: "pause", seats: [first], against: [], need: 2 };
    expect(table.info()).toMatchObject({ paused: false, votes: [asked] });
    await table.answer(one, "vote", { step: "pause", choice: "none" });
    expect(table.info().votes).toEqual([]);
    await table.answer(one, "vote", { step: "pause" });
    await table.answer(one, "vote", { step: "pause" });
    expect(table.info().votes, "asked twice is said once").toEqual([asked]);
    await table.answer(two, "vote", { step: "pause" });
    expect(table.info()).toMatchObject({ paused: true, votes: [] });
    expect(table.info().acts).toEqual([
      { what: "pause", by: "vote", seats: [first, second], at: noon, turn: 1, phase: "briefing" },
    ]);
    table.close();
  });

  test("vote a motion down, and everybody is told so; what makes no sense now cannot be moved", async () => {
    const { table, one, two } = await started({ pace: "live" });
    await table.answer(two, "vote", { step: "end", choice: "against" });
    expect(table.info().votes, "nobody called it").toEqual([]);
    await table.answer(one, "vote", { step: "end" });
    await table.answer(two, "vote", { step: "end", choice: "against" });
    expect(table.info()).toMatchObject({ votes: [], acts: [{ what: "failed", motion: "end", by: "vote" }] });
    expect(table.world?.phase).toBe("briefing");
    for (const step of ["resume", "live", "days"] as const) {
      await expect(table.answer(one, "vote", { step })).rejects.toMatchObject({ reason: { kind: "no-step", step } });
    }
    table.close();
  });

  test("go on at another pace by a vote; a timetable once known is kept for the next time", async () => {
    const { table, one, two } = await started({ pace: "days", timetable: evenings });
    for (const person of [one, two]) await table.answer(person, "vote", { step: "live" });
    expect(table.info()).toMatchObject({ pace: "live", deadline: noon + durationOf(file, "briefing") });
    for (const person of [one, two]) await table.answer(person, "vote", { step: "days" });
    expect(table.info()).toMatchObject({ pace: "days", deadline: Date.parse("2026-11-25T18:00:00Z") });
    expect(table.info().acts.map(({ what }) => what)).toEqual(["live", "days"]);
    table.close();
  });

  test("do not wait for the votes of those who are away too long", async () => {
    const { table, one, two } = await started({ pace: "live" });
    table.leave(two);
    await vi.advanceTimersByTimeAsync(61_000);
    await table.answer(one, "vote", { step: "extend" });
    expect(table.info().acts.at(-1)).toMatchObject({ what: "extend", minutes: 5, by: "vote" });
    table.close();
  });
});

describe("a seat whose holder is away", () => {
  const settle = () => vi.advanceTimersByTimeAsync(50);

  test("is played by the caretaker after five minutes of a relaxed game, and handed back at once", async () => {
    const { table, one, two } = await started({ pace: "relaxed" }, "steady");
    const comeBack = table.leave(two);
    await vi.advanceTimersByTimeAsync(4 * minute);
    expect(table.world?.seats[1]?.ready).toBe(false);
    await vi.advanceTimersByTimeAsync(2 * minute);
    await vi.waitUntil(async () => {
      await settle();
      return table.world?.seats[1]?.ready === true;
    });
    expect(table.info().seats[1]).toMatchObject({ by: "human", connected: false, caretaker: true });
    comeBack();
    expect(table.info().seats[1]).toMatchObject({ connected: true, caretaker: false });
    const { done } = await table.answer(two, "absence", {});
    expect(done.map(({ turn, submission }) => [turn, submission.kind])).toEqual([
      [1, "agenda"],
      [1, "ready"],
    ]);
    await table.answer(two, "ready", { turn: 1, phase: "briefing", ready: false });
    expect(table.world?.seats[1]?.ready).toBe(false);
    expect((await table.answer(two, "absence", {})).done).toEqual([]);
    await table.answer(one, "away", { policy: "hold" });
    table.close();
  });

  test("waits as long as it takes if its holder wants it held", async () => {
    const { table, two } = await started({ pace: "relaxed" }, "steady");
    await table.answer(two, "away", { policy: "hold" });
    table.leave(two);
    await vi.advanceTimersByTimeAsync(60 * minute);
    expect(table.world?.seats[1]?.ready).toBe(false);
    expect(table.info().seats[1]).toMatchObject({ caretaker: false, away: "hold" });
    table.close();
  });

  test("may be taken by others if its holder leaves it open; the old ticket is dead then", async () => {
    const { table, two } = await started({ pace: "relaxed" });
    const newcomer = { id: "newcomer" };
    const seat = scenario.seats[1]?.id ?? "";
    const { token } = await table.answer(two, "sit", { token: "none" }).catch(() => ({ token: "none" }));
    await table.answer(two, "away", { policy: "open" });
    table.leave(two);
    table.enter(newcomer);
    await expect(table.answer(newcomer, "sit", { seat })).rejects.toMatchObject({ reason: { kind: "seat-taken" } });
    await vi.advanceTimersByTimeAsync(6 * minute);
    await table.answer(newcomer, "sit", { seat, name: "New" });
    expect(table.info().seats[1]).toMatchObject({ name: "New", connected: true, caretaker: false, away: "caretaker" });
    table.enter(two);
    await expect(table.answer(two, "sit", { token })).rejects.toMatchObject({ reason: { kind: "bad-token" } });
    table.close();
  });

  test("at a deadline its caretaker keeps to the mandate: no order, or none of those it must not give", async () => {
    const { table, steps, one, two } = await started({ pace: "days", timetable: evenings });
    const never = scenario.actions.map(({ id }) => id).filter((id) => id !== "campaign");
    await table.answer(one, "away", { policy: "caretaker", mandate: { orders: "none", deals: false, never: [] } });
    await table.answer(two, "away", { policy: "caretaker", mandate: { orders: "steady", deals: false, never } });
    table.leave(one);
    table.leave(two);
    await vi.advanceTimersByTimeAsync(30 * hour);
    const seals = steps.flatMap(({ entries }) =>
      entries.flatMap(({ submission, hand }) =>
        submission.kind === "seal" ? [{ hand, orders: submission.orders }] : [],
      ),
    );
    expect(seals).toHaveLength(2);
    expect(seals[0]).toEqual({ hand: "caretaker", orders: [] });
    expect(seals[1]?.orders.filter((id) => id !== "campaign")).toEqual([]);
    table.close();
  });
});
