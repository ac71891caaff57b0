import { createHash } from "node:crypto";
import { type BotGame, playBots } from "@multivector/shared/bots";
import type { Scenario, SeatId } from "@multivector/shared/rules";
import { readEnvironment } from "../src/environment.ts";
import { loadShelf } from "../src/scenarios.ts";

/**
 * `npm run dealing -- [games] [scenario]`: what deals are worth among equal bots. Three rows of games on the same seeds:
 * all deal, nobody deals, the pivot refuses all. Ends with exit code 1 if a clause is broken without a reason, or if a
 * game played again on its seed says something else.
 */
const [games = "400", only] = process.argv.slice(2);
const count = Number(games);
if (!Number.isInteger(count) || count < 1) {
  console.error(`"${games}" is no number of games: npm run dealing -- 400 neither-camp`);
  process.exit(2);
}
const shelf = loadShelf(readEnvironment().scenariosDir);
const chosen = [...shelf.scenarios].filter(([id]) => only === undefined || id === only);
if (chosen.length === 0) {
  console.error(`No scenario "${only}". There are: ${[...shelf.scenarios.keys()].join(", ")}`);
  process.exit(2);
}

interface Row {
  /** Mean over the games. */
  points: number;
  readonly pointsOf: Map<SeatId, number>;
  readonly successes: Map<SeatId, number>;
  readonly endings: Map<string, number>;
  readonly verdicts: Map<string, number>;
  readonly reasons: Map<string, number>;
  readonly signed: number[];
  words: number;
  turns: number;
  unexcused: number;
}

const add = <K>(sums: Map<K, number>, key: K, amount: number) => sums.set(key, (sums.get(key) ?? 0) + amount);

function tally(row: Row, { world, said }: BotGame): void {
  for (const { seat, points, success } of world.outcome?.seats ?? []) {
    row.points += points;
    add(row.pointsOf, seat, points);
    add(row.successes, seat, success ? 1 : 0);
  }
  add(row.endings, world.outcome?.kind ?? "none", 1);
  for (const { verdict } of world.deals.flatMap(({ states }) => states)) {
    if (!verdict) continue;
    add(row.verdicts, verdict.result, 1);
    if (verdict.result !== "broken") continue;
    if (verdict.reason === undefined) row.unexcused += 1;
    else add(row.reasons, verdict.reason, 1);
  }
  row.signed.push(world.deals.length);
  row.words += said.length;
  row.turns += world.turn;
}

function played(scenario: Scenario, silent: readonly SeatId[]): Row {
  const row: Row = {
    points: 0,
    pointsOf: new Map(),
    successes: new Map(),
    endings: new Map(),
    verdicts: new Map(),
    reasons: new Map(),
    signed: [],
    words: 0,
    turns: 0,
    unexcused: 0,
  };
  for (let game = 0; game < count; game += 1) {
    if (game % 20 === 0) process.stderr.write(`\r${scenario.id}: ${game} of ${count}   `);
    tally(row, playBots(scenario, `dealing ${game}`, { silent }));
  }
  process.stderr.write("\r");
  return row;
}

const percent = (part: number): string => `${Math.round((100 * part) / count)} %`;
const list = (sums: ReadonlyMap<string, number>, show: (value: number) => string): string =>
  [...sums].map(([name, value]) => `${name} ${show(value)}`).join(", ") || "none";

function print(name: string, row: Row): void {
  console.log(`  ${name}: ${(row.points / count).toFixed(2)} points together`);
  console.log(`    points: ${list(row.pointsOf, (sum) => (sum / count).toFixed(2))}`);
  console.log(`    success: ${list(row.successes, percent)}; endings: ${list(row.endings, percent)}`);
  if (row.signed.every((deals) => deals === 0)) return;
  console.log(
    `    deals a game ${(row.signed.reduce((a, b) => a + b, 0) / count).toFixed(1)}; clauses: ${list(row.verdicts, String)}`,
  );
  console.log(
    `    broken for: ${list(row.reasons, String)}; without a reason: ${row.unexcused}; words a turn ${(row.words / row.turns).toFixed(1)}`,
  );
}

/** Whether the first games say the same again, byte by byte. */
function saysTheSame(scenario: Scenario): boolean {
  const wordsOf = (game: number) =>
    createHash("sha256")
      .update(JSON.stringify(playBots(scenario, `dealing ${game}`).said))
      .digest("hex");
  return Array.from({ length: Math.min(10, count) }, (_, game) => game).every(
    (game) => new Set([wordsOf(game), wordsOf(game)]).size === 1,
  );
}

let faults = 0;
for (const [id, { scenario }] of chosen) {
  const pivots = scenario.seats.filter(({ party }) => party === scenario.pivot).map(({ id }) => id);
  const rows = {
    "all deal": played(scenario, []),
    "nobody deals": played(
      scenario,
      scenario.seats.map((seat) => seat.id),
    ),
    "the pivot refuses": played(scenario, pivots),
  };
  console.log(`${id}, ${count} games a row`);
  for (const [name, row] of Object.entries(rows)) {
    print(name, row);
    faults += row.unexcused;
  }
  const same = saysTheSame(scenario);
  if (!same) faults += 1;
  console.log(`  same seed, same words: ${same ? "yes" : "NO"}`);
}
process.exit(faults === 0 ? 0 : 1);
