import type { Scenario } from "@multivector/shared/rules";
import { Coverage } from "../coverage.ts";
import type { Condition } from "./cast.ts";
import type { GameResult } from "./game.ts";
import { correlationOf, explainedOf, type Figure, mean, meanOf, shareOf } from "./statistics.ts";

interface SeatFigures {
  readonly seat: string;
  readonly autopilot: boolean;
  readonly success: Figure;
  readonly points: Figure;
  readonly withoutDeals?: Figure;
  /** Success when this seat alone plays at random. */
  readonly random?: Figure;
}

export interface ActionFigures {
  readonly action: string;
  readonly seat: string;
  /** Part of the seat's turns in which it was used. */
  readonly use: Figure;
  /** The same in the games the seat succeeded in. */
  readonly useInWins: Figure;
  /** The seat's success when nobody may order it. */
  readonly successWithout?: Figure;
}

/** All figures of a simulation. */
export interface Figures {
  readonly scenario: string;
  readonly version: string;
  readonly hash: string;
  readonly games: number;
  readonly seats: readonly SeatFigures[];
  readonly actions: readonly ActionFigures[];
  readonly pivot: readonly { readonly policy: string; readonly success: Figure; readonly camp: Figure }[];
  readonly endings: readonly { readonly ending: string; readonly share: Figure }[];
  readonly deals: { readonly perGame: Figure; readonly pointsWith: Figure; readonly pointsWithout?: Figure };
  readonly nobody: Figure;
  readonly everybody: Figure;
  readonly passes: Figure;
  readonly flat: Figure;
  readonly length: Figure;
  readonly runaway: Figure;
  readonly kingmakers: Figure;
  readonly kingmakersBySeat: readonly { readonly seat: string; readonly share: Figure }[];
  readonly luck: Figure;
  /** By kind, what never came in any game. */
  readonly never: readonly { readonly kind: string; readonly all: number; readonly never: readonly string[] }[];
}

export type Results = ReadonlyMap<string, readonly GameResult[]>;

export function figuresOf(scenario: Scenario, conditions: readonly Condition[], results: Results): Figures {
  const base = results.get("base") ?? [];
  const without = results.get("no-deals");
  const sumOf = (game: GameResult) => game.seats.reduce((all, { points }) => all + points, 0);
  const successOf = (games: readonly GameResult[] | undefined, index: number) =>
    games && shareOf(games.filter(({ seats }) => seats[index]?.success).length, games.length);
  const coverage = new Coverage(scenario);
  for (const games of results.values()) for (const { seen } of games) coverage.add(seen);
  const turns = base.reduce((all, game) => all + game.turns, 0);
  const everyone = (test: (successes: number) => boolean) =>
    shareOf(base.filter(({ seats }) => test(seats.filter(({ success }) => success).length)).length, base.length);
  return {
    scenario: scenario.id,
    version: scenario.version,
    hash: scenario.hash,
    games: conditions.reduce((all, { games }) => all + games, 0),
    seats: scenario.seats.map(({ id, index, autopilot }): SeatFigures => {
      const quiet = successOf(without, index);
      const random = successOf(results.get(`random ${id}`), index);
      return {
        seat: id,
        autopilot,
        success: successOf(base, index) ?? shareOf(0, 0),
        points: meanOf(base.map(({ seats }) => seats[index]?.points ?? 0)),
        ...(quiet ? { withoutDeals: quiet } : {}),
        ...(random ? { random } : {}),
      };
    }),
    actions: actionFigures(scenario, base, (action, index) => successOf(results.get(`without ${action}`), index)),
    pivot: pivotFigures(scenario, conditions, results),
    endings: endingFigures(scenario, base),
    deals: {
      perGame: meanOf(base.map(({ deals }) => deals)),
      pointsWith: meanOf(base.map(sumOf)),
      ...(without ? { pointsWithout: meanOf(without.map(sumOf)) } : {}),
    },
    nobody: everyone((count) => count === 0),
    everybody: everyone((count) => count === scenario.seats.length),
    passes: shareOf(
      base.reduce((all, { passes }) => all + passes, 0),
      turns * scenario.seats.length,
    ),
    flat: shareOf(
      base.reduce((all, { flat }) => all + flat, 0),
      turns,
    ),
    length: meanOf(base.map((game) => game.turns)),
    runaway: runawayOf(base),
    ...kingmakerFigures(scenario, base),
    luck: luckOf(scenario, conditions, results),
    never: coverage.rows(),
  };
}

function actionFigures(
  scenario: Scenario,
  base: readonly GameResult[],
  withoutIt: (action: string, seat: number) => Figure | undefined,
): ActionFigures[] {
  return scenario.actions.flatMap(({ id: action }) =>
    scenario.seats
      .filter(({ id: seat }) => scenario.orders.some((order) => order.action === action && order.seat === seat))
      .map(({ id: seat, index }): ActionFigures => {
        const useIn = (games: readonly GameResult[]) =>
          shareOf(
            games.reduce((all, { used }) => all + (used[index]?.[action] ?? 0), 0),
            games.reduce((all, { turns }) => all + turns, 0),
          );
        const successWithout = withoutIt(action, index);
        return {
          action,
          seat,
          use: useIn(base),
          useInWins: useIn(base.filter(({ seats }) => seats[index]?.success)),
          ...(successWithout ? { successWithout } : {}),
        };
      }),
  );
}

/** The pivot's success by policy: of a cabinet, that of its offices together. */
function pivotFigures(scenario: Scenario, conditions: readonly Condition[], results: Results): Figures["pivot"] {
  const own = scenario.seats.filter(({ party, autopilot }) => party === scenario.pivot && !autopilot);
  const policies = conditions
    .map(({ id }) => id)
    .filter((id) => id === "base" || id === "hedging" || id.startsWith("leaning "));
  const camps = new Set<string>(scenario.endings.filter(({ kind }) => kind === "camp").map(({ id }) => id));
  return policies.map((policy) => {
    const games = results.get(policy) ?? [];
    const wins = games.reduce((all, { seats }) => all + own.filter(({ index }) => seats[index]?.success).length, 0);
    return {
      policy: policy === "base" ? "steady" : policy,
      success: shareOf(wins, games.length * own.length),
      camp: shareOf(games.filter(({ ending }) => camps.has(ending)).length, games.length),
    };
  });
}

const endingFigures = (scenario: Scenario, base: readonly GameResult[]): Figures["endings"] =>
  [...scenario.endings.map(({ id }): string => id), "time"].map((ending) => ({
    ending,
    share: shareOf(base.filter((game) => game.ending === ending).length, base.length),
  }));

/** How far the order at half-time is the order at the end: points against the mean of their game. */
function runawayOf(base: readonly GameResult[]): Figure {
  return correlationOf(
    base.flatMap(({ half, seats }) => {
      const [middle, end] = [mean(half), mean(seats.map(({ points }) => points))];
      return seats.map(({ points }, i) => [(half[i] ?? 0) - middle, points - end] as const);
    }),
  );
}

function kingmakerFigures(
  scenario: Scenario,
  base: readonly GameResult[],
): Pick<Figures, "kingmakers" | "kingmakersBySeat"> {
  const looked = base.filter((game) => game.looked && game.seats.some(({ success }) => !success));
  return {
    kingmakers: shareOf(looked.filter(({ kingmakers }) => kingmakers.length > 0).length, looked.length),
    kingmakersBySeat: scenario.seats.map(({ id, index }) => {
      const lost = looked.filter(({ seats }) => seats[index]?.success === false);
      return {
        seat: id,
        share: shareOf(lost.filter(({ kingmakers }) => kingmakers.includes(index)).length, lost.length),
      };
    }),
  };
}

/** The part of the variance of points that luck explains, by games with common random numbers. */
function luckOf(scenario: Scenario, conditions: readonly Condition[], results: Results): Figure {
  const luck = conditions.find(({ id }) => id === "luck")?.luck ?? 1;
  const games = results.get("luck") ?? [];
  const bySeat = scenario.seats.map(({ index }) =>
    explainedOf(
      Array.from({ length: luck }, (_, row) =>
        games.filter((_game, i) => i % luck === row).map(({ seats }) => seats[index]?.points ?? 0),
      ),
    ),
  );
  const over = (field: "value" | "low" | "high") => mean(bySeat.map((one) => one[field]));
  return { value: over("value"), low: over("low"), high: over("high"), count: games.length };
}
