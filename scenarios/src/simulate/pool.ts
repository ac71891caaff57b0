import { Worker } from "node:worker_threads";
import type { Condition } from "./cast.ts";
import type { Results } from "./figures.ts";
import type { GameResult } from "./game.ts";
import type { Batch } from "./worker.ts";

/** Games in one message: few enough for an even end, many enough to be worth it. */
const batchSize = 5;

interface Games {
  readonly folder: string;
  readonly seed: string;
  readonly conditions: readonly Condition[];
  readonly workers: number;
}

/** Plays all games of all conditions, one worker a core. Order of results is that of the games, whoever played them. */
export async function playAll(
  { folder, seed, conditions, workers }: Games,
  onProgress: (played: number) => void,
): Promise<Results> {
  const batches = conditions.flatMap((condition) =>
    Array.from({ length: Math.ceil(condition.games / batchSize) }, (_, i): Batch => {
      const from = i * batchSize;
      return { condition, seed, from, to: Math.min(condition.games, from + batchSize) };
    }),
  );
  const found = new Map<string, GameResult[]>(conditions.map(({ id }) => [id, []]));
  let next = 0;
  let played = 0;
  await Promise.all(
    Array.from({ length: Math.min(workers, batches.length) }, async () => {
      const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: folder });
      try {
        for (let batch = batches[next++]; batch; batch = batches[next++]) {
          const results = await ask(worker, batch);
          const list = found.get(batch.condition.id) ?? [];
          for (const [i, one] of results.entries()) list[batch.from + i] = one;
          played += results.length;
          onProgress(played);
        }
      } finally {
        await worker.terminate();
      }
    }),
  );
  return found;
}

function ask(worker: Worker, batch: Batch): Promise<readonly GameResult[]> {
  return new Promise((done, failed) => {
    const fail = (cause: Error) => failed(cause);
    worker.once("error", fail);
    worker.once("message", (results: readonly GameResult[]) => {
      worker.off("error", fail);
      done(results);
    });
    worker.postMessage(batch);
  });
}
