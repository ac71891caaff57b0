import type { Clause, DealId, PhraseReason } from "./deals/terms.ts";
import type { SeatId } from "./ids.ts";
import type { PhaseId, Scenario } from "./scenario.ts";

/** What may be said at a table. `deals`: only offers and what bots say with them; `none`: not even that. */
export type PressMode = "full" | "public" | "deals" | "none";

interface Addressed {
  readonly from: SeatId;
  /** Whom it is for, in seat order, without the sender; empty: everybody, observers included (the public wire). */
  readonly to: readonly SeatId[];
}

/** Words of one seat to others. Outside deals nothing that is said binds anybody. */
export interface Message extends Addressed {
  /** Its number from 1 among those its reader may read: a gap would tell of what others say in private (R46). */
  readonly number: number;
  readonly turn: number;
  readonly phase: PhaseId;
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
export type Phrase = "offers" | "accepts" | "declines" | "broke";

/** A message as its sender has it, before it is kept. */
export type Spoken = Omit<Message, "number" | "turn" | "phase" | "at">;

/** Why something cannot be said. The words are the client's. */
export type PressRejection =
  | { readonly kind: "no-press"; readonly mode: PressMode }
  | { readonly kind: "public-only" }
  | { readonly kind: "unknown-seat"; readonly seat: string }
  | { readonly kind: "bad-recipients" }
  | { readonly kind: "empty-message" }
  | { readonly kind: "message-too-long"; readonly length: number; readonly most: number }
  | { readonly kind: "promise-needs-words" };

/** Most characters of a message (UTF-16 units, as a browser counts them). */
export const longestMessage = 2000;

/** Whether a seat, or with undefined an observer, may read a message (R42). */
export const mayRead = ({ from, to }: Addressed, seat: SeatId | undefined): boolean =>
  to.length === 0 || (seat !== undefined && (from === seat || to.includes(seat)));

/**
 * Words as they are kept (R44): no control characters but line ends, none that turn the direction of what follows, no
 * halves of a character, at most one empty line in a row.
 */
export function cleanWords(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "")
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replace(/\n\s*\n/g, "\n\n")
    .trim();
}

/**
 * Why this cannot be said at a table of that mode (R43-R45). Words must have gone through `cleanWords`.
 * `parties`: all seats of the deal a phrase is about, as long as it is known.
 */
export function pressRejection(
  scenario: Pick<Scenario, "seats">,
  mode: PressMode,
  { from, to, says, promise }: Spoken,
  parties?: readonly SeatId[],
): PressRejection | undefined {
  const stranger = [from, ...to].find((id) => !scenario.seats.some((seat) => seat.id === id));
  if (stranger !== undefined) return { kind: "unknown-seat", seat: stranger };
  if (new Set([from, ...to]).size !== to.length + 1) return { kind: "bad-recipients" };
  if (says.kind === "phrase") return phraseRejection(mode, to, says.deal, parties) ?? promiseRejection(promise);
  if (mode === "none" || mode === "deals") return { kind: "no-press", mode };
  if (mode === "public" && to.length > 0) return { kind: "public-only" };
  if (!/[^\p{C}\p{Z}\s]/u.test(says.text)) return { kind: "empty-message" };
  const { length } = says.text;
  return length > longestMessage ? { kind: "message-too-long", length, most: longestMessage } : undefined;
}

/** Bots repeat in private only what a deal is about, where people may not speak in private. */
function phraseRejection(
  mode: PressMode,
  to: readonly SeatId[],
  deal: DealId | undefined,
  parties: readonly SeatId[] | undefined,
): PressRejection | undefined {
  if (mode === "none") return { kind: "no-press", mode };
  if (mode !== "public" || to.length === 0) return undefined;
  const about = deal !== undefined && (parties === undefined || to.every((seat) => parties.includes(seat)));
  return about ? undefined : { kind: "public-only" };
}

const promiseRejection = (promise: true | undefined): PressRejection | undefined =>
  promise ? { kind: "promise-needs-words" } : undefined;
