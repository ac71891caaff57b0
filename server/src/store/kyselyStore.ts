import type { Pace, SeatFill, TableInfo } from "@multivector/shared/protocol/types";
import type { PressMode, Submission } from "@multivector/shared/rules";
import type { Kysely, Selectable } from "kysely";
import type { Pacing } from "../table/pacing.ts";
import type { Database } from "./database.ts";
import { newGroupCommit } from "./groupCommit.ts";
import { newKyselyPress } from "./kyselyPress.ts";
import type { Step, Store, StoredAway, StoredSession } from "./store.ts";

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
    sit: (session, { seat, name, tokenHash, away }, vacate) =>
      write(async (trx) => {
        const left = [seat, ...(vacate === undefined ? [] : [vacate])];
        await trx.deleteFrom("seats").where("session", "=", session).where("seat", "in", left).execute();
        await trx
          .insertInto("seats")
          .values({ session, seat, name, token_hash: tokenHash, away: JSON.stringify(away) })
          .execute();
      }),
    setAway: (session, seat, away) =>
      write(async (trx) => {
        await trx
          .updateTable("seats")
          .set({ away: JSON.stringify(away) })
          .where("session", "=", session)
          .where("seat", "=", seat)
          .execute();
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
      return rows.map(({ seat, name, token_hash, away }) => ({
        seat,
        name,
        tokenHash: token_hash,
        away: JSON.parse(away) as StoredAway,
      }));
    },
    record: async (code) => {
      const rows = await db.selectFrom("submissions").selectAll().where("session", "=", code).orderBy("seq").execute();
      const turns = await db.selectFrom("turns").selectAll().where("session", "=", code).orderBy("turn").execute();
      return {
        entries: rows.map(({ at, body, hand }) => ({
          at: Number(at),
          submission: JSON.parse(body) as Submission,
          ...(hand === "caretaker" ? { hand } : {}),
        })),
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
    const rows = entries.map(({ submission, at, hand = "" }, index) => ({
      session: code,
      seq: from + index,
      at,
      body: JSON.stringify(submission),
      hand,
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
    const { stage, deadline = 0, pacing } = standing;
    await trx
      .updateTable("sessions")
      .set({ stage, deadline, ...pacingRow(pacing) })
      .where("code", "=", code)
      .execute();
  }
}

/** The pace has a column of its own; the rest of the pacing is JSON. */
const pacingRow = ({ pace, ...clock }: Pacing) => ({ pace, clock: JSON.stringify(clock) });

function rowOf(session: StoredSession): Database["sessions"] {
  const { code, engine, scenario, seed, pacing, stage, fill, hostKeyHash, openedAt, deadline } = session;
  const { press, facilitated, muted } = session;
  return {
    code,
    engine,
    scenario: scenario.id,
    version: scenario.version,
    hash: scenario.hash,
    seed,
    ...pacingRow(pacing),
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
    pacing: { ...(JSON.parse(row.clock) as Omit<Pacing, "pace">), pace: row.pace as Pace },
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
