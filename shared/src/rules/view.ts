import type { ClosedOffer, Deal, Offer, Told } from "./deals/terms.ts";
import type { Position } from "./forums/forum.ts";
import type { AimId, EventId, ForumId, QuestionId, SeatId } from "./ids.ts";
import type { Cause, Invitation, Outcome, Report, Sealed, World } from "./world.ts";

/** What one seat, or an observer, may know. Legality, bots and screens read this and never a World. */
export interface View {
  /** Undefined: an observer. */
  readonly seat?: SeatId;
  readonly turn: number;
  readonly phase: World["phase"];
  /** By slot; a slot this seat may not see shows its start value. */
  readonly values: readonly number[];
  /** Facts this seat may not know are 0. */
  readonly facts: readonly number[];
  readonly seats: readonly SeatView[];
  readonly fired: readonly EventId[];
  readonly due: readonly EventId[];
  readonly questions: readonly QuestionId[];
  readonly forums: readonly ForumId[];
  readonly positions: readonly Position[];
  readonly invitations: readonly Invitation[];
  /** Offers from or to the seat. */
  readonly offers: readonly Offer[];
  /** The same, of offers that came to nothing lately. */
  readonly closed: readonly ClosedOffer[];
  /** Public deals, and the secret ones the seat signed. */
  readonly deals: readonly Deal[];
  /** What was told by or to the seat. */
  readonly told: readonly Told[];
  readonly ledger: readonly Cause[];
  readonly report?: Report;
  readonly window: readonly (readonly number[])[];
  readonly outcome?: Outcome;
  readonly own?: OwnView;
}

export interface SeatView {
  readonly ready: boolean;
  readonly sealed: boolean;
}

export interface OwnView {
  readonly dealt: readonly AimId[];
  readonly agenda?: AimId;
  readonly sealed?: Sealed;
  /** Offers made so far; undefined: none. */
  readonly offered?: number;
}
