import type { Pace, SeatFill, TableInfo } from "@multivector/shared/protocol/types";
import type { PressMode, Submission } from "@multivector/shared/rules";
import type { Kysely, Selectable } from "kysely";
import type { Database } from "./database.ts";
import { newGroupCommit } from "./groupCommit.ts";
import { newKyselyPress } from "./kyselyPress.ts";
import type { Step, Store, StoredSession } from "./store.ts";

/** The store over any database Kysely speaks to; the tables must be prepared. */
export function newKyselyStore(db: Kysely<Database>): Store {
  const { write, idle } = newGroupCommit(db);
  return {
    open: (session) => write(async (trx) => void (await trx.insertInto("sessions").values(rowOf(session)).execute())),
    append: (step) => write((trx) => appendStep(trx, step)),
    setFill: (code, fill) =>
      write(async (trx) => {
        await trx
          .updateTable("sessions")
          .set({ fill: JSON.stringify(fill) })
          .where("code", "=", code)
          .execute();
      }),
    sit: (session, { seat, name, tokenHash }, vacate) =>
      write(async (trx) => {
        const left = [seat, ...(vacate === undefined ? [] : [vacate])];
        await trx.deleteFrom("seats").where("session", "=", session).where("seat", "in", left).execute();
        await trx.insertInto("seats").values({ session, seat, name, token_hash: tokenHash }).execute();
      }),
    stand: (session, seat) =>
      write(async (trx) => {
        await trx.deleteFrom("seats").where("session", "=", session).where("seat", "=", seat).execute();
      }),
    ...readings(db),
    press: newKyselyPress(db, write),
    close: async () => {
      await idle();
      await db.destroy();
    },
  };
}

function readings(db: Kysely<Database>): Pick<Store, "session" | "seats" | "record" | "running"> {
  return {
    session: async (code) => {
      const row = await db.selectFrom("sessions").selectAll().where("code", "=", code).executeTakeFirst();
      return row === undefined ? undefined : sessionOf(row);
    },
    seats: async (code) => {
      const rows = await db.selectFrom("seats").selectAll().where("session", "=", code).execute();
      return rows.map(({ seat, name, token_hash }) => ({ seat, name, tokenHash: token_hash }));
    },
    record: async (code) => {
      const rows = await db.selectFrom("submissions").selectAll().where("session", "=", code).orderBy("seq").execute();
      const turns = await db.selectFrom("turns").selectAll().where("session", "=", code).orderBy("turn").execute();
      return {
        entries: rows.map(({ at, body }) => ({ at: Number(at), submission: JSON.parse(body) as Submission })),
        hashes: turns.map(({ hash }) => hash),
      };
    },
    running: async () => {
      const rows = await db.selectFrom("sessions").select("code").where("deadline", ">", 0).execute();
      return rows.map(({ code }) => code);
    },
  };
}

async function appendStep(trx: Kysely<Database>, { code, from, entries, hashes, standing }: Step): Promise<void> {
  if (entries.length > 0) {
    const rows = entries.map(({ submission, at }, index) => ({
      session: code,
      seq: from + index,
      at,
      body: JSON.stringify(submission),
    }));
    await trx.insertInto("submissions").values(rows).execute();
  }
  if (hashes.length > 0) {
    await trx
      .insertInto("turns")
      .values(hashes.map(({ turn, hash }) => ({ session: code, turn, hash })))
      .execute();
  }
  if (standing !== undefined) {
    const { stage, deadline = 0 } = standing;
    await trx.updateTable("sessions").set({ stage, deadline }).where("code", "=", code).execute();
  }
}

function rowOf(session: StoredSession): Database["sessions"] {
  const { code, engine, scenario, seed, pace, stage, fill, hostKeyHash, openedAt, deadline } = session;
  const { press, facilitated, muted } = session;
  return {
    code,
    engine,
    scenario: scenario.id,
    version: scenario.version,
    hash: scenario.hash,
    seed,
    pace,
    stage,
    fill: JSON.stringify(fill),
    host_key_hash: hostKeyHash,
    opened_at: openedAt,
    deadline: deadline ?? 0,
    press,
    facilitated: facilitated ? 1 : 0,
    muted: JSON.stringify(muted),
  };
}

function sessionOf(row: Selectable<Database["sessions"]>): StoredSession {
  return {
    code: row.code,
    engine: row.engine,
    scenario: { id: row.scenario, version: row.version, hash: row.hash },
    seed: row.seed,
    pace: row.pace as Pace,
    stage: row.stage as TableInfo["stage"],
    fill: JSON.parse(row.fill) as Record<string, SeatFill>,
    hostKeyHash: row.host_key_hash,
    openedAt: Number(row.opened_at),
    deadline: Number(row.deadline) || undefined,
    press: row.press as PressMode,
    facilitated: row.facilitated === 1,
    muted: JSON.parse(row.muted) as string[],
  };
}
