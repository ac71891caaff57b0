import type { Delegate, NoticeOptions, Requests, TableInfo } from "@multivector/shared/protocol/types";
import { asId, type Message, type SeatId, type View } from "@multivector/shared/rules";
import { readDelegation, readInfo, readPressCount, readView, type TableState } from "@multivector/shared/state";
import { ApiError, getTable } from "./api.ts";
import { type Connection, type ConnectionHandlers, connect, Refused } from "./connection.ts";
import { HostDesk } from "./hostDesk.ts";
import { newId } from "./ids.ts";
import { KeptLine } from "./keptLine.ts";
import { type LineStatus, newLine } from "./lineStatus.ts";
import { PressBox } from "./pressBox.ts";
import { loadScenario, type ShownScenario } from "./scenarioLoader.ts";
import { type SeatKeys, type Ticket, takeSeatLink, ticketOf } from "./seatLinks.ts";
import { hostKey, seatToken, tablePlan, ticketKept } from "./storage.ts";

/** What the screen knows of a table at one moment. */
export interface TableSnapshot {
  readonly line: LineStatus;
  /** `missing`: no such table. `unreachable`: neither page nor table answers. */
  readonly problem?: { readonly kind: "missing" | "unreachable"; readonly message: string };
  readonly shown?: ShownScenario;
  readonly info?: TableInfo;
  readonly seat?: SeatId;
  readonly view?: View;
  /** All press the present seat may read, as far as it has arrived. */
  readonly press: readonly Message[];
  /** The seat of this browser has been asked for; before, nobody knows whether we play or watch. */
  readonly arrived: boolean;
  /** Who we are in the delegation of our seat. */
  readonly member?: string;
  /** The delegation of our seat, its head first. */
  readonly delegation: readonly Delegate[];
  /** What we came with, until it is used. */
  readonly ticket?: Ticket;
  /** Our place in the seat was given to somebody else. */
  readonly displaced: boolean;
}

/** What the home page asked for: sit there and begin at once. */
interface TablePlan {
  readonly seat?: string;
  readonly name: string;
  /** The key we take the seat with; made when it is first tried. */
  readonly key?: string;
}

export const newSnapshot: TableSnapshot = {
  line: newLine,
  press: [],
  delegation: [],
  arrived: false,
  displaced: false,
};

/** Opens a table and keeps it open: joins, resumes the seat of this browser, comes back after any break until `close`. */
export class TableSession {
  readonly #code: string;
  readonly #onChange: (snapshot: TableSnapshot) => void;
  readonly #press = new PressBox(
    (after) => this.request("press", { after }),
    (press) => this.#change({ press }),
  );
  #snapshot = newSnapshot;
  readonly #line: KeptLine;
  /** What only who opened the table can do. */
  readonly host: HostDesk;
  #state: TableState | undefined;
  #closed = false;
  #plan: Promise<void> | undefined;
  /** The token of our seat in this tab. */
  #token: string | undefined;

  constructor(code: string, onChange: (snapshot: TableSnapshot) => void) {
    this.#code = code;
    this.#onChange = onChange;
    this.host = new HostDesk(code, this);
    takeSeatLink(code);
    const ticket = ticketOf(code);
    if (ticket !== undefined) this.#snapshot = { ...newSnapshot, ticket };
    this.#line = new KeptLine({
      open: (onLine) => this.#open(onLine),
      arrive: async () => {
        if (!this.#snapshot.displaced) await this.resume();
      },
      onArrived: () => void this.#arrived(),
      onStatus: (line) => this.#change({ line }),
      onFailed: (cause) => this.#failed(cause),
    });
  }

  get isHost(): boolean {
    return hostKey(this.#code).get() !== undefined;
  }

  /** Asks the table, again if need be: a line that breaks meanwhile does no harm. Rejects with a `Refused`. */
  request<K extends keyof Requests>(type: K, payload: Requests[K]["payload"]): Promise<Requests[K]["answer"]> {
    return this.#line.request(type, payload);
  }

  sit(seat: string, name: string): Promise<void> {
    return this.#sit({ seat, key: newId(), ...(name === "" ? {} : { name }) });
  }

  /** Takes the seat of this browser again, also from another tab. */
  async resume(): Promise<void> {
    const token = seatToken(this.#code).get();
    if (token === undefined) return;
    try {
      this.#seatedBy(await this.#line.ask("sit", { token }));
    } catch (cause) {
      if (!(cause instanceof Refused) || cause.reason.kind !== "bad-token") throw cause;
      seatToken(this.#code).set(undefined);
      if (this.#snapshot.seat !== undefined) this.#seated(undefined, true);
    }
  }

  /** What opens our seat, and makes us the host if we are, at another device. */
  get keys(): Pick<SeatKeys, "seat" | "host"> {
    const seat = seatToken(this.#code).get();
    const host = hostKey(this.#code).get();
    return { ...(seat === undefined ? {} : { seat }), ...(host === undefined ? {} : { host }) };
  }

  /** Uses the ticket we came with. */
  async redeem(name: string): Promise<void> {
    const { ticket } = this.#snapshot;
    if (ticket === undefined) return;
    await this.#sit({ token: ticket.key, key: newId(), ...(name === "" ? {} : { name }) });
    this.dropTicket();
  }

  dropTicket(): void {
    ticketKept(this.#code).set(undefined);
    const { ticket: _used, ...rest } = this.#snapshot;
    this.#snapshot = rest;
    this.#change({});
  }

  /** After our place was given away: looks for another one. */
  leaveDoor(): void {
    this.#change({ displaced: false });
  }

  async stand(): Promise<void> {
    await this.request("stand", {});
    seatToken(this.#code).set(undefined);
    this.#seated(undefined);
  }

  /** How one can be told of turns; as the host also which chat is. */
  notices(): Promise<NoticeOptions> {
    const key = hostKey(this.#code).get();
    return this.request("notices", key === undefined ? {} : { hostKey: key });
  }

  close(): void {
    this.#closed = true;
    this.#line.close();
  }

  #change(part: Partial<TableSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    if (!this.#closed) this.#onChange(this.#snapshot);
  }

  /** Reads the state again as the present seat may. */
  #show(): void {
    const { shown, seat, view: before, ...rest } = this.#snapshot;
    if (this.#state === undefined || shown === undefined) return;
    // A seat's secrets come a moment after the seat itself.
    const view = readView(shown.scenario, this.#state, seat) ?? before;
    this.#snapshot = {
      ...rest,
      shown,
      ...(seat === undefined ? {} : { seat }),
      ...(view === undefined ? {} : { view }),
    };
    this.#change({ info: readInfo(this.#state), delegation: readDelegation(this.#state, seat) });
    this.#press.follow(seat, readPressCount(this.#state, seat));
  }

  /** Somebody was given our place; or another tab of this browser left it, or has a new token for it. */
  async #displaced(): Promise<void> {
    const kept = seatToken(this.#code);
    if (kept.get() !== undefined && kept.get() !== this.#token) {
      await this.resume().catch(() => {});
      return;
    }
    kept.set(undefined);
    this.#seated(undefined, true);
  }

  #seated(seat: string | undefined, displaced = false): void {
    const { seat: _old, member: _id, ...rest } = this.#snapshot;
    this.#snapshot = { ...rest, ...(seat === undefined ? {} : { seat: asId<SeatId>(seat) }), displaced };
    this.#show();
  }

  async #sit(wish: Requests["sit"]["payload"]): Promise<void> {
    this.#seatedBy(await this.request("sit", wish));
  }

  #seatedBy({ seat, token, member }: Requests["sit"]["answer"]): void {
    seatToken(this.#code).set(token);
    this.#token = token;
    this.#seated(seat);
    this.#change({ member });
  }

  /** Does what the home page asked for, also if the line breaks in the middle or the page is loaded again. */
  async #followPlan(): Promise<void> {
    const kept = tablePlan(this.#code);
    const text = kept.get();
    if (text === undefined) return;
    const plan: TablePlan = { key: newId(), ...(JSON.parse(text) as TablePlan) };
    kept.set(JSON.stringify(plan));
    await this.#sit(plan);
    await this.host.start();
    kept.set(undefined);
  }

  async #open(onLine: ConnectionHandlers["onLine"]): Promise<Connection> {
    const info = await getTable(this.#code);
    const shown = await loadScenario(info.scenario);
    const { problem: _over, ...rest } = this.#snapshot;
    this.#snapshot = rest;
    this.#change({ shown, info });
    return connect(this.#code, {
      onState: (state) => {
        this.#state = state;
        this.#show();
      },
      onLine,
      onDisplaced: () => void this.#displaced(),
    });
  }

  async #arrived(): Promise<void> {
    this.#plan ??= this.#followPlan().catch((cause: unknown) => {
      if (!(cause instanceof Refused)) throw cause;
      tablePlan(this.#code).set(undefined);
    });
    await this.#plan;
    this.#change({ arrived: true });
  }

  #failed(cause: unknown): void {
    const missing = cause instanceof ApiError && cause.status === 404;
    const message = cause instanceof Error ? cause.message : String(cause);
    this.#change({ problem: { kind: missing ? "missing" : "unreachable", message } });
  }
}
