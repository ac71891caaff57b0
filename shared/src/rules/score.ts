import type { AimId, SeatId } from "./ids.ts";
import { found, lookupOf, seatOf } from "./lookup.ts";
import { nowOf } from "./now.ts";
import type { Aim, Now, Scenario } from "./scenario.ts";
import type { View } from "./view.ts";
import type { World } from "./world.ts";

/** How far an aim has come. */
export interface Standing {
  readonly aim: Aim;
  /** The measure, by the median of the window. */
  readonly value: number;
  /** Rungs climbed; each is a point. */
  readonly rungs: number;
}

type Moment = Pick<World, "turn" | "values" | "facts" | "window">;

/** The turn-ends an aim's measure is taken over, or the present moment if there was none (R23). */
function windowOf(scenario: Scenario, moment: Moment): readonly Now[] {
  const snapshots = moment.window.length > 0 ? moment.window : [moment.values];
  return snapshots.map((values) => nowOf(scenario, { turn: moment.turn, facts: moment.facts, values }));
}

/** The standing of an aim if the game ended now: its measure's median over the window (R23). */
function standingOf(window: readonly Now[], aim: Aim): Standing {
  const value = median(window.map((now) => aim.measure(now)));
  return { aim, value, rungs: rungsAt(aim, value) };
}

/** Rungs an aim's measure has climbed. */
export function rungsAt(aim: Aim, value: number): number {
  let climbed = 0;
  for (const rung of aim.rungs) if (aim.atLeast ? value >= rung : value <= rung) climbed += 1;
  return climbed;
}

/** The middle one; of an even number the mean of the two middle ones. */
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = found(sorted[middle], middle);
  return sorted.length % 2 === 1 ? upper : (upper + found(sorted[middle - 1], middle)) / 2;
}

/** The aims that count for a seat: its public objectives and the agenda it kept, if known. */
function aimsOf(scenario: Scenario, seat: SeatId, agenda: AimId | undefined): readonly Aim[] {
  const aims = found(lookupOf(scenario).aimsBySeat[seatOf(scenario, seat).index], seat);
  return aims.filter((aim) => !aim.secret || aim.id === agenda);
}

/** Public objectives of the seat, and its agenda if it is the viewer's own. */
export function standingsOf(scenario: Scenario, view: View, seat: SeatId): readonly Standing[] {
  const kept = view.outcome?.seats.find((one) => one.seat === seat)?.agenda;
  const own = view.seat === seat ? (view.own?.agenda ?? view.own?.dealt[0]) : undefined;
  const window = windowOf(scenario, view);
  return aimsOf(scenario, seat, kept ?? own).map((aim) => standingOf(window, aim));
}

/** Points of the seat as far as the view knows: the sum of rungs climbed. */
export function scoreOf(scenario: Scenario, view: View, seat: SeatId): number {
  return sumRungs(standingsOf(scenario, view, seat));
}

/** Points of every seat, by `Seat.index`, in full truth. */
export function pointsOf(scenario: Scenario, world: World): readonly number[] {
  const window = windowOf(scenario, world);
  return scenario.seats.map(({ id, index }) => {
    const { agenda, dealt } = found(world.seats[index], id);
    return sumRungs(aimsOf(scenario, id, agenda ?? dealt[0]).map((aim) => standingOf(window, aim)));
  });
}

const sumRungs = (standings: readonly Standing[]): number => standings.reduce((sum, one) => sum + one.rungs, 0);

/**
 * The value of an index over given slot values, e.g. `indexOf(scenario, values, "share", "north")`.
 * Indices read tracks only, so no turn or fact is needed.
 */
export function indexOf(scenario: Scenario, values: ArrayLike<number>, id: string, key?: string): number {
  const index = scenario.indices.find((one) => one.id === id && one.keys[0] === key);
  const now: Now = nowOf(scenario, { turn: 0, values, facts: new Uint8Array(scenario.factCount) });
  return found(index, id).value(now);
}
