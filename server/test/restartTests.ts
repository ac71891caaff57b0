import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Requests } from "@multivector/shared/protocol/types";
import { engine, replay, type SessionRecord } from "@multivector/shared/record";
import { describe, expect, test } from "vitest";
import type { ServerSettings } from "../src/startServer.ts";
import { startChild } from "./child.ts";
import { boot, Guest, introduction, newDataDir, openTable, removeDir, scenarioOf, scenariosDir } from "./harness.ts";
import type { Place } from "./place.ts";
import { playGame, playPhase } from "./playing.ts";

const scenario = scenarioOf(introduction);

const recordOf = async (address: string, code: string, hostKey: string) =>
  (await (
    await fetch(`${address}/api/tables/${code}/record`, { headers: { "x-host-key": hostKey } })
  ).json()) as SessionRecord;

/** One guest for each wish, in its seat: with a person in every seat nothing moves by itself. */
const sitAll = (address: string, code: string, wishes: readonly Requests["sit"]["payload"][]): Promise<Guest[]> =>
  Promise.all(wishes.map(async (wish) => (await Guest.join(address, code)).sit(wish)));

export const bootAt = ({ dataDir, databaseUrl }: Place, settings: Partial<ServerSettings> = {}) =>
  boot(dataDir, { databaseUrl, ...settings });

/** A solo game in its first turn. */
export async function soloTable(address: string) {
  const { code, hostKey } = await openTable(address, { pace: "solo" });
  const guest = await (await Guest.join(address, code)).sit();
  await guest.ask("start", { hostKey });
  await guest.until(() => guest.state.turn === 1, "the first turn");
  return { code, hostKey, guest };
}

/** What a restart promises, whatever database the tables are in. */
export function restartTests(database: string, newPlace: () => Promise<Place>): void {
  describe(`a restart over ${database}`, () => {
    test("brings back the same table: code, seats by token, view, and a game that goes on to its end", async () => {
      const place = await newPlace();
      const first = await bootAt(place);
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

      const second = await bootAt(place);
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
      place.remove();
    });

    test("by kill -9 in the middle of play loses nothing that was acknowledged", async () => {
      const place = await newPlace();
      const victim = await startChild(place);
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

      const second = await bootAt(place);
      const record = await recordOf(second.address, code, hostKey);
      expect(
        record.entries.some(({ submission }) => submission.kind === "seal" && submission.seat === guest.seat),
      ).toBe(true);
      expect(replay(scenario, record).hashes).toEqual(record.hashes);
      const after = await (await Guest.join(second.address, code)).sit({ token: guest.token ?? "" });
      await after.until(() => after.view(scenario)?.own?.sealed !== undefined, "my sealed orders");
      const other = await (await Guest.join(second.address, code)).sit({ token: slow.token ?? "" });
      for (const one of [after, other]) {
        const { messages } = await one.ask("press", { after: 0 });
        expect(messages.filter(({ says }) => says.kind === "text")).toHaveLength(2);
      }
      await playGame(scenario, [after, other], "kill");
      await Promise.all([after.leave(), other.leave()]);
      await second.close();
      place.remove();
    });

    test("finds tables that go on with the scenario they began with, though the folder has changed; new ones get the new one", async () => {
      const place = await newPlace();
      const folder = newDataDir();
      cpSync(scenariosDir, folder, { recursive: true, filter: (path) => !/node_modules|src$|test$/.test(path) });
      const first = await bootAt(place, { scenariosDir: folder });
      const { code, hostKey, guest } = await soloTable(first.address);
      await playPhase(scenario, [guest], "old");
      await guest.leave();
      await first.close();
      const path = join(folder, introduction, "scenario.yaml");
      writeFileSync(path, readFileSync(path, "utf8").replace(/^version: .*/m, "version: 9.9.9"));

      const second = await bootAt(place, { scenariosDir: folder });
      const again = await (await Guest.join(second.address, code)).sit({ token: guest.token ?? "" });
      const { hash } = again.info().scenario;
      expect(hash).toBe(scenario.hash);
      await playGame(scenario, [again], "old");
      expect(again.view(scenario)?.outcome?.turn).toBe(scenario.turns);
      expect(replay(scenario, await recordOf(second.address, code, hostKey)).world.outcome).toBeDefined();
      const fileOf = async (query: string) =>
        (await (await fetch(`${second.address}/api/scenarios/${introduction}${query}`)).json()) as {
          file: { version: string };
        };
      expect((await fileOf(`?hash=${hash}`)).file.version).toBe(scenario.version);
      expect((await fileOf("")).file.version).toBe("9.9.9");
      const fresh = await soloTable(second.address);
      expect(fresh.guest.info().scenario.hash).not.toBe(hash);
      await Promise.all([again.leave(), fresh.guest.leave()]);
      expect([...first.warnings, ...second.warnings]).toEqual([]);
      await second.close();
      removeDir(folder);
      place.remove();
    });

    test("refuses a table it has not the scenario or the rules for, with the exact reason; its record and its ending can be had", async () => {
      const place = await newPlace();
      const first = await bootAt(place);
      const { code, hostKey, guest } = await soloTable(first.address);
      await playGame(scenario, [guest], "halt");
      const outcome = guest.view(scenario)?.outcome;
      await guest.leave();
      await first.close();
      const halts: [string, object, RegExp][] = [
        ["engine = '0'", { kind: "engine", began: "0", here: engine }, /began with rules 0; this server has rules/],
        ["hash = 'h'", { kind: "scenario", id: introduction, version: scenario.version }, /no longer has/],
      ];
      for (const [change, halt, sentence] of halts) {
        await place.run(`update sessions set ${change}`);
        const server = await bootAt(place);
        const response = await fetch(`${server.address}/api/tables/${code}`);
        expect(response.status).toBe(409);
        expect(await response.json()).toEqual({ error: expect.stringMatching(sentence), halt, ending: outcome });
        await expect(Guest.join(server.address, code)).rejects.toThrow(sentence);
        expect((await recordOf(server.address, code, hostKey)).entries.length).toBeGreaterThan(10);
        await expect(openTable(server.address)).resolves.toHaveProperty("code");
        await server.close();
        await place.run(`update sessions set engine = '${engine}'`);
      }
      place.remove();
    });
  });

  describe(`a damaged record over ${database}`, () => {
    const mend = async (address: string, code: string, key: string) => {
      const headers = { "x-host-key": key };
      const response = await fetch(`${address}/api/tables/${code}/mend`, { method: "POST", headers });
      return { status: response.status, body: (await response.json()) as { turn?: number; error?: string } };
    };

    test("under a running table is a fault of the one request that reads it; play goes on", async () => {
      const place = await newPlace();
      const server = await bootAt(place);
      const { guest } = await soloTable(server.address);
      await playPhase(scenario, [guest], "damage");
      await place.run("update submissions set body = '{' where seq = 0");
      expect(await guest.refusal("history", { from: 0 })).toEqual({ kind: "fault" });
      await playGame(scenario, [guest], "damage");
      await guest.leave();
      await server.close();
      expect(server.warnings).toEqual([
        expect.stringMatching(/^table \w{6}, history: Error: the record is damaged at submission 1/),
      ]);
      place.remove();
    });

    test("is told with its place; others are served; the host lets it go on from the last good turn, and nothing is deleted", async () => {
      const place = await newPlace();
      const first = await bootAt(place);
      const { code, hostKey, guest } = await soloTable(first.address);
      while (guest.state.turn < 4) await playPhase(scenario, [guest], "damage");
      await guest.leave();
      await first.close();
      const count = await place.count("submissions");
      const hurt = count - 1;
      await place.run(`update submissions set body = '{"kind":"end-phase","x":1}' where seq >= ${hurt}`);

      const second = await bootAt(place);
      const told = `damaged at submission ${hurt + 1}, in turn 4. The host can let the game go on from the end of turn 3`;
      await expect(Guest.join(second.address, code)).rejects.toThrow(told);
      const response = await fetch(`${second.address}/api/tables/${code}`);
      expect(response.status).toBe(409);
      const halt = { kind: "damaged", submission: hurt + 1, turn: 4, mend: 3 };
      expect(await response.json()).toEqual({ error: expect.stringContaining(told), halt });
      await expect(openTable(second.address)).resolves.toHaveProperty("code");
      expect((await recordOf(second.address, code, hostKey)).entries).toHaveLength(hurt);

      expect(await mend(second.address, code, "not the host's")).toMatchObject({ status: 403 });
      expect(await mend(second.address, code, hostKey)).toEqual({ status: 200, body: { turn: 3 } });
      expect(await mend(second.address, code, hostKey)).toMatchObject({ status: 409 });
      const kept = (await recordOf(second.address, code, hostKey)).entries.length;
      expect(await place.count("damaged_submissions")).toBe(count - kept);
      const again = await (await Guest.join(second.address, code)).sit({ token: guest.token ?? "" });
      expect([again.state.turn, again.state.phase]).toEqual([3, "report"]);
      await playGame(scenario, [again], "mended");
      expect(again.view(scenario)?.outcome).toBeDefined();
      await again.leave();
      await second.close();
      place.remove();
    });

    test.each([
      ["the first submission", 3, "delete from submissions where seq = 0", { submission: 1, turn: 1, mend: 0 }],
      ["the hash of a turn", 4, "update turns set hash = 'x' where turn = 2", { turn: 2, mend: 1 }],
      ["what ended the game", 99, "delete from submissions where seq > 20", { submission: 22 }],
    ])("is found wherever it is: %s", async (_, turn, statement, found) => {
      const place = await newPlace();
      const first = await bootAt(place);
      const { code, hostKey, guest } = await soloTable(first.address);
      while (guest.state.turn < turn && guest.state.stage === "playing") await playPhase(scenario, [guest], "found");
      await guest.leave();
      await first.close();
      await place.run(statement);
      const second = await bootAt(place);
      await expect(Guest.join(second.address, code)).rejects.toThrow("is damaged");
      const told = (await (await fetch(`${second.address}/api/tables/${code}`)).json()) as { halt: { mend: number } };
      expect(told.halt).toMatchObject({ kind: "damaged", ...found });
      expect(await mend(second.address, code, hostKey)).toEqual({ status: 200, body: { turn: told.halt.mend } });
      const again = await (await Guest.join(second.address, code)).sit({ token: guest.token ?? "" });
      await playPhase(scenario, [again], "found");
      await again.leave();
      await second.close();
      place.remove();
    });
  });
}
