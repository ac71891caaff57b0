import { join } from "node:path";
import { asId, type Message, type SeatId } from "@multivector/shared/rules";
import Sqlite from "better-sqlite3";
import { afterAll, describe, expect, test } from "vitest";
import { openSqliteStore } from "../src/store/sqliteStore.ts";
import type { Step, StoredSession } from "../src/store/store.ts";
import { usualAway } from "../src/table/chairs.ts";
import { newDataDir, removeDir } from "./harness.ts";

const dir = newDataDir();
const store = await openSqliteStore(dir);
afterAll(async () => {
  await store.close();
  removeDir(dir);
});

const session = (code: string): StoredSession => ({
  code,
  engine: "1",
  scenario: { id: "s", version: "1.0.0", hash: "h" },
  seed: "seed",
  pacing: { pace: "live" },
  stage: "lobby",
  fill: { a: "steady" },
  hostKeyHash: "k",
  press: "full",
  facilitated: false,
  muted: [],
  openedAt: 1,
  deadline: undefined,
});
const step = (code: string, from: number, change: Partial<Step> = {}): Step => ({
  code,
  from,
  entries: [{ submission: { kind: "end-phase" }, at: 2 }],
  hashes: [],
  standing: { stage: "playing", deadline: undefined, pacing: { pace: "live" } },
  ...change,
});

const message = (number: number, change: Partial<Message> = {}): Message => ({
  number,
  turn: 1,
  phase: "negotiation",
  from: asId<SeatId>("a"),
  to: [asId<SeatId>("b")],
  says: { kind: "text", text: `Words ${number}` },
  at: 5,
  ...change,
});

describe("press in the store", () => {
  test("comes back word for word, with its reports and the muted seats", async () => {
    await store.open(session("PRESS2"));
    const promise = message(2, { to: [], promise: true });
    await Promise.all([store.press.say("PRESS2", message(1), "x"), store.press.say("PRESS2", promise, "y")]);
    const report = { number: 1, seat: "b", name: "B" };
    await store.press.report("PRESS2", report);
    await store.press.report("PRESS2", report);
    await store.press.mute("PRESS2", ["a"]);
    expect(await store.press.headings("PRESS2")).toEqual([
      { number: 1, from: "a", to: ["b"], at: 5, id: "x" },
      { number: 2, from: "a", to: [], at: 5, id: "y" },
    ]);
    expect(await store.press.messages("PRESS2", [2])).toEqual([promise]);
    expect(await store.press.reports("PRESS2")).toEqual([report]);
    expect((await store.session("PRESS2"))?.muted).toEqual(["a"]);
  });

  test("refuses a number or a sender's id that is there already, and nothing of another table's", async () => {
    await Promise.all(["PRESA2", "PRESB2"].map((code) => store.open(session(code))));
    const results = await Promise.allSettled([
      store.press.say("PRESA2", message(1), "x"),
      store.press.say("PRESA2", message(1), "y"),
      store.press.say("PRESA2", message(2), "x"),
      store.press.say("PRESB2", message(1), "x"),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
    expect(await store.press.headings("PRESA2")).toHaveLength(1);
  });
});

describe("a data folder of format 1", () => {
  test("is opened and brought up to date: its tables are there, with full press", async () => {
    const old = newDataDir();
    const file = new Sqlite(join(old, "multivector.sqlite"));
    file.exec(`create table meta (id integer primary key, format integer not null);
      create table sessions (code text primary key, engine text not null, scenario text not null, version text not null,
        hash text not null, seed text not null, pace text not null, stage text not null, fill text not null,
        host_key_hash text not null, opened_at bigint not null, deadline bigint not null);
      create table submissions (session text not null references sessions(code), seq integer not null,
        at bigint not null, body text not null, primary key (session, seq));
      create table turns (session text not null references sessions(code), turn integer not null, hash text not null,
        primary key (session, turn));
      create table seats (session text not null references sessions(code), seat text not null, name text not null,
        token_hash text not null, primary key (session, seat));
      create index running on sessions (deadline) where deadline > 0;
      insert into meta values (1, 1);
      insert into sessions values ('OLDER2', '1', 's', '1.0.0', 'h', 'seed', 'live', 'lobby', '{"a":"steady"}', 'k', 1, 0);
      insert into submissions values ('OLDER2', 0, 2, '{"kind":"end-phase"}');`);
    file.close();
    for (let time = 0; time < 2; time += 1) {
      const opened = await openSqliteStore(old);
      expect(await opened.session("OLDER2")).toEqual(session("OLDER2"));
      expect((await opened.record("OLDER2")).entries).toHaveLength(1);
      await opened.press.say("OLDER2", message(time + 1), `${time}`);
      expect(await opened.press.headings("OLDER2")).toHaveLength(time + 1);
      await opened.close();
    }
    removeDir(old);
  });

  test("of a newer program is left alone, with a plain sentence", async () => {
    const newer = newDataDir();
    const file = new Sqlite(join(newer, "multivector.sqlite"));
    file.exec("create table meta (id integer primary key, format integer not null); insert into meta values (1, 99)");
    file.close();
    await expect(openSqliteStore(newer)).rejects.toThrow("written by a newer version (format 99)");
    removeDir(newer);
  });
});

describe("the store", () => {
  test("gives back what it was given, in order", async () => {
    await store.open(session("ORDER2"));
    await Promise.all(
      [0, 1, 2].map((from) =>
        store.append(step("ORDER2", from, { entries: [{ submission: { kind: "end-phase" }, at: from }] })),
      ),
    );
    await store.append(
      step("ORDER2", 3, {
        entries: [],
        hashes: [{ turn: 1, hash: "one" }],
        standing: { stage: "over", deadline: 77, pacing: { pace: "live" } },
      }),
    );
    expect((await store.record("ORDER2")).entries.map(({ at }) => at)).toEqual([0, 1, 2]);
    expect((await store.record("ORDER2")).hashes).toEqual(["one"]);
    expect(await store.session("ORDER2")).toEqual({
      ...session("ORDER2"),
      stage: "over",
      deadline: 77,
      pacing: { pace: "live" },
    });
    expect(await store.running()).toContain("ORDER2");
  });

  test("refuses the second of two steps with the same number, whole, and no other table's in the same group", async () => {
    await Promise.all(["TWINA2", "TWINB2"].map((code) => store.open(session(code))));
    const results = await Promise.allSettled([
      store.append(step("TWINA2", 0)),
      store.append(
        step("TWINA2", 0, {
          standing: { stage: "over", deadline: undefined, pacing: { pace: "live" } },
          hashes: [{ turn: 1, hash: "x" }],
        }),
      ),
      store.append(step("TWINB2", 0)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await store.session("TWINA2"))?.stage).toBe("playing");
    expect(await store.record("TWINA2")).toMatchObject({ hashes: [], entries: [{ at: 2 }] });
  });

  test("knows who holds a seat, and one holder a seat", async () => {
    await store.open(session("SEATS2"));
    await store.sit("SEATS2", { seat: "a", name: "A", tokenHash: "1", away: usualAway });
    await store.sit("SEATS2", { seat: "a", name: "A again", tokenHash: "2", away: usualAway });
    await store.sit("SEATS2", { seat: "b", name: "A moved", tokenHash: "3", away: usualAway }, "a");
    expect(await store.seats("SEATS2")).toEqual([{ seat: "b", name: "A moved", tokenHash: "3", away: usualAway }]);
    await store.stand("SEATS2", "b");
    expect(await store.seats("SEATS2")).toEqual([]);
    await store.setFill("SEATS2", { a: "open" });
    expect((await store.session("SEATS2"))?.fill).toEqual({ a: "open" });
    expect(await store.session("NOBODY")).toBeUndefined();
  });

  test("is the same after it was closed and opened again", async () => {
    const second = await openSqliteStore(dir);
    expect((await second.record("ORDER2")).entries).toHaveLength(3);
    await second.close();
  });
});
