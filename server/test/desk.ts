import type { SeatFill } from "@multivector/shared/protocol/types";
import { durationOf, loadShelf } from "../src/scenarios.ts";
import type { Step } from "../src/store/store.ts";
import { newBotQueue } from "../src/table/botQueue.ts";
import { BotSeats } from "../src/table/botSeats.ts";
import { newChairs, type Person } from "../src/table/chairs.ts";
import { Game } from "../src/table/game.ts";
import { hashKey } from "../src/table/keys.ts";
import type { Pacing } from "../src/table/pacing.ts";
import { Press } from "../src/table/press.ts";
import { Seating } from "../src/table/seating.ts";
import { Table } from "../src/table/table.ts";
import { introduction, scenariosDir } from "./harness.ts";

const loaded = loadShelf(scenariosDir).scenarios.get(introduction);
if (loaded === undefined) throw new Error("no introduction");
export const { scenario, file } = loaded;

const none = async () => [];

/** A table over a store that can be told to refuse. */
function newTable(pacing: Pacing, fill: SeatFill) {
  const steps: Step[] = [];
  const disk = { full: false, slow: 0 };
  const write = async () => {
    if (disk.slow > 0) await new Promise((resolve) => setTimeout(resolve, disk.slow));
    if (disk.full) throw new Error("disk full");
  };
  const store = {
    append: async (step: Step) => {
      await write();
      steps.push(step);
    },
    sit: write,
    stand: write,
    setFill: write,
    setAway: write,
    press: { say: write, report: write, mute: write, headings: none, reports: none, messages: none },
  };
  const warnings: string[] = [];
  const warn = (message: string) => void warnings.push(message);
  const code = "TABLE2";
  const seed = "seed";
  const fills = Object.fromEntries(scenario.seats.map(({ id }) => [id, fill]));
  const table = new Table({
    code,
    scenario,
    seed,
    hostKeyHash: hashKey("host"),
    game: new Game(
      { code, scenario, seed, store, lasts: (phase) => durationOf(file, phase) },
      { world: undefined, stage: "lobby", deadline: undefined, pacing, count: 0 },
    ),
    seating: new Seating({ code, pace: pacing.pace, store, chairs: newChairs(scenario, fills, []) }),
    bots: new BotSeats({ scenario, seed, queue: newBotQueue(() => warn("bot")), warn }),
    press: new Press(
      { code, scenario, mode: "full", facilitated: false, store: store.press },
      { headings: [], reports: [], muted: [] },
    ),
    entries: async () => steps.flatMap(({ entries }) => entries),
    turnEnds: async () => [],
    warn,
  });
  table.open({ changed: () => {}, seated: () => {}, displaced: () => {} });
  return { table, steps, disk, warnings };
}

/** A table in its first briefing at which two people sit. */
export async function started(pacing: Pacing = { pace: "relaxed" }, fill: SeatFill = "open") {
  const made = newTable(pacing, fill);
  const people: Person[] = scenario.seats.slice(0, 2).map(({ id }) => ({ id: `person ${id}` }));
  for (const person of people) {
    made.table.enter(person);
    await made.table.answer(person, "sit", {});
  }
  const [one, two] = people;
  if (one === undefined || two === undefined) throw new Error("two seats are needed");
  await made.table.answer(one, "start", { hostKey: "host" });
  return { ...made, one, two };
}
