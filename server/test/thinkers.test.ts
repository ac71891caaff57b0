import { botFor } from "@multivector/shared/bots";
import { newWorld, submit, viewOf } from "@multivector/shared/rules";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nextOf } from "../src/table/botTurn.ts";
import { newThinkers, type Pondering } from "../src/table/thinkers.ts";
import { loadedOf, scenario } from "./desk.ts";
import { boot, Guest, introduction, newDataDir, openTable, removeDir } from "./harness.ts";

const dir = newDataDir();
const thinkers = newThinkers();
let server: Awaited<ReturnType<typeof boot>>;

beforeAll(async () => {
  server = await boot(dir);
});
afterAll(async () => {
  await Promise.all([thinkers.close(), server.close()]);
  removeDir(dir);
  expect(server.warnings).toEqual([]);
});

/** Kazakhstan's bot in its first orders phase. */
function pondering(): Pondering {
  let world = newWorld(scenario, "thread");
  for (const { id } of scenario.seats) {
    const [agenda] = viewOf(scenario, world, id).own?.dealt ?? [];
    if (agenda !== undefined) world = submit(scenario, world, { kind: "agenda", seat: id, agenda });
  }
  while (world.phase !== "orders") world = submit(scenario, world, { kind: "end-phase" });
  const seat = scenario.seats[0]?.id ?? expect.unreachable();
  return {
    sheet: loadedOf(introduction).sheet,
    level: "seasoned",
    seat,
    seed: "s",
    view: viewOf(scenario, world, seat),
  };
}

test("in another thread a bot decides what it would have decided here, also for several tables at once", async () => {
  const asked = pondering();
  const { level, seat, seed, view } = asked;
  const here = nextOf(botFor(level, scenario, seat, seed), scenario, view, seat);
  expect(here?.submission.kind).toBe("seal");
  expect(await Promise.all([thinkers.ponder(asked), thinkers.ponder(asked)])).toEqual([here, here]);
});

test("a bot that fails there fails alone", async () => {
  const broken = { ...pondering(), sheet: { json: "{", hash: "broken" } };
  await expect(thinkers.ponder(broken)).rejects.toThrow(SyntaxError);
  expect((await thinkers.ponder(pondering()))?.submission.kind).toBe("seal");
});

test("a table of seasoned bots and one person goes on through a whole turn", async () => {
  const fill = Object.fromEntries(scenario.seats.map(({ id }) => [id, "seasoned" as const]));
  const { code, hostKey } = await openTable(server.address, { pace: "solo", fill });
  const me = await (await Guest.join(server.address, code)).sit({});
  await me.ask("start", { hostKey });
  for (const phase of ["briefing", "negotiation"]) {
    await me.until(() => me.state.phase === phase, phase);
    await me.ask("ready", { turn: 1, phase, ready: true });
  }
  await me.until(() => me.state.phase === "orders", "orders");
  await me.ask("seal", { turn: 1, orders: [], answers: {} });
  await me.until(() => me.state.phase === "report", "the report");
  const orders = me.view(scenario)?.report?.orders ?? [];
  expect(new Set(orders.map(({ seat }) => seat)).size).toBe(scenario.seats.length - 1);
  await me.leave();
});
