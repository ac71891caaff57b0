import type { SeatFill } from "@multivector/shared/protocol/types";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { durationOf, loadShelf } from "../src/scenarios.ts";
import type { Step } from "../src/store/store.ts";
import { newBotQueue } from "../src/table/botQueue.ts";
import { BotSeats } from "../src/table/botSeats.ts";
import { newChairs, type Person } from "../src/table/chairs.ts";
import { Game } from "../src/table/game.ts";
import { hashKey } from "../src/table/keys.ts";
import { Press } from "../src/table/press.ts";
import { Seating } from "../src/table/seating.ts";
import { Table } from "../src/table/table.ts";
import { introduction, scenariosDir } from "./harness.ts";

const loaded = loadShelf(scenariosDir).scenarios.get(introduction);
if (loaded === undefined) throw new Error("no introduction");
const { scenario, file } = loaded;
const [firstSeat, secondSeat] = scenario.seats.map(({ id }) => id);

const none = async () => [];

/** A table over a store that can be told to refuse. */
function newTable(pace: "live" | "relaxed" = "relaxed", fill: SeatFill = "open") {
  const steps: Step[] = [];
  const disk = { full: false, slow: 0 };
  const write = async () => {
    if (disk.slow > 0) await new Promise((resolve) => setTimeout(resolve, disk.slow));
    if (disk.full) throw new Error("disk full");
  };
  const store = {
    append: async (step: Step) => {
      await write();
      steps.push(step);
    },
    sit: write,
    stand: write,
    setFill: write,
    press: { say: write, report: write, mute: write, headings: none, reports: none, messages: none },
  };
  const warnings: string[] = [];
  const warn = (message: string) => void warnings.push(message);
  const code = "TABLE2";
  const seed = "seed";
  const fills = Object.fromEntries(scenario.seats.map(({ id }) => [id, fill]));
  const table = new Table({
    code,
    scenario,
    pace,
    hostKeyHash: hashKey("host"),
    game: new Game(
      { code, scenario, seed, pace, store, lasts: (phase) => durationOf(file, phase) },
      { world: undefined, stage: "lobby", deadline: undefined, count: 0 },
    ),
    seating: new Seating({ code, pace, store, chairs: newChairs(scenario, fills, []) }),
    bots: new BotSeats({ scenario, seed, queue: newBotQueue(() => warn("bot")), warn }),
    press: new Press(
      { code, scenario, mode: "full", facilitated: false, store: store.press },
      { headings: [], reports: [], muted: [] },
    ),
    turnEnds: async () => [],
    warn,
  });
  table.open({ changed: () => {}, seated: () => {}, displaced: () => {} });
  return { table, steps, disk, warnings };
}

async function started(pace: "live" | "relaxed" = "relaxed", fill: SeatFill = "open") {
  const made = newTable(pace, fill);
  const people: Person[] = scenario.seats.slice(0, 2).map(({ id }) => ({ id: `person ${id}` }));
  for (const person of people) {
    made.table.enter(person);
    await made.table.answer(person, "sit", {});
  }
  const [one, two] = people;
  if (one === undefined || two === undefined) throw new Error("two seats are needed");
  await made.table.answer(one, "start", { hostKey: "host" });
  return { ...made, one, two };
}

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

  test("does not stop a bot for good", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const { table, disk, warnings } = await started("relaxed", "steady");
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
    const { table, steps } = await started("live");
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
    const { table, one, two } = await started("live", "steady");
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
