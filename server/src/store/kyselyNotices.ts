import type { Kysely, Transaction } from "kysely";
import type { Database } from "./database.ts";
import type { Work, WriteTo } from "./groupCommit.ts";
import type { NoticeStore, StoredSubscription } from "./noticeStore.ts";

/** Recipients and notices of all tables; `write` and `writeTo` do their work durably. */
export function newKyselyNotices(
  db: Kysely<Database>,
  write: (work: Work) => Promise<void>,
  writeTo: WriteTo,
): NoticeStore {
  return {
    subscribe: (session, subscription, most) => writeTo(session, (trx) => keepNewest(trx, session, subscription, most)),
    unsubscribe: (session, id) =>
      writeTo(session, async (trx) => {
        await trx.deleteFrom("subscriptions").where("session", "=", session).where("id", "=", id).execute();
      }),
    setWebhook: (session, webhook) =>
      writeTo(session, async (trx) => {
        await trx.deleteFrom("webhooks").where("session", "=", session).execute();
        if (webhook === undefined) return;
        const { url, language, zone } = webhook;
        await trx.insertInto("webhooks").values({ session, url, language, zone }).execute();
      }),
    recipients: async (session) => {
      const rows = await db.selectFrom("subscriptions").selectAll().where("session", "=", session).execute();
      const chat = await db.selectFrom("webhooks").selectAll().where("session", "=", session).executeTakeFirst();
      return {
        subscriptions: rows.map(({ session: _, place: _at, ...subscription }) => subscription),
        webhook: chat === undefined ? undefined : { url: chat.url, language: chat.language, zone: chat.zone },
      };
    },
    claim: async ({ code: session, turn, phase, kind }, recipients) => {
      let fresh: string[] = [];
      await write(async (trx) => {
        fresh = [];
        for (const recipient of recipients) {
          const row = { session, turn, phase, kind, recipient };
          const insert = trx.insertInto("notices").values(row);
          const { numInsertedOrUpdatedRows: count } = await insert
            .onConflict((same) => same.doNothing())
            .executeTakeFirstOrThrow();
          if (count === 1n) fresh.push(recipient);
        }
      });
      return fresh;
    },
    keep: async (name, make) => {
      let value = "";
      await write(async (trx) => {
        const row = { name, value: make() };
        await trx
          .insertInto("kept")
          .values(row)
          .onConflict((same) => same.doNothing())
          .execute();
        const found = await trx.selectFrom("kept").select("value").where("name", "=", name).executeTakeFirstOrThrow();
        value = found.value;
      });
      return value;
    },
  };
}

async function keepNewest(
  trx: Transaction<Database>,
  session: string,
  subscription: StoredSubscription,
  most: number,
): Promise<void> {
  const { id, seat, ...rest } = subscription;
  const all = trx.selectFrom("subscriptions").where("session", "=", session);
  const last = await all.select(({ fn }) => fn.max<number | string | null>("place").as("place")).executeTakeFirst();
  const row = { session, id, seat, ...rest, place: Number(last?.place ?? 0) + 1 };
  await trx
    .insertInto("subscriptions")
    .values(row)
    .onConflict((same) => same.columns(["session", "id"]).doUpdateSet(row))
    .execute();
  const kept = all.where("seat", "=", seat).select("id").orderBy("place", "desc").limit(most);
  const stay = (await kept.execute()).map((one) => one.id);
  await trx
    .deleteFrom("subscriptions")
    .where("session", "=", session)
    .where("seat", "=", seat)
    .where("id", "not in", stay)
    .execute();
}
