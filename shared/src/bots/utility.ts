import { type Aim, type Ending, type Gauge, type Now, rungsAt, type Scenario, type SeatId } from "../rules/index.ts";

/**
 * Weights of what a seat wants, in points (a rung climbed is 1). Found by play: with them every verb is used and no
 * seat of the shipped scenarios runs away.
 */
const weights = {
  /** A rung fully approached but not climbed. */
  approach: 0.7,
  /** A rung to spare: how far past the last one counts. */
  spare: 0.15,
  /** An ending that caps everyone, when it has come. */
  danger: 5,
  /** The shared ending, when it is reached. */
  bridge: 2,
  /** One unit of treasury, up to `saved`. */
  money: 0.06,
  saved: 6,
};

/** How good a moment is for a seat that has these aims; in points, only differences matter. */
export function utilityOf(scenario: Scenario, seat: SeatId, aims: readonly Aim[], now: Now): number {
  let sum = 0;
  for (const aim of aims) sum += worthOf(aim, aim.measure(now));
  const own = scenario.seats.find((one) => one.id === seat);
  for (const ending of scenario.endings) sum += endingWorth(ending, now, own?.party === ending.captor);
  if (own?.treasury !== undefined) {
    sum += weights.money * Math.min(weights.saved, now.values[own.treasury] as number);
  }
  return sum;
}

/** Rungs climbed, and the way to the next. */
function worthOf(aim: Aim, value: number): number {
  const climbed = rungsAt(aim, value);
  const next = aim.rungs[climbed];
  const last = climbed === 0 ? aim.from : (aim.rungs[climbed - 1] ?? aim.from);
  if (next !== undefined) return climbed + weights.approach * nearness(value, last, next);
  const slack = aim.atLeast ? value - last : last - value;
  return climbed + weights.spare * Math.min(1, slack / 2);
}

/** 0 at `from`, 1 at `to`, whichever is greater. */
function nearness(value: number, from: number, to: number): number {
  return from === to ? 1 : Math.max(0, Math.min(1, (value - from) / (to - from)));
}

function endingWorth(ending: Ending, now: Now, captor: boolean): number {
  const near = ending.gauges.map((gauge) => gaugeNearness(gauge, now));
  if (ending.kind === "bridge") {
    const mean = near.reduce((sum, one) => sum + one, 0) / Math.max(1, near.length);
    return weights.bridge * mean * mean;
  }
  const least = Math.min(...near);
  return -(captor ? weights.danger / 2 : weights.danger) * least * least * least;
}

function gaugeNearness(gauge: Gauge & { readonly target: number }, now: Now): number {
  return nearness(gauge.measure(now), gauge.from, gauge.target);
}
