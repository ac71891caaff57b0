import { type Requests, requestSchemas } from "@multivector/shared/protocol";
import { asId, type SeatId } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { started } from "./desk.ts";
import { begun, Guest, introduction, openTable, scenarioOf } from "./harness.ts";
import { runningServer } from "./running.ts";

/** Has deals. */
const scenario = scenarioOf(introduction);
const server = runningServer();

const pay: Requests["offer"]["payload"]["terms"] = {
  to: [asId<SeatId>("china")],
  clauses: [{ kind: "pay", actor: asId<SeatId>("kazakhstan"), to: asId<SeatId>("china"), amount: 1, turns: 1 }],
  secret: false,
  until: 1,
};

test("a request asked again under its name answers again and is not done twice, after a restart neither (nor in a later phase)", async () => {
  const { code, people } = await begun(server.address, ["kazakhstan", "china"]);
  const [asker, other] = people as [Guest, Guest];
  const offer = { turn: 1, terms: pay, id: "mine" };
  expect(await asker.ask("offer", offer)).toEqual({ ok: true });
  // Bots make offers too.
  const made = (guest: Guest) => guest.view(scenario)?.offers.filter(({ from }) => from === "kazakhstan") ?? [];
  await other.until(() => made(other).length === 1, "the offer");
  // Not the same request: another seat's, though of the same name.
  expect(await other.ask("ready", { turn: 1, phase: "briefing", ready: true, id: "mine" })).toEqual({ ok: true });
  const [mine] = made(other);
  await other.ask("decline", { offer: mine?.id ?? "", id: "no" });
  await other.until(() => made(other).length === 0, "the refusal");
  // What a client does whose answers were lost.
  expect(await asker.ask("offer", offer)).toEqual({ ok: true });
  expect(await other.ask("decline", { offer: mine?.id ?? "", id: "no" })).toEqual({ ok: true });
  const { token: first = "" } = asker;
  await Promise.all([asker.leave(), other.leave()]);
  await server.restart();
  const back = await (await Guest.join(server.address, code)).sit({ token: first });
  await back.until(() => back.view(scenario)?.own !== undefined, "my secrets");
  expect(await back.ask("offer", offer)).toEqual({ ok: true });
  expect(made(back)).toEqual([]);
  expect(await back.refusal("offer", { ...offer, turn: 7, id: "other" })).toMatchObject({ kind: "stale-turn" });
  expect(await back.ask("offer", { ...offer, id: "other" })).toEqual({ ok: true });
  await back.until(() => made(back).length === 1, "the second offer, meant");
  await back.leave();
});

test("the seal that ended a phase, asked again, answers again", async () => {
  const { table, one, two, steps } = await started({ pace: "relaxed" }, "steady");
  for (const phase of ["briefing", "negotiation"]) {
    for (const person of [one, two]) await table.answer(person, "ready", { turn: 1, phase, ready: true });
    await expect.poll(() => table.world?.phase).not.toBe(phase);
  }
  const seal = { turn: 1, orders: [], answers: {}, id: "seal" };
  await table.answer(one, "seal", seal);
  await table.answer(two, "seal", seal);
  await expect.poll(() => table.world?.phase).toBe("report");
  const kept = steps.length;
  expect(await table.answer(one, "seal", seal)).toEqual({ ok: true });
  expect(await table.answer(two, "seal", seal)).toEqual({ ok: true });
  expect(steps.length).toBe(kept);
  table.close();
});

test("what the store refused may be asked again under the same name, and is done then", async () => {
  const { table, one, disk, steps } = await started();
  const ready = { turn: 1, phase: "briefing", ready: true, id: "r" };
  disk.full = true;
  await expect(table.answer(one, "ready", ready)).rejects.toMatchObject({ reason: { kind: "not-saved" } });
  disk.full = false;
  const before = steps.length;
  expect(await table.answer(one, "ready", ready)).toEqual({ ok: true });
  expect(steps.length).toBe(before + 1);
  expect(steps.at(-1)?.asked).toEqual({ seat: expect.any(String), id: "r" });
  table.close();
});

test("what was kept though its answer was lost is not done again", async () => {
  const { table, one, disk, steps } = await started();
  const ready = { turn: 1, phase: "briefing", ready: true, id: "r" };
  disk.lying = true;
  await expect(table.answer(one, "ready", ready)).rejects.toMatchObject({ reason: { kind: "not-saved" } });
  disk.lying = false;
  const kept = steps.length;
  expect(await table.answer(one, "ready", ready)).toEqual({ ok: true });
  expect(steps.length).toBe(kept);
  table.close();
});

test("a seat taken with a key of one's own is taken once, and the key is its token", async () => {
  const key = "0123456789abcdefghijkl";
  const { code } = await openTable(server.address);
  const lost = await (await Guest.join(server.address, code)).sit({ seat: "china", name: "Lost", key });
  expect(lost.token).toBe(key);
  const again = await Guest.join(server.address, code);
  expect(await again.ask("sit", { seat: "china", name: "Lost", key })).toEqual({
    seat: "china",
    token: key,
    member: "1",
  });
  const stranger = await Guest.join(server.address, code);
  expect(await stranger.refusal("sit", { seat: "china", key: "another-key-of-22-chars" })).toMatchObject({
    kind: "seat-taken",
  });
  expect(requestSchemas.sit.safeParse({ key: "short" }).success).toBe(false);
  await Promise.all([lost.leave(), again.leave(), stranger.leave()]);
});
