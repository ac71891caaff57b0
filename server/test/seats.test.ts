import { describe, expect, test } from "vitest";
import { Guest, introduction, openTable, scenarioOf } from "./harness.ts";
import { runningServer } from "./running.ts";

const scenario = scenarioOf(introduction);
const seats = scenario.seats.map(({ id }) => id);
const server = runningServer();

describe("seats", () => {
  test("are given once: the second is told that the seat is taken", async () => {
    const { code } = await openTable(server.address);
    const first = await (await Guest.join(server.address, code)).sit({ seat: seats[0] ?? "", name: "First" });
    const second = await Guest.join(server.address, code);
    expect(await second.refusal("sit", { seat: seats[0] })).toEqual({ kind: "seat-taken", seat: seats[0] });
    expect(await second.refusal("sit", { seat: "moon" })).toEqual({ kind: "unknown-seat", seat: "moon" });
    await second.sit({ name: "Second" });
    expect(second.seat).not.toBe(first.seat);
    await first.until(() => first.info().seats.filter(({ by }) => by === "human").length === 2, "the other person");
    expect(first.info().seats[0]).toMatchObject({ seat: seats[0], name: "First", by: "human", connected: true });
    await Promise.all([first.leave(), second.leave()]);
  });

  test("survive a reload by their token, and no token opens another's", async () => {
    const { code } = await openTable(server.address);
    const before = await (await Guest.join(server.address, code)).sit({ name: "Reloader" });
    await before.leave();
    const after = await Guest.join(server.address, code);
    expect(after.info().seats.find(({ seat }) => seat === before.seat)).toMatchObject({
      by: "human",
      connected: false,
    });
    expect(await after.refusal("sit", { token: "AAAAAAAAAAAAAAAAAAAAAA" })).toEqual({ kind: "bad-token" });
    await after.sit({ token: before.token ?? "" });
    expect(after.seat).toBe(before.seat);
    await after.leave();
  });

  test("are played from two tabs or devices at once; what one seals the other sees", async () => {
    const { code, hostKey } = await openTable(server.address);
    const tab = await (await Guest.join(server.address, code)).sit({ name: "Two tabs" });
    await tab.ask("start", { hostKey });
    await tab.until(() => tab.view(scenario)?.own !== undefined, "my secrets");
    const seat = tab.seat;
    const other = await (await Guest.join(server.address, code)).sit({ token: tab.token ?? "" });
    await other.until(() => other.view(scenario)?.own !== undefined, "my secrets in the second tab");
    await tab.ask("agenda", { agenda: tab.view(scenario)?.own?.dealt[0] ?? "" });
    await other.ask("ready", { turn: 1, phase: "briefing", ready: true });
    for (const one of [tab, other]) {
      await one.until(() => one.view(scenario)?.own?.agenda !== undefined, "the agenda the other tab chose");
    }
    await tab.leave();
    await other.until(() => other.info().seats.find((one) => one.seat === seat)?.connected === true, "still here");
    expect(tab.displaced).toEqual([]);
    await other.leave();
  });

  test("go to a bot when their people stand up, and back to whoever sits down", async () => {
    const { code, hostKey } = await openTable(server.address);
    const stayer = await (await Guest.join(server.address, code)).sit({ seat: seats[0] ?? "" });
    const goer = await (await Guest.join(server.address, code)).sit({ seat: seats[1] ?? "", name: "Goer" });
    await stayer.ask("start", { hostKey });
    await goer.ask("stand", {});
    await stayer.until(() => stayer.info().seats[1]?.by === "steady", "the bot");
    await stayer.until(() => stayer.view(scenario)?.seats[1]?.ready === true, "the bot's readiness");
    await goer.sit({ seat: seats[1] ?? "", name: "Back" });
    await stayer.until(() => stayer.info().seats[1]?.name === "Back", "the person");
    await Promise.all([stayer.leave(), goer.leave()]);
  });

  test("of a solo table belong to one person", async () => {
    const { code } = await openTable(server.address, { pace: "solo" });
    const one = await (await Guest.join(server.address, code)).sit();
    const two = await Guest.join(server.address, code);
    expect(await two.refusal("sit", {})).toMatchObject({ kind: "seat-taken" });
    await Promise.all([one.leave(), two.leave()]);
  });

  test("can be filled and started by the host alone", async () => {
    const { code, hostKey } = await openTable(server.address);
    const guest = await (await Guest.join(server.address, code)).sit();
    const seat = seats[2] ?? "";
    expect(await guest.refusal("start", { hostKey: "guess" })).toEqual({ kind: "not-host" });
    expect(await guest.refusal("fill", { hostKey: "guess", seat, by: "random" })).toEqual({ kind: "not-host" });
    await guest.ask("fill", { hostKey, seat, by: "random" });
    await guest.until(() => guest.info().seats[2]?.by === "random", "the other filling");
    await guest.ask("start", { hostKey });
    expect(await guest.refusal("start", { hostKey })).toEqual({ kind: "already-started" });
    expect(await guest.refusal("seal", { turn: 7, orders: [], answers: {} })).toMatchObject({
      kind: "stale-turn",
      turn: 1,
    });
    await guest.leave();
  });
});
