import { type Client, CloseCode, type MessageContext, Room, type RoomException } from "@colyseus/core";
import { issuesOf, type Requests, requestSchemas } from "@multivector/shared/protocol";
import { furnish, project, TableState } from "@multivector/shared/state";
import type { Person } from "../table/chairs.ts";
import { Refusal } from "../table/refusal.ts";
import type { Table } from "../table/table.ts";
import type { TableListener } from "../table/tableParts.ts";
import type { Tables } from "../table/tables.ts";
import { outfit, reveal } from "./clientView.ts";
import { projectDelegations, projectInfo, projectPress } from "./projectInfo.ts";

export interface RoomSettings {
  readonly tables: Tables;
  /** Messages a client may send in a second; who sends more is cut off. */
  readonly messagesPerSecond: number;
  /** Seconds a lost connection may come back without a word. */
  readonly comebackSeconds: number;
  /** Milliseconds after which a table that nobody is at leaves memory; at most a second if it was woken by its clock alone. */
  readonly sleepAfter: number;
  readonly warn: (message: string, cause: unknown) => void;
  /** Only for the test that proves the detector of leaks: everybody's view holds everybody's secrets. */
  readonly leaky?: boolean;
}

/** A connection that may come back by itself. */
interface Lost {
  readonly person: Person;
  readonly comeBack: () => void;
}

/** Bytes that may wait in a client's socket; who reads more slowly is cut off and comes back to a full state. */
const mostBuffered = 1 << 20;

/** Milliseconds a table stays awake that was woken by its clock alone. */
const nap = 1000;

/** The room class of one server. */
export function tableRoomFor(settings: RoomSettings) {
  return class extends TableRoom {
    constructor() {
      super(settings);
    }
  };
}

/** Shows one table to its connections: who is who, what each may see, and their requests. Decides nothing. */
export class TableRoom extends Room<{ state: TableState }> {
  override state = new TableState();
  override autoDispose = false;
  override maxClients = 100;
  /** Patches are sent by `#refresh`; this is only the fallback. */
  override patchRate = 1000;
  readonly #settings: RoomSettings;
  /** By session id. */
  readonly #people = new Map<string, Person>();
  readonly #lost = new Map<string, Lost>();
  #table: Table | undefined;
  #refreshing = false;
  #sleep: NodeJS.Timeout | undefined;
  /** Woken by its clock, and nobody has come since. */
  #unattended = false;
  #falling: Promise<unknown> | undefined;

  constructor(settings: RoomSettings) {
    super();
    this.#settings = settings;
    this.maxMessagesPerSecond = settings.messagesPerSecond;
  }

  override async onCreate({ code, unattended }: { code: string; unattended: boolean }): Promise<void> {
    this.roomId = code;
    this.#unattended = unattended;
    await this.setPrivate(true);
    this.setTimestep(() => {}, 250);
    const table = await this.#settings.tables.find(code);
    this.#table = table;
    furnish(table.scenario, this.state);
    for (const type of Object.keys(requestSchemas) as (keyof Requests)[]) {
      this.onMessage(type, (client: Client, payload: unknown, ctx: MessageContext) =>
        this.#answer(type, client, payload, ctx),
      );
    }
    this.onMessage("*", () => {});
    table.open(this.#listener);
    this.#show();
    this.#sleepLater();
  }

  /** Somebody is on the way: the table stays awake for a while. False: it is too late, once the promise is kept the room is gone. */
  async expect(): Promise<boolean> {
    if (this.#falling === undefined) {
      this.#unattended = false;
      this.#sleepLater();
      return true;
    }
    await this.#falling;
    return false;
  }

  override onJoin(client: Client): void {
    const view = outfit(client);
    const person: Person = { id: client.sessionId };
    this.#people.set(client.sessionId, person);
    if (this.#settings.leaky) for (const secrets of this.state.secrets.values()) view.add(secrets);
    clearTimeout(this.#sleep);
    this.#unattended = false;
    this.#table?.enter(person);
  }

  override onDrop(client: Client, code?: number): void {
    const comeBack = this.#gone(client);
    if (code === CloseCode.WITH_ERROR || comeBack === undefined) return;
    this.#lost.set(client.sessionId, comeBack);
    this.allowReconnection(client, this.#settings.comebackSeconds).catch(() => this.#lost.delete(client.sessionId));
  }

  override onReconnect(client: Client): void {
    outfit(client);
    const lost = this.#lost.get(client.sessionId);
    this.#lost.delete(client.sessionId);
    clearTimeout(this.#sleep);
    if (lost === undefined) {
      this.onJoin(client);
      return;
    }
    this.#people.set(client.sessionId, lost.person);
    lost.comeBack();
  }

  override onLeave(client: Client): void {
    this.#gone(client);
    client.view?.dispose();
  }

  override onDispose(): void {
    clearTimeout(this.#sleep);
    this.#table?.close();
    this.#settings.tables.forget(this.roomId);
  }

  override onUncaughtException(error: RoomException, method: string): void {
    this.#settings.warn(`table ${this.roomId}, ${method}`, error);
  }

  #gone(client: Client): Lost | undefined {
    const person = this.#people.get(client.sessionId);
    this.#people.delete(client.sessionId);
    if (person === undefined || this.#table === undefined) return undefined;
    const comeBack = this.#table.leave(person);
    this.#sleepLater();
    return { person, comeBack };
  }

  #sleepLater(): void {
    clearTimeout(this.#sleep);
    if (this.#people.size > 0) return;
    const { sleepAfter } = this.#settings;
    this.#sleep = setTimeout(() => void this.#fallAsleep(), this.#unattended ? Math.min(sleepAfter, nap) : sleepAfter);
    this.#sleep.unref();
  }

  async #fallAsleep(): Promise<void> {
    await this.#table?.settled();
    if (this.#people.size > 0 || this.#falling !== undefined) return;
    if (!this.#table?.idle) return this.#sleepLater();
    this.#falling = this.disconnect();
    await this.#falling;
  }

  async #answer<K extends keyof Requests>(
    type: K,
    client: Client,
    payload: unknown,
    ctx: MessageContext,
  ): Promise<unknown> {
    const person = this.#people.get(client.sessionId);
    const asked = requestSchemas[type].safeParse(payload ?? {});
    if (!asked.success) return ctx.reject({ kind: "invalid", issues: issuesOf(asked.error) });
    try {
      if (this.#table === undefined || person === undefined) throw new Error("no such table or person");
      return await this.#table.answer(person, type, asked.data);
    } catch (cause) {
      if (!(cause instanceof Refusal)) this.#settings.warn(`table ${this.roomId}, ${type}`, cause);
      else if (cause.cause !== undefined) this.#settings.warn(`table ${this.roomId}, ${type}`, cause.cause);
      return ctx.reject(cause instanceof Refusal ? cause.reason : { kind: "fault" });
    }
  }

  readonly #listener: TableListener = {
    changed: () => this.#refresh(),
    seated: (person, seat) => {
      const client = this.clients.getById(person.id);
      if (client !== undefined && !this.#settings.leaky) reveal(client, this.state, seat);
    },
    displaced: (person, seat) => {
      const client = this.clients.getById(person.id);
      if (client === undefined) return;
      if (!this.#settings.leaky) reveal(client, this.state, undefined);
      client.send("displaced", { seat });
    },
  };

  /** Shows what changed, once for all that happens in this turn of the event loop and after the answers to it. */
  #refresh(): void {
    if (this.#refreshing) return;
    this.#refreshing = true;
    setImmediate(() => {
      this.#refreshing = false;
      try {
        this.#show();
        this.broadcastPatch();
        this.#cutOffSlow();
      } catch (cause) {
        this.#settings.warn(`table ${this.roomId} could not be shown`, cause);
      }
    });
  }

  #show(): void {
    if (this.#table === undefined) return;
    projectInfo(this.#table.info(), this.state);
    projectPress(this.#table.press, this.state);
    projectDelegations(this.#table, this.state);
    if (this.#table.world !== undefined) project(this.#table.scenario, this.#table.world, this.state);
  }

  #cutOffSlow(): void {
    for (const client of [...this.clients]) {
      const waiting: unknown = Reflect.get(client.ref, "bufferedAmount");
      if (typeof waiting === "number" && waiting > mostBuffered) client.leave(CloseCode.MAY_TRY_RECONNECT, "resync");
    }
  }
}
