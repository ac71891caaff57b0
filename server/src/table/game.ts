import type { ClockAct, Motion, PaceStep, TableInfo } from "@multivector/shared/protocol/types";
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
import type { Asked, Step, Store, StoredEntry } from "../store/store.ts";
import { actedIn, deadlineFor, hasEnded, inNextPhase, type Pacing, passesByItself, withAct } from "./pacing.ts";
import { Refusal, saved } from "./refusal.ts";
import { nextDeadline } from "./timetable.ts";

/** Where a game stands; all of it can be rebuilt from the store. */
export interface Standing {
  /** Undefined: in the lobby. */
  readonly world: World | undefined;
  readonly stage: TableInfo["stage"];
  /** Unix milliseconds when the phase ends; undefined: when all are ready. */
  readonly deadline: number | undefined;
  readonly pacing: Pacing;
  /** Submissions kept so far. */
  readonly count: number;
  /** Requests granted lately by the name their client gave them, the newest last. */
  readonly asked: readonly Asked[];
}

/** Requests remembered: whoever asks again after a lost answer does so soon. */
export const mostAsked = 256;

export interface GameParts {
  readonly code: string;
  readonly scenario: Scenario;
  readonly seed: string;
  /** Milliseconds a phase lasts with a clock. */
  readonly lasts: (phase: World["phase"]) => number;
  readonly store: Pick<Store, "append">;
  /** Where the game stands by what was kept; asked after a write failed, because that may have been kept all the same. */
  readonly reread: () => Promise<Standing>;
}

/** Who makes a submission: another for the seat, or the seat under a name by which the request is known when it comes again. */
export interface Making {
  readonly hand?: StoredEntry["hand"];
  readonly id?: string | undefined;
}

/** Who acts on the clock, and by how many minutes. */
export type Doing = Pick<ClockAct, "by" | "seats" | "minutes" | "motion">;

interface Advancing extends Making {
  /** As it is from now on; undefined: as before. */
  readonly pacing?: Pacing | undefined;
}

/** The world of one table and the only way to change it: kept first, then true. Calls must not overlap. */
export class Game {
  readonly #parts: GameParts;
  #standing: Standing;
  #inDoubt = false;

  constructor(parts: GameParts, standing: Standing) {
    this.#parts = parts;
    this.#standing = standing;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Whether this request was granted before, so that it only wants its answer again. */
  async hasGranted({ seat, id }: Asked): Promise<boolean> {
    await this.#makeSure();
    return this.#standing.asked.some((one) => one.seat === seat && one.id === id);
  }

  /** Begins the first turn. */
  async begin(): Promise<void> {
    const { scenario, seed } = this.#parts;
    await this.#makeSure();
    if (this.#standing.world !== undefined) throw new Refusal({ kind: "already-started" });
    const world = newWorld(scenario, seed);
    const { pacing } = this.#standing;
    const deadline = this.#deadlineOf(world, now(), pacing);
    await this.#keep([], [], { world, stage: "playing", deadline, pacing, count: 0, asked: [] });
  }

  /** Takes a submission of a seat, and ends the phase if it was the last one waited for. Throws a `Refusal` with nothing changed. */
  async accept(submission: Exclude<Submission, { kind: "end-phase" }>, making: Making = {}): Promise<void> {
    await this.#makeSure();
    const world = this.#world();
    const { scenario } = this.#parts;
    const rejection = rejectionOf(scenario, viewOf(scenario, world, submission.seat), submission);
    if (rejection !== undefined) throw new Refusal(rejection);
    await this.#advance(world, submission, making);
  }

  /** After a write that failed, goes on from what was kept. True: that is not where the game stood here. */
  async #makeSure(): Promise<boolean> {
    if (!this.#inDoubt) return false;
    const found = await saved(this.#parts.reread());
    const { count, stage, deadline } = this.#standing;
    this.#standing = found;
    this.#inDoubt = false;
    return count !== found.count || stage !== found.stage || deadline !== found.deadline;
  }

  /** The clock has run out: who is late has the timetable's grace once, then the phase ends. */
  async ring(late: boolean): Promise<void> {
    if (await this.#makeSure()) return;
    const { pacing, deadline } = this.#standing;
    const grace = (pacing.timetable?.grace ?? 0) * minute;
    if (!late || grace === 0 || pacing.graced || deadline === undefined) return this.#endPhase();
    await this.#keep([], [], { ...this.#standing, deadline: deadline + grace, pacing: { ...pacing, graced: true } });
  }

  /** Whether a motion on the clock makes sense now. */
  allows(motion: Motion): boolean {
    const { world, pacing, deadline } = this.#standing;
    if (world === undefined || hasEnded(world)) return false;
    if (motion === "pause") return deadline !== undefined;
    if (motion === "resume") return pacing.paused !== undefined;
    if (motion === "extend") return deadline !== undefined;
    if (motion === "days" && nextDeadline(pacing.timetable, now()) === undefined) return false;
    return motion !== pacing.pace;
  }

  /** Acts on the clock. Throws a `Refusal` if that makes no sense now. */
  async step(step: PaceStep, doing: Doing): Promise<void> {
    if ((await this.#makeSure()) || !this.allows(step)) throw new Refusal({ kind: "no-step", step });
    const world = this.#world();
    const { pacing: old, deadline } = this.#standing;
    const minutes = doing.minutes ?? usualMinutes(old);
    const pacing = withAct(old, actOf(world, step, { ...doing, ...(step === "extend" ? { minutes } : {}) }));
    if (step === "end") return this.#endPhase(pacing);
    if (step === "extend") return this.#keepClock((deadline ?? 0) + minutes * minute, pacing);
    if (step === "pause")
      return this.#keepClock(undefined, { ...pacing, paused: Math.max(0, (deadline ?? 0) - now()) });
    const { paused, ...running } = pacing;
    const left = running.pace === "live" && paused ? now() + paused : undefined;
    await this.#keepClock(left ?? this.#deadlineOf(world, now(), running), running);
  }

  /** Goes on at another pace, with a new deadline for the present phase. */
  async setPacing(wanted: Pacing, doing: Doing): Promise<void> {
    await this.#makeSure();
    const { world } = this.#standing;
    const { pace } = wanted;
    if (pace === "days" && nextDeadline(wanted.timetable, now()) === undefined) {
      throw new Refusal({ kind: "bad-timetable" });
    }
    const pacing = world === undefined || pace === "solo" ? wanted : withAct(wanted, actOf(world, pace, doing));
    await this.#keepClock(world && this.#deadlineOf(world, now(), pacing), pacing);
    if (world && passesByItself(pacing, world)) await this.#endPhase(pacing);
  }

  /** Tells everybody what was done to the clock, or that a motion was voted down, where nothing else changes. */
  async tell(what: ClockAct["what"], doing: Doing): Promise<void> {
    await this.#makeSure();
    const { deadline, pacing } = this.#standing;
    await this.#keepClock(deadline, withAct(pacing, actOf(this.#world(), what, doing)));
  }

  async #endPhase(pacing?: Pacing): Promise<void> {
    await this.#advance(this.#world(), { kind: "end-phase" }, { pacing });
  }

  #keepClock(deadline: number | undefined, pacing: Pacing): Promise<void> {
    return this.#keep([], [], { ...this.#standing, deadline, pacing });
  }

  #world(): World {
    const { world } = this.#standing;
    if (world === undefined) throw new Refusal({ kind: "not-started" });
    return world;
  }

  async #advance(before: World, first: Submission, { hand, id, pacing: told }: Advancing = {}): Promise<void> {
    const { scenario } = this.#parts;
    const at = now();
    const entries: StoredEntry[] = [];
    const hashes: { turn: number; hash: string }[] = [];
    let world = before;
    const take = (submission: Submission) => {
      const after = submit(scenario, world, submission);
      if (adjudicated(world, after)) hashes.push({ turn: after.report?.turn ?? before.turn, hash: hashOf(after) });
      entries.push({ submission, at, ...(hand === undefined || submission.kind === "end-phase" ? {} : { hand }) });
      world = after;
    };
    take(first);
    if (!hasEnded(world) && allReady(scenario, world)) take({ kind: "end-phase" });
    const { asked: earlier } = this.#standing;
    while (world !== before && passesByItself(told ?? this.#standing.pacing, world)) take({ kind: "end-phase" });
    const pacing = told === undefined ? this.#standing.pacing : actedIn(told, world);
    const moved = world.phase !== before.phase || world.turn !== before.turn;
    const asked = id === undefined || first.kind === "end-phase" ? [] : [{ seat: first.seat, id }];
    const standing: Standing = {
      world,
      stage: hasEnded(world) ? "over" : "playing",
      ...(moved
        ? { pacing: inNextPhase(pacing), deadline: this.#deadlineOf(world, at, inNextPhase(pacing)) }
        : { pacing, deadline: this.#standing.deadline }),
      count: this.#standing.count + entries.length,
      asked: [...earlier, ...asked].slice(-mostAsked),
    };
    await this.#keep(entries, hashes, standing, asked[0]);
  }

  async #keep(entries: Step["entries"], hashes: Step["hashes"], standing: Standing, asked?: Asked): Promise<void> {
    const { store, code } = this.#parts;
    const { stage, deadline, pacing, world } = standing;
    const old = this.#standing;
    const same = stage === old.stage && deadline === old.deadline && pacing === old.pacing;
    const kept = same ? undefined : { stage, deadline, pacing, outcome: stage === "over" ? world?.outcome : undefined };
    this.#inDoubt = true;
    await saved(store.append({ code, from: this.#standing.count, entries, hashes, asked, standing: kept }));
    this.#inDoubt = false;
    this.#standing = standing;
  }

  #deadlineOf(world: World, from: number, pacing: Pacing): number | undefined {
    return deadlineFor(pacing, world, from, this.#parts.lasts);
  }
}

const minute = 60_000;

/** By how much a phase is extended if nobody says more: a day of a game by days, else a little. */
const usualMinutes = ({ pace }: Pacing): number => (pace === "days" ? 24 * 60 : 5);

const actOf = ({ turn, phase }: World, what: ClockAct["what"], doing: Doing): ClockAct => ({
  what,
  at: now(),
  turn,
  phase,
  ...doing,
});
