import type { ClosedOffer, Deal, DealId, Excuse, Offer, Told } from "./deals/terms.ts";
import type { Ballots, ForumResult, Position } from "./forums/forum.ts";
import type {
  AimId,
  EndingId,
  EventId,
  ForumId,
  OptionId,
  OrderId,
  PartyId,
  QuestionId,
  SeatId,
  WhyId,
} from "./ids.ts";
import type { PhaseId } from "./scenario.ts";

/** The full truth of a session at one moment. Plain JSON, never changed in place, never sent. */
export interface World {
  readonly turn: number;
  readonly phase: PhaseId;
  /** Every draw of chance is a function of this and of what is decided. */
  readonly seed: string;
  readonly values: readonly number[];
  readonly facts: readonly number[];
  /** By `Seat.index`. */
  readonly seats: readonly SeatWorld[];
  /** Events that fired in this turn's briefing. */
  readonly fired: readonly EventId[];
  /** Events announced for this turn with odds below 1; drawn at adjudication. */
  readonly due: readonly EventId[];
  /** Questions open this turn. */
  readonly questions: readonly QuestionId[];
  /** Forums open this turn. */
  readonly forums: readonly ForumId[];
  /** Stated this turn; by seat, then by forum. */
  readonly positions: readonly Position[];
  readonly invitations: readonly Invitation[];
  /** Causes of this turn so far; their sum is the change since the turn began. */
  readonly ledger: readonly Cause[];
  /** The last turn adjudicated. */
  readonly report?: Report;
  /** `values` at the last turn-ends, oldest first, at most `Scoring.window` of them. */
  readonly window: readonly (readonly number[])[];
  /** Proposed and not yet signed by all; by id. */
  readonly offers: readonly Offer[];
  /** Offers of this turn and the one before that came to nothing, the newest few of each maker; by id. */
  readonly closed: readonly ClosedOffer[];
  /** Signed by all, judged or not; by id. */
  readonly deals: readonly Deal[];
  readonly told: readonly Told[];
  readonly outcome?: Outcome;
}

export interface SeatWorld {
  /** Two agendas, one of which is kept. */
  readonly dealt: readonly AimId[];
  readonly agenda?: AimId;
  readonly sealed?: Sealed;
  /** Offers made so far. */
  readonly offered?: number;
  /** Has nothing more to do in this phase. */
  readonly ready: boolean;
}

export interface Sealed {
  readonly orders: readonly OrderId[];
  readonly answers: Readonly<Record<QuestionId, OptionId>>;
  readonly ballots?: Ballots;
  /** Promises that this seal breaks, and why. */
  readonly excuses?: readonly Excuse[];
}

/** An order that found no consent; the partner may still take it up until the end of `until`. */
export interface Invitation {
  readonly seat: SeatId;
  readonly order: OrderId;
  readonly until: number;
}

/** One line of the ledger: `amount` was added to `slot`. */
export interface Cause {
  readonly slot: number;
  readonly amount: number;
  readonly by: CauseBy;
}

export type CauseBy =
  | { readonly kind: "order"; readonly seat: SeatId; readonly order: OrderId; readonly why?: WhyId }
  | { readonly kind: "cost"; readonly seat: SeatId; readonly order: OrderId }
  | { readonly kind: "answer"; readonly seat: SeatId; readonly question: QuestionId; readonly option: OptionId }
  | { readonly kind: "event"; readonly event: EventId }
  /** `option`: it was adopted, or, with `seat`, that seat chose it. `seat` alone: what the seat paid. Neither: how the forum ended. */
  | { readonly kind: "forum"; readonly forum: ForumId; readonly option?: OptionId; readonly seat?: SeatId }
  | { readonly kind: "upkeep"; readonly why: WhyId }
  /** A payment by a deal, or what keeping or breaking it brought. */
  | { readonly kind: "deal"; readonly deal: DealId; readonly clause: number }
  /** What a step or a bound held back. */
  | { readonly kind: "limit"; readonly limit: "step" | "bound" }
  /** The reader may not know. */
  | { readonly kind: "undisclosed" };

export interface Report {
  readonly turn: number;
  readonly orders: readonly OrderResult[];
  readonly answers: readonly AnswerResult[];
  readonly forums: readonly ForumResult[];
  /** All events of the turn: of the briefing, and drawn. */
  readonly events: readonly EventId[];
  /** All causes of the turn, briefing included. */
  readonly ledger: readonly Cause[];
}

export interface OrderResult {
  readonly seat: SeatId;
  readonly order: OrderId;
  /** Undefined: it took effect. */
  readonly void?: VoidReason;
  /** Taken up from an invitation of an earlier turn. */
  readonly invited?: true;
  readonly contest?: { readonly attack: number; readonly defence: number };
}

/** Legal when sealed, without effect when adjudicated. */
export type VoidReason = "no-consent" | "condition" | "guarded" | "funds";

export interface AnswerResult {
  readonly seat: SeatId;
  readonly question: QuestionId;
  readonly option: OptionId;
  /** The seat did not answer. */
  readonly fallback: boolean;
}

export interface Outcome {
  readonly kind: "collapse" | "camp" | "bridge" | "time";
  /** Undefined for `time`. */
  readonly ending?: EndingId;
  readonly captor?: PartyId;
  readonly turn: number;
  readonly seats: readonly SeatOutcome[];
}

export interface SeatOutcome {
  readonly seat: SeatId;
  readonly points: number;
  readonly success: boolean;
  readonly agenda: AimId;
}
