import type { Pace, TableInfo } from "@multivector/shared/protocol/types";
import { adjudicated, hashOf } from "@multivector/shared/record";
import {
  allReady,
  newWorld,
  rejectionOf,
  type Scenario,
  type Submission,
  submit,
  viewOf,
  type World,
} from "@multivector/shared/rules";
import { now } from "../clock.ts";
import type { Step, Store, StoredEntry } from "../store/store.ts";
import { Refusal } from "./refusal.ts";

/** Where a game stands; all of it can be rebuilt from the store. */
export interface Standing {
  /** Undefined: in the lobby. */
  readonly world: World | undefined;
  readonly stage: TableInfo["stage"];
  /** Unix milliseconds when the phase ends; undefined: when all are ready. */
  readonly deadline: number | undefined;
  /** Submissions kept so far. */
  readonly count: number;
}

export interface GameParts {
  readonly code: string;
  readonly scenario: Scenario;
  readonly seed: string;
  readonly pace: Pace;
  /** Milliseconds a phase lasts with a clock. */
  readonly lasts: (phase: World["phase"]) => number;
  readonly store: Pick<Store, "append">;
}

/** The world of one table and the only way to change it: kept first, then true. Calls must not overlap. */
export class Game {
  readonly #parts: GameParts;
  #standing: Standing;

  constructor(parts: GameParts, standing: Standing) {
    this.#parts = parts;
    this.#standing = standing;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Begins the first turn. */
  async begin(): Promise<void> {
    const { scenario, seed } = this.#parts;
    const world = newWorld(scenario, seed);
    await this.#keep([], [], { world, stage: "playing", deadline: this.#deadlineOf(world, now()), count: 0 });
  }

  /** Takes a submission of a seat, and ends the phase if it was the last one waited for. Throws a `Refusal` with nothing changed. */
  async accept(submission: Exclude<Submission, { kind: "end-phase" }>): Promise<void> {
    const world = this.#world();
    const { scenario } = this.#parts;
    const rejection = rejectionOf(scenario, viewOf(scenario, world, submission.seat), submission);
    if (rejection !== undefined) throw new Refusal(rejection);
    await this.#advance(world, [submission]);
  }

  /** The clock ends the phase. */
  async endPhase(): Promise<void> {
    await this.#advance(this.#world(), [{ kind: "end-phase" }]);
  }

  #world(): World {
    const { world } = this.#standing;
    if (world === undefined) throw new Refusal({ kind: "not-started" });
    return world;
  }

  async #advance(before: World, submissions: readonly Submission[]): Promise<void> {
    const { scenario } = this.#parts;
    const at = now();
    const entries: StoredEntry[] = [];
    const hashes: { turn: number; hash: string }[] = [];
    let world = before;
    const take = (submission: Submission) => {
      const after = submit(scenario, world, submission);
      if (adjudicated(world, after)) hashes.push({ turn: after.report?.turn ?? before.turn, hash: hashOf(after) });
      entries.push({ submission, at });
      world = after;
    };
    for (const submission of submissions) take(submission);
    if (!hasEnded(world) && allReady(scenario, world)) take({ kind: "end-phase" });
    const moved = world.phase !== before.phase || world.turn !== before.turn;
    await this.#keep(entries, hashes, {
      world,
      stage: hasEnded(world) ? "over" : "playing",
      deadline: moved ? this.#deadlineOf(world, at) : this.#standing.deadline,
      count: this.#standing.count + entries.length,
    });
  }

  async #keep(entries: Step["entries"], hashes: Step["hashes"], standing: Standing): Promise<void> {
    const { store, code } = this.#parts;
    const { stage, deadline } = standing;
    const same = stage === this.#standing.stage && deadline === this.#standing.deadline;
    const kept = same ? undefined : { stage, deadline };
    try {
      await store.append({ code, from: this.#standing.count, entries, hashes, standing: kept });
    } catch (cause) {
      throw new Refusal({ kind: "not-saved" }, { cause });
    }
    this.#standing = standing;
  }

  #deadlineOf(world: World, from: number): number | undefined {
    return this.#parts.pace === "live" && !hasEnded(world) ? from + this.#parts.lasts(world.phase) : undefined;
  }
}

/** Nothing more can be done in this world. */
const hasEnded = (world: World): boolean => world.phase === "debrief";
