import { asId, type Message, type SeatId } from "@multivector/shared/rules";
import type { Kysely } from "kysely";
import type { Database } from "./database.ts";
import type { WriteTo } from "./groupCommit.ts";
import type { PressStore } from "./store.ts";

/** The press of all tables; `writeTo` does its work durably. */
export function newKyselyPress(db: Kysely<Database>, writeTo: WriteTo): PressStore {
  return {
    say: (session, message, id) =>
      writeTo(session, async (trx) => {
        const { number, from, to, at } = message;
        const body = JSON.stringify(message);
        const row = { session, number, author: from, addressees: JSON.stringify(to), sender_id: id, at, body };
        await trx.insertInto("messages").values(row).execute();
      }),
    report: (session, report) =>
      writeTo(session, async (trx) => {
        const row = { session, ...report };
        await trx
          .insertInto("reports")
          .values(row)
          .onConflict((same) => same.doNothing())
          .execute();
      }),
    mute: (code, muted) =>
      writeTo(code, async (trx) => {
        await trx
          .updateTable("sessions")
          .set({ muted: JSON.stringify(muted) })
          .where("code", "=", code)
          .execute();
      }),
    headings: async (code) => {
      const rows = await db
        .selectFrom("messages")
        .select(["number", "author", "addressees", "sender_id", "at"])
        .where("session", "=", code)
        .orderBy("number")
        .execute();
      return rows.map(({ number, author, addressees, sender_id, at }) => ({
        number,
        from: asId<SeatId>(author),
        to: JSON.parse(addressees) as SeatId[],
        id: sender_id,
        at: Number(at),
      }));
    },
    reports: async (code) =>
      await db
        .selectFrom("reports")
        .select(["number", "seat", "name"])
        .where("session", "=", code)
        .orderBy("number")
        .execute(),
    messages: async (code, numbers) => {
      if (numbers.length === 0) return [];
      const rows = await db
        .selectFrom("messages")
        .select("body")
        .where("session", "=", code)
        .where("number", "in", numbers)
        .orderBy("number")
        .execute();
      return rows.map(({ body }) => JSON.parse(body) as Message);
    },
  };
}
