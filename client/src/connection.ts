import "./sockets.ts";
import { Client, type Room } from "@colyseus/sdk";
import type { Requests, TableRejection } from "@multivector/shared/protocol/types";
import { TableState } from "@multivector/shared/state";

/** How the line to the table stands. `gone`: it will not come back by itself. */
export type Line = "connected" | "reconnecting" | "gone";

export interface ConnectionHandlers {
  /** Something of the table has changed; read it again. */
  readonly onState: (state: TableState) => void;
  readonly onLine: (line: Line) => void;
  /** Another tab or device took over this seat. */
  readonly onDisplaced: () => void;
}

export interface Connection {
  /** Rejects with a `Refused`. */
  readonly request: <K extends keyof Requests>(
    type: K,
    payload: Requests[K]["payload"],
  ) => Promise<Requests[K]["answer"]>;
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

/** Joins a table as an observer; `sit` makes it a player. Resolves when the first state is there. */
export async function connect(code: string, handlers: ConnectionHandlers): Promise<Connection> {
  const room: Room<unknown, TableState> = await new Client(location.origin).joinById(code, {}, TableState);
  // A table may be left and come back to at any age of the connection.
  room.reconnection.minUptime = 0;
  room.reconnection.maxRetries = 60;
  room.onMessage("displaced", () => handlers.onDisplaced());
  room.onMessage("*", () => {});
  room.onDrop(() => handlers.onLine("reconnecting"));
  room.onReconnect(() => handlers.onLine("connected"));
  room.onLeave(() => handlers.onLine("gone"));
  room.onError(() => {});
  await new Promise<void>((resolve) => room.onStateChange.once(() => resolve()));
  handlers.onLine("connected");
  handlers.onState(room.state);
  room.onStateChange((state) => handlers.onState(state));
  return { request: (type, payload) => ask(room, type, payload), leave: () => void room.leave() };
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
