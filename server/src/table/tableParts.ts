import type { Scenario, SeatId, World } from "@multivector/shared/rules";
import type { NoticeDesk } from "../notices/noticeDesk.ts";
import type { StoredEntry } from "../store/store.ts";
import type { BotSeats } from "./botSeats.ts";
import type { Person } from "./chairs.ts";
import type { Game } from "./game.ts";
import type { Press } from "./press.ts";
import type { Seating } from "./seating.ts";

/** Told to whoever shows the table to its people. */
export interface TableListener {
  /** Something anybody may see has changed. */
  readonly changed: () => void;
  /** The person acts for the seat from now on; undefined: watches. */
  readonly seated: (person: Person, seat: SeatId | undefined) => void;
  /** Another connection took over the person's seat. */
  readonly displaced: (person: Person, seat: SeatId) => void;
}

/** Tells those who are not here. */
export type Notices = Pick<NoticeDesk, "moved" | "options" | "subscribe" | "unsubscribe" | "setWebhook">;

export interface TableParts {
  readonly code: string;
  readonly scenario: Scenario;
  readonly seed: string;
  readonly hostKeyHash: string;
  readonly game: Game;
  readonly seating: Seating;
  readonly bots: BotSeats;
  readonly press: Press;
  readonly notices: Notices;
  /** The world at the start and after each turn so far. */
  readonly turnEnds: () => Promise<readonly World[]>;
  /** All that was submitted so far. */
  readonly entries: () => Promise<readonly StoredEntry[]>;
  readonly warn: (message: string, cause: unknown) => void;
}
