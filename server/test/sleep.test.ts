import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { atTime, later } from "../src/clock.ts";
import { Library } from "../src/library.ts";
import { durationOf, loadShelf } from "../src/scenarios.ts";
import { Alarms } from "../src/table/alarms.ts";
import { newBotQueue } from "../src/table/botQueue.ts";
import { Tables } from "../src/table/tables.ts";
import { newThinkers } from "../src/table/thinkers.ts";
import { introduction, scenariosDir } from "./harness.ts";
import { noNotices } from "./noNotices.ts";
import { openAt, sqlitePlace } from "./place.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const shelf = loadShelf(scenariosDir);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each([
  ["is not set", 0],
  ["is set back by an hour", -hour],
  ["is set forward by an hour", hour],
])("when the clock %s", (_, jump) => {
  const set = () => vi.setSystemTime(Date.now() + jump);

  test("a wait for what is left of a phase is neither hurried nor delayed", () => {
    const ended = vi.fn();
    later(Date.now() + 10 * minute, ended);
    set();
    vi.advanceTimersByTime(10 * minute - 1);
    expect(ended).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ended).toHaveBeenCalledOnce();
  });

  test("a wait for a time of day ends when the clock shows it", () => {
    const ended = vi.fn();
    atTime(Date.now() + 3 * hour, ended);
    set();
    vi.advanceTimersByTime(3 * hour - jump - 1);
    expect(ended).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ended).toHaveBeenCalledOnce();
  });

  test("alarms of both kinds go off as those waits do, shortly before", () => {
    const rung: string[] = [];
    const alarms = new Alarms((code) => {
      alarms.take(code);
      rung.push(code);
    });
    alarms.set("LIVE22", { deadline: Date.now() + 2 * hour, byWall: false });
    alarms.set("DAYS22", { deadline: Date.now() + 3 * hour, byWall: true });
    alarms.set("GONE22", { deadline: Date.now() + hour, byWall: false });
    alarms.take("GONE22");
    set();
    vi.advanceTimersByTime(2 * hour - 2 * second);
    expect(rung).toEqual([]);
    vi.advanceTimersByTime(second);
    expect(rung).toContain("LIVE22");
    vi.advanceTimersByTime(hour - jump + minute);
    expect([...rung].sort()).toEqual(["DAYS22", "LIVE22"]);
  });

  test("a live table that sleeps is woken for its deadline, and its phase ends by it", async () => {
    const { tables, code, phaseEnds, closed } = await sleeping();
    const lasts = durationOf(fileOf(), "briefing");
    set();
    await advance(lasts - 3 * second);
    expect(tables.count).toBe(0);
    await advance(2 * second);
    expect(tables.count).toBe(1);
    expect(await phaseEnds(code)).toBe("1 briefing");
    await advance(3 * second);
    expect(await phaseEnds(code)).toBe("1 negotiation");
    await closed();
  });

  test("whoever comes to a live table that sleeps finds what was left of its phase", async () => {
    const { tables, code, closed } = await sleeping();
    const left = durationOf(fileOf(), "briefing") - 20 * second;
    set();
    await advance(20 * second);
    const table = await tables.find(code);
    expect(Math.abs((table.info().deadline ?? 0) - Date.now() - left)).toBeLessThanOrEqual(second);
    await closed();
  });
});

const fileOf = () => {
  const loaded = shelf.scenarios.get(introduction);
  if (loaded === undefined) throw new Error("no introduction");
  return loaded.file;
};

/** Lets time pass in small steps, and the store do its work in between. */
async function advance(time: number): Promise<void> {
  for (let passed = 0; passed < time; passed += second / 2) {
    await vi.advanceTimersByTimeAsync(second / 2);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A live table in its first briefing, with one person who has left, asleep. */
async function sleeping() {
  const place = await sqlitePlace();
  const store = await openAt(place);
  const warn = vi.fn();
  const listener = { changed: () => {}, seated: () => {}, displaced: () => {} };
  const alarms = new Alarms((code) => void tables.find(code).then((table) => table.open(listener)));
  const queue = newBotQueue(() => {});
  const tables: Tables = new Tables({
    library: new Library(shelf, store),
    notices: noNotices,
    store,
    alarms,
    queue,
    thinkers: newThinkers(),
    most: 10,
    warn,
  });
  const { code, hostKey } = await tables.open({ scenario: introduction, pace: "live", fill: {} });
  const table = await tables.find(code);
  const person = { id: "person" };
  table.open(listener);
  table.enter(person);
  await table.answer(person, "sit", {});
  await table.answer(person, "start", { hostKey });
  table.leave(person);
  await expect.poll(() => table.idle, { interval: 1 }).toBe(true);
  table.close();
  tables.forget(code);
  await expect.poll(() => alarms.has(code), { interval: 1 }).toBe(true);
  return {
    tables,
    code,
    phaseEnds: async (of: string) => {
      const { world } = await tables.find(of);
      return `${world?.turn} ${world?.phase}`;
    },
    closed: async () => {
      (await tables.find(code)).close();
      tables.stop();
      await tables.settled();
      await store.close();
      place.remove();
      expect(warn).not.toHaveBeenCalled();
    },
  };
}
