import type { Kysely, Transaction } from "kysely";
import type { Database } from "./database.ts";

/** Writes inside a transaction. */
export type Work = (trx: Transaction<Database>) => Promise<void>;
/** Does work for one table, durably. */
export type WriteTo = (code: string, work: Work) => Promise<void>;
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

/**
 * Fails as a whole if the database cannot be reached or cannot commit: trying each write alone would only make everybody wait
 * longer, and nobody knows what a failed commit has done. Returns whether the database answers.
 */
async function commit(db: Kysely<Database>, group: readonly Job[]): Promise<boolean> {
  let working = false;
  try {
    await db.transaction().execute(async (trx) => {
      for (const job of group) {
        working = true;
        await job.work(trx);
        working = false;
      }
    });
    for (const job of group) job.resolve();
    return true;
  } catch (reason) {
    if (group.length > 1 && working) await commitEach(db, group);
    else for (const job of group) job.reject(reason);
    return working;
  }
}

async function commitEach(db: Kysely<Database>, group: readonly Job[]): Promise<void> {
  let answers = true;
  for (const job of group) {
    if (answers) answers = await commit(db, [job]);
    else job.reject(new Error("the database does not answer"));
  }
}
