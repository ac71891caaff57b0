import type { Requests } from "@multivector/shared/protocol/types";
import { ApiError } from "./api.ts";
import { type Connection, type Line, Refused } from "./connection.ts";
import { newId } from "./ids.ts";
import { insist, needsName } from "./insist.ts";
import { isUp, type LineStatus, newLine, nextLine } from "./lineStatus.ts";

/** Whoever needs a line to a table. */
export interface LineUser {
  readonly open: (onLine: (line: Line, over: LineStatus["over"]) => void) => Promise<Connection>;
  /** The first thing asked on each new line. */
  readonly arrive: () => Promise<void>;
  /** That has been done; what waited for it goes on. */
  readonly onArrived: () => void;
  readonly onStatus: (status: LineStatus) => void;
  /** The table was not reached. */
  readonly onFailed: (cause: unknown) => void;
}

/** Milliseconds before each new try to reach the table; by chance up to half less, so that not all come at once. */
const pauses = [500, 1000, 2000, 4000];
/** Milliseconds a request waits for the line to come back. */
const patience = 90_000;
/** Milliseconds before it is asked again for the seat, when no answer came although the line is up. */
const again = 1000;

/** One line to a table, kept until `close`: found again after any break, for as long as it takes. */
export class KeptLine {
  readonly #user: LineUser;
  #status = newLine;
  #connection: Connection | undefined;
  #closed = false;
  /** `arrive` has been done on the present line. */
  #ready = false;
  /** Requests that wait for that. */
  #waiting: ((ready: boolean) => void)[] = [];
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(user: LineUser) {
    this.#user = user;
    addEventListener("online", this.#look);
    addEventListener("offline", this.#look);
    document.addEventListener("visibilitychange", this.#look);
    this.#begin();
  }

  /** Asks the table, again if need be: a line that breaks meanwhile does no harm. Rejects with a `Refused`. */
  async request<K extends keyof Requests>(type: K, payload: Requests[K]["payload"]): Promise<Requests[K]["answer"]> {
    const sent = needsName(type) ? { id: newId(), ...payload } : payload;
    const answer = await insist(
      type,
      () => this.ask(type, sent),
      () => this.#whenReady(),
    );
    return answer ?? { ok: true };
  }

  /** Asks once, whether or not `arrive` has been done. */
  ask<K extends keyof Requests>(type: K, payload: Requests[K]["payload"]): Promise<Requests[K]["answer"]> {
    return this.#connection?.request(type, payload) ?? Promise.reject(new Refused({ kind: "offline" }));
  }

  close(): void {
    this.#closed = true;
    removeEventListener("online", this.#look);
    removeEventListener("offline", this.#look);
    document.removeEventListener("visibilitychange", this.#look);
    clearTimeout(this.#timer);
    this.#answerWaiting(false);
    this.#connection?.leave();
  }

  #begin(): void {
    this.#timer = undefined;
    this.#open().catch((cause: unknown) => {
      if (this.#closed) return;
      this.#user.onFailed(cause);
      const status = cause instanceof ApiError ? cause.status : 0;
      if (status !== 404) this.#line(status >= 502 && status <= 504 ? "restarting" : "gone");
    });
  }

  async #open(): Promise<void> {
    this.#connection = await this.#user.open((line, over) => this.#line(line, over));
    this.#tries = 0;
    if (this.#closed) this.#connection.leave();
    else await this.#arrive();
  }

  async #arrive(): Promise<void> {
    const connection = this.#connection;
    try {
      await this.#user.arrive();
    } catch (cause) {
      if (!(cause instanceof Refused) || cause.reason.kind !== "offline") throw cause;
      // Once the line is up we come here again; if it is, the answer was lost.
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        if (isUp(this.#status) && !this.#ready) void this.#arrive();
      }, again);
      return;
    }
    if (this.#connection !== connection || this.#ready || this.#closed) return;
    this.#ready = true;
    this.#answerWaiting(true);
    this.#user.onArrived();
  }

  #line(line: Line, over?: LineStatus["over"]): void {
    const news = { line, online: navigator.onLine, now: Date.now(), ...(over === undefined ? {} : { over }) };
    this.#status = nextLine(this.#status, news);
    this.#user.onStatus(this.#status);
    if (isUp(this.#status)) {
      if (this.#ready) this.#answerWaiting(true);
      else if (this.#connection !== undefined) void this.#arrive();
    } else if (line === "gone" || line === "restarting") {
      this.#ready = false;
      this.#again();
    }
  }

  #again(): void {
    if (this.#closed) return;
    this.#connection = undefined;
    clearTimeout(this.#timer);
    const pause = pauses[Math.min(this.#tries, pauses.length - 1)] ?? 0;
    this.#timer = setTimeout(() => this.#begin(), pause * (0.5 + Math.random() / 2));
    this.#tries += 1;
  }

  /** The network came or went, or somebody looks at the page again: what the line is like is worth finding out at once. */
  readonly #look = (): void => {
    if (isUp(this.#status)) this.#connection?.check();
    else if (this.#status.state !== "connecting") this.#line("reconnecting");
    if (this.#timer === undefined || this.#connection !== undefined || !navigator.onLine) return;
    clearTimeout(this.#timer);
    this.#begin();
  };

  /** False: not in time. */
  #whenReady(): Promise<boolean> {
    if (this.#closed) return Promise.resolve(false);
    if (this.#ready && isUp(this.#status)) return Promise.resolve(true);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      setTimeout(() => resolve(false), patience);
    });
  }

  #answerWaiting(ready: boolean): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const answer of waiting) answer(ready);
  }
}
