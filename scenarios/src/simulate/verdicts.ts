import type { ScenarioFile } from "@multivector/shared/scenario";
import type { ActionFigures, Figures } from "./figures.ts";
import type { Figure } from "./statistics.ts";

/** What a simulation finds wrong, or may be wrong. */
export interface Verdict {
  /** `bad`: outside the limits, surely. `doubtful`: outside, but the interval is not. */
  readonly grade: "bad" | "doubtful";
  readonly kind:
    | "unwinnable-seat"
    | "easy-seat"
    | "camp-pays"
    | "dominant-order"
    | "idle-order"
    | "never"
    | "stall"
    | "kingmaker"
    | "runaway"
    | "luck"
    | "no-skill";
  /** What it is about: a seat, an action, an event. */
  readonly about: string;
  readonly message: string;
}

/** In per cent. A scenario may set its own in `limits`. */
const usualLimits = { camp: 25, flat: 10, passes: 35, kingmaker: 50, runaway: 80, luck: 50 };
const usualSuccess: readonly [number, number] = [25, 75];

type Limits = NonNullable<ScenarioFile["limits"]>;

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
const span = ({ value, low, high }: Figure): string => `${percent(value)} (${percent(low)} to ${percent(high)})`;

function above(figure: Figure, limit: number): Verdict["grade"] | undefined {
  if (figure.value * 100 <= limit) return undefined;
  return figure.low * 100 > limit ? "bad" : "doubtful";
}

function below(figure: Figure, limit: number): Verdict["grade"] | undefined {
  if (figure.value * 100 >= limit) return undefined;
  return figure.high * 100 < limit ? "bad" : "doubtful";
}

/** A verdict, or none. */
function told(grade: Verdict["grade"] | undefined, kind: Verdict["kind"], about: string, message: string): Verdict[] {
  return grade ? [{ grade, kind, about, message }] : [];
}

export function verdictsOf(figures: Figures, limits: Limits = {}): Verdict[] {
  const all = [
    ...seatVerdicts(figures, limits.success ?? usualSuccess),
    ...campVerdicts(figures, limits.camp ?? usualLimits.camp),
    ...dominantOrders(figures),
    ...idleOrders(figures),
    ...figures.never.flatMap(({ kind, never }) =>
      never.flatMap((id) => told("bad", "never", id, `${kind}: ${id} never came in ${figures.games} games`)),
    ),
    ...flowVerdicts(figures, limits),
  ];
  return all.sort((a, b) => Number(a.grade === "doubtful") - Number(b.grade === "doubtful"));
}

function seatVerdicts(figures: Figures, [fewest, most]: readonly [number, number]): Verdict[] {
  return figures.seats
    .filter(({ autopilot }) => !autopilot)
    .flatMap(({ seat, success, random }) => {
      const now = `${seat} succeeds in ${span(success)} of games`;
      const lucky = random && random.low > success.high ? "bad" : undefined;
      return [
        ...told(below(success, fewest), "unwinnable-seat", seat, `${now}; at least ${fewest} % are wanted`),
        ...told(above(success, most), "easy-seat", seat, `${now}; at most ${most} % are wanted`),
        ...told(lucky, "no-skill", seat, `${now}, but at random in ${random ? span(random) : "more"}`),
      ];
    });
}

const campVerdicts = ({ pivot }: Figures, limit: number): Verdict[] =>
  pivot
    .filter(({ policy }) => policy.startsWith("leaning "))
    .flatMap(({ policy, success }) => {
      const message = `${policy}: the pivot succeeds in ${span(success)} of games; at most ${limit} % are wanted`;
      return told(above(success, limit), "camp-pays", policy, message);
    });

function flowVerdicts(figures: Figures, limits: Limits): Verdict[] {
  const { flat, passes, kingmaker, runaway, luck } = { ...usualLimits, ...limits } as typeof usualLimits;
  return [
    ...told(above(figures.flat, flat), "stall", "turns", `in ${span(figures.flat)} of turns nothing moves but money`),
    ...told(
      above(figures.passes, passes),
      "stall",
      "passes",
      `seats order nothing in ${span(figures.passes)} of turns`,
    ),
    ...figures.kingmakersBySeat.flatMap(({ seat, share }) => {
      const message = `when ${seat} has lost, it can still choose who succeeds in ${span(share)} of games`;
      return told(above(share, kingmaker), "kingmaker", seat, message);
    }),
    ...told(
      above(figures.runaway, runaway),
      "runaway",
      "half-time",
      `half-time decides: correlation ${span(figures.runaway)}`,
    ),
    ...told(above(figures.luck, luck), "luck", "chance", `luck decides ${span(figures.luck)} of the points`),
  ];
}

/** In nearly each turn, and without it the seat is lost. */
const often = 0.8;
const loss = 0.25;

function dominantOrders(figures: Figures): Verdict[] {
  return figures.actions.flatMap((one) => {
    const success = figures.seats.find(({ seat }) => seat === one.seat)?.success;
    if (!success || !isDominant(one, success)) return [];
    const fall = `${percent(success.value)} to ${percent(one.successWithout?.value ?? 0)}`;
    const message = `${one.seat} orders ${one.action} in ${percent(one.use.value)} of its turns; without it success falls from ${fall}`;
    return told("bad", "dominant-order", one.action, message);
  });
}

function isDominant({ use, successWithout }: ActionFigures, success: Figure): boolean {
  if (use.low < often || !successWithout) return false;
  return success.value - successWithout.value >= loss && success.low > successWithout.high;
}

const seldom = 0.02;

function idleOrders({ actions }: Figures): Verdict[] {
  return [...new Set(actions.map(({ action }) => action))].flatMap((action) => {
    const uses = actions.filter((one) => one.action === action).map(({ use }) => use);
    const idle = uses.every(({ high }) => high < seldom) ? "doubtful" : undefined;
    const most = percent(Math.max(...uses.map(({ value }) => value)));
    return told(idle, "idle-order", action, `hardly anybody ever orders ${action}: ${most} of turns`);
  });
}
