import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { openSqliteStore } from "../src/store/sqliteStore.ts";
import { newDataDir, removeDir } from "./harness.ts";
import { sqlitePlace } from "./place.ts";
import { message, session, step, storeTests } from "./storeTests.ts";

storeTests("SQLite", sqlitePlace);

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
      insert into seats values ('OLDER2', 'a', 'Anna', 'hash');
      insert into submissions values ('OLDER2', 0, 2, '{"kind":"end-phase"}');`);
    file.close();
    for (let time = 0; time < 2; time += 1) {
      const opened = await openSqliteStore(old);
      expect(await opened.session("OLDER2")).toEqual(session("OLDER2"));
      expect((await opened.record("OLDER2")).entries).toHaveLength(1);
      expect(await opened.seats("OLDER2"), "a delegation of one").toMatchObject([
        { seat: "a", members: [{ id: "1", name: "Anna", tokenHash: "hash" }], tickets: [], reserved: false, past: [] },
      ]);
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

describe("a full disk", () => {
  test("refuses what does not fit, whole; what fits is kept, and when there is room again all is", async () => {
    const dir = newDataDir();
    const store = await openSqliteStore(dir, { mostPages: 60 });
    await store.open(session("FULLA2"), "{}");
    await store.open(session("FULLB2"), "{}");
    const words = "x".repeat(40_000);
    const says = { kind: "text", text: words } as const;
    let said = 0;
    while (
      await store.press.say("FULLA2", message(said + 1, { says }), `${said}`).then(
        () => true,
        () => false,
      )
    )
      said += 1;
    const results = await Promise.allSettled([
      store.press.say("FULLA2", message(said + 1, { says }), "late"),
      store.append(step("FULLB2", 0)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect(await store.press.headings("FULLA2")).toHaveLength(said);
    await expect(store.press.say("FULLA2", message(said + 1, { says }), "late")).rejects.toThrow("is full");
    await store.close();
    const roomy = await openSqliteStore(dir);
    await roomy.press.say("FULLA2", message(said + 1, { says }), "late");
    expect((await roomy.press.messages("FULLA2", [said + 1]))[0]?.says).toEqual(says);
    expect((await roomy.record("FULLB2")).entries).toHaveLength(1);
    await roomy.close();
    removeDir(dir);
  });
});

describe("a data folder", () => {
  test("that somebody removes under a running server takes nothing more, and says so", async () => {
    const dir = newDataDir();
    const store = await openSqliteStore(dir);
    await store.open(session("GONE22"), "{}");
    removeDir(dir);
    await expect(store.append(step("GONE22", 0))).rejects.toThrow("multivector.sqlite is gone");
    await store.close();
  });

  test("has one server: another one says so in a plain sentence, until the first is gone", async () => {
    const dir = newDataDir();
    const first = await openSqliteStore(dir);
    await expect(openSqliteStore(dir)).rejects.toThrow(`Another server is using the data folder ${dir}`);
    await first.close();
    await (await openSqliteStore(dir)).close();
    removeDir(dir);
  });
});
