import { newWorld, type Scenario, type Submission, submit, type World } from "../rules/index.ts";
import { hashOf } from "./hash.ts";

/** Version of the rules engine; raised whenever an old record would come to another world. */
export const engine = "3";

/** All that a session was. Format 1. */
export interface SessionRecord {
  readonly format: 1;
  readonly engine: string;
  readonly scenario: { readonly id: string; readonly version: string; readonly hash: string };
  readonly seed: string;
  /** In the order accepted. `at`: Unix milliseconds, for people only; the rules never read it. */
  readonly entries: readonly { readonly submission: Submission; readonly at?: number }[];
  /** Hash of the world after each adjudication; `hashes[0]` is that of turn 1. */
  readonly hashes: readonly string[];
}

/** A record without a submission yet. */
export function newRecord(scenario: Scenario, seed: string): SessionRecord {
  const { id, version, hash } = scenario;
  return { format: 1, engine, scenario: { id, version, hash }, seed, entries: [], hashes: [] };
}

/** Whether the step from `before` to `after` adjudicated a turn. */
export const adjudicated = (before: World, after: World): boolean => before.report?.turn !== after.report?.turn;

export interface Replay {
  readonly world: World;
  readonly hashes: readonly string[];
  /** The world at the start and after each adjudication. */
  readonly turnEnds: readonly World[];
}

/** Plays a record again. Throws if it belongs to another engine or scenario; comparing the hashes is the caller's. */
export function replay(scenario: Scenario, record: SessionRecord): Replay {
  if (record.engine !== engine) throw new Error(`the record needs engine ${record.engine}, this is ${engine}`);
  if (record.scenario.hash !== scenario.hash) throw new Error("the scenario has changed since the record was made");
  let world = newWorld(scenario, record.seed);
  const turnEnds = [world];
  const hashes: string[] = [];
  for (const { submission } of record.entries) {
    const next = submit(scenario, world, submission);
    if (adjudicated(world, next)) {
      turnEnds.push(next);
      hashes.push(hashOf(next));
    }
    world = next;
  }
  return { world, hashes, turnEnds };
}
