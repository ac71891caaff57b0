import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { durationOf } from "../src/scenarios.ts";
import type { Person } from "../src/table/chairs.ts";
import { file, newTable, scenario, started } from "./desk.ts";

const [firstSeat, secondSeat] = scenario.seats.map(({ id }) => id);
const ready = { turn: 1, phase: "briefing", ready: true };

describe("a store that refuses", () => {
  test("leaves words unsaid; sent again they are said once", async () => {
    const { table, disk, one } = await started();
    const words = { id: "a", to: [], text: "Hello" };
    disk.full = true;
    await expect(table.answer(one, "say", words)).rejects.toMatchObject({ reason: { kind: "not-saved" } });
    expect(table.press.publicCount).toBe(0);
    disk.full = false;
    expect(await table.answer(one, "say", words)).toEqual({ number: 1 });
    expect(await table.answer(one, "say", words)).toEqual({ number: 1 });
    expect(table.press.publicCount).toBe(1);
  });

  test("leaves nothing changed, says not-saved, and play goes on when it recovers", async () => {
    const { table, steps, disk, one } = await started();
    const before = table.world;
    disk.full = true;
    const asked = table.answer(one, "ready", ready);
    await expect(asked).rejects.toMatchObject({ reason: { kind: "not-saved" } });
    await expect(table.answer(one, "stand", {})).rejects.toMatchObject({ reason: { kind: "not-saved" } });
    expect(table.world).toBe(before);
    expect(table.info().seats[0]?.by).toBe("human");
    disk.full = false;
    await table.answer(one, "ready", ready);
    expect(table.world?.seats[0]?.ready).toBe(true);
    expect(steps.at(-1)?.entries).toMatchObject([{ submission: { kind: "ready", seat: firstSeat } }]);
  });

  test("and has kept the step all the same is believed by what it kept: sent again, nothing is done twice", async () => {
    const { table, steps, disk, one, two } = await started();
    disk.lying = true;
    await expect(table.answer(one, "ready", ready)).rejects.toMatchObject({ reason: { kind: "not-saved" } });
    expect(table.world?.seats[0]?.ready).toBe(false);
    disk.lying = false;
    const kept = steps.length;
    await table.answer(two, "ready", ready);
    expect(steps).toHaveLength(kept + 1);
    expect(table.world?.seats.slice(0, 2).map((seat) => seat.ready)).toEqual([true, true]);
  });

  test("and has kept the words all the same: said again they are said once, and others follow", async () => {
    const { table, disk, one, two } = await started();
    const words = { id: "a", to: [], text: "Hello" };
    disk.lying = true;
    await expect(table.answer(one, "say", words)).rejects.toMatchObject({ reason: { kind: "not-saved" } });
    disk.lying = false;
    expect(await table.answer(two, "say", { ...words, text: "Hello too" })).toEqual({ number: 2 });
    expect(await table.answer(one, "say", words)).toEqual({ number: 1 });
    expect(table.press.publicCount).toBe(2);
  });

  test("and has begun the game all the same: it is begun once", async () => {
    const made = newTable();
    const host: Person = { id: "host" };
    made.table.enter(host);
    made.disk.lying = true;
    const begin = { hostKey: "host" };
    await expect(made.table.answer(host, "start", begin)).rejects.toMatchObject({ reason: { kind: "not-saved" } });
    made.disk.lying = false;
    await expect(made.table.answer(host, "start", begin)).rejects.toMatchObject({
      reason: { kind: "already-started" },
    });
    expect(made.table.world?.turn).toBe(1);
  });

  test("does not stop a bot for good", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const { table, disk, warnings } = await started({ pace: "relaxed" }, "steady");
    disk.full = true;
    await vi.waitUntil(async () => {
      await vi.advanceTimersByTimeAsync(1);
      return warnings.length > 0;
    });
    disk.full = false;
    await vi.waitUntil(async () => {
      await vi.advanceTimersByTimeAsync(500);
      return table.world?.seats[2]?.ready === true;
    });
    table.close();
    vi.useRealTimers();
  });
});

describe("requests that come at once", () => {
  test("are kept one after another, each on top of the last", async () => {
    const { table, steps, disk, one, two } = await started();
    disk.slow = 5;
    const asked = [one, two, one].map((person) => table.answer(person, "ready", ready));
    expect(await Promise.all(asked)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    const counted = steps.filter(({ entries }) => entries.length > 0);
    expect(counted.map(({ from }) => from)).toEqual([0, 1, 2]);
    expect(table.world?.seats.map((seat) => seat.ready)).toEqual([true, true, false, false]);
  });

  test("acknowledge only what is kept", async () => {
    const { table, steps, disk, one } = await started();
    disk.slow = 20;
    let acknowledged = false;
    const asked = table.answer(one, "ready", ready).then(() => {
      acknowledged = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([acknowledged, steps.length, table.world?.seats[0]?.ready]).toEqual([false, 1, false]);
    await asked;
    expect(steps).toHaveLength(2);
  });
});

describe("a seat", () => {
  test("speaks only through the connection that sits in it", async () => {
    const { table } = await started();
    const watcher: Person = { id: "watcher" };
    table.enter(watcher);
    await expect(table.answer(watcher, "ready", ready)).rejects.toMatchObject({ reason: { kind: "not-seated" } });
    expect(table.info().observers).toBe(1);
  });

  test("is kept for a lost connection, which comes back to it by itself unless another tab was faster", async () => {
    const { table, one, two } = await started();
    const comeBack = table.leave(one);
    expect(table.info().seats[0]).toMatchObject({ by: "human", connected: false });
    comeBack();
    await table.answer(one, "ready", ready);
    const late = table.leave(two);
    await table.answer({ id: "thief" }, "sit", { seat: secondSeat ?? "" }).catch(() => {});
    expect(table.info().seats[1]).toMatchObject({ by: "human", connected: false });
    late();
    await table.answer(two, "ready", ready);
  });
});

describe("the clock of a live table", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("ends each phase at its time, keeps the deadline, and the game ends by itself", async () => {
    const { table, steps } = await started({ pace: "live" });
    const begun = Date.now();
    expect(table.info().deadline).toBe(begun + durationOf(file, "briefing"));
    await vi.advanceTimersByTimeAsync(durationOf(file, "briefing") - 10);
    expect(table.world?.phase).toBe("briefing");
    await vi.advanceTimersByTimeAsync(20);
    expect(table.world?.phase).toBe(scenario.phases[1]);
    expect(steps.at(-1)).toMatchObject({
      standing: { stage: "playing", deadline: table.info().deadline },
      entries: [{ submission: { kind: "end-phase" } }],
    });
    const turn = scenario.phases.reduce((sum, phase) => sum + durationOf(file, phase), 0);
    await vi.advanceTimersByTimeAsync(turn * scenario.turns + 1000);
    expect(table.info()).toMatchObject({ stage: "over" });
    expect(table.info().deadline).toBeUndefined();
    expect(table.idle).toBe(false);
    table.close();
  });

  test("does not ring early when a phase ended before its time", async () => {
    const { table, one, two } = await started({ pace: "live" }, "steady");
    await vi.waitUntil(async () => {
      await vi.advanceTimersByTimeAsync(1);
      return table.world?.seats.slice(2).every((seat) => seat.ready) === true;
    });
    await vi.advanceTimersByTimeAsync(durationOf(file, "briefing") / 2);
    await table.answer(one, "ready", ready);
    expect(table.world?.phase).toBe("briefing");
    await table.answer(two, "ready", ready);
    expect(table.world?.phase).toBe("negotiation");
    expect(table.info().deadline).toBe(Date.now() + durationOf(file, "negotiation"));
    await vi.advanceTimersByTimeAsync(durationOf(file, "negotiation") - 10);
    expect(table.world?.phase).toBe("negotiation");
    await vi.advanceTimersByTimeAsync(20);
    expect(table.world?.phase).toBe("orders");
    table.close();
  });
});
