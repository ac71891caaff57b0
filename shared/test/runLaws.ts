import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** `npm run laws -- 2000`: the laws over as many random games of each scenario, instead of the share the tests take. */
const [games = "2000"] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(games)) {
  console.error("Say how many games: npm run laws -- 2000");
  process.exit(1);
}
const root = join(import.meta.dirname, "../..");
const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--reporter", "verbose", "--testTimeout", "1800000", "law"],
  { cwd: root, env: { ...process.env, GAMES: games }, stdio: "inherit" },
);
process.exit(status ?? 1);
