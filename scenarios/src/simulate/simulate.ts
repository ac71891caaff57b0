import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, resolve } from "node:path";
import { loadScenario } from "@multivector/shared/scenario";
import { asked, numberOf, Usage } from "../options.ts";
import { folderOf, personsBeside, readFolder } from "../readFolder.ts";
import { report } from "../report.ts";
import { conditionsOf } from "./cast.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { pageOf } from "./page.ts";
import { playAll } from "./pool.ts";
import { percent, type Verdict, verdictsOf } from "./verdicts.ts";

export const simulateHelp = `simulate <folder> [--games 200] [--seed 1] [--json FILE] [--html FILE] [--only CONDITION] [--workers N]
  Bots play games on all cores and say what is unfair, unreachable or dull. --games counts those of equal bots; about three
  times as many more are played with other policies, without deals and without each order. Exit code 1: something is surely bad.
  --only CONDITION  only games of this kind, e.g. base: quick, but most verdicts need the others`;

export async function simulate(args: readonly string[]): Promise<number> {
  const options = asked(args, [], ["games", "seed", "json", "html", "only", "workers"]);
  const [path] = options.words;
  if (path === undefined) throw new Usage("name one folder");
  const folder = folderOf(path);
  const files = readFolder(folder);
  if (!files) throw new Usage(`there is no folder ${folder}`);
  const { file, scenario, diagnostics } = loadScenario(files, basename(resolve(folder)), personsBeside(folder));
  if (!scenario || !file) {
    console.log(report(folder, files, diagnostics));
    return 1;
  }
  const games = numberOf(options.value("games"), "games", 200);
  const workers = numberOf(options.value("workers"), "workers", availableParallelism());
  const seed = options.value("seed") ?? "1";
  const only = options.value("only");
  const conditions = conditionsOf(scenario, games, file.triangle?.share).filter(
    ({ id }) => only === undefined || id === only,
  );
  const total = conditions.reduce((all, one) => all + one.games, 0);
  const start = performance.now();
  const results = await playAll({ folder: resolve(folder), seed, conditions, workers }, (played) =>
    progress(played, total, start),
  );
  const seconds = (performance.now() - start) / 1000;
  const figures = figuresOf(scenario, conditions, results);
  const verdicts = verdictsOf(figures, file.limits);
  console.log(summary(figures, verdicts, seconds));
  const json = options.value("json");
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ seed, figures, verdicts }, undefined, 1)}\n`);
  const html = options.value("html");
  if (html !== undefined) writeFileSync(html, pageOf(figures, verdicts, seconds, seed));
  return verdicts.some(({ grade }) => grade === "bad") ? 1 : 0;
}

/** One line that is written over, on a terminal. */
function progress(played: number, total: number, start: number): void {
  if (!process.stderr.isTTY) return;
  const part = played / total;
  const left = Math.round((((performance.now() - start) / 1000) * (1 - part)) / part);
  const bar = "#".repeat(Math.round(part * 30)).padEnd(30);
  process.stderr.write(
    `\r[${bar}] ${percent(part)} of ${total} games, ${left} s left  ${played === total ? "\n" : ""}`,
  );
}

function summary(figures: Figures, verdicts: readonly Verdict[], seconds: number): string {
  const seats = figures.seats.map(({ seat, success, random, withoutDeals }) => {
    const more = [
      ...(random ? [`at random ${percent(random.value)}`] : []),
      ...(withoutDeals ? [`no deals ${percent(withoutDeals.value)}`] : []),
    ];
    const bounds = `${percent(success.low)} to ${percent(success.high)}`;
    return `  ${seat.padEnd(16)} ${percent(success.value).padStart(5)} (${bounds})${more.length > 0 ? `; ${more.join(", ")}` : ""}`;
  });
  const pivot = figures.pivot.map(
    ({ policy, success, camp }) => `  pivot ${policy}: ${percent(success.value)}, camp ${percent(camp.value)}`,
  );
  const endings = figures.endings.map(({ ending, share }) => `${ending} ${percent(share.value)}`).join(", ");
  const found = verdicts.map(({ grade, kind, message }) => `  ${grade.toUpperCase()} ${kind}: ${message}`);
  return [
    `${figures.scenario} ${figures.version}: ${figures.games} games in ${Math.round(seconds)} s`,
    "success:",
    ...seats,
    ...pivot,
    `endings: ${endings}`,
    `flat turns ${percent(figures.flat.value)}, passes ${percent(figures.passes.value)}, kingmakers ${percent(figures.kingmakers.value)}, luck ${percent(figures.luck.value)}, half-time ${figures.runaway.value.toFixed(2)}`,
    found.length === 0 ? "verdicts: nothing is outside the limits" : "verdicts:",
    ...found,
  ].join("\n");
}
