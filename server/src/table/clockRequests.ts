import type { CaretakerStep, Motion, PaceStep, Requests } from "@multivector/shared/protocol/types";
import { newWorld, type Scenario, type SeatId, submit } from "@multivector/shared/rules";
import type { StoredEntry } from "../store/store.ts";
import type { Person } from "./chairs.ts";
import type { Doing } from "./game.ts";
import { mustHost } from "./host.ts";
import { atPace } from "./pacing.ts";
import { Refusal } from "./refusal.ts";
import type { TableParts } from "./tableParts.ts";
import { type Votes, votesNeeded } from "./votes.ts";

type ClockRequest = "clock" | "pace" | "vote" | "absence";
type ClockHandlers = {
  readonly [K in ClockRequest]: (person: Person, payload: Requests[K]["payload"]) => Promise<Requests[K]["answer"]>;
};
const ok = { ok: true } as const;
/** What names the present phase of a table. */
export const phaseName = ({ game }: Pick<TableParts, "game">): string => {
  const { world } = game.standing;
  return world === undefined ? "" : `${world.turn} ${world.phase}`;
};

/**
 * What people ask of a table's clock, and what becomes of their seat while they are away. `careForAbsent`: has caretakers do
 * what is left to do in a phase that is about to be ended.
 */
export function clockRequests(parts: TableParts, votes: Votes, careForAbsent: () => Promise<void>): ClockHandlers {
  const { game, seating, scenario } = parts;
  const act = async (step: PaceStep, doing: Doing) => {
    const before = phaseName(parts);
    if (step === "end" && game.allows(step)) await careForAbsent();
    if (phaseName(parts) === before) await game.step(step, doing);
    else await game.tell(step, doing);
  };
  const carry = (motion: Motion, seats: readonly string[]) => {
    const doing = { by: "vote", seats } as const;
    return motion === "live" || motion === "relaxed" || motion === "days"
      ? game.setPacing(atPace(game.standing.pacing, motion), doing)
      : act(motion, doing);
  };
  return {
    clock: async (_, { hostKey, step, minutes }) => {
      mustHost(parts, hostKey);
      await act(step, { by: "host", ...(minutes === undefined ? {} : { minutes }) });
      return ok;
    },
    pace: async (_, { hostKey, pace, timetable }) => {
      mustHost(parts, hostKey);
      await game.setPacing(atPace(game.standing.pacing, pace, timetable), { by: "host" });
      return ok;
    },
    vote: async (person, { step, choice = "for" }) => {
      const { seat } = seating.actingPlaceOf(person).chair;
      if (!game.allows(step)) throw new Refusal({ kind: "no-step", step });
      const poll = votes.cast({ step, seat, choice }, phaseName(parts), votesNeeded(seating.chairs));
      if (poll.outcome === "failed") await game.tell("failed", { by: "vote", motion: step });
      if (poll.outcome === "carried") await carry(step, poll.seats);
      return ok;
    },
    absence: async (person) => {
      const { chair } = seating.placeOf(person);
      return {
        done: caretakerSteps(scenario, parts.seed, await parts.entries(), chair.seat),
        mandate: chair.away.mandate,
      };
    },
  };
}

/** What a caretaker or a deputy did for the seat since its head last did something. */
function caretakerSteps(
  scenario: Scenario,
  seed: string,
  entries: readonly StoredEntry[],
  seat: SeatId,
): CaretakerStep[] {
  let world = newWorld(scenario, seed);
  let done: CaretakerStep[] = [];
  for (const { submission, hand, at } of entries) {
    if (submission.kind !== "end-phase" && submission.seat === seat) {
      if (hand !== undefined) done.push({ turn: world.turn, at, submission, hand });
      else done = [];
    }
    world = submit(scenario, world, submission);
  }
  return done;
}
