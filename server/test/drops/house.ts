import type { OpenedTable, OpenTable, TableInfo } from "@multivector/shared/protocol/types";
import { vi } from "vitest";
import { Library } from "../../src/library.ts";
import type { Shelf } from "../../src/scenarios.ts";
import type { Store } from "../../src/store/store.ts";
import { Alarms } from "../../src/table/alarms.ts";
import { newBotQueue } from "../../src/table/botQueue.ts";
import type { Person } from "../../src/table/chairs.ts";
import type { Table } from "../../src/table/table.ts";
import { Tables } from "../../src/table/tables.ts";
import { newThinkers } from "../../src/table/thinkers.ts";
import { noNotices } from "../noNotices.ts";

/** Milliseconds after which a table that nobody is at falls asleep; if it was woken by its clock alone. */
const doze = { attended: 5000, unattended: 1000 };

/** What rooms do for one table, without sockets: wakes it, lets it fall asleep, and is started again. Needs fake timers. */
export class House {
  readonly warnings: string[] = [];
  readonly #shelf: Shelf;
  readonly #store: Store;
  readonly #present = new Set<Person>();
  #tables: Tables;
  #code = "";
  #table: Table | undefined;
  #sleep: NodeJS.Timeout | undefined;
  startedAt = Date.now();

  constructor(shelf: Shelf, store: Store) {
    this.#shelf = shelf;
    this.#store = store;
    this.#tables = this.#newTables();
  }

  /** The table in memory; undefined: it sleeps. */
  get awake(): Table | undefined {
    return this.#table;
  }

  async open(wish: OpenTable): Promise<OpenedTable> {
    const opened = await this.#tables.open(wish);
    this.#code = opened.code;
    return opened;
  }

  info(): Promise<TableInfo> {
    return this.#tables.info(this.#code);
  }

  /** Waits until what was asked of the tables in memory so far is done. */
  settled(): Promise<void> {
    return this.#tables.settled();
  }

  /** Somebody comes to the table. */
  async enter(person: Person): Promise<Table> {
    const table = await this.wake();
    this.#present.add(person);
    table.enter(person);
    return table;
  }

  /** Somebody's connection is gone; returns what to call if it comes back by itself while the table is awake. */
  leave(person: Person): () => void {
    const table = this.#table;
    this.#present.delete(person);
    const comeBack = table?.leave(person);
    this.#sleepLater(doze.attended);
    return () => {
      if (table === undefined || table !== this.#table) throw new Error("nobody knows that connection any more");
      this.#present.add(person);
      comeBack?.();
    };
  }

  async wake(unattended = false): Promise<Table> {
    const table = await this.#tables.find(this.#code);
    if (table === this.#table) return table;
    this.#table = table;
    table.open({ changed: () => {}, seated: () => {}, displaced: () => {} });
    if (unattended) this.#sleepLater(doze.unattended);
    return table;
  }

  /** The server stops in good order and starts again; everybody is gone. */
  async restart(): Promise<void> {
    await this.stop();
    this.#present.clear();
    this.#tables = this.#newTables();
    this.startedAt = Date.now();
    const codes = await this.#tables.setAlarms();
    if (codes.includes(this.#code)) await this.wake();
    this.#sleepLater(doze.attended);
  }

  async stop(): Promise<void> {
    const table = this.#table;
    this.#tables.stop();
    clearTimeout(this.#sleep);
    this.#fallAsleep();
    await table?.settled();
    await settle(this);
  }

  #sleepLater(wait: number): void {
    clearTimeout(this.#sleep);
    this.#sleep = setTimeout(() => {
      const table = this.#table;
      if (table === undefined || this.#present.size > 0) return;
      if (table.idle) this.#fallAsleep();
      else this.#sleepLater(wait);
    }, wait);
  }

  #fallAsleep(): void {
    this.#table?.close();
    this.#table = undefined;
    this.#tables.forget(this.#code);
  }

  #newTables(): Tables {
    const warn = (message: string, cause: unknown) =>
      void this.warnings.push(`${message}: ${String(cause)} ${cause instanceof Error ? String(cause.cause) : ""}`);
    const alarms = new Alarms((code) => (code === this.#code ? void this.wake(true) : undefined));
    const queue = newBotQueue((cause) => warn("bot", cause));
    const library = new Library(this.#shelf, this.#store);
    return new Tables({
      library,
      notices: noNotices,
      store: this.#store,
      alarms,
      queue,
      thinkers: newThinkers(),
      most: 10_000,
      warn,
    });
  }
}

/** Lets everything be done that needs no time to pass: the store's writes, bots, and what follows from them. */
export async function settle(house: House): Promise<void> {
  for (let quiet = 0, before = house.awake?.world; quiet < 3; quiet += 1) {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await house.settled();
    const { awake } = house;
    if (awake?.world !== before) quiet = -1;
    before = awake?.world;
  }
}

/** Lets time pass from timer to timer; `look` after each. */
export async function pass(house: House, time: number, look: () => Promise<void>): Promise<void> {
  let over = false;
  setTimeout(() => {
    over = true;
  }, time);
  while (!over) {
    vi.advanceTimersToNextTimer();
    await settle(house);
    await look();
  }
}
