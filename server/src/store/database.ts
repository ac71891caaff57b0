import { type Generated, type Kysely, sql, type Transaction } from "kysely";
import type { StoredSubscription, StoredWebhook } from "./noticeStore.ts";

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
    press: string;
    /** 1: the host may read all press. */
    facilitated: number;
    /** JSON. */
    muted: string;
    /** JSON: timetable, pause. */
    clock: string;
    /** JSON of the outcome, once the game is over; empty: none. */
    ending: string;
  };
  submissions: SubmissionRow;
  turns: TurnRow;
  seats: {
    session: string;
    seat: string;
    /** Of the head; empty: nobody holds the seat. */
    name: string;
    token_hash: string;
    /** JSON. */
    away: string;
    /** JSON: delegation, tickets, former holders; empty in rows of formats 1 to 6. */
    people: string;
  };
  messages: {
    session: string;
    number: number;
    author: string;
    /** JSON. */
    addressees: string;
    sender_id: string;
    at: number;
    /** JSON of the whole message. */
    body: string;
  };
  reports: { session: string; number: number; seat: string; name: string };
  /** Every version of a scenario that a session began with, by the hash of its rules. */
  scenarios: { hash: string; id: string; version: string /** JSON of file and texts. */; sheet: string };
  /** What could not be read and was taken out of a record, by the number of the mending, from 1; never deleted. */
  damaged_submissions: SubmissionRow & { mending: number };
  damaged_turns: TurnRow & { mending: number };
  /** Requests that were granted, by the asking client's own name for them; `seq`: of the submission they became. */
  asked: { session: string; seat: string; id: string; seq: number };
  /** Browsers that want to be told; `place` counts them up. */
  subscriptions: StoredSubscription & { session: string; place: number };
  webhooks: StoredWebhook & { session: string };
  /** Notices that were sent. */
  notices: { session: string; turn: number; phase: string; kind: string; recipient: string };
  /** What the installation keeps under a name. */
  kept: { name: string; value: string };
  meta: { id: Generated<number>; format: number };
}

interface SubmissionRow {
  session: string;
  seq: number;
  at: number;
  /** JSON. */
  body: string;
  /** Empty, `caretaker` or `deputy`. */
  hand: string;
  /** Check sum of the row; empty in rows of formats 1 to 3. */
  mark: string;
}

interface TurnRow {
  session: string;
  turn: number;
  hash: string;
  /** Check sum of the row; empty in rows of formats 1 to 4. */
  mark: string;
}

/** Brings the tables from one format to the next; the first makes them in an empty database. */
const steps: readonly ((trx: Transaction<Database>) => Promise<void>)[] = [
  makeTables,
  addPress,
  addPacing,
  keepOldAndDamaged,
  markTurns,
  addAsked,
  addNotices,
  addDelegations,
];

/** Makes the tables, or brings those of an older program up to date. Throws a plain sentence if a newer one made them. */
export async function prepare(db: Kysely<Database>): Promise<void> {
  await sql`create table if not exists meta (id integer primary key, format integer not null)`.execute(db);
  const found = (await db.selectFrom("meta").select("format").executeTakeFirst())?.format ?? 0;
  if (found > steps.length) throw new Error(`The tables were written by a newer version (format ${found}).`);
  for (const [at, step] of steps.entries()) {
    if (at < found) continue;
    const format = at + 1;
    await db.transaction().execute(async (trx) => {
      await step(trx);
      if (at === 0) await trx.insertInto("meta").values({ id: 1, format }).execute();
      else await trx.updateTable("meta").set({ format }).execute();
    });
  }
}

async function makeTables(trx: Transaction<Database>): Promise<void> {
  await sql`create table sessions (code text primary key, engine text not null, scenario text not null, version text not null,
    hash text not null, seed text not null, pace text not null, stage text not null, fill text not null,
    host_key_hash text not null, opened_at bigint not null, deadline bigint not null)`.execute(trx);
  await sql`create table submissions (session text not null references sessions(code), seq integer not null,
    at bigint not null, body text not null, primary key (session, seq))`.execute(trx);
  await sql`create table turns (session text not null references sessions(code), turn integer not null, hash text not null,
    primary key (session, turn))`.execute(trx);
  await sql`create table seats (session text not null references sessions(code), seat text not null, name text not null,
    token_hash text not null, primary key (session, seat))`.execute(trx);
  await sql`create index running on sessions (deadline) where deadline > 0`.execute(trx);
}

async function addPress(trx: Transaction<Database>): Promise<void> {
  await sql`alter table sessions add column press text not null default 'full'`.execute(trx);
  await sql`alter table sessions add column facilitated integer not null default 0`.execute(trx);
  await sql`alter table sessions add column muted text not null default '[]'`.execute(trx);
  await sql`create table messages (session text not null references sessions(code), number integer not null,
    author text not null, addressees text not null, sender_id text not null, at bigint not null, body text not null,
    primary key (session, number), unique (session, author, sender_id))`.execute(trx);
  await sql`create table reports (session text not null, number integer not null, seat text not null, name text not null,
    primary key (session, number, seat), foreign key (session, number) references messages(session, number))`.execute(
    trx,
  );
}

async function addPacing(trx: Transaction<Database>): Promise<void> {
  await sql`alter table sessions add column clock text not null default '{}'`.execute(trx);
  await sql`alter table submissions add column hand text not null default ''`.execute(trx);
  const away = sql.lit('{"policy":"hold","mandate":{"orders":"steady","deals":false,"never":[]}}');
  await sql`alter table seats add column away text not null default ${away}`.execute(trx);
}

async function keepOldAndDamaged(trx: Transaction<Database>): Promise<void> {
  await sql`alter table sessions add column ending text not null default ''`.execute(trx);
  await sql`alter table submissions add column mark text not null default ''`.execute(trx);
  await sql`create table scenarios (hash text primary key, id text not null, version text not null,
    sheet text not null)`.execute(trx);
  await sql`create table damaged_submissions (session text not null references sessions(code), mending integer not null,
    seq integer not null, at bigint not null, body text not null, hand text not null, mark text not null,
    primary key (session, mending, seq))`.execute(trx);
  await sql`create table damaged_turns (session text not null references sessions(code), mending integer not null,
    turn integer not null, hash text not null, primary key (session, mending, turn))`.execute(trx);
}

async function markTurns(trx: Transaction<Database>): Promise<void> {
  await sql`alter table turns add column mark text not null default ''`.execute(trx);
  await sql`alter table damaged_turns add column mark text not null default ''`.execute(trx);
}

async function addAsked(trx: Transaction<Database>): Promise<void> {
  await sql`create table asked (session text not null references sessions(code), seat text not null, id text not null,
    seq integer not null, primary key (session, seat, id))`.execute(trx);
}

async function addNotices(trx: Transaction<Database>): Promise<void> {
  await sql`create table subscriptions (session text not null references sessions(code), id text not null,
    seat text not null, holder text not null, endpoint text not null, p256dh text not null, auth text not null,
    language text not null, zone text not null, place integer not null, primary key (session, id))`.execute(trx);
  await sql`create table webhooks (session text primary key references sessions(code), url text not null,
    language text not null, zone text not null)`.execute(trx);
  await sql`create table notices (session text not null references sessions(code), turn integer not null,
    phase text not null, kind text not null, recipient text not null,
    primary key (session, turn, phase, kind, recipient))`.execute(trx);
  await sql`create table kept (name text primary key, value text not null)`.execute(trx);
}

async function addDelegations(trx: Transaction<Database>): Promise<void> {
  await sql`alter table seats add column people text not null default ''`.execute(trx);
}
