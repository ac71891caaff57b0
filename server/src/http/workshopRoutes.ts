import express, { type Application, type ErrorRequestHandler } from "express";
import { z } from "zod";
import { NoTable } from "../table/refusal.ts";
import type { Workshop } from "../workshop/workshop.ts";
import { addressOf, type Limit } from "./rateLimit.ts";
import { plainErrors, type Warn } from "./routes.ts";

const kilobytes = 300;
const name = z.string().regex(/^(scenario|sources|locales\/[a-z]{2,3})\.yaml$/);
const upload = z.strictObject({ files: z.record(name, z.string()) });

interface Parts {
  readonly workshop: Workshop;
  /** Scenarios one address may share. */
  readonly sharings: Limit;
  readonly warn: Warn;
}

/** The routes under `/api/workshop`: templates, and sharing what was written in the browser. */
export function serveWorkshop(app: Application, { workshop, sharings, warn }: Parts): void {
  const routes = express.Router();
  routes.get("/templates", (_request, response) => {
    response.setHeader("Cache-Control", "no-cache");
    response.json(workshop.templates);
  });
  routes.post("/", express.json({ limit: `${kilobytes}kb` }), async (request, response) => {
    if (!sharings(addressOf(request))) {
      throw new NoTable(429, "Too many scenarios from here just now; please wait a minute.");
    }
    const asked = upload.safeParse(request.body);
    if (!asked.success) throw new NoTable(400, "This is not how a scenario is shared.");
    const shared = await workshop.share(asked.data.files);
    if (shared === "too-long") throw new NoTable(422, "This scenario takes too long to compile.");
    if ("diagnostics" in shared) {
      response.status(422).json({ error: "This scenario has errors.", diagnostics: shared.diagnostics });
      return;
    }
    response.status(201).json(shared);
  });
  routes.use(tooLarge);
  routes.use(plainErrors(warn));
  app.use("/api/workshop", routes);
}

const tooLarge: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const large = typeof error === "object" && error !== null && Reflect.get(error, "type") === "entity.too.large";
  if (!large) return next(error);
  response.status(413).json({ error: `A scenario may have at most ${kilobytes} kB in all; this one has more.` });
};
