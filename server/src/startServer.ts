import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "@colyseus/core";
import { Encoder } from "@colyseus/schema";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { tableRoom } from "@multivector/shared/protocol/types";
import compression from "compression";
import type { Application } from "express";
import { now } from "./clock.ts";
import { securityHeaders } from "./http/headers.ts";
import { LineDesk, type LineSettings, usualLines } from "./http/lineDesk.ts";
import { serveLines } from "./http/lineRoutes.ts";
import { mayConnect } from "./http/origin.ts";
import { servePages } from "./http/pages.ts";
import { addressOf, type Limit, newLimit } from "./http/rateLimit.ts";
import { serveApi, type Warn } from "./http/routes.ts";
import { serveWorkshop } from "./http/workshopRoutes.ts";
import { Library } from "./library.ts";
import { type NoticeSettings, newNoticeDesk } from "./notices/newNoticeDesk.ts";
import type { NoticeDesk } from "./notices/noticeDesk.ts";
import { type RoomSettings, tableRoomFor } from "./rooms/tableRoom.ts";
import { guardJoining, letGo, wake, wakeAll } from "./rooms/waking.ts";
import { type Fault, loadShelf, type Shelf } from "./scenarios.ts";
import { openStore } from "./store/openStore.ts";
import type { Store } from "./store/store.ts";
import { Alarms } from "./table/alarms.ts";
import { newBotQueue } from "./table/botQueue.ts";
import { Tables } from "./table/tables.ts";
import { newThinkers, type Thinkers } from "./table/thinkers.ts";
import { Workshop } from "./workshop/workshop.ts";

/** A full state of a table must fit: a larger one reaches joiners damaged (research/stack.md, bug A). */
Encoder.BUFFER_SIZE = 64 * 1024;

export interface ServerSettings {
  /** 0: whichever is free. */
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly scenariosDir: string;
  readonly clientDir: string;
  readonly publicAddress?: string | undefined;
  /** Per address and minute; generous, because a whole school may share one address. */
  readonly limits?: Partial<Limits>;
  readonly room?: Partial<Omit<RoomSettings, "tables" | "warn">>;
  readonly lines?: Partial<LineSettings>;
  readonly notices?: Partial<NoticeSettings>;
  readonly warn?: (message: string, cause: unknown) => void;
}

interface Limits {
  readonly openings: number;
  readonly lookups: number;
  readonly joins: number;
  /** Tables in memory. */
  readonly tables: number;
}

const usualLimits: Limits = { openings: 60, lookups: 600, joins: 600, tables: 5000 };
const minute = 60_000;

export interface RunningServer {
  readonly port: number;
  readonly faults: readonly Fault[];
  /** Lets requests finish, tells every client, closes the store. */
  readonly close: () => Promise<void>;
}

/** Starts everything. Rejects with a plain sentence if the port is used or the data folder cannot be written. One server a process at a time. */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const warn = settings.warn ?? ((message, cause) => console.error(message, cause));
  const limits = { ...usualLimits, ...settings.limits };
  const shelf = loadShelf(settings.scenariosDir);
  const { store, library, tables, desk, thinkers } = await openHouse(settings, shelf, { most: limits.tables, warn });
  const http = createServer({ headersTimeout: 15_000, requestTimeout: 30_000 });
  const port = () => (http.address() as AddressInfo).port;
  const { publicAddress } = settings;
  const server = newColyseus(http, settings, (app) => {
    app.disable("x-powered-by");
    app.use(securityHeaders, compression());
    serveWorkshop(app, {
      workshop: new Workshop(library, settings.scenariosDir),
      sharings: newLimit(limits.openings, minute, now),
      warn,
    });
    serveApi(app, {
      shelf,
      library,
      tables,
      notices: desk,
      openings: newLimit(limits.openings, minute, now),
      lookups: newLimit(limits.lookups, minute, now),
      warn,
    });
    serveLines(app, {
      desk: new LineDesk({
        ...usualLines,
        ...settings.lines,
        openings: newLimit(limits.joins, minute, now),
        port,
        clock: now,
      }),
      allowed: ({ headers: { origin, host } }) => mayConnect(origin, host, publicAddress),
      warn,
    });
    servePages(app, settings.clientDir);
  });
  server.define(tableRoom, tableRoomFor({ ...usualRoom, ...settings.room, tables, warn }));
  guardJoining(tables, publicAddress);
  try {
    await listen(server, http, settings.port);
  } catch (error) {
    await store.close();
    throw error;
  }
  limitJoins(http, newLimit(limits.joins, minute, now));
  tables
    .setAlarms()
    .then((codes) => wakeAll(tables, codes, warn))
    .catch((cause: unknown) => warn("tables whose clock is running stay asleep for now", cause));
  const refresh = setInterval(() => {
    tables.setAlarms().catch(() => {});
    store.running().then(desk.remind, () => {});
  }, minute);
  return {
    port: port(),
    faults: shelf.faults,
    close: async () => {
      clearInterval(refresh);
      tables.stop();
      desk.stop();
      await stop(server, http, tables, desk, store);
      await thinkers.close();
    },
  };
}

/** All tables of this installation, and who tells of them. */
async function openHouse(
  { dataDir, databaseUrl, publicAddress, notices = {} }: ServerSettings,
  shelf: Shelf,
  { most, warn }: { readonly most: number; readonly warn: Warn },
): Promise<{ store: Store; library: Library; tables: Tables; desk: NoticeDesk; thinkers: Thinkers }> {
  const store = await openStore({ dataDir, databaseUrl, lost: (code) => letGo(code, warn) });
  const library = new Library(shelf, store);
  await library.keep();
  const alarms = new Alarms((code) => void wake(tables, code, warn));
  const moment = (code: string) => tables.moment(code);
  const desk = await newNoticeDesk(notices, { store, library, moment, publicAddress, warn });
  const queue = newBotQueue((cause) => warn("a bot failed", cause));
  const thinkers = newThinkers();
  const tables = new Tables({ notices: desk, alarms, library, store, queue, thinkers, most, warn });
  return { store, library, tables, desk, thinkers };
}

const usualRoom = { messagesPerSecond: 30, comebackSeconds: 60, sleepAfter: 5 * minute };

function newColyseus(http: HttpServer, { publicAddress }: ServerSettings, express: (app: Application) => void): Server {
  return new Server({
    greet: false,
    gracefullyShutdown: false,
    logger: quiet,
    express,
    transport: new WebSocketTransport({
      server: http,
      maxPayload: 64 * 1024,
      pingInterval: 10_000,
      beforeUpgrade: (request) => {
        const { headers } = request;
        const allowed = mayConnect(headers.get("origin") ?? undefined, headers.get("host") ?? undefined, publicAddress);
        return allowed ? undefined : new Response("This page may not connect here.\n", { status: 403 });
      },
    }),
  });
}

/** Colyseus reports to us, not to the console. */
const quiet = { debug: () => {}, error: () => {}, info: () => {}, log: () => {}, trace: () => {}, warn: () => {} };

async function listen(server: Server, http: HttpServer, port: number): Promise<void> {
  const failed = new Promise<never>((_, reject) => http.once("error", reject));
  try {
    await Promise.race([server.listen(port), failed]);
  } catch (cause) {
    await server.gracefullyShutdown(false);
    const used = cause instanceof Error && Reflect.get(cause, "code") === "EADDRINUSE";
    throw used
      ? new Error(`Port ${port} is already used. Stop the other program, or set PORT to another number.`, { cause })
      : cause;
  }
}

/** Guessing codes is not worth it: too many attempts from one address are turned away before Colyseus sees them. */
function limitJoins(http: HttpServer, joins: Limit): void {
  const listeners = http.listeners("request");
  http.removeAllListeners("request");
  http.on("request", (request, response) => {
    const joining = request.url?.startsWith("/matchmake/") === true;
    if (joining && !joins(addressOf(request))) {
      response.writeHead(429, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: "Too many attempts from here just now; please wait a minute." }));
      return;
    }
    for (const listener of listeners) listener.call(http, request, response);
  });
}

async function stop(server: Server, http: HttpServer, tables: Tables, desk: NoticeDesk, store: Store): Promise<void> {
  const settled = tables.settled();
  await server.gracefullyShutdown(false);
  http.closeAllConnections();
  await settled;
  await desk.settled();
  await store.close();
}
