import type { Saying } from "@multivector/shared/bots";
import type { ModeratedMessage, TableInfo } from "@multivector/shared/protocol/types";
import {
  type Message,
  mayRead,
  type PhaseId,
  pressRejection,
  type Scenario,
  type SeatId,
  type Spoken,
} from "@multivector/shared/rules";
import { now } from "../clock.ts";
import type { PressStore, StoredHeading, StoredReport } from "../store/store.ts";
import { newKey } from "./keys.ts";
import { Refusal, saved } from "./refusal.ts";

/** Most free words of one seat in a minute. */
const mostAMinute = 20;
const minute = 60_000;
/** Most messages and characters of one answer; the next one continues. */
const page = { messages: 100, characters: 64 * 1024 };

export interface PressParts {
  readonly code: string;
  readonly scenario: Scenario;
  readonly mode: TableInfo["press"];
  readonly facilitated: boolean;
  readonly store: PressStore;
}

/** What was said so far; all of it can be rebuilt from the store. */
export interface SaidSoFar {
  readonly headings: readonly StoredHeading[];
  readonly reports: readonly StoredReport[];
  readonly muted: readonly string[];
}

interface Moment {
  readonly turn: number;
  readonly phase: PhaseId;
}

interface Speaking {
  /** The speaker's own name for the message, so that sending it again says nothing twice. */
  readonly id?: string;
  /** All seats of the deal a phrase is about, as long as it is known. */
  readonly parties?: readonly SeatId[] | undefined;
}

/** The press of one table: kept first, then true. Holds headings; the words stay in the store. Calls must not overlap. */
export class Press {
  readonly #parts: PressParts;
  readonly #headings: StoredHeading[];
  readonly #reports: StoredReport[];
  readonly #private = new Map<SeatId, number>();
  /** A message was not kept as far as we know, but may have been. */
  #inDoubt = false;
  #public = 0;
  #muted: ReadonlySet<string>;

  constructor(parts: PressParts, { headings, reports, muted }: SaidSoFar) {
    this.#parts = parts;
    this.#headings = [...headings];
    this.#reports = [...reports];
    this.#muted = new Set(muted);
    for (const heading of headings) this.#count(heading);
  }

  get mode(): TableInfo["press"] {
    return this.#parts.mode;
  }

  get facilitated(): boolean {
    return this.#parts.facilitated;
  }

  /** Public messages so far. */
  get publicCount(): number {
    return this.#public;
  }

  /** Messages a seat may read beyond the public ones. */
  privateCount(seat: SeatId): number {
    return this.#private.get(seat) ?? 0;
  }

  isMuted(seat: string): boolean {
    return this.#muted.has(seat);
  }

  /** Says something, a person's words or a bot's phrase. Resolves with its number for the speaker; throws a `Refusal` with nothing said. */
  async say(spoken: Spoken, { turn, phase }: Moment, { id = newKey(), parties }: Speaking = {}): Promise<number> {
    const { scenario, mode, store, code } = this.#parts;
    const { from } = spoken;
    await this.#makeSure();
    const said = this.#headings.find((heading) => heading.from === from && heading.id === id);
    if (said !== undefined) return this.#numberFor(from, said);
    if (this.isMuted(from)) throw new Refusal({ kind: "muted" });
    const rejection = pressRejection(scenario, mode, spoken, parties);
    if (rejection !== undefined) throw new Refusal(rejection);
    const at = now();
    if (spoken.says.kind === "text") this.#mustPause(from, at);
    const to = scenario.seats.map((seat) => seat.id).filter((seat) => spoken.to.includes(seat));
    const message: Message = { ...spoken, to, number: this.#headings.length + 1, turn, phase, at };
    this.#inDoubt = true;
    await saved(store.say(code, message, id));
    this.#inDoubt = false;
    const heading: StoredHeading = { number: message.number, from, to, at, id };
    this.#headings.push(heading);
    this.#count(heading);
    return this.#numberFor(from, heading);
  }

  /**
   * A bot's words, once for each step of a deal; nothing where the table's mode or the host does not let it speak.
   * Throws a `Refusal` if they cannot be kept.
   */
  async sayAsBot(from: SeatId, { to, says }: Saying, moment: Moment): Promise<void> {
    const spoken = { from, to, says };
    const { scenario, mode } = this.#parts;
    if (this.isMuted(from) || pressRejection(scenario, mode, spoken, [from, ...to])) return;
    const clause = says.clause === undefined ? "" : JSON.stringify(says.clause);
    await this.say(spoken, moment, { id: `${says.phrase} ${says.deal} ${clause}`, parties: [from, ...to] });
  }

  /** What a seat, or an observer, may read after the first so many. */
  async read(seat: SeatId | undefined, after: number): Promise<{ messages: Message[]; more: boolean }> {
    return this.#page(this.#readable(seat), after);
  }

  /** Shows a message of another seat to the host. */
  async report(seat: SeatId, name: string, number: number): Promise<void> {
    const heading = this.#readable(seat)[number - 1];
    if (heading === undefined || heading.from === seat) throw new Refusal({ kind: "unknown-message", number });
    const report: StoredReport = { number: heading.number, seat, name };
    if (this.#reports.some((one) => one.number === report.number && one.seat === seat)) return;
    await saved(this.#parts.store.report(this.#parts.code, report));
    this.#reports.push(report);
  }

  async mute(seat: string, muted: boolean): Promise<void> {
    if (!this.#parts.scenario.seats.some(({ id }) => id === seat)) throw new Refusal({ kind: "unknown-seat", seat });
    const next = new Set(this.#muted);
    if (muted) next.add(seat);
    else next.delete(seat);
    await saved(this.#parts.store.mute(this.#parts.code, [...next]));
    this.#muted = next;
  }

  /** What the host may read. */
  async moderation(after: number): Promise<{ messages: ModeratedMessage[]; more: boolean }> {
    const reported = new Set(this.#reports.map(({ number }) => number));
    const shown = this.#headings.filter(({ number }) => this.facilitated || reported.has(number));
    const { messages, more } = await this.#page(shown, after);
    const reportsOf = (at: number) =>
      this.#reports
        .filter(({ number }) => number === shown[after + at]?.number)
        .map(({ seat, name }) => ({ seat, name }));
    return { messages: messages.map((message, at) => ({ ...message, reports: reportsOf(at) })), more };
  }

  /** After a write that failed, reads what was kept. */
  async #makeSure(): Promise<void> {
    if (!this.#inDoubt) return;
    const kept = await saved(this.#parts.store.headings(this.#parts.code));
    for (const heading of kept.slice(this.#headings.length)) {
      this.#headings.push(heading);
      this.#count(heading);
    }
    this.#inDoubt = false;
  }

  #count({ from, to }: StoredHeading): void {
    if (to.length === 0) this.#public += 1;
    else for (const seat of [from, ...to]) this.#private.set(seat, this.privateCount(seat) + 1);
  }

  #readable(seat: SeatId | undefined): readonly StoredHeading[] {
    return this.#headings.filter((heading) => mayRead(heading, seat));
  }

  /** The place of a message among those a seat may read (R46). */
  #numberFor(seat: SeatId, heading: StoredHeading): number {
    return this.#readable(seat).indexOf(heading) + 1;
  }

  async #page(headings: readonly StoredHeading[], after: number): Promise<{ messages: Message[]; more: boolean }> {
    const numbers = headings.slice(after, after + page.messages).map(({ number }) => number);
    const found = await this.#parts.store.messages(this.#parts.code, numbers);
    const messages: Message[] = [];
    let room = page.characters;
    for (const message of found) {
      room -= message.says.kind === "text" ? message.says.text.length : 0;
      if (room < 0) break;
      messages.push({ ...message, number: after + messages.length + 1 });
    }
    return { messages, more: after + messages.length < headings.length };
  }

  #mustPause(seat: SeatId, at: number): void {
    const earlier = this.#headings.filter(({ from, at: then }) => from === seat && then > at - minute);
    const first = earlier.at(-mostAMinute);
    if (first !== undefined) {
      throw new Refusal({ kind: "too-fast", seconds: Math.max(1, Math.ceil((first.at + minute - at) / 1000)) });
    }
  }
}
