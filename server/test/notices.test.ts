import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { now } from "../src/clock.ts";
import type { Moment } from "../src/notices/moment.ts";
import { NoticeDesk } from "../src/notices/noticeDesk.ts";
import type { Outbound } from "../src/notices/outbound.ts";
import { newOutbound } from "../src/notices/outbound.ts";
import { pushKeys, pushMessage } from "../src/notices/push.ts";
import { NoticeWords, noticeLanguages, type ScenarioTexts } from "../src/notices/words.ts";
import { loadShelf } from "../src/scenarios.ts";
import type { StoredSubscription } from "../src/store/noticeStore.ts";
import type { Store } from "../src/store/store.ts";
import { scenario } from "./desk.ts";
import { introduction, scenariosDir } from "./harness.ts";
import { openAt, type Place, sqlitePlace } from "./place.ts";
import { newBrowser } from "./pushed.ts";
import { session } from "./storeTests.ts";

const { locales: texts } = JSON.parse(loadShelf(scenariosDir).scenarios.get(introduction)?.sheet.json ?? "{}") as {
  locales: ScenarioTexts;
};
const timetable = { zone: "Europe/Berlin", times: ["18:00"], weekdays: [1, 2, 3, 4, 5], holidays: [], grace: 0 };
/** Monday 30 November 2026, 18:00 in Berlin. */
const monday = Date.UTC(2026, 10, 30, 17);
const hour = 3_600_000;

let place: Place;
let store: Store;
let tables = 0;
beforeAll(async () => {
  place = await sqlitePlace();
  store = await openAt(place);
});
afterAll(async () => {
  await store.close();
  place.remove();
});

/** One table with a desk whose messages are collected; `status` answers each, and `table` is where it stands. */
async function setUp(change: Partial<Moment> = {}) {
  tables += 1;
  const code = `TABLE${tables}`;
  await store.open(session(code), "{}");
  const seats = scenario.seats.map(({ id }, at) => ({
    seat: id,
    holders: at < 2 ? [`holder ${at}`] : [],
    due: at < 2,
  }));
  const table = {
    now: {
      code,
      host: "host",
      scenario,
      stage: "playing",
      pace: "days",
      turn: 1,
      phase: "orders",
      deadline: now() + hour,
      timetable,
      seats,
      ...change,
    } as Moment,
  };
  const sent: { to: string; body: string | Buffer; ttl: unknown }[] = [];
  const statuses: number[] = [];
  const hooks = { onSent: () => {} };
  const outbound: Outbound = {
    ...newOutbound({ inside: false, patience: 1 }),
    post: async (target, { body, headers }) => {
      sent.push({ to: target.href, body, ttl: headers.TTL });
      hooks.onSent();
      return statuses.shift() ?? 201;
    },
  };
  const warnings: string[] = [];
  const newDesk = async () =>
    new NoticeDesk({
      store: store.notices,
      outbound,
      keys: await pushKeys(store.notices),
      contact: "mailto:someone@example.org",
      publicAddress: "https://play.example.org",
      moment: async () => table.now,
      texts: async () => texts,
      pauses: [1, 1],
      warn: (message) => void warnings.push(message),
    });
  const first = scenario.seats[0]?.id ?? "";
  return { code, table, sent, statuses, hooks, warnings, newDesk, desk: await newDesk(), first };
}

type Made = Awaited<ReturnType<typeof setUp>>;
const chat = "https://chat.example.org/hooks/1";

/** A browser of the first seat that has not been told anything yet. */
async function withBrowser({ code, first }: Made, change: Partial<StoredSubscription> = {}) {
  const { subscription, read } = newBrowser("https://push.example.org/1");
  const stored = {
    id: "browser",
    seat: first,
    holder: "holder 0",
    language: "en",
    zone: "Asia/Almaty",
    ...subscription,
  };
  await store.notices.subscribe(code, { ...stored, ...change }, 8);
  return read;
}

describe("a notice", () => {
  test("of a new phase goes to who is to act, once, whoever asks and however often the server starts", async () => {
    const made = await setUp();
    const read = await withBrowser(made);
    await store.notices.setWebhook(made.code, { url: chat, language: "en", zone: "UTC" });
    const again = await made.newDesk();
    for (const desk of [made.desk, made.desk, again]) desk.moved(made.code);
    await Promise.all([made.desk.settled(), again.settled()]);
    expect(made.sent.map(({ to }) => to).sort()).toEqual([chat, "https://push.example.org/1"]);
    const pushed = made.sent.find(({ to }) => to !== chat);
    expect(read(pushed?.body)).toMatchObject({
      page: `/t/${made.code}`,
      tag: made.code,
      until: made.table.now.deadline,
    });
    made.table.now = { ...made.table.now, turn: 2 };
    made.desk.moved(made.code);
    await made.desk.settled();
    expect(made.sent).toHaveLength(4);
  });

  test("says table, turn and deadline with zone, in the reader's language", async () => {
    const { table } = await setUp({ code: "ABCDEF", deadline: monday });
    const forReader = (language: string) => new NoticeWords(texts, { language, zone: "UTC" });
    expect(forReader("en").forSeat("turn", table.now)).toEqual({
      title: "Your turn: Eagle over the Steppe",
      body: "Table ABCDEF, turn 1 of 4, orders. Until Mon 30 Nov, 18:00 CET (Europe/Berlin).",
    });
    expect(forReader("de").forSeat("soon", table.now).body).toBe(
      "Tisch ABCDEF, Runde 1 von 4, Befehle. Bis Mo., 30. Nov., 18:00 MEZ (Europe/Berlin).",
    );
    expect(forReader("xx").forChat("turn", { ...table.now, timetable: undefined })).toMatch(
      /Until Mon 30 Nov, 17:00 UTC \(UTC\)\. Still to act: \w+, \w+\.$/,
    );
    expect(forReader("en").forSeat("turn", { ...table.now, deadline: undefined }).body).toMatch(/when all are ready/);
  });

  test("has all its words in every language, with the same holes", () => {
    const holes = (locale: object): unknown =>
      Object.entries(locale).map(([key, text]) =>
        typeof text === "string" ? [key, [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort()] : [key, holes(text)],
      );
    expect(noticeLanguages).toEqual(expect.arrayContaining(["en", "de", "ru", "kk"]));
    const textsOf = (language: string) =>
      JSON.parse(readFileSync(join(import.meta.dirname, `../src/notices/locales/${language}.json`), "utf8")) as object;
    for (const language of noticeLanguages) expect(holes(textsOf(language)), language).toEqual(holes(textsOf("en")));
  });

  test("is not for those who have acted, nor for a browser whose seat has changed hands", async () => {
    const made = await setUp();
    await withBrowser(made);
    await withBrowser(made, { id: "sold", holder: "somebody before" });
    const seats = made.table.now.seats.map((seat) => ({ ...seat, due: false }));
    made.table.now = { ...made.table.now, seats };
    made.desk.moved(made.code);
    await made.desk.settled();
    expect(made.sent).toEqual([]);
    made.table.now = { ...made.table.now, stage: "over", phase: "debrief", deadline: undefined };
    made.desk.moved(made.code);
    await made.desk.settled();
    expect(made.sent).toHaveLength(1);
  });

  test("is tried again while nobody answers, but not when its phase is over", async () => {
    const made = await setUp();
    await withBrowser(made);
    made.statuses.push(503, 0, 201);
    made.desk.moved(made.code);
    await made.desk.settled();
    expect(made.sent).toHaveLength(3);
    made.table.now = { ...made.table.now, turn: 2 };
    made.statuses.push(503);
    made.hooks.onSent = () => {
      made.table.now = { ...made.table.now, turn: 3 };
    };
    made.desk.moved(made.code);
    await made.desk.settled();
    expect(made.sent).toHaveLength(4);
    expect(made.warnings).toEqual([]);
  });

  test("is not kept by a push service beyond the deadline, and not sent after it", async () => {
    const made = await setUp();
    await withBrowser(made);
    made.desk.moved(made.code);
    await made.desk.settled();
    expect(Number(made.sent[0]?.ttl)).toBeLessThanOrEqual(3600);
    expect(Number(made.sent[0]?.ttl)).toBeGreaterThan(3500);
    made.table.now = { ...made.table.now, turn: 2, deadline: now() - 1 };
    made.desk.moved(made.code);
    await made.desk.settled();
    expect(made.sent).toHaveLength(1);
  });

  test("to a browser that is gone is the last: it is forgotten", async () => {
    const made = await setUp();
    await withBrowser(made);
    made.statuses.push(410);
    made.desk.moved(made.code);
    await made.desk.settled();
    expect((await store.notices.recipients(made.code)).subscriptions).toEqual([]);
    expect(made.warnings).toEqual([]);
  });

  test("comes again two hours before a deadline by days, once, to who has not acted", async () => {
    const made = await setUp();
    await withBrowser(made);
    const clock = { code: made.code, pace: "days", deadline: now() + hour } as const;
    made.desk.remind([{ ...clock, deadline: now() + 3 * hour }]);
    made.desk.remind([{ ...clock, pace: "live" }]);
    await made.desk.settled();
    expect(made.sent).toEqual([]);
    made.desk.remind([clock]);
    made.desk.remind([clock]);
    const again = await made.newDesk();
    again.remind([clock]);
    await again.settled();
    // Extended: the same deadline, told already.
    made.desk.remind([{ ...clock, deadline: clock.deadline + 60_000 }]);
    await made.desk.settled();
    expect(made.sent).toHaveLength(1);
  });
});

test("who has just been told of a phase needs no reminder of it", async () => {
  const made = await setUp();
  await withBrowser(made);
  made.desk.moved(made.code);
  await made.desk.settled();
  made.desk.remind([{ code: made.code, pace: "days", deadline: now() + hour }]);
  await made.desk.settled();
  expect(made.sent).toHaveLength(1);
});

describe("a chat", () => {
  const wish = { url: chat, language: "en", zone: "Europe/Berlin" };
  let made: Made;
  beforeEach(async () => {
    made = await setUp({ pace: "live", timetable: undefined });
  });

  test("is kept when it has taken a first message; then it hears of each turn of a live game once", async () => {
    await made.desk.setWebhook(made.code, wish);
    expect(String(made.sent[0]?.body)).toContain(`table ${made.code}: this chat now hears`);
    for (const phase of ["report", "briefing", "negotiation"] as const) {
      const turn = phase === "report" ? 1 : 2;
      made.table.now = { ...made.table.now, turn, phase };
      made.desk.moved(made.code);
      await made.desk.settled();
    }
    expect(made.sent).toHaveLength(2);
    expect(JSON.parse(String(made.sent[1]?.body))).toEqual({
      text: expect.stringMatching(
        new RegExp(`table ${made.code}: turn 2 of 4, briefing\\. Until .+\\(Europe/Berlin\\)\\..+/t/${made.code}$`),
      ),
    });
  });

  test("that does not answer, or is at an address inside, is refused; another one, and none, can be set", async () => {
    const refused = (url: string) =>
      made.desk.setWebhook(made.code, { ...wish, url }).catch((cause: { reason: unknown }) => cause.reason);
    expect(await refused("http://127.0.0.1:9/x")).toEqual({ kind: "bad-address" });
    expect(await refused("file:///etc/passwd")).toEqual({ kind: "bad-address" });
    made.statuses.push(403, 0);
    expect(await refused(chat)).toEqual({ kind: "no-answer", status: 403 });
    expect(await refused(chat)).toEqual({ kind: "no-answer", status: 0 });
    await made.desk.setWebhook(made.code, { ...wish, url: "https://discord.com/api/webhooks/1" });
    expect(JSON.parse(String(made.sent.at(-1)?.body))).toEqual({ content: expect.any(String) });
    expect(await made.desk.options(made.code, undefined, "host")).toMatchObject({ webhook: "discord.com" });
    await made.desk.setWebhook(made.code, { language: "en", zone: "UTC" });
    expect(await made.desk.options(made.code, undefined, "host")).not.toHaveProperty("webhook");
  });
});

test("a browser reads what was encrypted for it, and the keys of an installation stay the same", async () => {
  const keys = await pushKeys(store.notices);
  expect(await pushKeys(store.notices)).toEqual(keys);
  const { subscription, read } = newBrowser("https://push.example.org/1");
  const stored = { id: "x", seat: "a", holder: "h", language: "en", zone: "UTC", ...subscription };
  const notice = { title: "Your turn", body: "Қазақша", language: "en", page: "/t/ABCDEF", tag: "ABCDEF" };
  const { headers, body } = pushMessage(stored, notice, { keys, contact: "mailto:someone@example.org" });
  expect(read(body)).toEqual(notice);
  expect(headers).toMatchObject({
    Topic: "ABCDEF",
    TTL: 86_400,
    Authorization: expect.stringContaining(keys.publicKey),
  });
});
