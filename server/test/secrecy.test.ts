import type { Scenario } from "@multivector/shared/rules";
import { describe, expect, test } from "vitest";
import { boot, Guest, introduction, newDataDir, openTable, removeDir, scenarioOf } from "./harness.ts";
import { playPhase } from "./playing.ts";

const scenario = scenarioOf(introduction);

/** Texts that only the guest may ever receive, as far as it knows them now. */
function secretsOf(guest: Guest, table: Scenario): string[] {
  const own = guest.view(table)?.own;
  const carried = guest.seat === undefined ? undefined : guest.state.secrets.get(guest.seat);
  const sealed = own?.sealed === undefined ? [] : [JSON.stringify(own.sealed), ...own.sealed.orders];
  const values = carried !== undefined && carried.values.length >= 8 ? [carried.values] : [];
  return [...(own?.dealt ?? []), ...(own?.agenda === undefined ? [] : [own.agenda]), ...sealed, ...values];
}

/** Plays until the last turn, or until an end reveals the agendas, and tells which secrets of whom reached whom. */
async function leaksOf(leaky: boolean): Promise<{ leaks: string[]; secrets: number; bytes: number }> {
  const dir = newDataDir();
  const server = await boot(dir, { room: { leaky } });
  try {
    const { code, hostKey } = await openTable(server.address);
    const guests: Guest[] = [];
    for (const { id } of scenario.seats) guests.push(await (await Guest.join(server.address, code)).sit({ seat: id }));
    const early = await Guest.join(server.address, code);
    const everybody = [...guests, early];
    await guests[0]?.ask("start", { hostKey });
    await Promise.all(everybody.map((guest) => guest.until(() => guest.state.turn === 1, "the first turn")));
    const secrets = new Map(guests.map((guest) => [guest, new Set<string>()]));
    const learn = () => {
      for (const guest of guests) for (const secret of secretsOf(guest, scenario)) secrets.get(guest)?.add(secret);
    };
    for (const guest of everybody) guest.room.onStateChange(learn);
    learn();
    while (early.state.outcome === "" && early.state.turn < scenario.turns) {
      await playPhase(scenario, guests, "secrecy");
      if (everybody.length === guests.length + 1) everybody.push(await Guest.join(server.address, code));
    }
    const revealed = (secret: string) => early.state.outcome.includes(secret);
    const leaks = everybody.flatMap((reader) => {
      const bytes = reader.bytes();
      const others = guests.filter((guest) => guest !== reader).flatMap((guest) => [...(secrets.get(guest) ?? [])]);
      const own = secrets.get(reader);
      return others.filter((secret) => bytes.includes(secret) && !own?.has(secret) && !revealed(secret));
    });
    const known = [...secrets.values()].reduce((sum, some) => sum + some.size, 0);
    const bytes = everybody.reduce((sum, guest) => sum + guest.bytes().length, 0);
    expect(server.warnings).toEqual([]);
    return { leaks: [...new Set(leaks)], secrets: known, bytes };
  } finally {
    await server.close();
    removeDir(dir);
  }
}

describe("secrets on the wire", () => {
  test("reach nobody but their seat: no agenda, sealed order or hidden value in any byte others received", async () => {
    const { leaks, secrets, bytes } = await leaksOf(false);
    expect(secrets).toBeGreaterThan(scenario.seats.length * 3);
    expect(bytes).toBeGreaterThan(1000);
    expect(leaks).toEqual([]);
  });

  test("would be found by this test if the filter were gone", async () => {
    const { leaks } = await leaksOf(true);
    expect(leaks.length).toBeGreaterThan(scenario.seats.length);
  });
});
