import { basename } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { loadScenario } from "@multivector/shared/scenario";
import { readFolder } from "../readFolder.ts";
import type { Condition } from "./cast.ts";
import { playGame } from "./game.ts";

/** Plays the games it is asked for: `{ condition, from, to }` -> `GameResult[]`. */
export interface Batch {
  readonly condition: Condition;
  readonly seed: string;
  readonly from: number;
  readonly to: number;
}

const folder = workerData as string;
const { scenario } = loadScenario(readFolder(folder) ?? {}, basename(folder));

parentPort?.on("message", ({ condition, seed, from, to }: Batch) => {
  if (!scenario) throw new Error(`${folder} has faults`);
  const results = [];
  for (let number = from; number < to; number += 1) results.push(playGame(scenario, condition, seed, number));
  parentPort?.postMessage(results);
});
