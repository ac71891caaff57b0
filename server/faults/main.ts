import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { print, quantile } from "../bench/measure.ts";
import { type Place, postgresPlace, sqlitePlace } from "../test/place.ts";
import { startPostgres } from "../test/postgres.ts";
import { runDrops } from "./drops.ts";
import { type Findings, isFlawless, newFindings } from "./findings.ts";
import { runFaults } from "./rounds.ts";

/**
 * `npm run faults -- --kills 1000 --seed s --lanes 2 --postgres --json file`: kill -9 while people and bots play at real servers.
 * `npm run faults -- drops --patterns 3000 --seed s`: people who come and go.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    patterns: { type: "string", default: "3000" },
    kills: { type: "string", default: "1000" },
    seed: { type: "string", default: "faults" },
    lanes: { type: "string", default: `${Math.min(4, cpus().length)}` },
    postgres: { type: "boolean", default: false },
    json: { type: "string" },
  },
});
if (positionals[0] === "drops") process.exit(runDrops(values.patterns, values.seed));
const kills = Number(values.kills);
const lanes = Math.min(Number(values.lanes), kills);
const postgres = values.postgres ? await startPostgres({ sync: true }) : undefined;
const database = values.postgres ? "PostgreSQL" : "SQLite";
console.log(`Node ${process.version}, ${cpus().length} cores; ${kills} kills of ${lanes} servers over ${database}`);

// The SDK warns of every connection that breaks; here they all do.
console.warn = () => {};
// Ctrl-C: it ends with what was found so far.
const enough = new AbortController();
process.once("SIGINT", () => enough.abort());
const begun = performance.now();
const runs = Array.from({ length: lanes }, async (_, lane) => {
  const place: Place = postgres === undefined ? await sqlitePlace() : await postgresPlace(postgres);
  const share = Math.floor((kills + lane) / lanes);
  const tell = (line: string) => console.log(`  server ${lane + 1}: ${line}`);
  const found = await runFaults(place, { kills: share, seed: `${values.seed} ${lane}`, tell, enough: enough.signal });
  place.remove();
  return found;
});
const found = (await Promise.all(runs)).reduce(sum, newFindings());
await postgres?.stop();
const minutes = (performance.now() - begun) / 60_000;

print(
  "From a kill, the start of the next server included,",
  [0.5, 0.99].flatMap((part) =>
    (["first", "all"] as const).map((which) => ({
      what: `to a request kept at ${which === "first" ? "the first" : "every"} table, p${part * 100} of ${found[which].length}`,
      runs: [quantile(found[which], part)],
      unit: "ms",
      target: part === 0.5 ? "2,000" : "none",
    })),
  ),
);
const { games, phases, submissions, messages, missing, doubled, unplayable } = found;
console.log(`
${found.kills} kills in ${minutes.toFixed(1)} minutes, ${found.early} of them before anything was asked; ${phases} phases and ${games} whole games played
${submissions} submissions and ${messages} messages acknowledged: ${missing.length} missing, ${doubled.length} doubled
${unplayable.length} tables unplayable`);
for (const line of missing) console.log(`  missing: ${line}`);
for (const line of doubled) console.log(`  doubled: ${line}`);
for (const line of unplayable) console.log(`  unplayable: ${line}`);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ database, minutes, ...found }, null, 2)}\n`);
process.exit(isFlawless(found) ? 0 : 1);

/** Of all servers together. */
function sum(a: Findings, b: Findings): Findings {
  return {
    kills: a.kills + b.kills,
    early: a.early + b.early,
    games: a.games + b.games,
    phases: a.phases + b.phases,
    submissions: a.submissions + b.submissions,
    messages: a.messages + b.messages,
    missing: [...a.missing, ...b.missing],
    doubled: [...a.doubled, ...b.doubled],
    unplayable: [...a.unplayable, ...b.unplayable],
    first: [...a.first, ...b.first],
    all: [...a.all, ...b.all],
  };
}
