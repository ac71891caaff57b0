import type { Motion, PaceVote, Requests } from "@multivector/shared/protocol/types";
import type { SeatId } from "@multivector/shared/rules";
import { type Chair, isHeld } from "./chairs.ts";

/** One seat's answer to a motion. */
interface Cast {
  readonly step: Motion;
  readonly seat: SeatId;
  readonly choice: NonNullable<Requests["vote"]["payload"]["choice"]>;
}

/** What came of a vote: decided, beyond reach, or still open. */
interface Poll {
  readonly outcome: "carried" | "failed" | "open";
  readonly seats: readonly SeatId[];
}

type Answers = Map<SeatId, "for" | "against">;

/** More than half decide, and so many may vote. */
interface Quorum {
  readonly need: number;
  readonly of: number;
}

/** Polls on the clock. They last as long as the phase, or until they are decided. */
export class Votes {
  readonly #answers = new Map<Motion, Answers>();
  #phase = "";

  cast({ step, seat, choice }: Cast, phase: string, { need, of }: Quorum): Poll {
    this.#begin(phase);
    const called = this.#answers.get(step);
    if (called === undefined && choice !== "for") return { outcome: "open", seats: [] };
    const answers: Answers = called ?? new Map();
    answers.delete(seat);
    if (choice !== "none") answers.set(seat, choice);
    const seats = seatsOf(answers, "for");
    const failed = seatsOf(answers, "against").length > of - need;
    if (seats.length >= need) this.#answers.clear();
    else if (failed || seats.length === 0) this.#answers.delete(step);
    else this.#answers.set(step, answers);
    return { outcome: seats.length >= need ? "carried" : failed ? "failed" : "open", seats };
  }

  list(phase: string, { need }: Quorum): readonly PaceVote[] {
    this.#begin(phase);
    return [...this.#answers].map(([step, answers]) => ({
      step,
      seats: seatsOf(answers, "for"),
      against: seatsOf(answers, "against"),
      need,
    }));
  }

  #begin(phase: string): void {
    if (phase !== this.#phase) this.#answers.clear();
    this.#phase = phase;
  }
}

const seatsOf = (answers: Answers, choice: "for" | "against"): readonly SeatId[] =>
  [...answers].flatMap(([seat, answer]) => (answer === choice ? seat : []));

/** More than half of those who hold seats; who is away too long is not waited for. */
export function votesNeeded(chairs: readonly Chair[]): Quorum {
  const of = chairs.filter((chair) => isHeld(chair) && !chair.lapsed).length;
  return { need: Math.floor(of / 2) + 1, of };
}
