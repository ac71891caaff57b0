import { createHash } from "node:crypto";
import type { Submission } from "@multivector/shared/rules";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "./database.ts";
import { pacingRow } from "./rows.ts";
import type { Asked, Mending, Step, StoredEntry, StoredRecord, StoredStanding } from "./store.ts";

type Row = Omit<Database["submissions"], "mark">;

/** Finds a row that is no longer as it was written: 16 hexadecimal digits of SHA-256. */
const markOf = (row: string): string => createHash("sha256").update(row).digest("hex").slice(0, 16);
const markOfEntry = ({ session, seq, at, hand, body }: Row): string =>
  markOf(`${session} ${seq} ${at} ${hand} ${body}`);
const markOfTurn = (session: string, turn: number, hash: string): string => markOf(`${session} ${turn} ${hash}`);

export async function appendStep(
  trx: Transaction<Database>,
  { code, from, entries, hashes, asked, standing }: Step,
): Promise<void> {
  if (entries.length > 0) {
    const rows = entries.map(({ submission, at, hand = "" }, index) => {
      const row: Row = { session: code, seq: from + index, at, hand, body: JSON.stringify(submission) };
      return { ...row, mark: markOfEntry(row) };
    });
    await trx.insertInto("submissions").values(rows).execute();
  }
  if (asked !== undefined) {
    await trx.insertInto("asked").values({ session: code, seat: asked.seat, id: asked.id, seq: from }).execute();
  }
  if (hashes.length > 0) {
    await trx
      .insertInto("turns")
      .values(hashes.map(({ turn, hash }) => ({ session: code, turn, hash, mark: markOfTurn(code, turn, hash) })))
      .execute();
  }
  if (standing !== undefined) await setStanding(trx, code, standing);
}

/** Moves what is not kept into the tables of damaged rows. */
export async function mendRecord(
  trx: Transaction<Database>,
  { code, entries, turns, standing }: Mending,
): Promise<void> {
  const last = (table: "damaged_submissions" | "damaged_turns") =>
    trx
      .selectFrom(table)
      .select(({ fn }) => fn.max<number | null>("mending").as("last"))
      .where("session", "=", code)
      .executeTakeFirst();
  const earlier = [await last("damaged_submissions"), await last("damaged_turns")];
  const mending = Math.max(...earlier.map((row) => Number(row?.last ?? 0))) + 1;
  const rows = trx.selectFrom("submissions").selectAll().where("session", "=", code).where("seq", ">=", entries);
  for (const row of await rows.execute()) {
    await trx
      .insertInto("damaged_submissions")
      .values({ ...row, mending })
      .execute();
  }
  await trx.deleteFrom("submissions").where("session", "=", code).where("seq", ">=", entries).execute();
  await trx.deleteFrom("asked").where("session", "=", code).where("seq", ">=", entries).execute();
  const hashes = trx.selectFrom("turns").selectAll().where("session", "=", code).where("turn", ">", turns);
  for (const row of await hashes.execute()) {
    await trx
      .insertInto("damaged_turns")
      .values({ ...row, mending })
      .execute();
  }
  await trx.deleteFrom("turns").where("session", "=", code).where("turn", ">", turns).execute();
  await setStanding(trx, code, standing);
}

async function setStanding(
  trx: Transaction<Database>,
  code: string,
  { stage, deadline = 0, pacing, outcome }: StoredStanding,
): Promise<void> {
  const ending = outcome === undefined ? "" : JSON.stringify(outcome);
  await trx
    .updateTable("sessions")
    .set({ stage, deadline, ending, ...pacingRow(pacing) })
    .where("code", "=", code)
    .execute();
}

export async function readRecord(db: Kysely<Database>, code: string): Promise<StoredRecord> {
  const rows = await db.selectFrom("submissions").selectAll().where("session", "=", code).orderBy("seq").execute();
  const turns = await db.selectFrom("turns").selectAll().where("session", "=", code).orderBy("turn").execute();
  const marked = [...rows, ...turns].every(({ mark }) => mark !== "");
  const entries: StoredEntry[] = [];
  for (const [at, row] of rows.entries()) {
    const entry = entryOf(row, at);
    if (entry === undefined) return { entries, hashes: hashesOf(turns), damagedAt: at, marked };
    entries.push(entry);
  }
  return { entries, hashes: hashesOf(turns), damagedAt: undefined, marked };
}

export async function readAsked(db: Kysely<Database>, code: string, most: number): Promise<readonly Asked[]> {
  const rows = db.selectFrom("asked").select(["seat", "id"]).where("session", "=", code);
  return (await rows.orderBy("seq", "desc").limit(most).execute()).reverse();
}

/** Undefined: the row is not the one that was written at this place. */
function entryOf({ mark, ...row }: Database["submissions"], place: number): StoredEntry | undefined {
  const at = Number(row.at);
  if (row.seq !== place || (mark !== "" && mark !== markOfEntry({ ...row, at }))) return undefined;
  try {
    const submission = JSON.parse(row.body) as Submission;
    return { at, submission, ...(row.hand === "caretaker" || row.hand === "deputy" ? { hand: row.hand } : {}) };
  } catch {
    return undefined;
  }
}

function hashesOf(turns: readonly Database["turns"][]): readonly string[] {
  const isWrong = ({ session, turn, hash, mark }: Database["turns"], index: number) =>
    turn !== index + 1 || (mark !== "" && mark !== markOfTurn(session, turn, hash));
  const wrong = turns.findIndex(isWrong);
  return turns.slice(0, wrong < 0 ? turns.length : wrong).map(({ hash }) => hash);
}
