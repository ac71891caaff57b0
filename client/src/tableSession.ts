import type { ModeratedMessage, Requests, SeatFill, TableInfo } from "@multivector/shared/protocol/types";
import { asId, type Message, type SeatId, type View } from "@multivector/shared/rules";
import { readInfo, readPressCount, readView, type TableState } from "@multivector/shared/state";
import { ApiError, getTable } from "./api.ts";
import { type Connection, connect, type Line, Refused } from "./connection.ts";
import { PressBox } from "./pressBox.ts";
import { loadScenario, type ShownScenario } from "./scenarioLoader.ts";
import { hostKey, seatToken, tablePlan } from "./storage.ts";

/** What the screen knows of a table at one moment. */
export interface TableSnapshot {
  readonly line: Line | "connecting";
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
  /** Another tab or device acts for our seat now. */
  readonly displaced: boolean;
}

/** What the home page asked for: sit there and begin at once. */
interface TablePlan {
  readonly seat?: string;
  readonly name: string;
}

export const newSnapshot: TableSnapshot = { line: "connecting", press: [], arrived: false, displaced: false };

/** Milliseconds before each new try to reach the table. */
const pauses = [500, 1000, 2000, 4000, 8000];

/** Opens a table and keeps it open: joins, resumes the seat of this browser, comes back after any break until `close`. */
export class TableSession {
  readonly #code: string;
  readonly #onChange: (snapshot: TableSnapshot) => void;
  readonly #press = new PressBox(
    (after) => this.request("press", { after }),
    (press) => this.#change({ press }),
  );
  #snapshot = newSnapshot;
  #connection: Connection | undefined;
  #state: TableState | undefined;
  #closed = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(code: string, onChange: (snapshot: TableSnapshot) => void) {
    this.#code = code;
    this.#onChange = onChange;
    this.#begin();
  }

  get isHost(): boolean {
    return hostKey(this.#code).get() !== undefined;
  }

  /** Rejects with a `Refused`. */
  request<K extends keyof Requests>(type: K, payload: Requests[K]["payload"]): Promise<Requests[K]["answer"]> {
    return this.#connection?.request(type, payload) ?? Promise.reject(new Refused({ kind: "offline" }));
  }

  sit(seat: string, name: string): Promise<void> {
    return this.#sit(name === "" ? { seat } : { seat, name });
  }

  /** Takes the seat of this browser again, also from another tab. */
  async resume(): Promise<void> {
    const token = seatToken(this.#code).get();
    if (token === undefined) return;
    try {
      await this.#sit({ token });
    } catch (cause) {
      if (!(cause instanceof Refused) || cause.reason.kind !== "bad-token") throw cause;
      seatToken(this.#code).set(undefined);
    }
  }

  async stand(): Promise<void> {
    await this.request("stand", {});
    seatToken(this.#code).set(undefined);
    this.#seated(undefined);
  }

  async fill(seat: string, by: SeatFill): Promise<void> {
    await this.request("fill", { hostKey: this.#hostKey, seat, by });
  }

  /** Lets a seat speak or be silent. */
  async mute(seat: string, muted: boolean): Promise<void> {
    await this.request("mute", { hostKey: this.#hostKey, seat, muted });
  }

  /** What the host may read, all pages of it. */
  async moderation(): Promise<readonly ModeratedMessage[]> {
    const all: ModeratedMessage[] = [];
    for (let more = true; more; ) {
      const page = await this.request("moderation", { hostKey: this.#hostKey, after: all.length });
      all.push(...page.messages);
      more = page.more && page.messages.length > 0;
    }
    return all;
  }

  async start(): Promise<void> {
    await this.request("start", { hostKey: this.#hostKey });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#connection?.leave();
  }

  get #hostKey(): string {
    return hostKey(this.#code).get() ?? "";
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
    this.#change({ info: readInfo(this.#state) });
    this.#press.follow(seat, readPressCount(this.#state, seat));
  }

  #seated(seat: string | undefined, displaced = false): void {
    const { seat: _old, ...rest } = this.#snapshot;
    this.#snapshot = { ...rest, ...(seat === undefined ? {} : { seat: asId<SeatId>(seat) }), displaced };
    this.#show();
  }

  async #sit(wish: Requests["sit"]["payload"]): Promise<void> {
    const { seat, token } = await this.request("sit", wish);
    seatToken(this.#code).set(token);
    this.#seated(seat);
  }

  async #followPlan(): Promise<void> {
    const text = tablePlan(this.#code).get();
    if (text === undefined) return;
    tablePlan(this.#code).set(undefined);
    await this.#sit(JSON.parse(text) as TablePlan);
    await this.start();
  }

  async #open(): Promise<void> {
    const info = await getTable(this.#code);
    const shown = await loadScenario(info.scenario);
    const { problem: _over, ...rest } = this.#snapshot;
    this.#snapshot = rest;
    this.#change({ shown, info });
    this.#connection = await connect(this.#code, {
      onState: (state) => {
        this.#state = state;
        this.#show();
      },
      onLine: (line) => {
        this.#change({ line });
        if (line === "gone") this.#again();
      },
      onDisplaced: () => this.#seated(undefined, true),
    });
    this.#tries = 0;
    if (this.#closed) this.#connection.leave();
    else if (!this.#snapshot.displaced) await this.resume().then(() => this.#followPlan());
    this.#change({ arrived: true });
  }

  #again(): void {
    if (this.#closed) return;
    this.#connection = undefined;
    this.#timer = setTimeout(() => this.#begin(), pauses[Math.min(this.#tries, pauses.length - 1)]);
    this.#tries += 1;
  }

  #begin(): void {
    this.#open().catch((cause: unknown) => {
      if (cause instanceof Refused) return this.#change({ arrived: true });
      const missing = cause instanceof ApiError && cause.status === 404;
      const message = cause instanceof Error ? cause.message : String(cause);
      this.#change({ problem: { kind: missing ? "missing" : "unreachable", message }, line: "gone" });
      if (!missing) this.#again();
    });
  }
}
