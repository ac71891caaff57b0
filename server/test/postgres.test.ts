import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../src/store/openStore.ts";
import { startChild } from "./child.ts";
import { Guest, introduction, newDataDir, openTable, scenarioOf } from "./harness.ts";
import { openAt, type Place, postgresPlace } from "./place.ts";
import { playGame, playPhase } from "./playing.ts";
import { type Postgres, startPostgres } from "./postgres.ts";
import { bootAt, restartTests, soloTable } from "./restartTests.ts";
import { session, step, storeTests } from "./storeTests.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());
const newPlace = (): Promise<Place> => postgresPlace(postgres);
const scenario = scenarioOf(introduction);

/** Of a poll. */
const patient = { timeout: 20_000 };

storeTests("PostgreSQL", newPlace);
restartTests("PostgreSQL", newPlace);

describe("a database that goes away", () => {
  test("refuses orders with the reason; when it is back, play resumes by itself and nothing is missing or doubled", async () => {
    const place = await newPlace();
    const server = await bootAt(place);
    const { guest } = await soloTable(server.address);
    await playPhase(scenario, [guest], "gone");
    const words = { id: "again", to: [], text: "Are you there?" };
    await postgres.crash();
    const { turn, phase } = guest.state;
    expect(await guest.refusal("say", words)).toEqual({ kind: "not-saved" });
    expect(await guest.refusal("ready", { turn, phase, ready: true })).toEqual({ kind: "not-saved" });
    expect(await guest.refusal("history", { from: 0 })).toEqual({ kind: "fault" });
    await expect(openTable(server.address)).rejects.toThrow("could not be saved, so it was not opened");
    await postgres.restart();
    expect(await guest.ask("say", words)).toEqual(await guest.ask("say", words));
    expect((await guest.ask("press", { after: 0 })).messages.filter(({ says }) => says.kind === "text")).toHaveLength(
      1,
    );
    await playGame(scenario, [guest], "gone");
    expect(guest.view(scenario)?.outcome).toBeDefined();
    await guest.leave();
    await server.close();
    place.remove();
  });

  test("or is not there at the start: the server says so in a plain sentence, without the password", async () => {
    const databaseUrl = "postgres://someone:secret@127.0.0.1:1/games";
    const opening = openStore({ dataDir: newDataDir(), databaseUrl, lost: () => {} });
    await expect(opening).rejects.toThrow(
      "The database games at 127.0.0.1:1 cannot be used (ECONNREFUSED). Start it, or correct DATABASE_URL",
    );
    await expect(openStore({ dataDir: "", databaseUrl: "mysql://x", lost: () => {} })).rejects.toThrow(
      "must begin with",
    );
  });
});

describe("two servers on one database", () => {
  test("have one owner of a table; when that one is killed, the other takes it over with all that was acknowledged", async () => {
    const place = await newPlace();
    const first = await startChild(place);
    const { code, hostKey, guest } = await soloTable(first.address);
    await playPhase(scenario, [guest], "two");
    const second = await bootAt(place);
    await expect(Guest.join(second.address, code)).rejects.toThrow("open at another server of the same database");
    const mine = await openTable(second.address);
    await (await Guest.join(second.address, mine.code)).leave();
    await guest.ask("say", { id: "last", to: [], text: "Acknowledged" });
    guest.room.onLeave(() => {});
    first.process.kill("SIGKILL");
    const after = await (await Guest.join(second.address, code)).sit({ token: guest.token ?? "" });
    const { messages } = await after.ask("press", { after: 0 });
    expect(messages.some(({ says }) => says.kind === "text" && says.text === "Acknowledged")).toBe(true);
    await playGame(scenario, [after], "two");
    await after.leave();
    expect(hostKey).toBeDefined();
    expect(second.warnings).toEqual([]);
    await second.close();
    place.remove();
  });

  test("a server whose connection broke takes its tables again before it writes, and learns which ones another has taken", async () => {
    const place = await newPlace();
    const lost: string[] = [];
    const first = await openAt(place, (code) => lost.push(code));
    const second = await openAt(place);
    for (const code of ["KEEPS2", "LOSES2"]) {
      await first.open(session(code), "{}");
      expect(await first.claim(code)).toBe(true);
      expect(await second.claim(code)).toBe(false);
    }
    await first.release("LOSES2");
    expect(await second.claim("LOSES2")).toBe(true);
    await second.release("LOSES2");
    expect(await first.claim("LOSES2")).toBe(true);
    // Broken, and overtaken before the next use.
    await place.run(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'multivector %'",
    );
    await expect.poll(() => second.claim("LOSES2").catch(() => false), patient).toBe(true);
    const writes = () =>
      first.append(step("KEEPS2", 0)).then(
        () => true,
        () => false,
      );
    await expect.poll(writes, patient).toBe(true);
    await expect(first.append(step("LOSES2", 0))).rejects.toThrow("another server has taken table LOSES2");
    expect(lost).toEqual(["LOSES2"]);
    expect(await second.claim("KEEPS2")).toBe(false);
    await second.append(step("LOSES2", 0));
    await Promise.all([first.close(), second.close()]);
    place.remove();
  });

  test("may start at the same moment in an empty database", async () => {
    const place = await newPlace();
    const stores = await Promise.all([1, 2, 3].map(() => openAt(place)));
    await Promise.all(stores.map((store) => store.close()));
    place.remove();
  });
});
