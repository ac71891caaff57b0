import type { Pace } from "@multivector/shared/protocol/types";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "./database.ts";
import { newGroupCommit, type Work, type WriteTo } from "./groupCommit.ts";
import { newKyselyNotices } from "./kyselyNotices.ts";
import { newKyselyPress } from "./kyselyPress.ts";
import { appendStep, mendRecord, readAsked, readRecord } from "./kyselyRecords.ts";
import { rowOf, seatOf, seatRow, sessionOf } from "./rows.ts";
import type { Store, StoredSession } from "./store.ts";

/** How a database is spoken to. */
export interface Lines {
  readonly reads: Kysely<Database>;
  readonly writes: Kysely<Database>;
  /** Undefined: this server owns every table. */
  readonly owner: Owner | undefined;
}

/** Which tables this server alone may write to. Called inside a transaction of `writes`. */
export interface Owner {
  claim(trx: Transaction<Database>, code: string): Promise<boolean>;
  release(trx: Transaction<Database>, code: string): Promise<void>;
  /** Throws if another server has taken the table from this one. */
  mustNotBeLost(code: string): void;
}

/** The store over any database Kysely speaks to; the tables must be prepared. */
export function newKyselyStore({ reads, writes, owner }: Lines): Store {
  const { write, idle } = newGroupCommit(writes);
  const writeTo = (code: string, work: Work) =>
    write(async (trx) => {
      owner?.mustNotBeLost(code);
      await work(trx);
    });
  return {
    ...sessionWrites(write, writeTo),
    ...seatWrites(writeTo),
    ...readings(reads),
    claim: async (code) => {
      let mine = owner === undefined;
      if (owner !== undefined) {
        await write(async (trx) => {
          mine = await owner.claim(trx, code);
        });
      }
      return mine;
    },
    release: async (code) => {
      if (owner !== undefined) await write((trx) => owner.release(trx, code));
    },
    press: newKyselyPress(reads, writeTo),
    notices: newKyselyNotices(reads, write, writeTo),
    close: async () => {
      await idle();
      await writes.destroy();
      if (reads !== writes) await reads.destroy();
    },
  };
}

type Write = (work: Work) => Promise<void>;

function sessionWrites(write: Write, writeTo: WriteTo): Pick<Store, "open" | "append" | "mend" | "keepSheet"> {
  return {
    open: (session, sheet) =>
      write(async (trx) => {
        await insertSheet(trx, session.scenario, sheet);
        await trx.insertInto("sessions").values(rowOf(session)).execute();
      }),
    append: (step) => writeTo(step.code, (trx) => appendStep(trx, step)),
    mend: (mending) => writeTo(mending.code, (trx) => mendRecord(trx, mending)),
    keepSheet: (scenario, sheet) =>
      write(async (trx) => {
        const needed = trx.selectFrom("sessions").select("code").where("hash", "=", scenario.hash).limit(1);
        if ((await needed.executeTakeFirst()) !== undefined) await insertSheet(trx, scenario, sheet);
      }),
  };
}

async function insertSheet(
  trx: Transaction<Database>,
  scenario: StoredSession["scenario"],
  sheet: string,
): Promise<void> {
  const { hash, id, version } = scenario;
  const kept = trx.selectFrom("scenarios").select("id").where("hash", "=", hash);
  if ((await kept.executeTakeFirst()) !== undefined) return;
  await trx
    .insertInto("scenarios")
    .values({ hash, id, version, sheet })
    .onConflict((same) => same.doNothing())
    .execute();
}

function seatWrites(writeTo: WriteTo): Pick<Store, "setFill" | "keepSeats"> {
  return {
    setFill: (code, fill) =>
      writeTo(code, async (trx) => {
        await trx
          .updateTable("sessions")
          .set({ fill: JSON.stringify(fill) })
          .where("code", "=", code)
          .execute();
      }),
    keepSeats: (session, seats) =>
      writeTo(session, async (trx) => {
        for (const seat of seats) {
          await trx.deleteFrom("seats").where("session", "=", session).where("seat", "=", seat.seat).execute();
          await trx.insertInto("seats").values(seatRow(session, seat)).execute();
        }
      }),
  };
}

function readings(db: Kysely<Database>): Pick<Store, "session" | "seats" | "record" | "asked" | "sheet" | "running"> {
  return {
    session: async (code) => {
      const row = await db.selectFrom("sessions").selectAll().where("code", "=", code).executeTakeFirst();
      return row === undefined ? undefined : sessionOf(row);
    },
    seats: async (code) => {
      const rows = await db.selectFrom("seats").selectAll().where("session", "=", code).execute();
      return rows.map(seatOf);
    },
    record: (code) => readRecord(db, code),
    asked: (code, most) => readAsked(db, code, most),
    sheet: async (hash) =>
      (await db.selectFrom("scenarios").select("sheet").where("hash", "=", hash).executeTakeFirst())?.sheet,
    running: async () => {
      const rows = await db
        .selectFrom("sessions")
        .select(["code", "pace", "deadline"])
        .where("deadline", ">", 0)
        .execute();
      return rows.map(({ code, pace, deadline }) => ({ code, pace: pace as Pace, deadline: Number(deadline) }));
    },
  };
}
