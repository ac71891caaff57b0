import type {
  Ballot,
  Ballots,
  Cause,
  DeclineReason,
  Message,
  PressMode,
  PressRejection,
  Rejection,
  Report,
  Terms,
} from "../rules/index.ts";

/** Room name for `joinById` and the match-maker. */
export const tableRoom = "table";

/** Requests a client may send with `room.request(type, payload)`, each with its payload and its answer. */
export interface Requests {
  /** Takes a seat. With the token of an earlier sit, resumes it (reload, other device); the older connection becomes an observer. */
  sit: { payload: { seat?: string; name?: string; token?: string }; answer: { seat: string; token: string } };
  /** Leaves the seat; in a running game a bot may take it. */
  stand: { payload: Record<string, never>; answer: { ok: true } };
  /** Host, before the start: who fills a seat nobody sits in. */
  fill: { payload: { hostKey: string; seat: string; by: SeatFill }; answer: { ok: true } };
  /** Host: begins the first turn. */
  start: { payload: { hostKey: string }; answer: { ok: true } };
  /** First briefing: which of the two dealt agendas is kept. */
  agenda: { payload: { agenda: string }; answer: { ok: true } };
  /** Seals the orders and answers of this turn. `turn` guards against a late click. */
  seal: {
    payload: { turn: number; orders: string[]; answers: Record<string, string>; ballots?: Ballots };
    answer: { ok: true };
  };
  unseal: { payload: { turn: number }; answer: { ok: true } };
  /** Says what the seat would do in a forum; binds nothing. Without a ballot it is taken back. */
  position: { payload: { turn: number; forum: string; ballot?: Ballot }; answer: { ok: true } };
  /** Nothing more to do in this phase. */
  ready: { payload: { turn: number; phase: string; ready: boolean }; answer: { ok: true } };
  /** Proposes a deal to other seats; the engine judges its clauses once all have signed. */
  offer: { payload: { turn: number; terms: Terms }; answer: { ok: true } };
  sign: { payload: { offer: string }; answer: { ok: true } };
  /** `reason` is told to all parties of the offer. */
  decline: { payload: { offer: string; reason?: DeclineReason }; answer: { ok: true } };
  /** Takes the own offer back before the last signature. */
  withdraw: { payload: { offer: string }; answer: { ok: true } };
  /** Gives notice of a deal that has an exit. */
  leave: { payload: { deal: string }; answer: { ok: true } };
  /** Past turns, never sent unasked: reports and values as this seat may know them. */
  history: { payload: { from: number }; answer: { turns: PastTurn[] } };
  /** Speaks as the seat; nobody named in `to`: to everybody. Asked again with the same `id`, answers the same and says nothing twice. */
  say: {
    payload: { id: string; to: string[]; text: string; promise?: true; outOfCharacter?: true };
    /** Among what the seat may read. */
    answer: { number: number };
  };
  /** What may be read here beyond the first so many messages, oldest first. The state's counters tell when there is more. */
  press: { payload: { after: number }; answer: { messages: Message[]; more: boolean } };
  /** Shows a message of another seat to the host. */
  report: { payload: { number: number }; answer: { ok: true } };
  /** Host: whether a seat may speak. */
  mute: { payload: { hostKey: string; seat: string; muted: boolean }; answer: { ok: true } };
  /** Host: messages that were reported; at a table opened as facilitated, all of them. Numbered for the host alone. */
  moderation: { payload: { hostKey: string; after: number }; answer: { messages: ModeratedMessage[]; more: boolean } };
}

export type SeatFill = "open" | "steady" | "random";

export interface ModeratedMessage extends Message {
  /** Who reported it; known to the host alone. */
  readonly reports: readonly { readonly seat: string; readonly name: string }[];
}

export interface PastTurn {
  turn: number;
  /** By slot, at the end of the turn; turn 0 is the start. */
  values: readonly number[];
  report?: Report;
  ledger?: readonly Cause[];
}

/** Why a request was refused: `error.reason` of the rejected promise. */
export type TableRejection =
  | Rejection
  | PressRejection
  /** The host has muted the seat. */
  | { readonly kind: "muted" }
  | { readonly kind: "too-fast"; readonly seconds: number }
  | { readonly kind: "unknown-message"; readonly number: number }
  /** Not understood: the payload has the wrong shape. */
  | { readonly kind: "invalid"; readonly issues: readonly { readonly path: string; readonly message: string }[] }
  | { readonly kind: "not-seated" }
  | { readonly kind: "seat-taken"; readonly seat: string }
  | { readonly kind: "bad-token" }
  | { readonly kind: "not-host" }
  | { readonly kind: "not-started" }
  | { readonly kind: "already-started" }
  | { readonly kind: "over" }
  | { readonly kind: "stale-turn"; readonly turn: number; readonly phase: string }
  /** The store refused; nothing was changed. */
  | { readonly kind: "not-saved" }
  | { readonly kind: "fault" };

export type Pace = "live" | "relaxed" | "solo";

/** Beside the view: people, seats and clock of the table; everybody sees it. */
export interface TableInfo {
  readonly code: string;
  readonly scenario: { readonly id: string; readonly version: string; readonly hash: string };
  readonly pace: Pace;
  readonly stage: "lobby" | "playing" | "over";
  /** Unix milliseconds when the phase ends; undefined: when all are ready. */
  readonly deadline?: number;
  readonly seats: readonly TableSeat[];
  readonly observers: number;
  readonly press: PressMode;
  /** The host may read everything that is said, private threads included. */
  readonly facilitated: boolean;
}

export interface TableSeat {
  readonly seat: string;
  /** Empty: nobody sits here. */
  readonly name: string;
  readonly by: "human" | SeatFill;
  readonly connected: boolean;
  /** The host lets the seat say nothing. */
  readonly muted: boolean;
}

/** `POST /api/tables` */
export interface OpenTable {
  scenario: string;
  pace: Pace;
  /** Who fills seats nobody takes; by default `steady`. */
  fill?: Record<string, SeatFill>;
  /** What may be said; by default `full`. */
  press?: PressMode;
  /** The host may read everything that is said; everybody is told so. By default false. */
  facilitator?: boolean;
}
export interface OpenedTable {
  code: string;
  roomId: string;
  /** Shown once; needed to start the table and to read its record before the end. */
  hostKey: string;
}

/** `GET /api/scenarios` */
export interface ScenarioSummary {
  id: string;
  version: string;
  hash: string;
  minutes: number;
  turns: number;
  seats: string[];
  languages: string[];
  /** By language. */
  title: Record<string, string>;
  summary: Record<string, string>;
}
