import type { ActionId, ForumId, Id, OptionId, OrderId, QuestionId, SeatId } from "../ids.ts";

/** `north-2`: the second offer north made. A signed offer keeps its id as a deal. */
export type DealId = Id<"deal">;

interface Duty {
  /** The seat that owes it. */
  readonly actor: SeatId;
  /** First turn it counts for; undefined: the turn of the last signature, or in which the condition was kept. */
  readonly turn?: number;
  /** How many turns from there; of a payment, how many instalments. */
  readonly turns: number;
  /** Place of an earlier clause of this deal: the duty begins when that one is kept (R35). */
  readonly if?: number;
}

interface Ordering {
  readonly action: ActionId;
  /** Parameters that must be so; others may be anything. */
  readonly params?: Readonly<Record<string, string>>;
}

/** One duty of one seat, typed so that the engine can judge it. */
export type Clause =
  | (Duty & Ordering & { readonly kind: "order" })
  /** `binding`: the engine refuses the order instead of judging it. */
  | (Duty & Ordering & { readonly kind: "refrain"; readonly binding?: true })
  | (Duty & { readonly kind: "pay"; readonly to: SeatId; readonly amount: number })
  | (Duty & { readonly kind: "answer"; readonly question: QuestionId; readonly option: OptionId })
  /** The ballot holds these choices, and bids at least the amount. */
  | (Duty & {
      readonly kind: "support";
      readonly forum: ForumId;
      readonly choices: readonly OptionId[];
      readonly amount?: number;
    })
  /** The engine copies what the actor truly knows of a hidden slot. */
  | (Duty & { readonly kind: "tell"; readonly to: SeatId; readonly slot: number });

/** What is offered. Never changed: another wording is another offer. */
export interface Terms {
  /** Seats that must sign besides the one that offers. */
  readonly to: readonly SeatId[];
  readonly clauses: readonly Clause[];
  /** Known only to its signatories until the debrief. */
  readonly secret: boolean;
  /** Last turn in which it can be signed. */
  readonly until: number;
  /** A signatory may leave with so many turns of notice; undefined: nobody may. */
  readonly notice?: number;
  /** The offer this one answers; it is declined by this. */
  readonly counters?: DealId;
}

export interface Offer {
  readonly id: DealId;
  readonly from: SeatId;
  readonly terms: Terms;
  /** Of `terms.to`, in seat order. */
  readonly signed: readonly SeatId[];
}

/** Why a seat declines, as it wants its partners to know it. */
export type DeclineReason = "too-little" | "cannot" | "trust" | "later";

/** An offer that came to nothing, known to its parties until the end of the next turn (R33). */
export interface ClosedOffer {
  readonly offer: Offer;
  readonly turn: number;
  /** Who declined it or answered it by another, or its maker, who withdrew it; undefined: it lapsed. */
  readonly by?: SeatId;
  readonly reason?: DeclineReason;
}

export interface Deal {
  readonly id: DealId;
  /** All signatories, the one that offered first. */
  readonly seats: readonly SeatId[];
  readonly terms: Terms;
  /** Turn of the last signature. */
  readonly turn: number;
  /** By clause. */
  readonly states: readonly ClauseState[];
  /** The first notice given. */
  readonly left?: { readonly seat: SeatId; readonly turn: number };
}

export interface ClauseState {
  /** Turn from which it counts; undefined: its condition is still open. */
  readonly from?: number;
  /** Instalments paid. */
  readonly paid?: number;
  /** The order was given, but void through no fault of the actor. */
  readonly tried?: OrderId;
  readonly verdict?: Verdict;
}

/** Reasons a bot gives for a no or a broken promise; each is true. */
export type PhraseReason =
  | "no-gain"
  | "cannot-do"
  | "no-money"
  | "costs-too-much"
  | "better-offer"
  | "other-broke-first";

/** Said when sealing: why a promise will not be kept. Part of the record (R47). */
export interface Excuse {
  readonly deal: DealId;
  /** Place of the clause in its deal. */
  readonly clause: number;
  readonly reason: PhraseReason;
}

/** Given once, with its evidence; never changed (R36). */
export interface Verdict {
  readonly result: "kept" | "broken" | "void";
  readonly turn: number;
  readonly why:
    | "ordered"
    | "not-ordered"
    | "refrained"
    | "ordered-anyway"
    | "prevented"
    | "paid"
    | "could-not-pay"
    | "answered"
    | "answered-otherwise"
    | "never-asked"
    | "supported"
    | "not-supported"
    | "told"
    | "condition-failed"
    | "too-late"
    | "left"
    | "game-over";
  readonly order?: OrderId;
  readonly option?: OptionId;
  /** Of a broken clause: the reason its breaker gave (R47). */
  readonly reason?: PhraseReason;
}

/** What a seat learnt by a deal, true when it was told. */
export interface Told {
  readonly from: SeatId;
  readonly to: SeatId;
  readonly slot: number;
  readonly value: number;
  readonly turn: number;
  readonly deal: DealId;
}

/** Why a clause cannot be offered or signed. */
export type ClauseFault =
  | "actor"
  | "action"
  | "covert"
  | "window"
  | "amount"
  | "funds"
  | "recipient"
  | "question"
  | "forum"
  | "option"
  | "slot"
  | "condition"
  | "binding"
  /** What another clause, or a binding one of a deal, forbids the whole time. */
  | "contradiction"
  /** More orders in one turn than the seat may seal. */
  | "too-many";
