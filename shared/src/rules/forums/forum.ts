import type { ForumId, OptionId, SeatId } from "../ids.ts";
import type { Expr, GroundEffect } from "../scenario.ts";

/** One question put to several seats at once. */
export interface Forum {
  readonly id: ForumId;
  readonly index: number;
  /**
   * `vote`: one option each. `effort`: enough seats must give the price. `auction`: money for one item.
   * `drafting`: each seat says which tiles it accepts; the largest text that enough seats accept wholly is adopted.
   */
  readonly kind: "vote" | "effort" | "auction" | "drafting";
  /** The turn it is put; undefined: the first turn in which `when` holds. */
  readonly turn: number | undefined;
  readonly when: Expr | undefined;
  /** Who takes part, in seat order, with its weight (1 unless the vote is weighted). */
  readonly members: ReadonlyMap<SeatId, number>;
  /** Weight or number of seats without which nothing passes. */
  readonly need: number;
  /** Seats without which nothing passes. */
  readonly must: readonly SeatId[];
  /** Effort: what each giver pays. Auction: the most one may bid. */
  readonly price: number;
  /** Who chose what is never told; only what came of it. */
  readonly secret: boolean;
  readonly options: readonly ForumOption[];
  readonly passed: ForumEnd;
  readonly failed: ForumEnd;
}

export interface ForumOption {
  readonly id: OptionId;
  readonly fact: number;
  /** At most one tile of a group is in a text. */
  readonly group: string | undefined;
  /** When it is adopted. */
  readonly effects: readonly GroundEffect[];
  /** By seat: for each seat whose ballot holds it, adopted or not. */
  readonly chosen: ReadonlyMap<SeatId, readonly GroundEffect[]>;
}

/** What follows when something is adopted, or nothing. */
export interface ForumEnd {
  readonly fact: number;
  readonly effects: readonly GroundEffect[];
}

/** What one seat says in a forum. An absent ballot, or one without choices, is an abstention. */
export interface Ballot {
  /** Vote, effort, auction: one at most. Drafting: all tiles the seat accepts. */
  readonly choices: readonly OptionId[];
  /** Auction: the bid. */
  readonly amount?: number;
}

export type Ballots = Readonly<Record<ForumId, Ballot>>;

/** What a seat says it would do; it binds nothing and is gone with the turn. */
export interface Position {
  readonly seat: SeatId;
  readonly forum: ForumId;
  readonly ballot: Ballot;
}

export interface ForumResult {
  readonly forum: ForumId;
  /** In seat order; those of a secret forum only to each seat its own. */
  readonly ballots: readonly CastBallot[];
  /** In the order of the options; empty: it failed. */
  readonly adopted: readonly OptionId[];
}

export interface CastBallot extends Ballot {
  readonly seat: SeatId;
  /** What the ballot promised could not be paid: it does not count. */
  readonly void?: "funds";
}

/** Why a ballot is not allowed. */
export type BallotFault = "member" | "option" | "choices" | "amount";
