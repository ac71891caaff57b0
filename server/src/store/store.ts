import type { Pace, SeatFill, TableInfo } from "@multivector/shared/protocol/types";
import type { Submission } from "@multivector/shared/rules";

/** What is kept of a table besides its submissions. */
export interface StoredSession {
  readonly code: string;
  readonly engine: string;
  readonly scenario: { readonly id: string; readonly version: string; readonly hash: string };
  readonly seed: string;
  readonly pace: Pace;
  readonly stage: TableInfo["stage"];
  /** Who fills each seat nobody takes. */
  readonly fill: Readonly<Record<string, SeatFill>>;
  readonly hostKeyHash: string;
  /** Unix milliseconds. */
  readonly openedAt: number;
  /** Unix milliseconds; undefined: no clock. */
  readonly deadline: number | undefined;
}

/** Somebody holds a seat. Of the token only a hash is kept. */
export interface StoredSeat {
  readonly seat: string;
  readonly name: string;
  readonly tokenHash: string;
}

export interface StoredEntry {
  readonly submission: Submission;
  /** Unix milliseconds. */
  readonly at: number;
}

/** One step of a session: all of it is kept, or nothing. */
export interface Step {
  readonly code: string;
  /** How many entries there are already; a step that comes second to another with the same number is refused. */
  readonly from: number;
  readonly entries: readonly StoredEntry[];
  /** Hashes of the turns this step adjudicated. */
  readonly hashes: readonly { readonly turn: number; readonly hash: string }[];
  /** Where the game stands after it; undefined: as before. */
  readonly standing: { readonly stage: TableInfo["stage"]; readonly deadline: number | undefined } | undefined;
}

interface StoredRecord {
  readonly entries: readonly StoredEntry[];
  readonly hashes: readonly string[];
}

/**
 * Where sessions are kept. Every write is durable when its promise resolves, and has left nothing behind when it rejects.
 * Asynchronous throughout, so that a database over a network fits.
 */
export interface Store {
  open(session: StoredSession): Promise<void>;
  append(step: Step): Promise<void>;
  setFill(code: string, fill: StoredSession["fill"]): Promise<void>;
  /** Takes or keeps a seat; `vacate` names a seat left in the same step. */
  sit(code: string, seat: StoredSeat, vacate?: string): Promise<void>;
  stand(code: string, seat: string): Promise<void>;
  session(code: string): Promise<StoredSession | undefined>;
  seats(code: string): Promise<readonly StoredSeat[]>;
  record(code: string): Promise<StoredRecord>;
  /** Codes of tables whose clock is running. */
  running(): Promise<readonly string[]>;
  close(): Promise<void>;
}
