import { later, monotonic, now } from "../clock.ts";

export interface Alarm {
  /** Unix milliseconds. */
  readonly deadline: number;
  /** A time of day that people were told; else what counts is the time that is left. */
  readonly byWall: boolean;
}

interface SetAlarm extends Alarm {
  /** Monotonic milliseconds. */
  readonly due: number;
  /** Set by the table itself, whose clock knew what was left. */
  readonly exact: boolean;
}

/** Milliseconds a table is woken ahead of its deadline, so that its bots are done by then. */
const lead = 1500;
/** How often alarms by time of day look at the clock, in milliseconds. */
const glance = 60_000;

/** Wakes sleeping tables whose clock is running. One timer for all of them, set to the first. */
export class Alarms {
  readonly #ring: (code: string) => void;
  readonly #set = new Map<string, SetAlarm>();
  #callOff: (() => void) | undefined;
  /** Monotonic milliseconds at which the timer goes off. */
  #next = Number.POSITIVE_INFINITY;
  #stopped = false;

  constructor(ring: (code: string) => void) {
    this.#ring = ring;
  }

  has(code: string): boolean {
    return this.#set.has(code);
  }

  /** `left`: milliseconds to the deadline, if the table's own clock knows. */
  set(code: string, alarm: Alarm, left?: number): void {
    const set = { ...alarm, exact: left !== undefined, due: monotonic() + (left ?? alarm.deadline - now()) };
    this.#set.set(code, set);
    this.#arm(leftOf(set) - lead);
  }

  /** Takes the alarm of a table away; the milliseconds that are left, if the table's own clock knew. */
  take(code: string): number | undefined {
    const alarm = this.#set.get(code);
    this.#set.delete(code);
    return alarm?.exact ? leftOf(alarm) : undefined;
  }

  /** For good. */
  stop(): void {
    this.#stopped = true;
    this.#callOff?.();
  }

  #arm(left: number): void {
    const at = monotonic() + Math.min(Math.max(0, left), glance);
    if (at >= this.#next || this.#stopped) return;
    this.#callOff?.();
    this.#next = at;
    this.#callOff = later(now() + at - monotonic(), () => this.#look());
  }

  #look(): void {
    this.#next = Number.POSITIVE_INFINITY;
    const waiting = [...this.#set].map(([code, alarm]) => ({ code, left: leftOf(alarm) - lead }));
    const first = Math.min(...waiting.flatMap(({ left }) => (left > 0 ? left : [])));
    if (first < Number.POSITIVE_INFINITY) this.#arm(first);
    for (const { code, left } of waiting) if (left <= 0) this.#ring(code);
  }
}

const leftOf = ({ byWall, deadline, due }: SetAlarm): number => (byWall ? deadline - now() : due - monotonic());
