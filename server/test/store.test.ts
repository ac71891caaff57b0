import { afterAll, describe, expect, test } from "vitest";
import { openSqliteStore } from "../src/store/sqliteStore.ts";
import type { Step, StoredSession } from "../src/store/store.ts";
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
  pace: "live",
  stage: "lobby",
  fill: { a: "steady" },
  hostKeyHash: "k",
  openedAt: 1,
  deadline: undefined,
});
const step = (code: string, from: number, change: Partial<Step> = {}): Step => ({
  code,
  from,
  entries: [{ submission: { kind: "end-phase" }, at: 2 }],
  hashes: [],
  standing: { stage: "playing", deadline: undefined },
  ...change,
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
      step("ORDER2", 3, { entries: [], hashes: [{ turn: 1, hash: "one" }], standing: { stage: "over", deadline: 77 } }),
    );
    expect((await store.record("ORDER2")).entries.map(({ at }) => at)).toEqual([0, 1, 2]);
    expect((await store.record("ORDER2")).hashes).toEqual(["one"]);
    expect(await store.session("ORDER2")).toEqual({ ...session("ORDER2"), stage: "over", deadline: 77 });
    expect(await store.running()).toContain("ORDER2");
  });

  test("refuses the second of two steps with the same number, whole, and no other table's in the same group", async () => {
    await Promise.all(["TWINA2", "TWINB2"].map((code) => store.open(session(code))));
    const results = await Promise.allSettled([
      store.append(step("TWINA2", 0)),
      store.append(
        step("TWINA2", 0, { standing: { stage: "over", deadline: undefined }, hashes: [{ turn: 1, hash: "x" }] }),
      ),
      store.append(step("TWINB2", 0)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await store.session("TWINA2"))?.stage).toBe("playing");
    expect(await store.record("TWINA2")).toMatchObject({ hashes: [], entries: [{ at: 2 }] });
  });

  test("knows who holds a seat, and one holder a seat", async () => {
    await store.open(session("SEATS2"));
    await store.sit("SEATS2", { seat: "a", name: "A", tokenHash: "1" });
    await store.sit("SEATS2", { seat: "a", name: "A again", tokenHash: "2" });
    await store.sit("SEATS2", { seat: "b", name: "A moved", tokenHash: "3" }, "a");
    expect(await store.seats("SEATS2")).toEqual([{ seat: "b", name: "A moved", tokenHash: "3" }]);
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
