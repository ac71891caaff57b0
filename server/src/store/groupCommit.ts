import type { Kysely, Transaction } from "kysely";
import type { Database } from "./database.ts";

/** Writes inside a transaction. */
export type Work = (trx: Transaction<Database>) => Promise<void>;
interface Job {
  readonly work: Work;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Writes of all tables that arrive in one turn of the event loop share a transaction, and with it the wait for the disk.
 * If the shared transaction fails, each write gets one of its own, so that one table's fault is not another's.
 */
export function newGroupCommit(db: Kysely<Database>): {
  write: (work: Work) => Promise<void>;
  idle: () => Promise<void>;
} {
  let waiting: Job[] = [];
  let running: Promise<void> | undefined;

  const flush = async () => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await commit(db, group);
    }
    running = undefined;
  };
  return {
    write: (work) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ work, resolve, reject });
        running ??= flush();
      }),
    idle: async () => {
      await running;
    },
  };
}

async function commit(db: Kysely<Database>, group: readonly Job[]): Promise<void> {
  try {
    await db.transaction().execute(async (trx) => {
      for (const job of group) await job.work(trx);
    });
    for (const job of group) job.resolve();
  } catch (reason) {
    const [only, ...others] = group;
    if (only !== undefined && others.length === 0) only.reject(reason);
    else for (const job of group) await commit(db, [job]);
  }
}
