import type { OpenedTable, OpenTable, SeatFill, TableInfo } from "@multivector/shared/protocol/types";
import { engine, newRecord, replay, type SessionRecord } from "@multivector/shared/record";
import { now } from "../clock.ts";
import { durationOf, type LoadedScenario, type Shelf } from "../scenarios.ts";
import type { Store, StoredSession } from "../store/store.ts";
import type { BotQueue } from "./botQueue.ts";
import { BotSeats } from "./botSeats.ts";
import { newChairs } from "./chairs.ts";
import { Game, type Standing } from "./game.ts";
import { fitsKey, hashKey, newCode, newKey } from "./keys.ts";
import { Press, type SaidSoFar } from "./press.ts";
import { NoTable } from "./refusal.ts";
import { Seating } from "./seating.ts";
import { Table } from "./table.ts";
import { nextDeadline } from "./timetable.ts";

export interface TablesParts {
  readonly shelf: Shelf;
  readonly store: Store;
  readonly queue: BotQueue;
  /** Most tables in memory at once. */
  readonly most: number;
  readonly warn: (message: string, cause: unknown) => void;
}

/** Shortest time people get in a phase whose end passed while the server was down, in milliseconds. */
const grace = 10_000;

/** All tables: those in memory, and those that can be brought back from the store. */
export class Tables {
  readonly #parts: TablesParts;
  readonly #live = new Map<string, Promise<Table>>();

  constructor(parts: TablesParts) {
    this.#parts = parts;
  }

  get count(): number {
    return this.#live.size;
  }

  async open({
    scenario,
    pace,
    timetable,
    fill,
    press = "full",
    facilitator = false,
  }: OpenTable): Promise<OpenedTable> {
    const loaded = this.#parts.shelf.scenarios.get(scenario);
    if (loaded === undefined) throw new NoTable(404, `There is no scenario called "${scenario}".`);
    if (this.count >= this.#parts.most) throw new NoTable(503, "This server has no room for another table just now.");
    if (pace === "days" && nextDeadline(timetable, now()) === undefined) {
      throw new NoTable(400, "A game by days needs a timetable with a deadline within a year.");
    }
    const hostKey = newKey();
    const { id, version, hash } = loaded.scenario;
    const session: StoredSession = {
      code: newCode(),
      engine,
      scenario: { id, version, hash },
      seed: newKey(),
      pacing: { pace, ...(pace === "days" && timetable ? { timetable } : {}) },
      stage: "lobby",
      fill: fillOf(loaded, fill),
      hostKeyHash: hashKey(hostKey),
      press,
      facilitated: facilitator,
      muted: [],
      openedAt: now(),
      deadline: undefined,
    };
    await this.#parts.store.open(session).catch((cause: unknown) => {
      this.#parts.warn("a table could not be opened", cause);
      throw new NoTable(503, "The table could not be saved, so it was not opened.");
    });
    return { code: session.code, roomId: session.code, hostKey };
  }

  /** The table of a code, brought into memory if need be, until `forget`. Rejects with `NoTable`. */
  find(code: string): Promise<Table> {
    const live = this.#live.get(code);
    if (live !== undefined) return live;
    const restored = this.#restore(code);
    this.#live.set(code, restored);
    restored.catch(() => this.#live.delete(code));
    return restored;
  }

  /** People, seats and clock of a table, without waking it. */
  async info(code: string): Promise<TableInfo> {
    const live = await this.#live.get(code);
    if (live !== undefined) return live.info();
    const session = await this.#session(code);
    const { stage, deadline, pacing } = session;
    const taken = await this.#parts.store.seats(code);
    return this.#build(session, this.#scenarioOf(session), taken, { ...lobby, stage, deadline, pacing }).info();
  }

  /** Lets go of a table; it can be found again. */
  forget(code: string): void {
    this.#live.delete(code);
  }

  /** Waits until what the tables in memory are doing now is done. */
  async settled(): Promise<void> {
    const tables = await Promise.allSettled(this.#live.values());
    await Promise.all(tables.map((found) => (found.status === "fulfilled" ? found.value.settled() : undefined)));
  }

  /** Codes of tables that must go on by themselves. */
  running(): Promise<readonly string[]> {
    return this.#parts.store.running();
  }

  /** The record, for everybody when the game is over and for the host before. */
  async record(code: string, hostKey: string | undefined): Promise<SessionRecord> {
    const session = await this.#session(code);
    const isHost = hostKey !== undefined && fitsKey(hostKey, session.hostKeyHash);
    if (session.stage !== "over" && !isHost) {
      throw new NoTable(403, "The record is open when the game is over; before that it needs the host's key.");
    }
    return this.#recordOf(session);
  }

  async #session(code: string): Promise<StoredSession> {
    const session = await this.#parts.store.session(code);
    if (session === undefined) throw new NoTable(404, `There is no table with the code ${code}.`);
    return session;
  }

  async #recordOf({ code, engine, scenario, seed }: StoredSession): Promise<SessionRecord> {
    const { entries, hashes } = await this.#parts.store.record(code);
    return { format: 1, engine, scenario, seed, entries, hashes };
  }

  async #restore(code: string): Promise<Table> {
    const session = await this.#session(code);
    const loaded = this.#scenarioOf(session);
    const taken = await this.#parts.store.seats(code);
    if (session.stage === "lobby") return this.#build(session, loaded, taken, { ...lobby, pacing: session.pacing });
    const { press } = this.#parts.store;
    const said = { headings: await press.headings(code), reports: await press.reports(code) };
    const { stage, deadline, pacing } = session;
    try {
      const record = await this.#recordOf(session);
      const { world, hashes } = replay(loaded.scenario, record);
      if (hashes.join() !== record.hashes.join()) throw new Error("the hashes differ");
      const soon = deadline === undefined ? undefined : Math.max(deadline, now() + grace);
      return this.#build(
        session,
        loaded,
        taken,
        { world, stage, deadline: soon, pacing, count: record.entries.length },
        said,
      );
    } catch (cause) {
      this.#parts.warn(`table ${code} cannot be restored`, cause);
      throw new NoTable(409, `The record of table ${code} is damaged, so the game cannot go on.`);
    }
  }

  #scenarioOf({ scenario: { id, version, hash }, engine: needed }: StoredSession): LoadedScenario {
    const loaded = this.#parts.shelf.scenarios.get(id);
    if (loaded === undefined) throw new NoTable(409, `This table plays "${id}", which this server no longer has.`);
    if (loaded.scenario.hash !== hash) {
      throw new NoTable(
        409,
        `This table began with "${id}" ${version}; the scenario has changed since, so it cannot go on.`,
      );
    }
    if (needed !== engine)
      throw new NoTable(409, `This table began with rules ${needed}; this server has rules ${engine}.`);
    return loaded;
  }

  #build(
    session: StoredSession,
    loaded: LoadedScenario,
    taken: Awaited<ReturnType<Store["seats"]>>,
    standing: Standing,
    said: Omit<SaidSoFar, "muted"> = { headings: [], reports: [] },
  ): Table {
    const { code, pacing, seed, hostKeyHash, press: mode, facilitated, muted } = session;
    const { scenario } = loaded;
    const { store, queue, warn } = this.#parts;
    return new Table({
      code,
      scenario,
      seed,
      hostKeyHash,
      game: new Game({ code, scenario, seed, store, lasts: (phase) => durationOf(loaded.file, phase) }, standing),
      seating: new Seating({ code, pace: pacing.pace, store, chairs: newChairs(scenario, session.fill, taken) }),
      bots: new BotSeats({ scenario, seed, queue, warn }),
      press: new Press({ code, scenario, mode, facilitated, store: store.press }, { ...said, muted }),
      entries: async () => (await store.record(code)).entries,
      turnEnds: async () => {
        const { entries } = await store.record(code);
        return replay(scenario, { ...newRecord(scenario, seed), entries }).turnEnds;
      },
      warn,
    });
  }
}

const lobby = { world: undefined, stage: "lobby", deadline: undefined, count: 0 } as const;

function fillOf({ scenario }: LoadedScenario, wish: OpenTable["fill"] = {}): Record<string, SeatFill> {
  const seats = new Set<string>(scenario.seats.map(({ id }) => id));
  const unknown = Object.keys(wish).find((seat) => !seats.has(seat));
  if (unknown !== undefined) throw new NoTable(400, `The scenario has no seat called "${unknown}".`);
  return Object.fromEntries([...seats].map((seat) => [seat, wish[seat] ?? "steady"]));
}
