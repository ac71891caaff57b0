import type { SeatFill } from "@multivector/shared/protocol/types";
import type { Message } from "@multivector/shared/rules";
import { durationOf, loadShelf, sheetOf } from "../src/scenarios.ts";
import type { Step, StoredHeading } from "../src/store/store.ts";
import { newBotQueue } from "../src/table/botQueue.ts";
import { BotSeats } from "../src/table/botSeats.ts";
import { newChairs, type Person } from "../src/table/chairs.ts";
import { Game, type Standing } from "../src/table/game.ts";
import { hashKey } from "../src/table/keys.ts";
import type { Pacing } from "../src/table/pacing.ts";
import { Press } from "../src/table/press.ts";
import { rebuild } from "../src/table/rebuild.ts";
import { Seating } from "../src/table/seating.ts";
import { Table } from "../src/table/table.ts";
import { newThinkers } from "../src/table/thinkers.ts";
import { introduction, scenariosDir } from "./harness.ts";
import { noNotices } from "./noNotices.ts";

const shelf = loadShelf(scenariosDir).scenarios;
/** A scenario as the server loads it. */
export function loadedOf(id: string) {
  const loaded = shelf.get(id);
  if (loaded === undefined) throw new Error(`no scenario ${id}`);
  return loaded;
}
const usual = loadedOf(introduction);
export const { scenario, file } = usual;

const none = async () => [];

/** A table over a store that can be told to refuse, or to keep what it was given and say that it failed. */
export function newTable(pacing: Pacing = { pace: "relaxed" }, fill: SeatFill = "open", { scenario, file } = usual) {
  const steps: Step[] = [];
  const said: StoredHeading[] = [];
  const disk = { full: false, slow: 0, lying: false };
  const write = async () => {
    if (disk.slow > 0) await new Promise((resolve) => setTimeout(resolve, disk.slow));
    if (disk.full) throw new Error("disk full");
  };
  const answer = () => {
    if (disk.lying) throw new Error("the connection broke before the answer");
  };
  const store = {
    append: async (step: Step) => {
      await write();
      const count = steps.reduce((sum, { entries }) => sum + entries.length, 0);
      if (step.entries.length > 0 && step.from !== count) throw new Error("there is such a step already");
      steps.push(step);
      answer();
    },
    keepSeats: write,
    setFill: write,
    press: {
      say: async (_: string, { number, from, to, at }: Message, id: string) => {
        await write();
        if (number !== said.length + 1) throw new Error("there is such a message already");
        said.push({ number, from, to, at, id });
        answer();
      },
      report: write,
      mute: write,
      headings: async () => said,
      reports: none,
      messages: none,
    },
  };
  const lobby: Standing = { world: undefined, stage: "lobby", deadline: undefined, pacing, count: 0, asked: [] };
  const reread = async (): Promise<Standing> => {
    const entries = steps.flatMap((step) => step.entries);
    const hashes = steps.flatMap((step) => step.hashes.map(({ hash }) => hash));
    const standing = steps.findLast((step) => step.standing !== undefined)?.standing;
    if (standing === undefined) return lobby;
    const { stage, deadline, pacing } = standing;
    const { world } = rebuild(scenario, { seed, stage }, { entries, hashes, damagedAt: undefined, marked: false });
    return { world, stage, deadline, pacing, count: entries.length, asked: steps.flatMap(({ asked }) => asked ?? []) };
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
    game: new Game({ code, scenario, seed, store, lasts: (phase) => durationOf(file, phase), reread }, lobby),
    seating: new Seating({
      code,
      pace: pacing.pace,
      missed: pacing.missed,
      store,
      chairs: newChairs(scenario, fills, []),
    }),
    bots: new BotSeats({
      scenario,
      seed,
      sheet: sheetOf(JSON.stringify({ file })),
      queue: newBotQueue(() => warn("bot")),
      thinkers: newThinkers(),
      warn,
    }),
    press: new Press(
      { code, scenario, mode: "full", facilitated: false, store: store.press },
      { headings: [], reports: [], muted: [] },
    ),
    notices: noNotices,
    entries: async () => steps.flatMap(({ entries }) => entries),
    turnEnds: async () => [],
    warn,
  });
  table.open({ changed: () => {}, seated: () => {}, displaced: () => {} });
  return { table, steps, disk, warnings };
}

/** A table in its first briefing at which two people sit. */
export async function started(pacing: Pacing = { pace: "relaxed" }, fill: SeatFill = "open", loaded = usual) {
  const made = newTable(pacing, fill, loaded);
  const people: Person[] = loaded.scenario.seats.slice(0, 2).map(({ id }) => ({ id: `person ${id}` }));
  for (const person of people) {
    made.table.enter(person);
    await made.table.answer(person, "sit", {});
  }
  const [one, two] = people;
  if (one === undefined || two === undefined) throw new Error("two seats are needed");
  await made.table.answer(one, "start", { hostKey: "host" });
  return { ...made, one, two };
}
