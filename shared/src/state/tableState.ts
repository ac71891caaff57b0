import { type SchemaType, schema, t } from "@colyseus/schema";

/**
 * What the wire carries: the people of the table, what an observer may know of the world, and one `Secrets` for each seat.
 * Texts are written by `project` and read by `readView`; their grammar is in `codes.ts` and `lines.ts`.
 */

/** A seat, who sits in it and how far it is in this phase. */
export const Place = schema(
  {
    seat: t.string().default(""),
    name: t.string().default(""),
    /** `human`, or what fills the seat: `open`, `steady`, `random`. */
    by: t.string().default("open"),
    connected: t.boolean().default(false),
    ready: t.boolean().default(false),
    sealed: t.boolean().default(false),
    muted: t.boolean().default(false),
    caretaker: t.boolean().default(false),
    away: t.string().default("caretaker"),
    /** JSON of names; empty: none. */
    others: t.string().default(""),
    /** JSON; empty: nobody. */
    before: t.string().default(""),
    reserved: t.boolean().default(false),
  },
  "Place",
);
export type Place = SchemaType<typeof Place>;

/**
 * What one seat knows beyond an observer. Behind a view: only that seat's connection ever gets a byte of it.
 * The line texts say how the seat's list differs from the public one; empty: not at all (`lines.ts`).
 */
export const Secrets = schema(
  {
    /** `slot:value,...` where the seat sees another value than an observer. */
    values: t.string().default(""),
    /** The same for each entry of `TableState.window`. */
    window: t.array("string"),
    facts: t.string().default(""),
    fired: t.string().default(""),
    due: t.string().default(""),
    questions: t.string().default(""),
    forums: t.string().default(""),
    positions: t.string().default(""),
    invitations: t.string().default(""),
    /** Offers open and closed, deals and what was told: JSON lines. */
    offers: t.string().default(""),
    closed: t.string().default(""),
    deals: t.string().default(""),
    told: t.string().default(""),
    ledger: t.string().default(""),
    reportOrders: t.string().default(""),
    reportAnswers: t.string().default(""),
    reportEvents: t.string().default(""),
    reportForums: t.string().default(""),
    reportLedger: t.string().default(""),
    /** JSON of the outcome if it differs from the public one. */
    outcome: t.string().default(""),
    /** Ids of the agendas dealt, separated by commas. */
    dealt: t.string().default(""),
    agenda: t.string().default(""),
    /** Number of offers made so far; empty: none. */
    offered: t.string().default(""),
    /** JSON of the sealed orders and answers; empty: not sealed. */
    sealed: t.string().default(""),
    /** How many messages this seat may read beyond the public ones; empty: none (R46). */
    press: t.string().default(""),
    /** JSON of the seat's delegation, its head first; empty: nobody holds the seat. */
    delegation: t.string().default(""),
  },
  "Secrets",
);
export type Secrets = SchemaType<typeof Secrets>;

export const TableState = schema(
  {
    code: t.string().default(""),
    scenario: t.string().default(""),
    version: t.string().default(""),
    hash: t.string().default(""),
    pace: t.string().default(""),
    /** `lobby`, `playing`, `over`. */
    stage: t.string().default("lobby"),
    /** Unix milliseconds; 0: no clock. */
    deadline: t.float64().default(0),
    paused: t.boolean().default(false),
    /** JSON; empty: none. */
    timetable: t.string().default(""),
    /** `hold`, `caretaker`, `open`. */
    missed: t.string().default("caretaker"),
    /** JSON; empty: none. */
    votes: t.string().default(""),
    /** JSON; empty: none. */
    acts: t.string().default(""),
    observers: t.uint16().default(0),
    /** `full`, `public`, `deals`, `none`. */
    pressMode: t.string().default("full"),
    facilitated: t.boolean().default(false),
    /** How many public messages there are; the messages themselves travel on request. */
    press: t.uint32().default(0),
    /** In the order of the scenario's seats. */
    places: t.array(Place),
    /** 0: not begun. */
    turn: t.uint16().default(0),
    phase: t.string().default(""),
    /** By slot, integers. */
    values: t.array("number"),
    /** A ring: the turn-end `n` is at `n % length`; packed by `packed.ts`. */
    window: t.array("string"),
    /** Number of the newest entry of `window`, counted from 1; 0: none. */
    windowEnd: t.uint16().default(0),
    /** How many entries there are. */
    windowCount: t.uint8().default(0),
    facts: t.string().default(""),
    fired: t.string().default(""),
    due: t.string().default(""),
    questions: t.string().default(""),
    forums: t.string().default(""),
    positions: t.string().default(""),
    invitations: t.string().default(""),
    offers: t.string().default(""),
    closed: t.string().default(""),
    deals: t.string().default(""),
    told: t.string().default(""),
    ledger: t.string().default(""),
    /** Turn of the report; 0: none yet. */
    reportTurn: t.uint16().default(0),
    reportOrders: t.string().default(""),
    reportAnswers: t.string().default(""),
    reportEvents: t.string().default(""),
    reportForums: t.string().default(""),
    reportLedger: t.string().default(""),
    /** JSON; empty: the game goes on. */
    outcome: t.string().default(""),
    /** By seat id. */
    secrets: t.map(Secrets).view(),
  },
  "TableState",
);
export type TableState = SchemaType<typeof TableState>;
