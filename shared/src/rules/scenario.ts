import type { Forum } from "./forums/forum.ts";
import type {
  ActionId,
  AimId,
  EndingId,
  EventId,
  IndexId,
  OptionId,
  OrderId,
  PartyId,
  QuestionId,
  SeatId,
  SiteId,
  TrackId,
  WhyId,
} from "./ids.ts";

/**
 * A scenario as the rules need it: compiled, grounded, without a word of text.
 * The compiler in `../scenario` makes it from files; nothing here is ever saved or sent.
 */
export interface Scenario {
  readonly id: string;
  readonly version: string;
  /** Hash of all that the rules read from the files; part of every record. */
  readonly hash: string;
  readonly turns: number;
  /** Phases of one turn in order; `report` is always last, `orders` always present. */
  readonly phases: readonly PhaseId[];
  readonly pivot: PartyId;
  readonly parties: readonly Party[];
  /** Parties that are powers, in the scenario's order. */
  readonly vectors: readonly PartyId[];
  readonly seats: readonly Seat[];
  readonly tracks: readonly Track[];
  /** Every number of the world, in a fixed order; `World.values[slot.index]`. */
  readonly slots: readonly Slot[];
  readonly sites: readonly Site[];
  readonly indices: readonly Index[];
  readonly actions: readonly Action[];
  /** All orders anybody could ever give, with parameters filled in; `Now.on[order.index]`. */
  readonly orders: readonly GroundOrder[];
  readonly upkeep: readonly Upkeep[];
  readonly questions: readonly Question[];
  readonly forums: readonly Forum[];
  readonly events: readonly ScenarioEvent[];
  /** Number of entries of `World.facts`: one for each event, for each option of a question or forum, and for how a forum ended. */
  readonly factCount: number;
  /** Public objectives and secret agendas of all seats. */
  readonly aims: readonly Aim[];
  readonly endings: readonly Ending[];
  readonly scoring: Scoring;
  readonly deals: DealRules;
}

/** What a scenario says about deals. */
export interface DealRules {
  readonly allowed: boolean;
  readonly secret: boolean;
  /** Clauses may be made binding. */
  readonly binding: boolean;
  /** By `actor|other`, both seats: what keeping and breaking a clause brings. */
  readonly consequences: ReadonlyMap<string, Readonly<Record<"kept" | "broken", readonly GroundEffect[]>>>;
}

export type PhaseId = "briefing" | "negotiation" | "orders" | "report" | "debrief";

/** What an expression may read. Plain data, so that the same expression serves world, view and preview. */
export interface Now {
  readonly turn: number;
  /** By slot. */
  readonly values: ArrayLike<number>;
  /** 1 if the event has fired or the option was chosen, else 0. */
  readonly facts: ArrayLike<number>;
  /** 1 if the ground order takes effect this turn, else 0. */
  readonly on: ArrayLike<number>;
  /** Memo by index number; NaN until computed. Filled by `Index.value`. */
  readonly memo: number[];
}

/** A compiled expression. Truth is 1 and 0. Never NaN: division by zero gives 0. */
export type Expr = (now: Now) => number;

export interface Party {
  readonly id: PartyId;
  readonly role: "pivot" | "power";
}

export interface Seat {
  readonly id: SeatId;
  readonly index: number;
  readonly party: PartyId;
  /** Orders a turn without extra payment. */
  readonly orders: number;
  /** Further orders that may be bought: each costs `cost` on top of its own. */
  readonly extra: { readonly cost: number; readonly max: number };
  /** Slot of the seat's or its party's treasury; undefined: orders cost nothing. */
  readonly treasury: number | undefined;
  /** Normally played by a bot (outside powers of a cabinet scenario). */
  readonly autopilot: boolean;
}

export type KeyKind = "party" | "vector" | "site" | "seat";

export interface Track {
  readonly id: TrackId;
  readonly per: readonly KeyKind[];
  /** Index of its first slot; its slots follow one another. */
  readonly first: number;
  readonly count: number;
}

export interface Slot {
  readonly index: number;
  readonly track: TrackId;
  /** Keys in the order of `Track.per`, e.g. ["harbour", "east"]. */
  readonly keys: readonly string[];
  readonly min: number;
  readonly max: number;
  /** Most it may move in the orders phase of one turn; Infinity if unlimited. */
  readonly step: number;
  /** Integer; what a seat that may not see the slot is shown. */
  readonly start: number;
  /** Seats that know it; undefined: everybody. */
  readonly seenBy: readonly SeatId[] | undefined;
}

export interface Site {
  readonly id: SiteId;
  readonly kind: string;
}

export interface Index {
  readonly id: IndexId;
  /** Empty, or one key such as a vector. */
  readonly keys: readonly string[];
  /** Its place in `Now.memo`. */
  readonly index: number;
  readonly value: Expr;
}

export type Verb = "engage" | "exercise" | "invest" | "grant" | "mediate" | "pressure" | "campaign" | "inquire";

export interface Action {
  readonly id: ActionId;
  readonly verb: Verb;
  readonly params: readonly string[];
}

export interface GroundOrder {
  readonly index: number;
  readonly id: OrderId;
  readonly seat: SeatId;
  readonly seatIndex: number;
  readonly action: ActionId;
  readonly verb: Verb;
  readonly params: Readonly<Record<string, string>>;
  /** A seat may seal only one order of the same key in a turn. */
  readonly key: string;
  /** Others never learn who ordered it. */
  readonly covert: boolean;
  readonly cost: Expr;
  readonly when: Expr | undefined;
  /** `when` reads this turn's orders, so it is certain only at adjudication (enabled-by). */
  readonly whenReadsOrders: boolean;
  /** Ground orders, any one of which is the partner's counterpart. Undefined: needs no consent. */
  readonly consent: readonly number[] | undefined;
  /** True: another's order stops this one. */
  readonly guard: Expr | undefined;
  readonly contest: { readonly attack: Expr; readonly defence: Expr } | undefined;
  readonly effects: readonly GroundEffect[];
  /** Vectors this order tends (against neglect). */
  readonly tends: readonly PartyId[];
}

export interface GroundEffect {
  readonly slot: number;
  /** Sets the slot to the amount; otherwise adds the amount. */
  readonly set: boolean;
  readonly amount: Expr;
  /** `amount` reads this turn's orders, so it is known only when all of them are. */
  readonly readsOrders: boolean;
  readonly why: WhyId | undefined;
}

export interface Upkeep {
  readonly why: WhyId;
  readonly effect: GroundEffect;
}

export interface Question {
  readonly id: QuestionId;
  readonly index: number;
  readonly seat: SeatId;
  readonly seatIndex: number;
  /** The turn it is put; undefined: the first turn in which `when` holds. */
  readonly turn: number | undefined;
  readonly when: Expr | undefined;
  /** The answer stays secret from others until the debrief. */
  readonly secret: boolean;
  readonly options: readonly Option[];
  /** Taken when the seat does not answer. */
  readonly fallback: OptionId;
}

export interface Option {
  readonly id: OptionId;
  readonly fact: number;
  readonly when: Expr | undefined;
  readonly effects: readonly GroundEffect[];
}

export interface ScenarioEvent {
  readonly id: EventId;
  readonly fact: number;
  /** The turn it is due; undefined: whichever turn in which `when` holds. An event fires at most once. */
  readonly turn: number | undefined;
  readonly when: Expr | undefined;
  /** Published probability 0..1. 1: fires in the briefing. Less: announced there, drawn at adjudication. */
  readonly odds: number;
  readonly effects: readonly GroundEffect[];
}

/** A measure and the side of a bound it should be on. */
export interface Gauge {
  readonly measure: Expr;
  readonly atLeast: boolean;
  /** Where progress begins to count, for bots and gauges on screen. */
  readonly from: number;
}

export interface Aim extends Gauge {
  readonly id: AimId;
  readonly seat: SeatId;
  readonly seatIndex: number;
  readonly secret: boolean;
  /** Each rung climbed is a point; from easy to hard. */
  readonly rungs: readonly number[];
}

export interface Ending {
  readonly id: EndingId;
  readonly kind: "collapse" | "camp" | "bridge";
  /** All must hold. Collapse and camp are checked at each turn's end, bridge after the last turn. */
  readonly gauges: readonly (Gauge & { readonly target: number })[];
  /** Camp: the power whose camp was joined. */
  readonly captor: PartyId | undefined;
}

export interface Scoring {
  /** Points that are success. */
  readonly success: number;
  /** Aims count by the median of so many last turn-ends. */
  readonly window: number;
  /** Bridge: nobody below so many points. */
  readonly floor: number;
  /** Points the captor of a camp pays. */
  readonly campPrice: number;
  /** Most points of anyone after a collapse, and of all but the captor after a camp. */
  readonly collapseCap: number;
}
