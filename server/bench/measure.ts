import { existsSync, readFileSync } from "node:fs";

/** One line of the table: what, figures of the repeats, the unit, and the target of `design/targets.md` in words. */
export interface Figure {
  readonly what: string;
  readonly runs: readonly number[];
  readonly unit: string;
  readonly target: string;
}

/** Repeats of each measure, taken in turns so that a slow moment of the machine hits all alike. */
const repeats = 5;

interface Rate {
  readonly what: string;
  readonly unit: string;
  readonly target: string;
  /** Does some work and says how many of the thing it did. */
  readonly work: () => number;
}

/** Things a second of each, alternated. */
export function ratesOf(rates: readonly Rate[]): Figure[] {
  const runs = rates.map((): number[] => []);
  for (const { work } of rates) work();
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    rates.forEach(({ work }, at) => {
      const start = performance.now();
      const done = work();
      runs[at]?.push((done * 1000) / (performance.now() - start));
    });
  }
  return rates.map(({ what, unit, target }, at) => ({ what, unit, target, runs: runs[at] ?? [] }));
}

/** The value below which this part of the numbers lies. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

const shown = (value: number): string => {
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
};

/** Milliseconds of processor time this process has used, or another one of Linux has: what a figure is on a machine that does nothing else. */
export function processorTime(pid = process.pid): number {
  if (pid === process.pid) {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return Number.NaN;
  // After the name in brackets, the 12th and 13th: user and system time in hundredths of a second.
  const fields = readFileSync(stat, "utf8").split(") ")[1]?.split(" ") ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** Prints the table: median, least to most, target. */
export function print(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`);
  for (const { what, runs, unit, target } of figures) {
    const spread = runs.length > 1 ? ` (${shown(Math.min(...runs))} to ${shown(Math.max(...runs))})` : "";
    console.log(`  ${what.padEnd(58)} ${`${shown(quantile(runs, 0.5))} ${unit}${spread}`.padEnd(44)} target ${target}`);
  }
}
