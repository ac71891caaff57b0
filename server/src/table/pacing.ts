import type { AwayPolicy, ClockAct, Pace, Timetable } from "@multivector/shared/protocol/types";
import type { World } from "@multivector/shared/rules";
import { nextDeadline } from "./timetable.ts";

/** How time passes at a table; kept with it. */
export interface Pacing {
  readonly pace: Pace;
  /** Given if the pace is by days, or was. */
  readonly timetable?: Timetable;
  /** How long phases last with a live clock, in percent of what the scenario says; undefined: 100. */
  readonly tempo?: number;
  /** What happens to a seat whose holder misses a turn, until its holder says otherwise; undefined: a caretaker plays. */
  readonly missed?: AwayPolicy;
  /** Paused, with so many milliseconds left in the phase; 0: there was no clock. */
  readonly paused?: number;
  /** The grace of this phase has been used. */
  readonly graced?: true;
  /** What was done to the clock lately, the newest last. */
  readonly acts?: readonly ClockAct[];
}

/** Nothing more can be done in this world. */
export const hasEnded = (world: World): boolean => world.phase === "debrief";

/** When the phase that begins at `from` ends, by the clock; undefined: when all are ready. `lasts`: of a phase with a live clock. */
export function deadlineFor(
  pacing: Pacing,
  world: World,
  from: number,
  lasts: (phase: World["phase"]) => number,
): number | undefined {
  if (hasEnded(world) || pacing.paused !== undefined) return undefined;
  if (pacing.pace === "live") return from + Math.round((lasts(world.phase) * (pacing.tempo ?? 100)) / 100);
  return pacing.pace === "days" ? nextDeadline(pacing.timetable, from) : undefined;
}

/**
 * By days a turn has one deadline: report, news and talk belong to the days in which the next orders are made, so their
 * phases pass by themselves. Only the first briefing, in which agendas are chosen, is waited for.
 */
export const passesByItself = ({ pace }: Pacing, { phase, turn, outcome }: World): boolean =>
  pace === "days" &&
  outcome === undefined &&
  (phase === "report" || phase === "negotiation" || (phase === "briefing" && turn > 1));

/** The pacing of the next phase; a pause goes on, and all of the phase is left. */
export function inNextPhase({ graced: _used, ...pacing }: Pacing): Pacing {
  return pacing.paused ? { ...pacing, paused: 0 } : pacing;
}

/** The same table at another pace, no longer paused. */
export function atPace({ graced: _used, paused: _over, ...pacing }: Pacing, pace: Pace, timetable?: Timetable): Pacing {
  return { ...pacing, pace, ...(timetable === undefined ? {} : { timetable }) };
}

/** Acts remembered: what happened since the last lesson or evening. */
const mostActs = 6;

/** The last act has led to this world. */
export function actedIn(pacing: Pacing, { turn, phase }: World): Pacing {
  const last = pacing.acts?.at(-1);
  return last === undefined
    ? pacing
    : { ...pacing, acts: [...(pacing.acts ?? []).slice(0, -1), { ...last, turn, phase }] };
}

/** With one more act told to everybody. */
export const withAct = (pacing: Pacing, act: ClockAct): Pacing => ({
  ...pacing,
  acts: [...(pacing.acts ?? []), act].slice(-mostActs),
});
