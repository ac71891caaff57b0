import type { TableInfo, Timetable } from "@multivector/shared/protocol/types";
import type { PhaseId, Scenario, SeatId } from "@multivector/shared/rules";
import { type Chair, isHeld } from "../table/chairs.ts";
import type { Standing } from "../table/game.ts";

/** Where a table stands, as far as notices tell of it. Nothing in it is secret, but for the hashes. */
export interface Moment {
  readonly code: string;
  /** Hash of the host's key. */
  readonly host: string;
  readonly scenario: Scenario;
  readonly stage: TableInfo["stage"];
  readonly pace: TableInfo["pace"];
  /** 0 in the lobby. */
  readonly turn: number;
  readonly phase: PhaseId;
  /** Unix milliseconds; undefined: no clock. */
  readonly deadline: number | undefined;
  /** Given if the pace is by days. */
  readonly timetable: Timetable | undefined;
  readonly seats: readonly MomentSeat[];
}

interface MomentSeat {
  readonly seat: SeatId;
  /** Hashes of the tokens of its delegation; none: nobody holds it. */
  readonly holders: readonly string[];
  /** Its delegation still has to act before the phase can end. */
  readonly due: boolean;
}

interface MomentParts {
  readonly code: string;
  readonly hostKeyHash: string;
  readonly scenario: Scenario;
  readonly standing: Standing;
  readonly chairs: readonly Chair[];
}

export function momentOf({ code, hostKeyHash, scenario, standing, chairs }: MomentParts): Moment {
  const { world, stage, deadline, pacing } = standing;
  const due = (chair: Chair): boolean => {
    const seat = world?.seats[chair.index];
    if (seat === undefined || !isHeld(chair) || stage !== "playing") return false;
    return world?.phase === "orders" ? seat.sealed === undefined : !seat.ready;
  };
  return {
    code,
    host: hostKeyHash,
    scenario,
    stage,
    pace: pacing.pace,
    turn: world?.turn ?? 0,
    phase: world?.phase ?? "briefing",
    deadline,
    timetable: pacing.pace === "days" ? pacing.timetable : undefined,
    seats: chairs.map((chair) => ({
      seat: chair.seat,
      holders: chair.members.map(({ tokenHash }) => tokenHash),
      due: due(chair),
    })),
  };
}

/** Whether both are of the same phase. */
export const isSamePhase = (a: Moment, b: Moment): boolean =>
  a.turn === b.turn && a.phase === b.phase && a.stage === b.stage;
