import type { CaretakerStep, PaceStep, PaceVote, Requests } from "@multivector/shared/protocol/types";
import { newWorld, type Scenario, type SeatId, submit } from "@multivector/shared/rules";
import type { StoredEntry } from "../store/store.ts";
import { type Chair, isHeld, type Person } from "./chairs.ts";
import { fitsKey } from "./keys.ts";
import { Refusal } from "./refusal.ts";
import type { TableParts } from "./tableParts.ts";

type ClockRequest = "clock" | "pace" | "vote" | "away" | "absence";
type ClockHandlers = {
  readonly [K in ClockRequest]: (person: Person, payload: Requests[K]["payload"]) => Promise<Requests[K]["answer"]>;
};
const ok = { ok: true } as const;
const steps: readonly PaceStep[] = ["pause", "resume", "extend", "end"];

/** Polls on the clock. They last as long as the phase, or until they are decided. */
export class Votes {
  readonly #seats = new Map<PaceStep, Set<SeatId>>();
  #phase = "";

  /** Votes, or takes the vote back; true: it is decided. */
  cast(step: PaceStep, seat: SeatId, phase: string, need: number): boolean {
    this.#begin(phase);
    const seats = this.#seats.get(step) ?? new Set();
    this.#seats.set(step, seats);
    if (!seats.delete(seat)) seats.add(seat);
    if (seats.size < need) return false;
    this.#seats.clear();
    return true;
  }

  list(phase: string, need: number): readonly PaceVote[] {
    this.#begin(phase);
    return steps.flatMap((step) => {
      const seats = [...(this.#seats.get(step) ?? [])];
      return seats.length === 0 ? [] : [{ step, seats, need }];
    });
  }

  #begin(phase: string): void {
    if (phase !== this.#phase) this.#seats.clear();
    this.#phase = phase;
  }
}

/** More than half of those who hold seats. */
export const votesNeeded = (chairs: readonly Chair[]): number => Math.floor(chairs.filter(isHeld).length / 2) + 1;

/** What names the present phase of a table. */
export const phaseName = ({ game }: Pick<TableParts, "game">): string => {
  const { world } = game.standing;
  return world === undefined ? "" : `${world.turn} ${world.phase}`;
};

/** What people ask of a table's clock, and what becomes of their seat while they are away. */
export function clockRequests(parts: TableParts, votes: Votes): ClockHandlers {
  const { game, seating, scenario, hostKeyHash } = parts;
  const mustHost = (key: string) => {
    if (!fitsKey(key, hostKeyHash)) throw new Refusal({ kind: "not-host" });
  };
  const chairOf = (person: Person): Chair => {
    const chair = seating.of(person);
    if (chair === undefined) throw new Refusal({ kind: "not-seated" });
    return chair;
  };
  return {
    clock: async (_, { hostKey, step, minutes }) => {
      mustHost(hostKey);
      await game.step(step, minutes);
      return ok;
    },
    pace: async (_, { hostKey, pace, timetable }) => {
      mustHost(hostKey);
      if (pace === "days" && timetable === undefined) throw new Refusal({ kind: "bad-timetable" });
      await game.setPacing({ pace, ...(pace === "days" && timetable ? { timetable } : {}) });
      return ok;
    },
    vote: async (person, { step }) => {
      const { seat } = chairOf(person);
      if (votes.cast(step, seat, phaseName(parts), votesNeeded(seating.chairs))) await game.step(step);
      return ok;
    },
    away: async (person, { policy, mandate }) => {
      const chair = chairOf(person);
      await seating.setAway(chair, { policy, mandate: mandate ?? chair.away.mandate });
      return ok;
    },
    absence: async (person) => {
      const chair = chairOf(person);
      return {
        done: caretakerSteps(scenario, parts.seed, await parts.entries(), chair.seat),
        mandate: chair.away.mandate,
      };
    },
  };
}

/** What a caretaker did for the seat since its holder last did something. */
function caretakerSteps(
  scenario: Scenario,
  seed: string,
  entries: readonly StoredEntry[],
  seat: SeatId,
): CaretakerStep[] {
  let world = newWorld(scenario, seed);
  let done: CaretakerStep[] = [];
  for (const { submission, hand } of entries) {
    if (submission.kind !== "end-phase" && submission.seat === seat) {
      if (hand === "caretaker") done.push({ turn: world.turn, submission });
      else done = [];
    }
    world = submit(scenario, world, submission);
  }
  return done;
}
