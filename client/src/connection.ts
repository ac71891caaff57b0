import "./sockets.ts";
import { Client, CloseCode, type Room } from "@colyseus/sdk";
import type { Requests, TableRejection } from "@multivector/shared/protocol/types";
import { TableState } from "@multivector/shared/state";
import { Heartbeat } from "./heartbeat.ts";
import { AnySocket, type Carrier } from "./sockets.ts";

/** How the line to the table stands. `restarting`, `gone`: it will not come back by itself. */
export type Line = "connected" | "slow" | "reconnecting" | "restarting" | "gone";

export interface ConnectionHandlers {
  /** Something of the table has changed; read it again. */
  readonly onState: (state: TableState) => void;
  readonly onLine: (line: Line, over: Carrier) => void;
  /** This connection no longer has its seat. */
  readonly onDisplaced: () => void;
}

export interface Connection {
  /** Rejects with a `Refused`. */
  readonly request: <K extends keyof Requests>(
    type: K,
    payload: Requests[K]["payload"],
  ) => Promise<Requests[K]["answer"]>;
  /** Finds out at once whether the line is still alive; there is a reason to doubt it. */
  readonly check: () => void;
  readonly leave: () => void;
}

/** Why a request came to nothing. `offline`: the table did not hear it or did not answer. */
export class Refused extends Error {
  readonly reason: TableRejection | { readonly kind: "offline" };

  constructor(reason: Refused["reason"], options?: ErrorOptions) {
    super(reason.kind, options);
    this.name = "Refused";
    this.reason = reason;
  }
}

/** Milliseconds in which the server must answer somebody at the door. */
const patience = 15_000;

/** Joins a table as an observer; `sit` makes it a player. Resolves when the first state is there. */
export async function connect(code: string, handlers: ConnectionHandlers): Promise<Connection> {
  const fetchFn: typeof fetch = (where, init) => fetch(where, { ...init, signal: AbortSignal.timeout(patience) });
  const client = new Client(location.origin, { fetchFn });
  const room: Room<unknown, TableState> = await client.joinById(code, {}, TableState);
  // A table may be left and come back to at any age of the connection; all come back at once, not all at the same instant.
  Object.assign(room.reconnection, { minUptime: 0, maxRetries: 60, maxDelay: 2000, backoff });
  const heartbeat = watch(room, handlers);
  room.onMessage("displaced", () => handlers.onDisplaced());
  room.onMessage("*", () => {});
  room.onError(() => {});
  await new Promise<void>((resolve) => room.onStateChange.once(() => resolve()));
  handlers.onLine("connected", carrierOf(room));
  handlers.onState(room.state);
  room.onStateChange((state) => handlers.onState(state));
  return {
    request: (type, payload) => ask(room, type, payload),
    check: () => heartbeat.check(true),
    leave: () => void room.leave(),
  };
}

const backoff = (attempt: number, delay: number): number => 2 ** attempt * delay * (0.5 + Math.random() / 2);

function watch(room: Room<unknown, TableState>, { onLine }: ConnectionHandlers): Heartbeat {
  const tell = (line: Line) => onLine(line, carrierOf(room));
  const heartbeat = new Heartbeat({
    isOpen: () => room.connection.isOpen,
    ping: (answered) => room.ping(answered),
    onSlow: (slow) => tell(slow ? "slow" : "connected"),
    onLost: () => room.connection.close(CloseCode.MAY_TRY_RECONNECT),
  });
  // A line over HTTP does not end by itself with its page.
  const leaving = () => carrierOf(room) === "line" && room.connection.close(CloseCode.NO_STATUS_RECEIVED);
  addEventListener("pagehide", leaving);
  room.onDrop(() => {
    heartbeat.reset();
    tell("reconnecting");
  });
  room.onReconnect(() => {
    heartbeat.reset();
    tell("connected");
  });
  room.onLeave((code) => {
    heartbeat.stop();
    removeEventListener("pagehide", leaving);
    tell(code === CloseCode.SERVER_SHUTDOWN ? "restarting" : "gone");
  });
  return heartbeat;
}

function carrierOf(room: Room): Carrier {
  const socket: unknown = Reflect.get(room.connection.transport, "ws");
  return socket instanceof AnySocket ? socket.over : "socket";
}

async function ask<K extends keyof Requests>(
  room: Room<unknown, TableState>,
  type: K,
  payload: Requests[K]["payload"],
): Promise<Requests[K]["answer"]> {
  try {
    return await room.request<Requests[K]["payload"], Requests[K]["answer"]>(type as never, payload as never);
  } catch (cause) {
    const rejected = cause instanceof Error && cause.name === "rejected";
    const reason = rejected ? (Reflect.get(cause, "reason") as TableRejection) : ({ kind: "offline" } as const);
    throw new Refused(reason, { cause });
  }
}
