import type { Clause, DealId } from "./deals/terms.ts";
import type { SeatId } from "./ids.ts";
import type { PhaseId } from "./scenario.ts";

/** What may be said at a table. `deals`: only offers and what bots and people say with them; `none`: not even that. */
export type PressMode = "full" | "public" | "deals" | "none";

/** Words of one seat to others. Outside deals nothing that is said binds anybody. */
export interface Message {
  /** Its number in the session, from 1. */
  readonly number: number;
  readonly turn: number;
  readonly phase: PhaseId;
  readonly from: SeatId;
  /** Whom it is for, in seat order, without the sender; empty: everybody, observers included (the public wire). */
  readonly to: readonly SeatId[];
  readonly says: Speech;
  /** Said by the person and not by the office. */
  readonly outOfCharacter?: true;
  /** Marked as a promise: listed in the debrief, never judged. */
  readonly promise?: true;
  /** Unix milliseconds, for people only. */
  readonly at: number;
}

export type Speech =
  | { readonly kind: "text"; readonly text: string }
  /** What bots say: every reader gets it in their own language. */
  | {
      readonly kind: "phrase";
      readonly phrase: Phrase;
      readonly deal?: DealId;
      readonly clause?: Clause;
      /** Why, e.g. why a promise could not be kept. */
      readonly reason?: PhraseReason;
    };

/** The few things a bot says. */
export type Phrase = "offers" | "accepts" | "declines" | "breaks" | "kept-word" | "warns";

/** Reasons a bot gives; each is true. */
export type PhraseReason =
  | "no-gain"
  | "cannot-do"
  | "no-money"
  | "costs-too-much"
  | "better-offer"
  | "other-broke-first";
