import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Requests } from "@multivector/shared/protocol/types";
import { replay, type SessionRecord } from "@multivector/shared/record";
import { describe, expect, test } from "vitest";
import { boot, Guest, introduction, newDataDir, openTable, removeDir, scenarioOf } from "./harness.ts";
import { playGame, playPhase } from "./playing.ts";

const scenario = scenarioOf(introduction);

const recordOf = async (address: string, code: string, hostKey: string) =>
  (await (
    await fetch(`${address}/api/tables/${code}/record`, { headers: { "x-host-key": hostKey } })
  ).json()) as SessionRecord;

/** One guest for each wish, in its seat: with a person in every seat nothing moves by itself. */
const sitAll = (address: string, code: string, wishes: readonly Requests["sit"]["payload"][]): Promise<Guest[]> =>
  Promise.all(wishes.map(async (wish) => (await Guest.join(address, code)).sit(wish)));

describe("a restart", () => {
  test("brings back the same table: code, seats by token, view, and a game that goes on to its end", async () => {
    const dir = newDataDir();
    const first = await boot(dir);
    const { code, hostKey } = await openTable(first.address);
    const before = await sitAll(
      first.address,
      code,
      scenario.seats.map(({ id }) => ({ seat: id, name: "Stays" })),
    );
    const [someone] = before;
    if (someone === undefined) throw new Error("nobody sat down");
    await someone.ask("start", { hostKey });
    await Promise.all(before.map((guest) => guest.until(() => guest.state.turn === 1, "the first turn")));
    while (someone.state.turn < 2) await playPhase(scenario, before, "restart");
    const seen = before.map((guest) => guest.view(scenario));
    const kept = await recordOf(first.address, code, hostKey);
    await first.close();

    const second = await boot(dir);
    const after = await sitAll(
      second.address,
      code,
      before.map(({ token = "" }) => ({ token })),
    );
    await Promise.all(after.map((guest) => guest.until(() => guest.view(scenario)?.own !== undefined, "my secrets")));
    expect(after.map((guest) => guest.view(scenario))).toEqual(seen);
    expect(await recordOf(second.address, code, hostKey)).toEqual(kept);
    await playGame(scenario, after, "restart");
    for (const guest of after) expect(guest.view(scenario)?.outcome).toBeDefined();
    await Promise.all(after.map((guest) => guest.leave()));
    expect([...first.warnings, ...second.warnings]).toEqual([]);
    await second.close();
    removeDir(dir);
  });

  test("by kill -9 in the middle of play loses nothing that was acknowledged", async () => {
    const dir = newDataDir();
    const victim = await startChild(dir);
    const { code, hostKey } = await openTable(victim.address);
    const guest = await (await Guest.join(victim.address, code)).sit({ name: "Told" });
    const slow = await (await Guest.join(victim.address, code)).sit({ name: "Has not sealed" });
    await guest.ask("start", { hostKey });
    await guest.until(() => guest.state.turn === 1, "the first turn");
    while (guest.state.phase !== "orders") await playPhase(scenario, [guest, slow], "kill");
    await guest.ask("seal", { turn: 1, orders: [], answers: {} });
    for (const to of [[], [slow.seat ?? ""]]) await guest.ask("say", { id: `to ${to}`, to, text: "Acknowledged" });
    guest.room.onLeave(() => {});
    victim.process.kill("SIGKILL");

    const second = await boot(dir);
    const record = await recordOf(second.address, code, hostKey);
    expect(record.entries.some(({ submission }) => submission.kind === "seal" && submission.seat === guest.seat)).toBe(
      true,
    );
    expect(replay(scenario, record).hashes).toEqual(record.hashes);
    const after = await (await Guest.join(second.address, code)).sit({ token: guest.token ?? "" });
    await after.until(() => after.view(scenario)?.own?.sealed !== undefined, "my sealed orders");
    const other = await (await Guest.join(second.address, code)).sit({ token: slow.token ?? "" });
    for (const one of [after, other]) expect((await one.ask("press", { after: 0 })).messages).toHaveLength(2);
    await playGame(scenario, [after, other], "kill");
    await Promise.all([after.leave(), other.leave()]);
    await second.close();
    removeDir(dir);
  });

  test("refuses a table whose scenario has changed since, with a plain sentence, and serves the others", async () => {
    const dir = newDataDir();
    const first = await boot(dir);
    const { code } = await openTable(first.address);
    await first.close();
    const { default: Sqlite } = await import("better-sqlite3");
    const file = new Sqlite(join(dir, "multivector.sqlite"));
    file.prepare("update sessions set hash = 'other'").run();
    file.close();
    const second = await boot(dir);
    const response = await fetch(`${second.address}/api/tables/${code}`);
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/the scenario has changed since/) });
    await expect(Guest.join(second.address, code)).rejects.toThrow(/changed since/);
    await expect(openTable(second.address)).resolves.toHaveProperty("code");
    await second.close();
    removeDir(dir);
  });
});

describe("a damaged record", () => {
  const damage = async (dir: string) => {
    const { default: Sqlite } = await import("better-sqlite3");
    const file = new Sqlite(join(dir, "multivector.sqlite"));
    file.prepare("update submissions set body = '{' where seq = 0").run();
    file.close();
  };

  test("under a running table is a fault of the one request that reads it; play goes on", async () => {
    const dir = newDataDir();
    const server = await boot(dir);
    const { code, hostKey } = await openTable(server.address, { pace: "solo" });
    const guest = await (await Guest.join(server.address, code)).sit();
    await guest.ask("start", { hostKey });
    await guest.until(() => guest.state.turn === 1, "the first turn");
    await playPhase(scenario, [guest], "damage");
    await damage(dir);
    expect(await guest.refusal("history", { from: 0 })).toEqual({ kind: "fault" });
    await playGame(scenario, [guest], "damage");
    await guest.leave();
    await server.close();
    expect(server.warnings).toEqual([expect.stringMatching(/^table \w{6}, history: SyntaxError/)]);
    removeDir(dir);
  });

  test("is found at the restart: that table is refused with a plain sentence, the others are served", async () => {
    const dir = newDataDir();
    const first = await boot(dir);
    const { code, hostKey } = await openTable(first.address, { pace: "solo" });
    const guest = await (await Guest.join(first.address, code)).sit();
    await guest.ask("start", { hostKey });
    await guest.until(() => guest.state.turn === 1, "the first turn");
    await playPhase(scenario, [guest], "damage");
    await first.close();
    await damage(dir);
    const second = await boot(dir);
    await expect(Guest.join(second.address, code)).rejects.toThrow(`The record of table ${code} is damaged`);
    await expect(openTable(second.address)).resolves.toHaveProperty("code");
    await second.close();
    removeDir(dir);
  });
});

/** The server as a process of its own, as a person starts it. */
async function startChild(dataDir: string): Promise<{ process: ChildProcess; address: string }> {
  const main = join(import.meta.dirname, "../src/main.ts");
  const child = spawn(process.execPath, [main], { env: { ...process.env, PORT: "0", DATA_DIR: dataDir } });
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (text: Buffer) => {
      said += text.toString();
      const ready = /Multivector is ready: (\S+)/.exec(said)?.[1];
      if (ready !== undefined) resolve(ready.replace("localhost", "127.0.0.1"));
    });
    child.once("exit", () => reject(new Error(`the server did not start: ${said}`)));
  });
  return { process: child, address };
}
