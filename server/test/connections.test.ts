import { describe, expect, test } from "vitest";
import { Guest, introduction, openTable, scenarioOf } from "./harness.ts";
import { runningServer } from "./running.ts";

const scenario = scenarioOf(introduction);
const server = runningServer({ room: { sleepAfter: 100, comebackSeconds: 5 } });

const tablesAwake = async () =>
  ((await (await fetch(`${server.address}/api/health`)).json()) as { tables: number }).tables;

describe("a lost connection", () => {
  test("comes back by itself to its seat and its secrets", async () => {
    const { code, hostKey } = await openTable(server.address);
    const guest = await (await Guest.join(server.address, code)).sit({ name: "Tunnel" });
    const other = await Guest.join(server.address, code);
    await guest.ask("start", { hostKey });
    await guest.until(() => guest.view(scenario)?.own !== undefined, "my secrets");
    const own = guest.view(scenario)?.own;
    guest.room.reconnection.enabled = true;
    guest.room.reconnection.minUptime = 0;
    const back = new Promise<void>((resolve) => guest.room.onReconnect.once(() => resolve()));
    guest.room.connection.close(4010, "lost");
    await other.until(
      () => other.info().seats.some(({ name, connected }) => name === "Tunnel" && !connected),
      "the loss",
    );
    await back;
    await other.until(
      () => other.info().seats.some(({ name, connected }) => name === "Tunnel" && connected),
      "the return",
    );
    expect(guest.view(scenario)?.own).toEqual(own);
    expect(await guest.ask("ready", { turn: 1, phase: guest.state.phase, ready: true })).toEqual({ ok: true });
    await guest.until(
      () => guest.view(scenario)?.seats.some(({ ready }) => ready) === true,
      "patches after the return",
    );
    await Promise.all([guest.leave(), other.leave()]);
  });
});

describe("a table nobody is at", () => {
  test("leaves memory, and wakes as it was for whoever comes by its code", async () => {
    // Random bots make no offers: once they are ready nothing changes by itself.
    const fill = Object.fromEntries(scenario.seats.map(({ id }) => [id, "random" as const]));
    const { code, hostKey } = await openTable(server.address, { fill });
    const guest = await (await Guest.join(server.address, code)).sit({ name: "Comes back" });
    await guest.ask("start", { hostKey });
    const othersReady = () => guest.view(scenario)?.seats.filter(({ ready }) => ready).length;
    await guest.until(() => othersReady() === scenario.seats.length - 1, "all the others");
    const seen = guest.view(scenario);
    expect(await tablesAwake()).toBeGreaterThan(0);
    await guest.leave();
    await expect.poll(tablesAwake, { timeout: 5000 }).toBe(0);
    const info = (await (await fetch(`${server.address}/api/tables/${code}`)).json()) as { stage: string };
    expect(info).toMatchObject({ code, stage: "playing" });
    expect(await tablesAwake()).toBe(0);
    const back = await (await Guest.join(server.address, code)).sit({ token: guest.token ?? "" });
    await back.until(() => back.view(scenario)?.own !== undefined, "my secrets");
    expect({ ...back.view(scenario), seats: seen?.seats }).toEqual(seen);
    await back.leave();
  });

  test("is one table even if many knock at the same time", async () => {
    const { code } = await openTable(server.address);
    const guests = await Promise.all(Array.from({ length: 8 }, () => Guest.join(server.address, code)));
    await Promise.all(guests.map((guest) => guest.until(() => guest.info().observers === 8, "all the others")));
    await Promise.all(guests.map((guest) => guest.leave()));
  });
});
