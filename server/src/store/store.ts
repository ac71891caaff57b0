import type {
  AwayPolicy,
  Mandate,
  PastHolder,
  SeatFill,
  TableInfo,
  TicketKind,
} from "@multivector/shared/protocol/types";
import type { Message, Outcome, PressMode, Submission } from "@multivector/shared/rules";
import type { Pacing } from "../table/pacing.ts";
import type { NoticeStore } from "./noticeStore.ts";

/** What is kept of a table besides its submissions. */
export interface StoredSession {
  readonly code: string;
  readonly engine: string;
  readonly scenario: { readonly id: string; readonly version: string; readonly hash: string };
  readonly seed: string;
  readonly pacing: Pacing;
  readonly stage: TableInfo["stage"];
  /** Who fills each seat nobody takes. */
  readonly fill: Readonly<Record<string, SeatFill>>;
  readonly hostKeyHash: string;
  readonly press: PressMode;
  /** The host may read all press. */
  readonly facilitated: boolean;
  /** Seats that may say nothing. */
  readonly muted: readonly string[];
  /** Unix milliseconds. */
  readonly openedAt: number;
  /** Unix milliseconds; undefined: no clock. */
  readonly deadline: number | undefined;
  /** How the game ended, so that it can be read where it can no longer be replayed. */
  readonly outcome: Outcome | undefined;
}

/** Who holds a seat and who held it. Of tokens and tickets only hashes are kept. */
export interface StoredSeat {
  readonly seat: string;
  /** The delegation, its head first; empty: nobody holds the seat. */
  readonly members: readonly StoredMember[];
  readonly away: StoredAway;
  readonly tickets: readonly { readonly hash: string; readonly as: TicketKind }[];
  /** Kept for somebody with a ticket. */
  readonly reserved: boolean;
  readonly past: readonly PastHolder[];
}

export interface StoredMember {
  /** Tells members of one delegation apart. */
  readonly id: string;
  readonly name: string;
  readonly tokenHash: string;
}

/** What happens while the holder is away. */
export interface StoredAway {
  readonly policy: AwayPolicy;
  readonly mandate: Mandate;
}

export interface StoredEntry {
  readonly submission: Submission;
  /** Unix milliseconds. */
  readonly at: number;
  /** Who made it for the seat; undefined: its holder, or the bot of a seat nobody holds. */
  readonly hand?: "caretaker" | "deputy";
}

/** A request of a seat, by the client's own name for it. */
export interface Asked {
  readonly seat: string;
  readonly id: string;
}

/** One step of a session: all of it is kept, or nothing. */
export interface Step {
  readonly code: string;
  /** How many entries there are already; a step that comes second to another with the same number is refused. */
  readonly from: number;
  readonly entries: readonly StoredEntry[];
  /** Hashes of the turns this step adjudicated. */
  readonly hashes: readonly { readonly turn: number; readonly hash: string }[];
  /** The request it grants, if the client gave it a name; a second step with the same is refused. */
  readonly asked?: Asked | undefined;
  /** Where the game stands after it; undefined: as before. */
  readonly standing: StoredStanding | undefined;
}

export type StoredStanding = Pick<StoredSession, "stage" | "deadline" | "pacing" | "outcome">;

export interface StoredRecord {
  /** In order, up to the first that cannot be read. */
  readonly entries: readonly StoredEntry[];
  /** `hashes[0]` is that of turn 1; up to the first that is not there. */
  readonly hashes: readonly string[];
  /** Where an entry is missing or not as it was written; undefined: nowhere. */
  readonly damagedAt: number | undefined;
  /** Every row has its check sum, so that what is here is as it was written. */
  readonly marked: boolean;
}

/** What of a record is kept; the rest is put aside. */
export interface Mending {
  readonly code: string;
  /** Entries kept. */
  readonly entries: number;
  /** Turns kept. */
  readonly turns: number;
  readonly standing: StoredStanding;
}

export interface RunningClock {
  readonly code: string;
  readonly pace: Pacing["pace"];
  /** Unix milliseconds. */
  readonly deadline: number;
}

/** A message without its words, so that a table need not hold those. */
export interface StoredHeading extends Omit<Message, "turn" | "phase" | "says" | "promise" | "outOfCharacter"> {
  /** The sender's own name for it. */
  readonly id: string;
}

/** A seat has shown a message to the host; `name`: who held the seat then. */
export interface StoredReport {
  readonly number: number;
  readonly seat: string;
  readonly name: string;
}

/** What was said at tables. Messages bear their number in the session, from 1. */
export interface PressStore {
  /** Refused, whole, if the number or the sender's `id` is there already. */
  say(code: string, message: Message, id: string): Promise<void>;
  /** Says it once for each seat and message. */
  report(code: string, report: StoredReport): Promise<void>;
  mute(code: string, muted: StoredSession["muted"]): Promise<void>;
  /** Everything but the words, by number. */
  headings(code: string): Promise<readonly StoredHeading[]>;
  reports(code: string): Promise<readonly StoredReport[]>;
  /** Messages by their numbers, in that order; at most some hundreds at a time. */
  messages(code: string, numbers: readonly number[]): Promise<readonly Message[]>;
}

/**
 * Where sessions are kept. Every write is durable when its promise resolves, and has left nothing behind when it rejects.
 * Asynchronous throughout, so that a database over a network fits.
 */
export interface Store {
  /** `sheet`: the scenario as JSON, kept for as long as a session needs it. */
  open(session: StoredSession, sheet: string): Promise<void>;
  append(step: Step): Promise<void>;
  mend(mending: Mending): Promise<void>;
  setFill(code: string, fill: StoredSession["fill"]): Promise<void>;
  /** Keeps how these seats are held from now on, all in one step. */
  keepSeats(code: string, seats: readonly StoredSeat[]): Promise<void>;
  session(code: string): Promise<StoredSession | undefined>;
  seats(code: string): Promise<readonly StoredSeat[]>;
  record(code: string): Promise<StoredRecord>;
  /** The last so many requests that were granted, the newest last. */
  asked(code: string, most: number): Promise<readonly Asked[]>;
  /** A scenario that sessions began with, by the hash of its rules, as JSON. */
  sheet(hash: string): Promise<string | undefined>;
  /** Keeps the scenario of sessions that began before scenarios were kept. */
  keepSheet(scenario: StoredSession["scenario"], sheet: string): Promise<void>;
  /** Tables whose clock is running. */
  running(): Promise<readonly RunningClock[]>;
  /** Makes this server the only one that may write to a table; false: another one is. Ends with the server. */
  claim(code: string): Promise<boolean>;
  release(code: string): Promise<void>;
  readonly press: PressStore;
  readonly notices: NoticeStore;
  close(): Promise<void>;
}
