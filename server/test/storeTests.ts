import { asId, type Message, type Outcome, type SeatId } from "@multivector/shared/rules";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StoredSubscription } from "../src/store/noticeStore.ts";
import type { Step, Store, StoredSeat, StoredSession } from "../src/store/store.ts";
import { usualAway } from "../src/table/chairs.ts";
import { openAt, type Place } from "./place.ts";

export const session = (code: string): StoredSession => ({
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
  outcome: undefined,
});
export const step = (code: string, from: number, change: Partial<Step> = {}): Step => ({
  code,
  from,
  entries: [{ submission: { kind: "end-phase" }, at: 2 }],
  hashes: [],
  standing: { stage: "playing", deadline: undefined, pacing: { pace: "live" }, outcome: undefined },
  ...change,
});

export const message = (number: number, change: Partial<Message> = {}): Message => ({
  number,
  turn: 1,
  phase: "negotiation",
  from: asId<SeatId>("a"),
  to: [asId<SeatId>("b")],
  says: { kind: "text", text: `Words ${number}` },
  at: 5,
  ...change,
});

const outcome: Outcome = { kind: "time", turn: 3, seats: [] };

/** What a store promises, whatever database it is over. */
export function storeTests(database: string, newPlace: () => Promise<Place>): void {
  let place: Place;
  let store: Store;
  beforeAll(async () => {
    place = await newPlace();
    store = await openAt(place);
  });
  afterAll(async () => {
    await store.close();
    place.remove();
  });

  describe(`press over ${database}`, () => {
    test("comes back word for word, with its reports and the muted seats", async () => {
      await store.open(session("PRESS2"), "{}");
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
      await Promise.all(["PRESA2", "PRESB2"].map((code) => store.open(session(code), "{}")));
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

  describe(`notices over ${database}`, () => {
    const browser = (id: string, seat = "a"): StoredSubscription => ({
      id,
      seat,
      holder: "h",
      endpoint: `https://push.example.org/${id}`,
      p256dh: "p",
      auth: "a",
      language: "en",
      zone: "Europe/Berlin",
    });

    test("each is claimed once for each recipient, whoever comes first", async () => {
      await store.open(session("CLAIM2"), "{}");
      const key = { code: "CLAIM2", turn: 1, phase: "orders", kind: "turn" };
      const claims = await Promise.all([
        store.notices.claim(key, ["x", "y"]),
        store.notices.claim(key, ["y", "z"]),
        store.notices.claim({ ...key, turn: 2 }, ["x"]),
      ]);
      expect(claims.slice(0, 2).flat().sort()).toEqual(["x", "y", "z"]);
      expect(claims[2]).toEqual(["x"]);
      expect(await store.notices.claim(key, ["x", "y", "z"])).toEqual([]);
    });

    test("the newest browsers of a seat are kept, each once; a chat can be changed and taken away", async () => {
      await store.open(session("WHOTO2"), "{}");
      for (const id of ["one", "two", "one", "three"]) await store.notices.subscribe("WHOTO2", browser(id), 2);
      await store.notices.subscribe("WHOTO2", browser("other", "b"), 2);
      const { subscriptions, webhook } = await store.notices.recipients("WHOTO2");
      expect(subscriptions.map(({ id }) => id).sort()).toEqual(["one", "other", "three"]);
      expect(subscriptions).toContainEqual(browser("one"));
      expect(webhook).toBeUndefined();
      await store.notices.unsubscribe("WHOTO2", "one");
      for (const url of ["https://old", "https://new"]) {
        await store.notices.setWebhook("WHOTO2", { url, language: "de", zone: "UTC" });
      }
      const later = await store.notices.recipients("WHOTO2");
      expect(later.subscriptions.map(({ id }) => id).sort()).toEqual(["other", "three"]);
      expect(later.webhook).toEqual({ url: "https://new", language: "de", zone: "UTC" });
      await store.notices.setWebhook("WHOTO2", undefined);
      expect((await store.notices.recipients("WHOTO2")).webhook).toBeUndefined();
    });

    test("what is kept under a name is made once", async () => {
      const made = await Promise.all(["first", "second"].map((value) => store.notices.keep("name", () => value)));
      expect(new Set(made).size).toBe(1);
      expect(await store.notices.keep("name", () => "third")).toBe(made[0]);
    });
  });

  describe(`the store over ${database}`, () => {
    test("gives back what it was given, in order", async () => {
      await store.open(session("ORDER2"), "{}");
      await Promise.all(
        [0, 1, 2].map((from) =>
          store.append(step("ORDER2", from, { entries: [{ submission: { kind: "end-phase" }, at: from }] })),
        ),
      );
      await store.append(
        step("ORDER2", 3, {
          entries: [],
          hashes: [{ turn: 1, hash: "one" }],
          standing: { stage: "over", deadline: 77, pacing: { pace: "live" }, outcome },
        }),
      );
      expect((await store.record("ORDER2")).entries.map(({ at }) => at)).toEqual([0, 1, 2]);
      expect((await store.record("ORDER2")).hashes).toEqual(["one"]);
      expect(await store.session("ORDER2")).toEqual({
        ...session("ORDER2"),
        stage: "over",
        deadline: 77,
        pacing: { pace: "live" },
        outcome,
      });
      expect(await store.running()).toContainEqual({ code: "ORDER2", pace: "live", deadline: 77 });
    });

    test("refuses the second of two steps with the same number, whole, and no other table's in the same group", async () => {
      await Promise.all(["TWINA2", "TWINB2"].map((code) => store.open(session(code), "{}")));
      const results = await Promise.allSettled([
        store.append(step("TWINA2", 0)),
        store.append(
          step("TWINA2", 0, {
            standing: { stage: "over", deadline: undefined, pacing: { pace: "live" }, outcome: undefined },
            hashes: [{ turn: 1, hash: "x" }],
          }),
        ),
        store.append(step("TWINB2", 0)),
      ]);
      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect((await store.session("TWINA2"))?.stage).toBe("playing");
      expect(await store.record("TWINA2")).toMatchObject({ hashes: [], entries: [{ at: 2 }] });
    });

    test("knows the last requests it granted, each once a seat; a mending forgets those it does not keep", async () => {
      await store.open(session("ASKED2"), "{}");
      const ask = (from: number, seat: string, id: string) => {
        const entries = [{ submission: { kind: "end-phase" }, at: from }] as const;
        return store.append(step("ASKED2", from, { entries, asked: { seat, id } }));
      };
      await ask(0, "a", "x");
      await ask(1, "b", "x");
      await ask(2, "a", "y");
      await expect(ask(3, "a", "x")).rejects.toThrow();
      expect(await store.asked("ASKED2", 2)).toEqual([
        { seat: "b", id: "x" },
        { seat: "a", id: "y" },
      ]);
      const standing = { stage: "playing", deadline: undefined, pacing: { pace: "live" }, outcome: undefined } as const;
      await store.mend({ code: "ASKED2", entries: 1, turns: 0, standing });
      expect(await store.asked("ASKED2", 9)).toEqual([{ seat: "a", id: "x" }]);
      expect(await store.asked("ORDER2", 9)).toEqual([]);
    });

    test("knows who holds a seat, and one holder a seat", async () => {
      await store.open(session("SEATS2"), "{}");
      const held = (seat: string, ...names: string[]): StoredSeat => ({
        seat,
        members: names.map((name, at) => ({ id: `${at + 1}`, name, tokenHash: `hash of ${name}` })),
        away: usualAway,
        tickets: [{ hash: "t", as: "member" }],
        reserved: false,
        past: [],
      });
      await store.keepSeats("SEATS2", [held("a", "A")]);
      await store.keepSeats("SEATS2", [held("a", "A again", "B")]);
      expect(await store.seats("SEATS2")).toEqual([held("a", "A again", "B")]);
      const empty = { ...held("a"), reserved: true, past: [{ name: "A again", turn: 2 }] };
      await store.keepSeats("SEATS2", [held("b", "A moved"), empty]);
      expect((await store.seats("SEATS2")).toSorted((a, b) => a.seat.localeCompare(b.seat))).toEqual([
        empty,
        held("b", "A moved"),
      ]);
      await store.setFill("SEATS2", { a: "open" });
      expect((await store.session("SEATS2"))?.fill).toEqual({ a: "open" });
      expect(await store.session("NOBODY")).toBeUndefined();
    });

    test("keeps a scenario once for all tables that began with it", async () => {
      const scenario = { id: "kept", version: "1.0.0", hash: "kept" };
      await store.open({ ...session("SHEETA2"), scenario }, '{"first":1}');
      await store.open({ ...session("SHEETB2"), scenario }, '{"second":1}');
      await store.keepSheet({ ...scenario, hash: "nobody's" }, "{}");
      expect(await store.sheet("kept")).toBe('{"first":1}');
      expect(await store.sheet("nobody's")).toBeUndefined();
    });

    test("finds the first row of a record that is missing or not as it was written, and the first missing hash", async () => {
      const entries = [0, 1, 2, 3].map((at) => ({ submission: { kind: "end-phase" } as const, at }));
      const hashes = [1, 2, 3].map((turn) => ({ turn, hash: `${turn}` }));
      const damages: [string, string, object][] = [
        ["FLIPA2", `update submissions set body = '{"kind":"end-phaze"}' where seq = 2`, { damagedAt: 2 }],
        ["FLIPB2", "update submissions set at = 9 where seq = 1", { damagedAt: 1 }],
        ["FLIPC2", "update submissions set hand = 'caretaker' where seq = 3", { damagedAt: 3 }],
        ["GONEA2", "delete from submissions where seq = 0", { damagedAt: 0 }],
        ["GONEB2", "delete from turns where turn = 2", { damagedAt: undefined, hashes: ["1"] }],
      ];
      for (const [code, statement, found] of damages) {
        await store.open(session(code), "{}");
        await store.append(step(code, 0, { entries, hashes }));
        expect(await store.record(code)).toMatchObject({ entries, hashes: ["1", "2", "3"], damagedAt: undefined });
        await place.run(`${statement} and session = '${code}'`);
        expect(await store.record(code)).toMatchObject(found);
      }
    });

    test("puts aside what a mending does not keep, as often as that is needed", async () => {
      const standing = { stage: "playing", deadline: 5, pacing: { pace: "live" }, outcome: undefined } as const;
      const full = (from: number) =>
        step("MEND22", from, {
          entries: [0, 1].map(() => ({ submission: { kind: "end-phase" }, at: 7, hand: "caretaker" })),
          hashes: [{ turn: from / 2 + 1, hash: "x" }],
          standing: { ...standing, stage: "over", outcome },
        });
      await store.open(session("MEND22"), "{}");
      for (let time = 0; time < 2; time += 1) {
        await store.append(full(0));
        await store.append(full(2));
        await store.mend({ code: "MEND22", entries: time, turns: 0, standing });
        expect(await store.record("MEND22")).toMatchObject({ hashes: [], damagedAt: undefined });
        expect((await store.record("MEND22")).entries).toHaveLength(time);
        expect(await store.session("MEND22")).toEqual({ ...session("MEND22"), ...standing });
        await place.run("delete from submissions where session = 'MEND22'");
      }
      expect(await place.count("damaged_submissions where session = 'MEND22'")).toBe(4 + 3);
      expect(await place.count("damaged_turns where session = 'MEND22'")).toBe(4);
    });

    test("is the same after it was closed and opened again", async () => {
      await store.close();
      store = await openAt(place);
      expect((await store.record("ORDER2")).entries).toHaveLength(3);
    });
  });
}
