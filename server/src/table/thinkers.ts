import { availableParallelism } from "node:os";
import type { BotLevel } from "@multivector/shared/bots";
import type { SeatId, View } from "@multivector/shared/rules";
import { Tinypool } from "tinypool";
import type { Sheet } from "../scenarios.ts";
import type { BotTurn } from "./botTurn.ts";

/** What a bot thinks about, as it goes to another thread. */
export interface Pondering {
  readonly sheet: Sheet;
  readonly level: BotLevel;
  readonly seat: SeatId;
  readonly seed: string;
  readonly view: View;
}

/** Threads for bots that think long, so that no table waits for them. */
export interface Thinkers {
  /** Rejects if the bot fails. */
  ponder(what: Pondering): Promise<BotTurn | undefined>;
  close(): Promise<void>;
}

/** Milliseconds after which a thread nobody needs ends. */
const idleTimeout = 60_000;

/** The first thread starts when it is first needed; there is always a core left for the tables. */
export function newThinkers(): Thinkers {
  let pool: Tinypool | undefined;
  return {
    ponder: ({ view, ...what }) => {
      pool ??= new Tinypool({
        runtime: "worker_threads",
        filename: new URL("ponder.ts", import.meta.url).href,
        name: "ponder",
        minThreads: 0,
        maxThreads: Math.max(1, availableParallelism() - 1),
        idleTimeout,
      });
      return pool.run({ ...what, view: needed(view) });
    },
    close: async () => pool?.destroy(),
  };
}

/** What no bot reads stays here: it grows with the game. */
const needed = ({ report: _, ...view }: View): View => ({ ...view, ledger: [], window: [] });
