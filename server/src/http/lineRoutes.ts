import express, { type Application, type Request } from "express";
import type { LineDesk } from "./lineDesk.ts";
import { addressOf } from "./rateLimit.ts";
import { plainErrors, type Warn } from "./routes.ts";

export interface LineRoutesParts {
  readonly desk: LineDesk;
  /** Whether the page that asks may connect. */
  readonly allowed: (request: Request) => boolean;
  readonly warn: Warn;
}

type OneLine = Request<{ id: string }>;

/** `/line`: a room's socket over plain HTTP, for networks that let no WebSocket through. */
export function serveLines(app: Application, { desk, allowed, warn }: LineRoutesParts): void {
  const routes = express.Router();
  routes.use((request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    if (allowed(request)) next();
    else response.status(403).json({ error: "This page may not connect here." });
  });
  routes.post("/", express.json({ limit: "2kb" }), async (request, response) => {
    const path: unknown = Reflect.get(Object(request.body), "path");
    response.status(201).json({ id: await desk.open(addressOf(request), path) });
  });
  routes.get("/:id", async (request: OneLine, response) => {
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const batch = await desk.take(request.params.id, numberOf(request.query.after), gone.signal);
    response.type("application/octet-stream").send(Buffer.from(batch));
  });
  const frames = express.raw({ type: "application/octet-stream", limit: "256kb" });
  routes.post("/:id", frames, (request: OneLine, response) => {
    desk.give(request.params.id, numberOf(request.query.from), request.body);
    response.status(204).end();
  });
  routes.delete("/:id", (request: OneLine, response) => {
    desk.end(request.params.id, numberOf(request.query.code));
    response.status(204).end();
  });
  routes.use(plainErrors(warn));
  app.use("/line", routes);
}

/** -1: none. */
const numberOf = (text: unknown): number => (typeof text === "string" && /^\d{1,9}$/.test(text) ? Number(text) : -1);
