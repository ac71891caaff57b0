import type {
  Ballot,
  Ballots,
  Cause,
  DeclineReason,
  Message,
  Outcome,
  PressMode,
  PressRejection,
  Rejection,
  Report,
  Submission,
  Terms,
} from "../rules/index.ts";

/** Room name for `joinById` and the match-maker. */
export const tableRoom = "table";

/** A request that is done once, however often it is asked under the same `id`: the client's own name for it, 1 to 64 characters. */
type Once<Payload> = Payload & { id?: string };

/** Requests a client may send with `room.request(type, payload)`, each with its payload and its answer. */
export interface Requests {
  /**
   * Takes a seat. `token`: that of an earlier sit, which resumes it (reload, another tab or device), or a ticket, by which
   * somebody joins the delegation of a seat or takes the seat over. `key`: the new token for this seat, made by the client:
   * 22 to 64 random letters, digits, - and _; asked again with it, nothing happens twice. `member`: who the person is in
   * the delegation.
   */
  sit: {
    payload: { seat?: string; name?: string; token?: string; key?: string };
    answer: { seat: string; token: string; member: string };
  };
  /** Leaves the delegation; the last one leaves the seat, and in a running game a bot may take it. */
  stand: { payload: Record<string, never>; answer: { ok: true } };
  /** Head: a ticket by which others join the delegation, or one other person takes the seat over. An older one of its kind is void. */
  invite: { payload: { as: TicketKind }; answer: { ticket: string } };
  /** Host: a ticket by which one person takes a seat over from whoever holds it. */
  replace: { payload: { hostKey: string; seat: string }; answer: { ticket: string } };
  /** Head: makes another member the head. */
  entrust: { payload: { member: string }; answer: { ok: true } };
  /** Head: takes a member out of the delegation. */
  dismiss: { payload: { member: string }; answer: { ok: true } };
  /** Host: takes a seat from its delegation and keeps it for somebody with a ticket; `open`: for anybody. */
  vacate: { payload: { hostKey: string; seat: string; open: boolean }; answer: { ok: true } };
  /** Member: shows the delegation a draft; without one it is taken back. */
  suggest: { payload: { draft?: SuggestedDraft }; answer: { ok: true } };
  /** Host, before the start: who fills a seat nobody sits in. */
  fill: { payload: { hostKey: string; seat: string; by: SeatFill }; answer: { ok: true } };
  /** Host: begins the first turn. */
  start: { payload: { hostKey: string }; answer: { ok: true } };
  /** Host: acts on the clock. `minutes`: by how much a phase is extended. */
  clock: { payload: { hostKey: string; step: PaceStep; minutes?: number }; answer: { ok: true } };
  /** Host: goes on at another pace. */
  pace: { payload: { hostKey: string; pace: Exclude<Pace, "solo">; timetable?: Timetable }; answer: { ok: true } };
  /** Votes for a motion on the clock (the first vote calls it), against it, or takes the vote back; more than half of those who hold seats and are not away too long decide. */
  vote: { payload: { step: Motion; choice?: "for" | "against" | "none" }; answer: { ok: true } };
  /** What happens to the own seat while its person is away. */
  away: { payload: { policy: AwayPolicy; mandate?: Mandate }; answer: { ok: true } };
  /** What a caretaker did for the seat since its person was last here. */
  absence: { payload: Record<string, never>; answer: { done: CaretakerStep[]; mandate: Mandate } };
  /** First briefing: which of the two dealt agendas is kept. */
  agenda: { payload: Once<{ agenda: string }>; answer: { ok: true } };
  /** Seals the orders and answers of this turn. `turn` guards against a late click. */
  seal: {
    payload: Once<{ turn: number; orders: string[]; answers: Record<string, string>; ballots?: Ballots }>;
    answer: { ok: true };
  };
  unseal: { payload: Once<{ turn: number }>; answer: { ok: true } };
  /** Says what the seat would do in a forum; binds nothing. Without a ballot it is taken back. */
  position: { payload: Once<{ turn: number; forum: string; ballot?: Ballot }>; answer: { ok: true } };
  /** Nothing more to do in this phase. */
  ready: { payload: Once<{ turn: number; phase: string; ready: boolean }>; answer: { ok: true } };
  /** Proposes a deal to other seats; the engine judges its clauses once all have signed. */
  offer: { payload: Once<{ turn: number; terms: Terms }>; answer: { ok: true } };
  sign: { payload: Once<{ offer: string }>; answer: { ok: true } };
  /** `reason` is told to all parties of the offer. */
  decline: { payload: Once<{ offer: string; reason?: DeclineReason }>; answer: { ok: true } };
  /** Takes the own offer back before the last signature. */
  withdraw: { payload: Once<{ offer: string }>; answer: { ok: true } };
  /** Gives notice of a deal that has an exit. */
  leave: { payload: Once<{ deal: string }>; answer: { ok: true } };
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
  /** How one can be told when it is one's turn. */
  notices: { payload: { hostKey?: string }; answer: NoticeOptions };
  /** Tells a browser by Web Push when the own seat is to act: what `pushManager.subscribe` gave, and the reader's language and zone. */
  subscribe: {
    payload: { endpoint: string; p256dh: string; auth: string; language: string; zone: string };
    answer: { ok: true };
  };
  unsubscribe: { payload: { endpoint: string }; answer: { ok: true } };
  /** Host: tells a chat of each turn, once it has taken a first message. Without `url` it is told nothing more. */
  webhook: { payload: { hostKey: string; url?: string; language: string; zone: string }; answer: { ok: true } };
}

/** What a ticket is good for: to join a delegation, or to take the seat over. */
export type TicketKind = "member" | "heir";

/** Orders and answers that a member would seal. */
export interface SuggestedDraft {
  turn: number;
  orders: string[];
  answers: Record<string, string>;
  ballots?: Ballots;
}

/** A member of a delegation as the others of it know them; the first is its head. */
export interface Delegate {
  readonly id: string;
  readonly name: string;
  readonly here: boolean;
  /** Seals and signs at present: the head, or a deputy for as long as the head is away. */
  readonly acts: boolean;
  readonly draft?: SuggestedDraft;
}

export type SeatFill = "open" | "seasoned" | "steady" | "random";

export interface ModeratedMessage extends Message {
  /** Who reported it; known to the host alone. */
  readonly reports: readonly { readonly seat: string; readonly name: string }[];
}

export interface NoticeOptions {
  /** For `pushManager.subscribe`. */
  readonly pushKey: string;
  /** Path of a calendar file of the deadlines, for who holds a seat or is the host. Whoever knows it can read it. */
  readonly calendar?: string;
  /** For the host: where the chat is that is told, e.g. `chat.example.org`. */
  readonly webhook?: string;
}

/** One step that a caretaker or a deputy took for the head of a seat. */
export interface CaretakerStep {
  readonly turn: number;
  /** Unix milliseconds. */
  readonly at: number;
  readonly submission: Submission;
  readonly hand: "caretaker" | "deputy";
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
  /** Only the head of the delegation does that; others suggest. */
  | { readonly kind: "not-head" }
  | { readonly kind: "unknown-member" }
  | { readonly kind: "delegation-full"; readonly most: number }
  | { readonly kind: "seat-taken"; readonly seat: string }
  | { readonly kind: "bad-token" }
  | { readonly kind: "not-host" }
  | { readonly kind: "not-started" }
  | { readonly kind: "already-started" }
  | { readonly kind: "over" }
  | { readonly kind: "stale-turn"; readonly turn: number; readonly phase: string }
  /** No deadline can be found by this timetable. */
  | { readonly kind: "bad-timetable" }
  /** The clock does not allow this step now. */
  | { readonly kind: "no-step"; readonly step: Motion }
  /** Nothing is sent to such an address: no https, or not on the open network. */
  | { readonly kind: "bad-address" }
  /** Nobody took the message there; `status` 0: no answer at all. */
  | { readonly kind: "no-answer"; readonly status: number }
  /** The store refused; nothing was changed. */
  | { readonly kind: "not-saved" }
  | { readonly kind: "fault" };

/** `live`: the clock of the scenario. `relaxed`, `solo`: no clock. `days`: deadlines by a timetable. */
export type Pace = "live" | "relaxed" | "solo" | "days";

/** Deadlines by local time. */
export interface Timetable {
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly zone: string;
  /** Local times of deadlines, `HH:MM`. */
  readonly times: readonly string[];
  /** 1 Monday to 7 Sunday: days that have deadlines. */
  readonly weekdays: readonly number[];
  /** `YYYY-MM-DD`: days without. */
  readonly holidays: readonly string[];
  /** Minutes a phase waits once more for those who are late. */
  readonly grace: number;
}

/** What can be done to the clock. */
export type PaceStep = "pause" | "resume" | "extend" | "end";

/** What can be put to a vote: a step of the clock, or to go on at another pace. */
export type Motion = PaceStep | Exclude<Pace, "solo">;

/** What was done to the clock of a table: told to everybody. */
export interface ClockAct {
  /** `failed`: a motion was voted down. */
  readonly what: Motion | "failed";
  readonly by: "host" | "vote";
  /** Unix milliseconds. */
  readonly at: number;
  /** Where the game stood afterwards. */
  readonly turn: number;
  readonly phase: string;
  /** By how much a phase was extended. */
  readonly minutes?: number;
  /** Of a vote: who was for it, and which motion failed. */
  readonly seats?: readonly string[];
  readonly motion?: Motion;
}

/**
 * What happens to a seat whose head is away: nothing; another member acts, and a caretaker if none is there; a caretaker
 * plays it; or it does so until others take the seat.
 */
export type AwayPolicy = "hold" | "deputy" | "caretaker" | "open";

/** What a caretaker may do. */
export interface Mandate {
  /** `none`: seals no order. */
  readonly orders: "steady" | "none";
  /** Whether it may answer and make offers. */
  readonly deals: boolean;
  /** Actions it never orders. */
  readonly never: readonly string[];
}

/** A poll among those who hold seats. */
export interface PaceVote {
  readonly step: Motion;
  /** Those for it; the first of them called the vote. */
  readonly seats: readonly string[];
  readonly against: readonly string[];
  /** Votes for it that decide. */
  readonly need: number;
}

/** Why a table that is there cannot be played: in the answer with status 409. */
export type Halt =
  /** It began with other rules of the engine. */
  | { readonly kind: "engine"; readonly began: string; readonly here: string }
  /** It began with a version of a scenario that is nowhere any more. */
  | { readonly kind: "scenario"; readonly id: string; readonly version: string }
  /** Its record is damaged at a submission, counted from 1, of a turn; it can go on from the end of the turn `mend`, 0 being the beginning. */
  | { readonly kind: "damaged"; readonly submission: number; readonly turn: number; readonly mend: number }
  /** Another server of the same database has it. */
  | { readonly kind: "elsewhere" };

/** `GET /api/tables/:code` with status 409 */
export interface HaltedTable {
  /** A plain sentence. */
  readonly error: string;
  readonly halt: Halt;
  /** How the game ended, if it is over. */
  readonly ending?: Outcome;
}

/** Beside the view: people, seats and clock of the table; everybody sees it. */
export interface TableInfo {
  readonly code: string;
  readonly scenario: { readonly id: string; readonly version: string; readonly hash: string };
  readonly pace: Pace;
  readonly stage: "lobby" | "playing" | "over";
  /** Unix milliseconds when the phase ends; undefined: when all are ready. */
  readonly deadline?: number;
  readonly paused: boolean;
  readonly timetable?: Timetable;
  /** What happens to a seat whose holder misses a turn, unless its holder said otherwise. */
  readonly missed: AwayPolicy;
  readonly votes: readonly PaceVote[];
  /** What was done to the clock lately, the newest last. */
  readonly acts: readonly ClockAct[];
  readonly seats: readonly TableSeat[];
  readonly observers: number;
  readonly press: PressMode;
  /** The host may read everything that is said, private threads included. */
  readonly facilitated: boolean;
}

export interface PastHolder {
  readonly name: string;
  readonly turn: number;
}

export interface TableSeat {
  readonly seat: string;
  /** Of its head; empty: nobody sits here. */
  readonly name: string;
  /** Names of the other members of its delegation. */
  readonly others: readonly string[];
  /** Who held it before, and until which turn; 0: before the first. */
  readonly before: readonly PastHolder[];
  /** Kept for somebody with a ticket. */
  readonly reserved: boolean;
  readonly by: "human" | SeatFill;
  readonly connected: boolean;
  /** A caretaker plays the seat until its person is back. */
  readonly caretaker: boolean;
  /** What happens while its person is away. */
  readonly away: AwayPolicy;
  /** The host lets the seat say nothing. */
  readonly muted: boolean;
}

/** `POST /api/tables` */
export interface OpenTable {
  scenario: string;
  pace: Pace;
  /** Needed by the pace `days`. */
  timetable?: Timetable;
  /** How long phases last at the pace `live`, in percent of what the scenario says; by default 100. */
  tempo?: number;
  /** What happens to a seat whose holder misses a turn, until its holder says otherwise; by default `caretaker`. */
  missed?: AwayPolicy;
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

/** `POST /api/deadlines` with a `Timetable`: its next deadlines in Unix milliseconds; none: a year without a deadline. */
export interface Deadlines {
  readonly deadlines: readonly number[];
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
