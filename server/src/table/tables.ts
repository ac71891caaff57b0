import { setTimeout as wait } from "node:timers/promises";
import type { OpenedTable, OpenTable, SeatFill, TableInfo } from "@multivector/shared/protocol/types";
import { engine, type SessionRecord } from "@multivector/shared/record";
import { now } from "../clock.ts";
import type { Library } from "../library.ts";
import type { Moment } from "../notices/moment.ts";
import type { LoadedScenario } from "../scenarios.ts";
import type { RunningClock, StoredSession } from "../store/store.ts";
import type { Alarms } from "./alarms.ts";
import { Archive, noNeed } from "./archive.ts";
import { buildTable, type House } from "./buildTable.ts";
import type { Standing } from "./game.ts";
import { hashKey, newCode, newKey } from "./keys.ts";
import { halted, NoTable } from "./refusal.ts";
import type { Table } from "./table.ts";
import { nextDeadline } from "./timetable.ts";

export interface TablesParts extends House {
  readonly library: Library;
  /** Told of tables that leave memory while their clock runs. */
  readonly alarms: Alarms;
  /** Most tables in memory at once. */
  readonly most: number;
}

/** Milliseconds after which a table that could not be woken is tried again. */
const retry = 5000;
/** Milliseconds by which two clocks may differ. */
const tolerance = 1000;
/** How often, and after how many milliseconds each time, a table is asked for that a server just gone may still have. */
const claims = { count: 10, pause: 100 };
/** All tables: those in memory, and those that can be brought back from the store. */
export class Tables {
  readonly #parts: TablesParts;
  readonly #live = new Map<string, Promise<Table>>();
  /** Tables that left memory and are not yet let go in the store. */
  readonly #leaving = new Map<string, Promise<void>>();
  readonly #mending = new Set<string>();
  readonly #archive: Archive;
  #stopped = false;

  constructor(parts: TablesParts) {
    this.#parts = parts;
    this.#archive = new Archive(parts);
  }

  get count(): number {
    return this.#live.size;
  }

  /** Nothing is to wake any more. */
  get stopped(): boolean {
    return this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
    this.#parts.alarms.stop();
  }

  async open({
    scenario,
    pace,
    timetable,
    tempo,
    missed,
    fill,
    press = "full",
    facilitator = false,
  }: OpenTable): Promise<OpenedTable> {
    const loaded = this.#parts.library.newest(scenario);
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
      pacing: {
        pace,
        ...(pace === "days" && timetable ? { timetable } : {}),
        ...(tempo === undefined ? {} : { tempo }),
        ...(missed === undefined ? {} : { missed }),
      },
      stage: "lobby",
      fill: fillOf(loaded, fill),
      hostKeyHash: hashKey(hostKey),
      press,
      facilitated: facilitator,
      muted: [],
      openedAt: now(),
      deadline: undefined,
      outcome: undefined,
    };
    await this.#parts.store.open(session, loaded.sheet.json).catch((cause: unknown) => {
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
    const kept = await this.#archive.outline(code);
    return buildTable(this.#parts, kept, async () => kept.standing).info();
  }

  /** Where a table stands, without waking it. */
  async moment(code: string): Promise<Moment> {
    const live = await this.#live.get(code);
    if (live !== undefined) return live.moment();
    const kept = await this.#archive.whole(code);
    return buildTable(this.#parts, kept, async () => kept.standing).moment();
  }

  /** Lets go of a table; it can be found again. */
  forget(code: string): void {
    const table = this.#live.get(code);
    if (table === undefined) return;
    this.#live.delete(code);
    const left = table
      .then((found) => this.#leave(code, found))
      .catch(() => {})
      .finally(() => this.#leaving.delete(code));
    this.#leaving.set(code, left);
  }

  async #leave(code: string, table: Table): Promise<void> {
    await table.settled();
    const { alarm } = table;
    if (alarm !== undefined) this.#parts.alarms.set(code, alarm, alarm.left);
    await this.#release(code);
  }

  /** Waits until what the tables in memory are doing now is done. */
  async settled(): Promise<void> {
    const tables = await Promise.allSettled(this.#live.values());
    await Promise.all(tables.map((found) => (found.status === "fulfilled" ? found.value.settled() : undefined)));
  }

  /** Sets the alarms of tables that must go on by themselves and are neither here nor known yet; returns their codes, the first deadline first. */
  async setAlarms(): Promise<readonly string[]> {
    const running = await this.#parts.store.running();
    const unknown = running.filter(({ code }) => !this.#live.has(code) && !this.#parts.alarms.has(code));
    for (const clock of unknown) this.#setAlarm(clock);
    return unknown.sort((a, b) => a.deadline - b.deadline).map(({ code }) => code);
  }

  /** Sets the alarm of a table that could not be woken again: as it is kept now, but not at once. */
  async setAlarmAgain(code: string): Promise<void> {
    const { alarms, store } = this.#parts;
    const soon = now() + retry;
    try {
      const clock = (await store.running()).find((one) => one.code === code);
      if (clock === undefined) alarms.take(code);
      else this.#setAlarm({ ...clock, deadline: Math.max(clock.deadline, soon) });
    } catch {
      alarms.set(code, { deadline: soon, byWall: false });
    }
  }

  #setAlarm({ code, pace, deadline }: RunningClock): void {
    const byWall = pace === "days";
    this.#parts.alarms.set(code, { deadline: this.#archive.notBefore(deadline), byWall });
  }

  record(code: string, hostKey: string | undefined): Promise<SessionRecord> {
    return this.#archive.record(code, hostKey);
  }

  /** See `Archive.mend`. */
  async mend(code: string, hostKey: string | undefined): Promise<{ turn: number }> {
    if (this.#live.has(code) || this.#mending.has(code)) throw noNeed();
    this.#mending.add(code);
    try {
      await this.#claim(code);
      return await this.#archive.mend(code, hostKey);
    } finally {
      this.#mending.delete(code);
      await this.#release(code);
    }
  }

  async #restore(code: string): Promise<Table> {
    await this.#leaving.get(code);
    await this.#claim(code);
    try {
      const kept = await this.#archive.whole(code);
      const standing = retimed(kept.standing, this.#parts.alarms.take(code));
      return buildTable(this.#parts, { ...kept, standing }, async () => (await this.#archive.whole(code)).standing);
    } catch (cause) {
      await this.#release(code);
      throw cause;
    }
  }

  async #claim(code: string): Promise<void> {
    for (let left = claims.count; ; left -= 1) {
      if (await this.#archive.reach(() => this.#parts.store.claim(code))) return;
      if (left === 0) throw halted({ kind: "elsewhere" });
      await wait(claims.pause);
    }
  }

  /** If the store does not answer, what was claimed is lost already. */
  async #release(code: string): Promise<void> {
    await this.#parts.store.release(code).catch(() => {});
  }
}

/** What was left when a table fell asleep counts, not a clock that was set meanwhile; `left` in milliseconds. */
function retimed(standing: Standing, left: number | undefined): Standing {
  const { deadline, pacing } = standing;
  if (deadline === undefined || left === undefined || pacing.pace === "days") return standing;
  const meant = now() + Math.max(0, Math.round(left));
  return Math.abs(meant - deadline) > tolerance ? { ...standing, deadline: meant } : standing;
}

function fillOf({ scenario }: LoadedScenario, wish: OpenTable["fill"] = {}): Record<string, SeatFill> {
  const seats = new Set<string>(scenario.seats.map(({ id }) => id));
  const unknown = Object.keys(wish).find((seat) => !seats.has(seat));
  if (unknown !== undefined) throw new NoTable(400, `The scenario has no seat called "${unknown}".`);
  return Object.fromEntries([...seats].map((seat) => [seat, wish[seat] ?? "steady"]));
}
