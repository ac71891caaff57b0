import type { Scenario } from "@multivector/shared/rules";
import { startChild } from "../test/child.ts";
import { boot, Guest, introduction, openTable, scenarioOf } from "../test/harness.ts";
import { type Place, sqlitePlace } from "../test/place.ts";
import { playPhase } from "../test/playing.ts";
import { type Figure, processorTime } from "./measure.ts";
import { memoryInUse } from "./wire.ts";

const many = { openings: 100_000, lookups: 100_000, joins: 100_000, tables: 10_000 };
const copies = 500;
const repeats = 5;
/** People who come back at the same moment. */
const atOnce = 50;

interface Original {
  readonly code: string;
  readonly token: string;
}

/** A game in its fourth turn, by its clock or without. */
async function playOne(place: Place, scenario: Scenario, pace: "live" | "relaxed"): Promise<Original> {
  const server = await boot(place.dataDir, { limits: many });
  const { code, hostKey } = await openTable(server.address, { pace });
  const guest = await (await Guest.join(server.address, code)).sit();
  await guest.ask("start", { hostKey });
  await guest.until(() => guest.state.turn === 1, "the first turn");
  while (guest.state.turn < 4) await playPhase(scenario, [guest], "restart");
  await guest.leave();
  await server.close();
  return { code, token: guest.token ?? "" };
}

const copyOf = (prefix: string, index: number): string => `${prefix}${String(index).padStart(4, "0")}`;

/** The same table many times over, each with all its rows. */
async function copy(place: Place, { code }: Original, prefix: string, deadline: number): Promise<void> {
  const tables: [string, string][] = [
    [
      "sessions",
      "engine, scenario, version, hash, seed, pace, stage, fill, host_key_hash, opened_at, press, facilitated, muted, clock, ending",
    ],
    ["submissions", "seq, at, body, hand"],
    ["turns", "turn, hash"],
    ["seats", "seat, name, token_hash, away"],
  ];
  const statements = Array.from({ length: copies }, (_, index) => copyOf(prefix, index)).flatMap((to) =>
    tables.map(([table, columns]) => {
      const key = table === "sessions" ? "code" : "session";
      const [extra, value] = table === "sessions" ? [", deadline", `, ${deadline}`] : ["", ""];
      return `insert into ${table} (${key}, ${columns}${extra}) select '${to}', ${columns}${value} from ${table} where ${key} = '${code}'`;
    }),
  );
  await place.run(`begin; ${statements.join("; ")}; commit`);
}

interface Restart {
  readonly first: number;
  readonly all: number;
  /** Of the server and of all its clients. */
  readonly processor: number;
}

/** From the start of the process until the first order is acknowledged, and until somebody at every table has its view; milliseconds. */
async function restartOnce(place: Place, { token }: Original, number: number): Promise<Restart> {
  const [start, used] = [performance.now(), processorTime()];
  const server = await startChild(place);
  const sit = async (index: number) => (await come(server.address, copyOf("LIVE", index))).sit({ token });
  const one = await sit(number);
  const { turn, phase } = one.state;
  await one.ask("ready", { turn, phase, ready: true });
  const first = performance.now() - start;
  const guests = [one];
  for (let from = 0; from < copies; from += atOnce) {
    guests.push(...(await Promise.all(Array.from({ length: atOnce }, (_, index) => sit(from + index)))));
  }
  const all = performance.now() - start;
  const processor = processorTime() - used + processorTime(server.process.pid);
  const gone = new Promise((resolve) => server.process.once("exit", resolve));
  for (const guest of guests) guest.room.onLeave(() => {});
  server.process.kill("SIGKILL");
  await gone;
  return { first, all, processor };
}

/** As a browser does: tries again if it was too slow for the place that was kept for it. */
async function come(address: string, code: string): Promise<Guest> {
  for (let left = 5; left > 0; left -= 1) {
    const guest = await Guest.join(address, code).catch(() => undefined);
    if (guest !== undefined) return guest;
  }
  return Guest.join(address, code);
}

/** From the wish to join a sleeping table to its first state; and the memory of tables that fell asleep again. */
async function wakeFigures(place: Place): Promise<Figure[]> {
  const server = await boot(place.dataDir, { limits: many, room: { sleepAfter: 100 } });
  const awake = async () => ((await (await fetch(`${server.address}/api/health`)).json()) as { tables: number }).tables;
  const asleep = async () => {
    while ((await awake()) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  };
  await (await Guest.join(server.address, copyOf("CALM", 0))).leave();
  await asleep();
  const before = memoryInUse();
  const times: number[] = [];
  const processor: number[] = [];
  for (let index = 1; index < copies; index += 1) {
    const [start, used] = [performance.now(), processorTime()];
    const guest = await Guest.join(server.address, copyOf("CALM", index));
    times.push(performance.now() - start);
    processor.push(processorTime() - used);
    await guest.leave();
  }
  await asleep();
  const each = (memoryInUse() - before) / (copies - 1) / 1024;
  await server.close();
  return [
    {
      what: `waking a table in turn 4, asked for to shown, ${copies - 1} tables`,
      runs: times,
      unit: "ms",
      target: "50",
    },
    { what: "the same, processor time of server and client", runs: processor, unit: "ms", target: "50" },
    { what: "memory of a table that fell asleep, its client's rest included", runs: [each], unit: "KiB", target: "0" },
  ];
}

/** What a restart and a sleep cost. */
export async function restartFigures(): Promise<Figure[]> {
  const scenario = scenarioOf(introduction);
  const place = await sqlitePlace();
  const live = await playOne(place, scenario, "live");
  await copy(place, live, "LIVE", Date.now() + 3_600_000);
  await copy(place, await playOne(place, scenario, "relaxed"), "CALM", 0);
  const restarts: Restart[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) restarts.push(await restartOnce(place, live, repeat));
  const wakes = await wakeFigures(place);
  place.remove();
  const of = (which: keyof Restart) => restarts.map((restart) => restart[which]);
  return [
    {
      what: `restart with ${copies} live tables, to the first order kept`,
      runs: of("first"),
      unit: "ms",
      target: "2,000",
    },
    { what: "the same, to a person back at every table", runs: of("all"), unit: "ms", target: "5,000" },
    {
      what: "the same, processor time of server and clients",
      runs: of("processor"),
      unit: "ms",
      target: "5,000",
    },
    ...wakes,
  ];
}
