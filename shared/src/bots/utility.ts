import {
  type Aim,
  type Ending,
  type Gauge,
  type Now,
  type PartyId,
  rungsAt,
  type Scenario,
  type SeatId,
} from "../rules/index.ts";
import { seatNamed } from "./table.ts";

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

/** What a seat is after. */
export interface Wants {
  readonly seat: SeatId;
  readonly party: PartyId;
  readonly treasury: number | undefined;
  readonly aims: readonly Aim[];
}

export function wantsOf(scenario: Scenario, id: SeatId, aims: readonly Aim[]): Wants {
  const { party, treasury } = seatNamed(scenario, id);
  return { seat: id, party, treasury, aims };
}

/** How good a moment is for a seat that wants this; in points, only differences matter. */
export function utilityOf(scenario: Scenario, wants: Wants, now: Now): number {
  let sum = moneyWorth(wants, now);
  for (const aim of wants.aims) sum += aimWorth(aim, now);
  for (const ending of scenario.endings) sum += shareOf(ending, wants.party) * endingWorth(ending, now);
  return sum;
}

export function moneyWorth({ treasury }: Wants, now: Now): number {
  return treasury === undefined ? 0 : weights.money * Math.min(weights.saved, now.values[treasury] as number);
}

/** What the nearness of the endings is worth to each of these. */
export function endingsWorths({ endings }: Scenario, all: readonly Wants[], now: Now): readonly number[] {
  const sums = all.map(() => 0);
  for (const ending of endings) {
    const worth = endingWorth(ending, now);
    if (worth === 0) continue;
    for (let i = 0; i < all.length; i += 1) {
      const party = all[i]?.party;
      if (party) sums[i] = (sums[i] ?? 0) + shareOf(ending, party) * worth;
    }
  }
  return sums;
}

/** The captor of a camp minds it half as much. */
const shareOf = (ending: Ending, party: PartyId): number => (ending.captor === party ? 0.5 : 1);

export const aimWorth = (aim: Aim, now: Now): number => worthOf(aim, aim.measure(now));

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

function endingWorth(ending: Ending, now: Now): number {
  if (ending.kind === "bridge") {
    let sum = 0;
    for (const gauge of ending.gauges) sum += gaugeNearness(gauge, now);
    const mean = sum / Math.max(1, ending.gauges.length);
    return weights.bridge * mean * mean;
  }
  let least = 1;
  for (const gauge of ending.gauges) {
    least = Math.min(least, gaugeNearness(gauge, now));
    if (least === 0) return 0;
  }
  return -weights.danger * least * least * least;
}

function gaugeNearness(gauge: Gauge & { readonly target: number }, now: Now): number {
  return nearness(gauge.measure(now), gauge.from, gauge.target);
}
