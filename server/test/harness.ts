import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, type Room } from "@colyseus/sdk";
import type { OpenedTable, OpenTable, Requests, TableInfo, TableRejection } from "@multivector/shared/protocol/types";
import { asId, type Scenario, type SeatId, type View } from "@multivector/shared/rules";
import { readInfo, readView, type TableState } from "@multivector/shared/state";
import { loadShelf, type Shelf } from "../src/scenarios.ts";
import { type RunningServer, type ServerSettings, startServer } from "../src/startServer.ts";
import { bytesOf } from "./recording.ts";

const root = join(import.meta.dirname, "../..");
export const scenariosDir = join(root, "scenarios");

/** The introduction: the smallest scenario we ship. */
export const introduction = "eagle-over-the-steppe";

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), "multivector-"));
export const removeDir = (dir: string): void => rmSync(dir, { recursive: true, force: true });

let shelf: Shelf | undefined;

export function scenarioOf(id: string): Scenario {
  shelf ??= loadShelf(scenariosDir);
  const loaded = shelf.scenarios.get(id);
  if (loaded === undefined) throw new Error(`no scenario ${id}`);
  return loaded.scenario;
}

/** A server on a free port. Warnings are collected; a test that expects none asserts so. */
export async function boot(dataDir: string, settings: Partial<ServerSettings> = {}) {
  const warnings: string[] = [];
  const server: RunningServer = await startServer({
    port: 0,
    dataDir,
    scenariosDir,
    clientDir: join(dataDir, "no-client"),
    warn: (message, cause) => warnings.push(`${message}: ${cause instanceof Error ? cause.stack : String(cause)}`),
    ...settings,
  });
  return { ...server, warnings, address: `http://127.0.0.1:${server.port}` };
}

export async function openTable(address: string, table: Partial<OpenTable> = {}): Promise<OpenedTable> {
  const response = await fetch(`${address}/api/tables`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ scenario: introduction, pace: "relaxed", ...table }),
  });
  if (response.status !== 201) throw new Error(`table not opened: ${await response.text()}`);
  return (await response.json()) as OpenedTable;
}

/** A person at a table, as the browser would be one. */
export class Guest {
  readonly room: Room;
  readonly displaced: string[] = [];
  seat: SeatId | undefined;
  token: string | undefined;

  private constructor(room: Room) {
    this.room = room;
    room.onMessage("displaced", ({ seat }: { seat: string }) => {
      this.displaced.push(seat);
      this.seat = undefined;
    });
  }

  /** Joins and waits for the first state. */
  static async join(address: string, code: string): Promise<Guest> {
    const room = await new Client(address).joinById(code);
    room.reconnection.enabled = false;
    const first = new Promise<void>((resolve) => room.onStateChange.once(() => resolve()));
    const guest = new Guest(room);
    await first;
    return guest;
  }

  async sit(wish: Requests["sit"]["payload"] = {}): Promise<this> {
    const { seat, token } = await this.ask("sit", wish);
    this.seat = asId<SeatId>(seat);
    this.token = token;
    return this;
  }

  async ask<K extends keyof Requests>(type: K, payload: Requests[K]["payload"]): Promise<Requests[K]["answer"]> {
    try {
      return await this.room.request(type, payload);
    } catch (cause) {
      throw new Error(`${type}: ${JSON.stringify(Reflect.get(cause as object, "reason"))}`, { cause });
    }
  }

  /** What the server refused a request with; fails if it was granted. */
  async refusal(type: string, payload?: unknown): Promise<TableRejection> {
    try {
      await this.room.request(type, payload);
    } catch (error) {
      return Reflect.get(error as object, "reason") as TableRejection;
    }
    throw new Error(`${type} was granted`);
  }

  get state(): TableState {
    return this.room.state as TableState;
  }

  info(): TableInfo {
    return readInfo(this.state);
  }

  view(scenario: Scenario): View | undefined {
    return readView(scenario, this.state, this.seat);
  }

  /** Resolves when the state fulfils the condition, now or after a later patch. */
  until(condition: () => boolean, what = "the state"): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!condition()) return;
        clearTimeout(timer);
        this.room.onStateChange.remove(check);
        resolve();
      };
      const timer = setTimeout(() => reject(new Error(`${what} did not come`)), 10_000);
      this.room.onStateChange(check);
      check();
    });
  }

  /** Every byte this connection received. */
  bytes(): Buffer {
    return bytesOf(this.room);
  }

  leave(): Promise<number> {
    return this.room.leave();
  }
}

/** A game begun with a person in each of these seats, all in the first briefing with their secrets. */
export async function begun(address: string, seats: readonly string[], table: Partial<OpenTable> = {}) {
  const { code, hostKey } = await openTable(address, table);
  const people: Guest[] = [];
  for (const seat of seats) people.push(await (await Guest.join(address, code)).sit({ seat, name: `P ${seat}` }));
  await people[0]?.ask("start", { hostKey });
  for (const one of people) await one.until(() => one.state.turn === 1 && one.state.secrets.size > 0, "the first turn");
  return { code, hostKey, people };
}
