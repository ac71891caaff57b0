import type { ClauseFault, DealId, DeclineReason, Excuse, Terms } from "./deals/terms.ts";
import type { Ballot, BallotFault, Ballots } from "./forums/forum.ts";
import type { AimId, ForumId, OptionId, OrderId, QuestionId, SeatId } from "./ids.ts";
import type { PhaseId } from "./scenario.ts";

/** Everything that can change a world. The record is a list of these. */
export type Submission =
  | { readonly kind: "agenda"; readonly seat: SeatId; readonly agenda: AimId }
  | {
      readonly kind: "seal";
      readonly seat: SeatId;
      readonly orders: readonly OrderId[];
      readonly answers: Readonly<Record<QuestionId, OptionId>>;
      readonly ballots?: Ballots;
      readonly excuses?: readonly Excuse[];
    }
  | { readonly kind: "unseal"; readonly seat: SeatId }
  | { readonly kind: "ready"; readonly seat: SeatId; readonly ready: boolean }
  | DealSubmission
  /** What the seat says it would do in a forum; without a ballot it takes that back. */
  | { readonly kind: "position"; readonly seat: SeatId; readonly forum: ForumId; readonly ballot?: Ballot }
  /** The clock, the host, or the last ready seat ends the phase. */
  | { readonly kind: "end-phase" };

/** A step of dealing. */
export type DealSubmission =
  | { readonly kind: "offer"; readonly seat: SeatId; readonly terms: Terms }
  | { readonly kind: "sign" | "withdraw"; readonly seat: SeatId; readonly offer: DealId }
  | { readonly kind: "decline"; readonly seat: SeatId; readonly offer: DealId; readonly reason?: DeclineReason }
  /** Gives notice, if the deal has an exit. */
  | { readonly kind: "leave"; readonly seat: SeatId; readonly deal: DealId };

/** Why a submission was refused: understood, but not allowed now. The words are the client's. */
export type Rejection =
  | { readonly kind: "not-your-seat" }
  | { readonly kind: "wrong-phase"; readonly phase: PhaseId }
  | { readonly kind: "unknown-order"; readonly order: string }
  | { readonly kind: "condition"; readonly order: OrderId }
  | { readonly kind: "same-key"; readonly order: OrderId; readonly other: OrderId }
  | { readonly kind: "too-many-orders"; readonly given: number; readonly allowed: number }
  | { readonly kind: "funds"; readonly needed: number; readonly have: number }
  | { readonly kind: "unknown-question"; readonly question: string }
  | { readonly kind: "unknown-option"; readonly question: QuestionId; readonly option: string }
  | { readonly kind: "unknown-forum"; readonly forum: string }
  | { readonly kind: "bad-ballot"; readonly forum: ForumId; readonly fault: BallotFault }
  | { readonly kind: "unknown-agenda"; readonly agenda: string }
  | { readonly kind: "agenda-final" }
  | { readonly kind: "not-sealed" }
  /** A binding clause forbids the order. */
  | { readonly kind: "bound"; readonly order: OrderId; readonly deal: DealId; readonly clause: number }
  | { readonly kind: "no-deals" }
  | { readonly kind: "no-secret-deals" }
  | { readonly kind: "unknown-seat"; readonly seat: string }
  | { readonly kind: "bad-parties" }
  | { readonly kind: "bad-clauses"; readonly most: number }
  | { readonly kind: "bad-clause"; readonly clause: number; readonly fault: ClauseFault }
  | { readonly kind: "bad-expiry" }
  | { readonly kind: "too-many-offers"; readonly most: number }
  | { readonly kind: "same-offer"; readonly offer: DealId }
  | { readonly kind: "unknown-offer"; readonly offer: string }
  | { readonly kind: "not-party"; readonly offer: DealId }
  | { readonly kind: "already-signed"; readonly offer: DealId }
  | { readonly kind: "unknown-deal"; readonly deal: string }
  | { readonly kind: "no-exit"; readonly deal: DealId };
