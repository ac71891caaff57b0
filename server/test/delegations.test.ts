import { readDelegation } from "@multivector/shared/state";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { boot, Guest, introduction, newDataDir, openTable, removeDir, scenarioOf } from "./harness.ts";

const dir = newDataDir();
const scenario = scenarioOf(introduction);
const seat = "russia";
let server: Awaited<ReturnType<typeof boot>>;

beforeAll(async () => {
  server = await boot(dir);
});
afterAll(async () => {
  await server.close();
  removeDir(dir);
  expect(server.warnings).toEqual([]);
});

/** A running table with a head and a member in one seat, and somebody in another. */
async function delegation() {
  const { code, hostKey } = await openTable(server.address);
  const join = () => Guest.join(server.address, code);
  const other = await (await join()).sit({ seat: "china", name: "Other" });
  const head = await (await join()).sit({ seat, name: "Head" });
  const { ticket } = await head.ask("invite", { as: "member" });
  const member = await (await join()).sit({ token: ticket, name: "Member" });
  await other.ask("start", { hostKey });
  await member.until(() => member.view(scenario)?.own !== undefined, "the seat's secrets");
  return { code, hostKey, other, head, member, ticket };
}
const leaveAll = (...guests: Guest[]) => Promise.all(guests.map((guest) => guest.leave()));
const seatOf = (guest: Guest) => guest.info().seats.find((one) => one.seat === seat);
const names = (guest: Guest) => readDelegation(guest.state, guest.seat).map(({ name, acts }) => [name, acts]);

describe("a delegation", () => {
  test("sees all its seat sees, and its head alone seals; others suggest what to seal", async () => {
    const { other, head, member } = await delegation();
    expect(member.seat).toBe(seat);
    const agenda = member.view(scenario)?.own?.dealt[0] ?? "";
    expect(await member.refusal("agenda", { agenda })).toEqual({ kind: "not-head" });
    await head.ask("agenda", { agenda });
    await member.until(() => member.view(scenario)?.own?.agenda === agenda, "what the head chose");
    const draft = { turn: 1, orders: ["campaign"], answers: {} };
    await member.ask("suggest", { draft });
    await head.until(() => readDelegation(head.state, head.seat)[1]?.draft !== undefined, "the suggestion");
    expect(readDelegation(head.state, head.seat)).toEqual([
      { id: "1", name: "Head", here: true, acts: true },
      { id: "2", name: "Member", here: true, acts: false, draft },
    ]);
    expect(seatOf(other)).toMatchObject({ name: "Head", others: ["Member"] });
    await leaveAll(other, head, member);
  });

  test("tells nobody else its drafts, and no token or ticket is ever in anybody's state", async () => {
    const { other, head, member, ticket } = await delegation();
    await member.ask("suggest", { draft: { turn: 1, orders: ["secretplanXYZ"], answers: {} } });
    await head.until(() => head.bytes().includes("secretplanXYZ"), "the suggestion");
    await other.ask("ready", { turn: 1, phase: "briefing", ready: true });
    await member.until(() => member.info().observers === 0 && member.view(scenario)?.seats[3]?.ready === true, "all");
    expect(other.bytes().includes("secretplanXYZ")).toBe(false);
    for (const reader of [other, head, member]) {
      for (const secret of [ticket, head.token, member.token, other.token]) {
        const state = JSON.stringify(reader.state.toJSON());
        expect(state.includes(secret ?? "")).toBe(false);
      }
    }
    await leaveAll(other, head, member);
  });

  test("passes its head on; who leaves as head is followed by the next, and the last one leaves the seat", async () => {
    const { other, head, member } = await delegation();
    expect(await member.refusal("entrust", { member: "2" })).toEqual({ kind: "not-head" });
    expect(await head.refusal("entrust", { member: "9" })).toEqual({ kind: "unknown-member" });
    await head.ask("entrust", { member: "2" });
    await member.until(() => names(member)[0]?.[0] === "Member", "the new head");
    expect(await head.refusal("ready", { turn: 1, phase: "briefing", ready: true })).toEqual({ kind: "not-head" });
    await member.ask("stand", {});
    await head.until(() => names(head).length === 1, "the departure");
    expect(names(head)).toEqual([["Head", true]]);
    expect(seatOf(head)?.away, "no deputy is left").toBe("caretaker");
    await head.ask("stand", {});
    await other.until(() => seatOf(other)?.by === "steady", "the bot");
    expect(seatOf(other)).toMatchObject({ name: "", before: [{ name: "Head", turn: 1 }] });
    await leaveAll(other, head, member);
  });

  test("is represented by whoever is here while its head is away, who has it back at once", async () => {
    const { code, other, head, member } = await delegation();
    await head.leave();
    await member.until(() => names(member)[1]?.[1] === true, "the deputy");
    expect(seatOf(member)).toMatchObject({ connected: true, away: "deputy" });
    await member.ask("agenda", { agenda: member.view(scenario)?.own?.dealt[0] ?? "" });
    const back = await (await Guest.join(server.address, code)).sit({ token: head.token ?? "" });
    expect(await member.refusal("ready", { turn: 1, phase: "briefing", ready: true })).toEqual({ kind: "not-head" });
    const { done } = await back.ask("absence", {});
    expect(done).toMatchObject([{ hand: "deputy", submission: { kind: "agenda" } }]);
    await leaveAll(other, back, member);
  });

  test("outlives the server: members, head, tickets and former holders", async () => {
    const { code, hostKey, other, head, member, ticket } = await delegation();
    await head.ask("entrust", { member: "2" });
    await other.ask("vacate", { hostKey, seat: "china", open: false });
    await leaveAll(other, head, member);
    await server.close();
    server = await boot(dir);
    const again = await (await Guest.join(server.address, code)).sit({ token: head.token ?? "" });
    await again.until(() => names(again).length === 2, "the delegation");
    expect(names(again).map(([name]) => name)).toEqual(["Member", "Head"]);
    const third = await (await Guest.join(server.address, code)).sit({ token: ticket });
    await third.until(() => names(third).length === 3, "the third member");
    expect(again.info().seats[3]).toMatchObject({ reserved: true, before: [{ name: "Other", turn: 1 }] });
    await leaveAll(again, third);
  });
});

describe("a seat", () => {
  test("is handed over by a link: the old tokens die, and the seat keeps its history", async () => {
    const { code, other, head, member } = await delegation();
    const { ticket } = await head.ask("invite", { as: "heir" });
    const newer = (await head.ask("invite", { as: "heir" })).ticket;
    const heir = await Guest.join(server.address, code);
    expect(await heir.refusal("sit", { token: ticket }), "a newer ticket made the older void").toEqual({
      kind: "bad-token",
    });
    await heir.sit({ token: newer, name: "Heir" });
    for (const old of [head, member]) {
      await old.until(() => old.displaced.length === 1, "the loss of the seat");
      expect(await old.refusal("sit", { token: old.token })).toEqual({ kind: "bad-token" });
      await old.until(() => old.state.secrets.size === 0, "no secrets any more");
    }
    expect(await head.refusal("sit", { token: newer }), "a ticket is good for one person").toEqual({
      kind: "bad-token",
    });
    await other.until(() => seatOf(other)?.name === "Heir", "the heir");
    expect(seatOf(other)).toMatchObject({ others: [], before: [{ name: "Head", turn: 1 }] });
    await leaveAll(other, head, member, heir);
  });

  test("is taken from its holder by the host alone, kept for a ticket, and given to somebody else", async () => {
    const { code, hostKey, other, head, member } = await delegation();
    expect(await other.refusal("vacate", { hostKey: "guess", seat, open: false })).toEqual({ kind: "not-host" });
    expect(await other.refusal("replace", { hostKey: "guess", seat })).toEqual({ kind: "not-host" });
    await other.ask("vacate", { hostKey, seat, open: false });
    await head.until(() => head.displaced.length === 1, "the loss of the seat");
    expect(await head.refusal("sit", { token: head.token })).toEqual({ kind: "bad-token" });
    expect(await head.refusal("sit", { seat })).toEqual({ kind: "seat-taken", seat });
    await other.until(() => other.view(scenario)?.seats[1]?.ready === true, "a bot that plays meanwhile");
    const { ticket } = await other.ask("replace", { hostKey, seat });
    const next = await (await Guest.join(server.address, code)).sit({ token: ticket, name: "Next" });
    expect(next.seat).toBe(seat);
    await other.ask("vacate", { hostKey, seat, open: true });
    await next.until(() => next.displaced.length === 1, "the loss of the seat");
    await member.until(() => seatOf(member)?.reserved === false, "the open seat");
    await member.sit({ seat, name: "Anybody" });
    await leaveAll(other, head, member, next);
  });

  test("is not taken over by somebody who holds another one", async () => {
    const { other, head, member } = await delegation();
    const { ticket } = await head.ask("invite", { as: "heir" });
    expect(await other.refusal("sit", { token: ticket })).toEqual({ kind: "seat-taken", seat: "china" });
    expect(await member.refusal("invite", { as: "heir" })).toEqual({ kind: "not-head" });
    await head.ask("dismiss", { member: "2" });
    await member.until(() => member.displaced.length === 1, "the dismissal");
    expect(await member.refusal("sit", { token: member.token })).toEqual({ kind: "bad-token" });
    await leaveAll(other, head, member);
  });
});
