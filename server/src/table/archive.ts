import { engine, type SessionRecord } from "@multivector/shared/record";
import { now } from "../clock.ts";
import type { Library } from "../library.ts";
import { durationOf, type LoadedScenario } from "../scenarios.ts";
import type { Store, StoredSession } from "../store/store.ts";
import type { Kept } from "./buildTable.ts";
import { mostAsked, type Standing } from "./game.ts";
import { fitsKey } from "./keys.ts";
import { deadlineFor } from "./pacing.ts";
import { type Rebuilt, rebuild } from "./rebuild.ts";
import { halted, NoTable } from "./refusal.ts";

export interface ArchiveParts {
  readonly library: Library;
  readonly store: Store;
  readonly warn: (message: string, cause: unknown) => void;
}

/** Shortest time people get in a phase whose end passed while the server was down, in milliseconds. */
const grace = 10_000;
/** Damaged tables remembered, so that asking for them again costs nothing. */
const mostDamaged = 1000;

/** Brings back what is kept of tables. Everything rejects with a `NoTable`: a plain sentence, also if the store itself fails. */
export class Archive {
  readonly #parts: ArchiveParts;
  readonly #damaged = new Map<string, NoTable>();
  readonly #startedAt = now();

  constructor(parts: ArchiveParts) {
    this.#parts = parts;
  }

  /** All of a table, its game rebuilt from the record. */
  whole(code: string): Promise<Kept> {
    return this.reach(async () => {
      const session = await this.#session(code);
      const loaded = await this.#scenarioOf(session);
      const taken = await this.#parts.store.seats(code);
      const standing = await this.#standing(session, loaded);
      const { press } = this.#parts.store;
      const said = { headings: await press.headings(code), reports: await press.reports(code) };
      return { session, loaded, taken, standing, said };
    });
  }

  /** A table without its game and its press. */
  outline(code: string): Promise<Kept> {
    const damaged = this.#damaged.get(code);
    if (damaged !== undefined) return Promise.reject(damaged);
    return this.reach(async () => {
      const session = await this.#session(code);
      const loaded = await this.#scenarioOf(session);
      const taken = await this.#parts.store.seats(code);
      const { stage, deadline, pacing } = session;
      const standing = { world: undefined, stage, deadline, pacing, count: 0, asked: [] };
      return { session, loaded, taken, standing, said: { headings: [], reports: [] } };
    });
  }

  /** The record, for everybody when the game is over and for the host before; of a damaged one, what comes before the damage. */
  record(code: string, hostKey: string | undefined): Promise<SessionRecord> {
    return this.reach(async () => {
      const session = await this.#session(code);
      if (session.stage !== "over" && !isHost(session, hostKey)) {
        throw new NoTable(403, "The record is open when the game is over; before that it needs the host's key.");
      }
      const { engine, scenario, seed } = session;
      const { entries, hashes } = await this.#parts.store.record(code);
      return { format: 1, engine, scenario, seed, entries, hashes };
    });
  }

  /** Lets a game whose record is damaged go on from its last good turn, which is the answer; the rest is put aside. For the host. */
  mend(code: string, hostKey: string | undefined): Promise<{ turn: number }> {
    return this.reach(async () => {
      const session = await this.#session(code);
      if (!isHost(session, hostKey)) throw new NoTable(403, "Only the host can do that; it needs the host's key.");
      const { scenario, file } = await this.#scenarioOf(session);
      const { good, damage } = rebuild(scenario, session, await this.#parts.store.record(code));
      if (damage === undefined || session.stage === "lobby") throw noNeed();
      const { pacing } = session;
      const deadline = deadlineFor(pacing, good.world, now(), (phase) => durationOf(file, phase));
      const standing = { stage: "playing", deadline, pacing, outcome: undefined } as const;
      await this.#parts.store.mend({ code, entries: good.entries, turns: good.turn, standing });
      this.#damaged.delete(code);
      return { turn: good.turn };
    });
  }

  /** A stored deadline, or a moment after the start of the server if that is later. */
  notBefore(deadline: number): number {
    return Math.max(deadline, this.#startedAt + grace);
  }

  /** What the store itself refuses becomes a plain sentence. */
  async reach<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof NoTable) throw cause;
      this.#parts.warn("the store does not answer", cause);
      throw new NoTable(503, "The tables cannot be reached just now; please try again in a moment.");
    }
  }

  async #session(code: string): Promise<StoredSession> {
    const session = await this.#parts.store.session(code);
    if (session === undefined) throw new NoTable(404, `There is no table with the code ${code}.`);
    return session;
  }

  async #scenarioOf({ scenario, engine: began, outcome }: StoredSession): Promise<LoadedScenario> {
    if (began !== engine) throw halted({ kind: "engine", began, here: engine }, outcome);
    const loaded = await this.#parts.library.find(scenario);
    const { id, version } = scenario;
    if (loaded === undefined) throw halted({ kind: "scenario", id, version }, outcome);
    return loaded;
  }

  /** Where the game stands by its record. */
  async #standing(session: StoredSession, { scenario }: LoadedScenario): Promise<Standing> {
    const { code, stage, pacing } = session;
    if (stage === "lobby") return { world: undefined, stage, deadline: undefined, pacing, count: 0, asked: [] };
    const record = await this.#parts.store.record(code);
    const { entries } = record;
    const { world, damage, good } = rebuild(scenario, session, record);
    if (damage !== undefined) throw this.#tellDamage(code, damage, good);
    const deadline = this.#timely(session, entries.at(-1)?.at ?? session.openedAt);
    const asked = await this.#parts.store.asked(code, mostAsked);
    return { world, stage, deadline, pacing, count: entries.length, asked };
  }

  #tellDamage(code: string, { entry, turn }: NonNullable<Rebuilt["damage"]>, good: Rebuilt["good"]): NoTable {
    const told = halted({ kind: "damaged", submission: entry + 1, turn, mend: good.turn });
    this.#parts.warn(`table ${code} cannot be restored`, told);
    if (this.#damaged.size < mostDamaged) this.#damaged.set(code, told);
    return told;
  }

  /**
   * A stored deadline, as fits a server that was down, and a clock that was set back meanwhile: a live phase has no longer
   * left than it had when the last entry was made.
   */
  #timely({ deadline, pacing }: StoredSession, lastAt: number): number | undefined {
    if (deadline === undefined) return undefined;
    const meant = pacing.pace === "live" ? deadline - Math.max(0, lastAt - now()) : deadline;
    return this.notBefore(meant);
  }
}

export const noNeed = (): NoTable => new NoTable(409, "This table needs no mending.");

const isHost = ({ hostKeyHash }: StoredSession, hostKey: string | undefined): boolean =>
  hostKey !== undefined && fitsKey(hostKey, hostKeyHash);
