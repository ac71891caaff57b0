import { replay, type SessionRecord } from "@multivector/shared/record";
import { describe, expect, test } from "vitest";
import { begun, Guest, introduction, openTable, scenarioOf } from "./harness.ts";
import { playGame, playPhase } from "./playing.ts";
import { runningServer } from "./running.ts";

const scenario = scenarioOf(introduction);
const server = runningServer();

const recordOf = (code: string, hostKey?: string) =>
  fetch(`${server.address}/api/tables/${code}/record`, {
    headers: hostKey === undefined ? {} : { "x-host-key": hostKey },
  });

describe("a whole game over the wire", () => {
  test("of people in every seat: all see the same end, and the record replays to its hashes", async () => {
    const { code, hostKey, people } = await begun(
      server.address,
      scenario.seats.map(({ id }) => id),
    );
    const observer = await Guest.join(server.address, code);
    const [host] = people;
    expect((await recordOf(code)).status).toBe(403);
    expect((await recordOf(code, hostKey)).status).toBe(200);
    await playGame(scenario, people, "whole game");
    const outcome = host?.view(scenario)?.outcome;
    expect(outcome?.seats).toHaveLength(scenario.seats.length);
    await observer.until(() => observer.state.stage === "over", "the end");
    expect(observer.view(scenario)?.outcome).toEqual(outcome);
    const record = (await (await recordOf(code)).json()) as SessionRecord;
    const { hashes, world } = replay(scenario, record);
    expect(hashes).toEqual(record.hashes);
    expect(hashes).toHaveLength(outcome?.turn ?? -1);
    expect(world.outcome).toEqual(outcome);
    await Promise.all([...people, observer].map((guest) => guest.leave()));
  });

  test("of one person against bots: the bots never keep the person waiting", async () => {
    const { code, hostKey } = await openTable(server.address, { pace: "solo" });
    const guest = await (await Guest.join(server.address, code)).sit({ name: "Alone" });
    await guest.ask("start", { hostKey });
    await guest.until(() => guest.state.turn === 1, "the first turn");
    await playGame(scenario, [guest], "solo");
    expect(guest.view(scenario)?.outcome).toBeDefined();
    await guest.leave();
  });

  test("past turns are told when asked for, each as the seat may know it", async () => {
    const { code, hostKey } = await openTable(server.address, { pace: "solo" });
    const guest = await (await Guest.join(server.address, code)).sit();
    expect(await guest.refusal("history", { from: 0 })).toEqual({ kind: "not-started" });
    await guest.ask("start", { hostKey });
    await guest.until(() => guest.state.turn === 1, "the first turn");
    while (guest.state.turn < 3) await playPhase(scenario, [guest], "history");
    const { turns } = await guest.ask("history", { from: 0 });
    expect(turns.map(({ turn }) => turn)).toEqual([0, 1, 2]);
    expect(turns[2]?.report).toEqual(guest.view(scenario)?.report);
    expect((await guest.ask("history", { from: 2 })).turns).toEqual(turns.slice(2));
    await guest.leave();
  });
});
