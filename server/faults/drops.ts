import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Plays so many random patterns of drops, joins and returns; the same as in the tests, only more. Returns the exit code. */
export function runDrops(patterns: string, seed: string): number {
  const root = join(import.meta.dirname, "../..");
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const test = "server/test/drops.test.ts";
  const env = { ...process.env, PATTERNS: patterns, SEED: seed };
  return spawnSync(process.execPath, [vitest, "run", test], { cwd: root, env, stdio: "inherit" }).status ?? 1;
}
