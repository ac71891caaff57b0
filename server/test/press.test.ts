import type { Message, Terms } from "@multivector/shared/rules";
import { readPressCount } from "@multivector/shared/state";
import { describe, expect, test } from "vitest";
import { begun, Guest, introduction, openTable, scenarioOf } from "./harness.ts";
import { framesOf } from "./recording.ts";
import { runningServer } from "./running.ts";

const server = runningServer();

const seats = ["kazakhstan", "russia", "nato"] as const;

/** Three people, a silent fourth seat and an observer, all in the first briefing. */
async function seated(table: Parameters<typeof openTable>[1] = {}) {
  const { code, hostKey, people } = await begun(server.address, seats, { fill: { china: "random" }, ...table });
  const observer = await Guest.join(server.address, code);
  const [kazakhstan, russia, nato] = people as [Guest, Guest, Guest];
  await nato.until(() => nato.state.places.at(3)?.ready === true, "the bot's own step");
  return { code, hostKey, kazakhstan, russia, nato, observer, all: [...people, observer] };
}

const leave = (all: readonly Guest[]) => Promise.all(all.map((one) => one.leave()));
const count = (one: Guest) => readPressCount(one.state, one.seat);
let ids = 0;
const words = (to: string[], text: string) => {
  ids += 1;
  return { id: `m${ids}`, to, text };
};
const textsOf = (messages: readonly Message[]) =>
  messages.map(({ number, from, to, says }) => [
    number,
    from,
    to.join(),
    says.kind === "text" ? says.text : says.phrase,
  ]);
const read = async (one: Guest, after = 0) => textsOf((await one.ask("press", { after })).messages);

describe("press at a table", () => {
  test("a bot says once, to whom it concerns, what it does and why; in public mode too, under none not", async () => {
    const gift = { kind: "pay", actor: "kazakhstan", to: "china", amount: 1, turns: 1 } as const;
    const { kazakhstan, russia, all } = await seated({ press: "public", fill: { china: "steady" } });
    const offer = (clause: object) => ({
      turn: 1,
      terms: { to: ["china"], clauses: [clause], secret: false, until: 1 } as unknown as Terms,
    });
    await kazakhstan.ask("offer", offer(gift));
    // What the bot says of its own offers is another matter.
    const answers = async () =>
      (await kazakhstan.ask("press", { after: 0 })).messages
        .filter(({ says }) => says.kind === "phrase" && says.deal?.startsWith("kazakhstan-"))
        .map(({ from, to, says }) => ({ from, to, says }));
    await expect.poll(answers).toHaveLength(1);
    await kazakhstan.ask("offer", offer({ ...gift, actor: "china", to: "kazakhstan" }));
    await expect.poll(answers).toHaveLength(2);
    expect(await answers()).toEqual([
      { from: "china", to: ["kazakhstan"], says: { kind: "phrase", phrase: "accepts", deal: "kazakhstan-1" } },
      {
        from: "china",
        to: ["kazakhstan"],
        says: { kind: "phrase", phrase: "declines", deal: "kazakhstan-2", reason: "no-gain" },
      },
    ]);
    expect(count(russia)).toBe(0);
    await leave(all);
    const silent = await seated({ press: "none", fill: { china: "steady" } });
    await silent.kazakhstan.ask("offer", offer(gift));
    await silent.kazakhstan.until(
      () => silent.kazakhstan.view(scenarioOf(introduction))?.deals.length === 1,
      "the deal",
    );
    expect(count(silent.kazakhstan)).toBe(0);
    await leave(silent.all);
  });

  test("R41 words change nothing in the world and stand in no record", async () => {
    const { code, hostKey, kazakhstan, all } = await seated();
    const record = async () => {
      const headers = { "x-host-key": hostKey };
      return (await fetch(`${server.address}/api/tables/${code}/record`, { headers })).text();
    };
    const [before, view] = [await record(), kazakhstan.view(scenarioOf(introduction))];
    await kazakhstan.ask("say", words([], "zq-said-aloud"));
    await kazakhstan.until(() => count(kazakhstan) === 1, "the message");
    expect(await record()).toBe(before);
    expect(kazakhstan.view(scenarioOf(introduction))).toEqual(view);
    await leave(all);
  });

  test("R42 R46 private words reach only their seats: not a byte, not a frame, not a gap in the numbers to anybody else", async () => {
    const { kazakhstan, russia, nato, observer, all } = await seated();
    await kazakhstan.ask("say", words([], "To all of you"));
    for (const one of all) await one.until(() => count(one) === 1, "the public message");
    const before = [nato, observer].map((one) => framesOf(one.room).length);
    const first = await kazakhstan.ask("say", words(["russia"], "zq-private-one"));
    await russia.until(() => count(russia) === 2, "the private message");
    await russia.ask("say", { ...words(["kazakhstan"], "zq-private-two"), promise: true });
    await kazakhstan.until(() => count(kazakhstan) === 3, "the answer");
    expect(first).toEqual({ number: 2 });
    expect([nato, observer].map((one) => framesOf(one.room).length)).toEqual(before);
    expect([count(nato), count(observer)]).toEqual([1, 1]);
    await nato.ask("say", words([], "And from us"));
    for (const one of [kazakhstan, russia]) await one.until(() => count(one) === 4, "the last message");
    for (const one of [nato, observer]) {
      await one.until(() => count(one) === 2, "the last message");
      expect(await read(one)).toEqual([
        [1, "kazakhstan", "", "To all of you"],
        [2, "nato", "", "And from us"],
      ]);
      expect(one.bytes().includes("zq-private")).toBe(false);
    }
    for (const one of [kazakhstan, russia]) {
      expect((await read(one)).map(([number, , , text]) => [number, text])).toEqual([
        [1, "To all of you"],
        [2, "zq-private-one"],
        [3, "zq-private-two"],
        [4, "And from us"],
      ]);
      expect(one.bytes().includes("zq-private")).toBe(true);
    }
    expect((await russia.ask("press", { after: 2 })).messages[0]).toMatchObject({ number: 3, turn: 1, promise: true });
    const late = await Guest.join(server.address, kazakhstan.info().code);
    expect(await read(late)).toHaveLength(2);
    expect(late.bytes().includes("zq-private")).toBe(false);
    await leave([...all, late]);
  });

  test("R42 a group's words are the group's; whoever takes the seat over reads what the seat may read", async () => {
    const { kazakhstan, russia, nato, observer, all } = await seated();
    await russia.ask("say", words(["nato", "kazakhstan"], "For three"));
    await nato.until(() => count(nato) === 1, "the message");
    expect(await read(nato)).toEqual([[1, "russia", "kazakhstan,nato", "For three"]]);
    await nato.ask("stand", {});
    nato.seat = undefined;
    expect(await read(nato)).toEqual([]);
    await observer.sit({ seat: "nato" });
    // The bot that had the seat for a moment may have spoken too.
    await observer.until(() => count(observer) >= 1, "the seat's press");
    const fromRussia = async (guest: Guest) => (await read(guest)).filter(([, from]) => from === "russia");
    expect(await fromRussia(observer)).toHaveLength(1);
    expect(await fromRussia(kazakhstan)).toHaveLength(1);
    await leave(all);
  });

  test("R43 a table's mode is told to all and holds", async () => {
    const wire = await seated({ press: "public" });
    expect(wire.observer.info().press).toBe("public");
    expect(await wire.russia.refusal("say", words(["nato"], "psst"))).toEqual({ kind: "public-only" });
    expect(await wire.russia.ask("say", words([], "aloud"))).toEqual({ number: 1 });
    await leave(wire.all);
    const deals = await seated({ press: "deals" });
    expect(await deals.russia.refusal("say", words([], "aloud"))).toEqual({ kind: "no-press", mode: "deals" });
    const info = await (await fetch(`${server.address}/api/tables/${deals.code}`)).json();
    expect(info).toMatchObject({ press: "deals", facilitated: false });
    await leave(deals.all);
  });

  test("R44 what cannot be said is refused with its reason, and nothing is said", async () => {
    const { kazakhstan, observer, all } = await seated();
    const refused = (payload: object) => kazakhstan.refusal("say", { ...words([], "x"), ...payload });
    expect(await refused({ text: " \u202E " })).toEqual({ kind: "empty-message" });
    expect(await refused({ text: "x".repeat(2001) })).toEqual({ kind: "message-too-long", length: 2001, most: 2000 });
    expect(await refused({ to: ["atlantis"] })).toEqual({ kind: "unknown-seat", seat: "atlantis" });
    expect(await refused({ to: ["kazakhstan"] })).toEqual({ kind: "bad-recipients" });
    expect(await refused({ text: 7 })).toMatchObject({ kind: "invalid" });
    expect(await refused({ from: "russia" })).toMatchObject({ kind: "invalid" });
    expect(await observer.refusal("say", words([], "x"))).toEqual({ kind: "not-seated" });
    expect(count(kazakhstan)).toBe(0);
    await kazakhstan.ask("say", words([], "<img src=x onerror=alert(1)>\u202E\u0000 ok"));
    expect(await read(observer)).toEqual([[1, "kazakhstan", "", "<img src=x onerror=alert(1)> ok"]]);
    await leave(all);
  });

  test("is silent before the first turn", async () => {
    const { code } = await openTable(server.address);
    const guest = await (await Guest.join(server.address, code)).sit();
    expect(await guest.refusal("say", words([], "early"))).toEqual({ kind: "not-started" });
    expect(await read(guest)).toEqual([]);
    await guest.leave();
  });

  test("words sent again with the same id are said once, and too many in a minute must wait", async () => {
    const { kazakhstan, russia, all } = await seated();
    const once = words(["russia"], "once");
    const answers = await Promise.all([kazakhstan.ask("say", once), kazakhstan.ask("say", once)]);
    expect(answers).toEqual([{ number: 1 }, { number: 1 }]);
    await russia.ask("say", { ...once, to: ["kazakhstan"] });
    expect(await read(kazakhstan)).toHaveLength(2);
    for (let more = 1; more < 20; more += 1) await kazakhstan.ask("say", words([], "more"));
    const refusal = await kazakhstan.refusal("say", words([], "too much"));
    expect(refusal).toEqual({ kind: "too-fast", seconds: expect.any(Number) });
    expect(await kazakhstan.ask("say", once)).toEqual({ number: 1 });
    expect(await russia.ask("say", words([], "another seat"))).toMatchObject({ number: 22 });
    await leave(all);
  });

  test("comes in pages of at most 100 messages and not too many bytes", async () => {
    const { kazakhstan, russia, nato, all } = await seated();
    for (let at = 0; at < 20; at += 1)
      for (const one of [kazakhstan, russia, nato]) await one.ask("say", words([], `${at} ${"я".repeat(1990)}`));
    const first = await nato.ask("press", { after: 0 });
    expect(first.more).toBe(true);
    expect(first.messages.length).toBeLessThan(40);
    const second = await nato.ask("press", { after: first.messages.length });
    expect(first.messages.length + second.messages.length).toBe(60);
    expect([second.more, second.messages[0]?.number]).toEqual([false, first.messages.length + 1]);
    await leave(all);
  });
});

describe("the host", () => {
  test("mutes a seat, sees what was reported and by whom, and nothing else", async () => {
    const { hostKey, kazakhstan, russia, nato, all } = await seated();
    await kazakhstan.ask("say", words([], "public"));
    await russia.ask("say", words(["nato"], "rude"));
    await russia.ask("say", words(["nato"], "polite"));
    expect(await nato.ask("report", { number: 2 })).toEqual({ ok: true });
    expect(await nato.ask("report", { number: 2 })).toEqual({ ok: true });
    expect(await nato.refusal("report", { number: 4 })).toEqual({ kind: "unknown-message", number: 4 });
    expect(await russia.refusal("report", { number: 2 })).toEqual({ kind: "unknown-message", number: 2 });
    expect(await russia.refusal("moderation", { hostKey: "guess", after: 0 })).toEqual({ kind: "not-host" });
    const { messages } = await kazakhstan.ask("moderation", { hostKey, after: 0 });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      number: 1,
      says: { text: "rude" },
      reports: [{ seat: "nato", name: "P nato" }],
    });
    expect(await russia.refusal("mute", { hostKey: "guess", seat: "nato", muted: true })).toEqual({ kind: "not-host" });
    await kazakhstan.ask("mute", { hostKey, seat: "russia", muted: true });
    await russia.until(() => russia.info().seats.some(({ seat, muted }) => seat === "russia" && muted), "the mute");
    expect(await russia.refusal("say", words([], "still here"))).toEqual({ kind: "muted" });
    await kazakhstan.ask("mute", { hostKey, seat: "russia", muted: false });
    await russia.ask("say", words([], "thank you"));
    await leave(all);
  });

  test("of a table opened as facilitated reads everything, and everybody is told so", async () => {
    const { hostKey, code, kazakhstan, russia, observer, all } = await seated({ facilitator: true });
    expect(observer.info().facilitated).toBe(true);
    expect(await (await fetch(`${server.address}/api/tables/${code}`)).json()).toMatchObject({ facilitated: true });
    await russia.ask("say", words(["nato"], "between us"));
    const { messages, more } = await kazakhstan.ask("moderation", { hostKey, after: 0 });
    expect(textsOf(messages)).toEqual([[1, "russia", "nato", "between us"]]);
    expect(more).toBe(false);
    expect(await read(kazakhstan)).toEqual([]);
    await leave(all);
  });
});

test("press, reports, mutes and mode survive a restart; a seat's counter is what it was", async () => {
  const { code, hostKey, kazakhstan, russia, nato, all } = await seated({ press: "full", facilitator: true });
  const said = words(["russia"], "kept");
  await kazakhstan.ask("say", said);
  await russia.ask("report", { number: 1 });
  await kazakhstan.ask("mute", { hostKey, seat: "nato", muted: true });
  await leave(all);
  await server.restart();
  const again = await (await Guest.join(server.address, code)).sit({ token: russia.token ?? "" });
  await again.until(() => count(again) === 1, "the counter");
  expect(await read(again)).toEqual([[1, "kazakhstan", "russia", "kept"]]);
  const muted = await (await Guest.join(server.address, code)).sit({ token: nato.token ?? "" });
  expect(await muted.refusal("say", words([], "x"))).toEqual({ kind: "muted" });
  expect(again.info()).toMatchObject({ press: "full", facilitated: true });
  const host = await (await Guest.join(server.address, code)).sit({ token: kazakhstan.token ?? "" });
  expect((await host.ask("moderation", { hostKey, after: 0 })).messages[0]?.reports).toHaveLength(1);
  expect(await host.ask("say", said)).toEqual({ number: 1 });
  await leave([again, muted, host]);
});
