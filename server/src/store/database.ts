import { type Generated, type Kysely, sql } from "kysely";

/** Tables as columns; times are Unix milliseconds. */
export interface Database {
  sessions: {
    code: string;
    engine: string;
    scenario: string;
    version: string;
    hash: string;
    seed: string;
    pace: string;
    stage: string;
    /** JSON. */
    fill: string;
    host_key_hash: string;
    opened_at: number;
    /** 0: no clock. */
    deadline: number;
  };
  submissions: { session: string; seq: number; at: number /** JSON. */; body: string };
  turns: { session: string; turn: number; hash: string };
  seats: { session: string; seat: string; name: string; token_hash: string };
  meta: { id: Generated<number>; format: number };
}

/** Raised when the tables change; an older file is brought up by a step in `prepare`. */
const format = 1;

/** Makes the tables in an empty database. Throws a plain sentence if a newer program made them. */
export async function prepare(db: Kysely<Database>): Promise<void> {
  await sql`create table if not exists meta (id integer primary key, format integer not null)`.execute(db);
  const found = await db.selectFrom("meta").select("format").executeTakeFirst();
  if (found !== undefined) {
    if (found.format > format)
      throw new Error(`The data folder was written by a newer version (format ${found.format}).`);
    return;
  }
  await sql`create table sessions (code text primary key, engine text not null, scenario text not null, version text not null,
    hash text not null, seed text not null, pace text not null, stage text not null, fill text not null,
    host_key_hash text not null, opened_at bigint not null, deadline bigint not null)`.execute(db);
  await sql`create table submissions (session text not null references sessions(code), seq integer not null,
    at bigint not null, body text not null, primary key (session, seq))`.execute(db);
  await sql`create table turns (session text not null references sessions(code), turn integer not null, hash text not null,
    primary key (session, turn))`.execute(db);
  await sql`create table seats (session text not null references sessions(code), seat text not null, name text not null,
    token_hash text not null, primary key (session, seat))`.execute(db);
  await sql`create index running on sessions (deadline) where deadline > 0`.execute(db);
  await db.insertInto("meta").values({ id: 1, format }).execute();
}
