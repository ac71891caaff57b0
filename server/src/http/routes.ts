import { issuesOf, openTableSchema, timetableSchema } from "@multivector/shared/protocol";
import express, { type Application, type ErrorRequestHandler, type Request, type RequestHandler } from "express";
import { now } from "../clock.ts";
import type { Library } from "../library.ts";
import type { NoticeDesk } from "../notices/noticeDesk.ts";
import type { Sheet, Shelf } from "../scenarios.ts";
import { asCode } from "../table/keys.ts";
import { NoTable } from "../table/refusal.ts";
import type { Tables } from "../table/tables.ts";
import { deadlinesAfter } from "../table/timetable.ts";
import { addressOf, type Limit } from "./rateLimit.ts";

export interface RoutesParts {
  readonly shelf: Shelf;
  readonly library: Library;
  readonly tables: Tables;
  readonly notices: Pick<NoticeDesk, "calendar">;
  /** Tables one address may open. */
  readonly openings: Limit;
  /** Codes one address may look up. */
  readonly lookups: Limit;
  readonly warn: Warn;
}

export type Warn = (message: string, cause: unknown) => void;

/** The routes under `/api`. Every refusal is `{ error }` with a plain sentence. */
export function serveApi(
  app: Application,
  { shelf, library, tables, notices, openings, lookups, warn }: RoutesParts,
): void {
  const api = express.Router();
  api.use(express.json({ limit: "16kb" }));
  api.use((_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    next();
  });
  api.get("/health", (_request, response) => {
    response.json({ ok: true, tables: tables.count, scenarios: shelf.summaries.length, faults: shelf.faults.length });
  });
  api.get("/scenarios", (_request, response) => {
    response.json(shelf.summaries);
  });
  api.get("/scenarios/:id", async (request, response) => {
    const { id } = request.params;
    const { hash } = request.query;
    const loaded = typeof hash === "string" ? await library.find({ id, hash }) : library.newest(id);
    if (loaded === undefined) throw new NoTable(404, `There is no scenario called "${id}", or not in that version.`);
    sendCached(request, response, loaded.sheet);
  });
  api.get("/maps/:id", (request, response) => {
    const map = shelf.maps.get(request.params.id);
    if (map === undefined) throw new NoTable(404, `There is no map called "${request.params.id}".`);
    sendCached(request, response, map);
  });
  api.post("/tables", limited(openings, "tables opened"), async (request, response) => {
    const asked = openTableSchema.safeParse(request.body);
    if (!asked.success) {
      response.status(400).json({ error: "This is not how a table is opened.", issues: issuesOf(asked.error) });
      return;
    }
    response.status(201).json(await tables.open(asked.data));
  });
  api.post("/deadlines", limited(lookups, "look-ups"), (request, response) => {
    const asked = timetableSchema.safeParse(request.body);
    if (asked.success) response.json({ deadlines: deadlinesAfter(asked.data, now()) });
    else response.status(400).json({ error: "This is no timetable.", issues: issuesOf(asked.error) });
  });
  api.get("/tables/:code", limited(lookups, "look-ups"), async (request: Request<{ code: string }>, response) => {
    response.json(await tables.info(asCode(request.params.code)));
  });
  api.get(
    "/tables/:code/record",
    limited(lookups, "look-ups"),
    async (request: Request<{ code: string }>, response) => {
      response.json(await tables.record(asCode(request.params.code), request.get("x-host-key")));
    },
  );
  api.post("/tables/:code/mend", limited(lookups, "look-ups"), async (request: Request<{ code: string }>, response) => {
    response.json(await tables.mend(asCode(request.params.code), request.get("x-host-key")));
  });
  api.get("/tables/:code/calendar/:file", limited(lookups, "look-ups"), serveCalendar(notices));
  api.use((request) => {
    throw new NoTable(404, `There is nothing at ${request.method} ${request.originalUrl}.`);
  });
  api.use(plainErrors(warn));
  app.use("/api", api);
}

/** The deadlines of a table for calendar programs, opened by the key in its name: `<key>.ics?lang=de`. */
const serveCalendar =
  (notices: RoutesParts["notices"]): RequestHandler<{ code: string; file: string }> =>
  async (request, response) => {
    const code = asCode(request.params.code);
    const reader = { language: String(request.query.lang ?? "en"), zone: "UTC" };
    const asked = `${request.protocol}://${request.get("host") ?? "localhost"}`;
    const text = await notices.calendar(code, request.params.file.replace(/\.ics$/, ""), reader, asked);
    if (text === undefined) throw new NoTable(404, "This calendar is closed: the seat it was for has changed hands.");
    response.type("text/calendar; charset=utf-8").send(text);
  };

/** Sends JSON that stays the same until its hash changes. */
function sendCached(request: Request, response: express.Response, { json, hash }: Sheet): void {
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("ETag", `"${hash}"`);
  if (request.fresh) response.status(304).end();
  else response.type("json").send(json);
}

const limited =
  (limit: Limit, what: string): RequestHandler =>
  (request, _response, next) => {
    if (!limit(addressOf(request)))
      throw new NoTable(429, `Too many ${what} from here just now; please wait a minute.`);
    next();
  };

/** Answers what went wrong as `{ error }`. */
export const plainErrors =
  (warn: Warn): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    if (error instanceof NoTable) {
      response.status(error.status).json({ error: error.message, ...error.more });
      return;
    }
    const status = typeof error === "object" && error !== null ? Number(Reflect.get(error, "status")) : 500;
    if (status >= 400 && status < 500) {
      response.status(status).json({ error: "The request could not be understood." });
      return;
    }
    warn("an HTTP request failed", error);
    response.status(500).json({ error: "Something went wrong on the server; nothing was changed." });
  };
