import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { botFor } from "@multivector/shared/bots";
import { adjudicated, engine, hashOf, newRecord, replay, type SessionRecord } from "@multivector/shared/record";
import {
  newWorld,
  rejectionOf,
  type Scenario,
  type Submission,
  submit,
  viewOf,
  type World,
} from "@multivector/shared/rules";

/** Records kept as tests: each must reproduce. */
export interface Playthrough {
  readonly name: string;
  readonly record: SessionRecord;
}

export function playthroughsIn(folder: string): Playthrough[] {
  const dir = join(folder, "playthroughs");
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => ({ name, record: JSON.parse(readFileSync(join(dir, name), "utf8")) as SessionRecord }));
}

/** Why the playthrough does not come to the same; undefined: it does. `after` sees each world after an adjudication. */
export function differs(
  scenario: Scenario,
  { record }: Playthrough,
  after: (world: World) => void,
): string | undefined {
  const again = "make it anew with `test --record`";
  if (record.engine !== engine) return `it was made by engine ${record.engine}, this is ${engine}: ${again}`;
  if (record.scenario.hash !== scenario.hash) return `the scenario has changed since: ${again}`;
  const { hashes, turnEnds } = replay(scenario, record);
  for (const world of turnEnds) after(world);
  const turn = record.hashes.findIndex((hash, i) => hash !== hashes[i]);
  if (turn >= 0) return `turn ${turn + 1} comes to another world`;
  return hashes.length === record.hashes.length ? undefined : "it has another number of turns";
}

/** The record of the same submissions under the rules of today; undefined: one of them is no longer legal. */
function renewed(scenario: Scenario, { seed, entries }: SessionRecord): SessionRecord | undefined {
  const game = new Recording(scenario, seed);
  for (const { submission } of entries) if (!game.take(submission)) return undefined;
  return game.world.outcome ? game.record() : undefined;
}

class Recording {
  world: World;
  readonly #scenario: Scenario;
  readonly #seed: string;
  readonly #entries: { submission: Submission }[] = [];
  readonly #hashes: string[] = [];

  constructor(scenario: Scenario, seed: string) {
    this.#scenario = scenario;
    this.#seed = seed;
    this.world = newWorld(scenario, seed);
  }

  take(submission: Submission): boolean {
    if ("seat" in submission) {
      const refused = rejectionOf(this.#scenario, viewOf(this.#scenario, this.world, submission.seat), submission);
      if (refused) return false;
    }
    const next = submit(this.#scenario, this.world, submission);
    this.#entries.push({ submission });
    if (adjudicated(this.world, next)) this.#hashes.push(hashOf(next));
    this.world = next;
    return true;
  }

  record(): SessionRecord {
    return { ...newRecord(this.#scenario, this.#seed), entries: this.#entries, hashes: this.#hashes };
  }
}

/** A game of bots to its end: chance decides for some of them. */
function played(scenario: Scenario, seed: string, steady: boolean): Recording {
  const game = new Recording(scenario, seed);
  const bots = scenario.seats.map(({ id }) => ({ id, bot: botFor(steady ? "steady" : "random", scenario, id, seed) }));
  while (!game.world.outcome) {
    const view = (id: (typeof bots)[number]["id"]) => viewOf(scenario, game.world, id);
    if (game.world.phase === "orders") {
      const sealed = bots.map(({ id, bot }) => ({ kind: "seal", seat: id, ...bot.decide(view(id)) }) as const);
      for (const one of sealed) game.take(one);
    } else if (game.world.turn === 1 && game.world.phase === scenario.phases[0]) {
      for (const { id, bot } of bots) game.take({ kind: "agenda", seat: id, agenda: bot.agenda(view(id)) });
    }
    game.take({ kind: "end-phase" });
  }
  return game;
}

const mostGames = 150;

/**
 * Renews what can be renewed and plays games until every ending that comes has a playthrough, or enough were tried.
 * Returns the names written.
 */
export function record(scenario: Scenario, folder: string): string[] {
  const dir = join(folder, "playthroughs");
  const kept = new Map<string, SessionRecord>();
  const keep = (one: SessionRecord | undefined) => {
    const { outcome } = one ? replay(scenario, one).world : {};
    const name = (outcome?.ending ?? "time").replace(/[()]+/g, "-").replace(/-$/, "");
    if (one && outcome && !kept.has(name)) kept.set(name, one);
  };
  for (const { record: old } of playthroughsIn(folder)) keep(renewed(scenario, old));
  for (let i = 0; i < mostGames && kept.size <= scenario.endings.length; i += 1) {
    keep(played(scenario, `playthrough ${i}`, i % 5 === 0).record());
  }
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const [name, one] of kept) writeFileSync(join(dir, `${name}.json`), `${JSON.stringify(one)}\n`);
  return [...kept.keys()].sort();
}
