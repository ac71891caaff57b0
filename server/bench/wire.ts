import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { boot, Guest, introduction, newDataDir, openTable, removeDir, scenarioOf } from "../test/harness.ts";
import { playPhase } from "../test/playing.ts";
import { type Figure, quantile } from "./measure.ts";

const open = { openings: 100_000, lookups: 100_000, joins: 100_000, tables: 10_000 };

async function seated(address: string): Promise<{ guests: Guest[]; code: string }> {
  const { code, hostKey } = await openTable(address);
  const guests: Guest[] = [];
  for (const { id } of scenarioOf(introduction).seats) {
    guests.push(await (await Guest.join(address, code)).sit({ seat: id }));
  }
  await guests[0]?.ask("start", { hostKey });
  await Promise.all(guests.map((guest) => guest.until(() => guest.state.turn === 1, "the first turn")));
  return { guests, code };
}

/** Bytes of one game: down per client and turn, and of a join in the last turn. */
async function byteFigures(address: string): Promise<Figure[]> {
  const scenario = scenarioOf(introduction);
  const { guests, code } = await seated(address);
  const perTurn: number[] = [];
  const joins: number[] = [];
  while (guests[0]?.state.stage === "playing") {
    const turn = guests[0].state.turn;
    const before = guests.map((guest) => guest.bytes().length);
    while (guests[0].state.turn === turn && guests[0].state.stage === "playing")
      await playPhase(scenario, guests, "bytes");
    perTurn.push(...guests.map((guest, at) => guest.bytes().length - (before[at] ?? 0)));
    const late = await Guest.join(address, code);
    joins.push(late.bytes().length);
    await late.leave();
  }
  for (const guest of guests) await guest.leave();
  return [
    {
      what: "bytes down per client and turn, acks and report included",
      runs: perTurn,
      unit: "B",
      target: "600 to 2,048",
    },
    { what: "bytes of a join (observer), after each turn", runs: joins, unit: "B", target: "12,288, flat" },
  ];
}

/** From `seal` to its acknowledgement, which is after the commit; all tables seal at once. */
async function latencyFigures(address: string, count: number): Promise<Figure[]> {
  const scenario = scenarioOf(introduction);
  const before = memoryInUse();
  const tables: Guest[][] = [];
  for (let i = 0; i < count; i += 1) tables.push((await seated(address)).guests);
  const memory = (memoryInUse() - before) / count / 1024;
  const times: number[] = [];
  for (const guests of tables) while (guests[0]?.state.phase !== "orders") await playPhase(scenario, guests, "latency");
  for (let round = 0; round < 10; round += 1) {
    for (const kind of ["seal", "unseal"] as const) {
      await Promise.all(
        tables.map(async ([guest]) => {
          if (!guest) return;
          await new Promise((resolve) => setTimeout(resolve, Math.random() * count * 4));
          const start = performance.now();
          if (kind === "seal") await guest.ask("seal", { turn: 1, orders: [], answers: {} });
          else await guest.ask("unseal", { turn: 1 });
          times.push(performance.now() - start);
        }),
      );
    }
  }
  for (const guests of tables) for (const guest of guests) await guest.leave();
  const name = count === 1 ? "1 table" : `${count} tables, paced`;
  const quantiles = [0.5, 0.99].map((part) => ({
    what: `order to durable acknowledgement, ${name}, p${part * 100}`,
    runs: [quantile(times, part)],
    unit: "ms",
    target: part === 0.5 ? "2" : "10",
  }));
  if (count === 1) return quantiles;
  const note = "memory per table, its four clients in this process included";
  return [...quantiles, { what: note, runs: [memory], unit: "KiB", target: "350 without clients" }];
}

/** Bytes held after garbage is collected. */
export function memoryInUse(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What a real server with real SDK clients costs, over loopback. */
export async function wireFigures(): Promise<Figure[]> {
  const dir = newDataDir();
  const server = await boot(dir, { limits: open, room: { messagesPerSecond: 100_000 } });
  try {
    const bytes = await byteFigures(server.address);
    return [...bytes, ...(await latencyFigures(server.address, 1)), ...(await latencyFigures(server.address, 100))];
  } finally {
    await server.close();
    removeDir(dir);
  }
}
