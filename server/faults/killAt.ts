import { WebSocketClient } from "@colyseus/ws-transport";
import Sqlite from "better-sqlite3";
import pg from "pg";

/**
 * Preloaded into a server that is to die at a boundary: `--import <this file>?at=commit&nth=7`.
 * `insert`: within a transaction, after its nth insert. `commit`: all is written, not committed. `kept`: committed, not
 * acknowledged. `told`: just after the nth answer or patch was handed to the network.
 */
const { searchParams } = new URL(import.meta.url);
const point = searchParams.get("at");
let left = Number(searchParams.get("nth"));

function reach(here: "insert" | "commit" | "kept" | "told"): void {
  if (here !== point) return;
  left -= 1;
  if (left <= 0) process.kill(process.pid, "SIGKILL");
}

const isCommit = (text: string): boolean => /^\s*commit/i.test(text);
const isInsert = (text: string): boolean => /^\s*insert/i.test(text);

const prepare = Sqlite.prototype.prepare;
Sqlite.prototype.prepare = function (this: Sqlite.Database, text: string) {
  const statement = prepare.call(this, text);
  if (!isCommit(text) && !isInsert(text)) return statement;
  const run: (...values: never[]) => Sqlite.RunResult = statement.run;
  statement.run = (...values: never[]) => {
    if (isCommit(text)) reach("commit");
    const done = run.apply(statement, values);
    reach(isCommit(text) ? "kept" : "insert");
    return done;
  };
  return statement;
} as typeof prepare;

const query: (...given: unknown[]) => unknown = pg.Client.prototype.query;
Reflect.set(pg.Client.prototype, "query", async function (this: pg.Client, ...given: unknown[]) {
  const [text] = given;
  if (typeof text !== "string" || (!isCommit(text) && !isInsert(text))) return query.apply(this, given);
  if (isCommit(text)) reach("commit");
  const done = await query.apply(this, given);
  reach(isCommit(text) ? "kept" : "insert");
  return done;
});

const raw: (...given: never[]) => void = WebSocketClient.prototype.raw;
Reflect.set(WebSocketClient.prototype, "raw", function (this: WebSocketClient, ...given: never[]) {
  raw.apply(this, given);
  reach("told");
});
