/** The record of a session: enough to rebuild it, and hashes to prove it. */
export { hashOf } from "./hash.ts";
export { adjudicated, engine, newRecord, type Replay, replay, type SessionRecord } from "./record.ts";
