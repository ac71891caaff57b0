import type { IncomingMessage } from "node:http";

/** Counts what somebody does; true while it is within the limit. */
export type Limit = (who: string) => boolean;

/**
 * At most `most` in any window of so many milliseconds, counted from the first.
 * `clock` is in milliseconds. Forgets everybody at the end of a window, so that memory stays bounded.
 */
export function newLimit(most: number, window: number, clock: () => number): Limit {
  let counts = new Map<string, number>();
  let end = 0;
  return (who) => {
    const at = clock();
    if (at >= end) {
      counts = new Map();
      end = at + window;
    }
    const count = (counts.get(who) ?? 0) + 1;
    counts.set(who, count);
    return count <= most;
  };
}

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** Who asks: the connection's address, or what a proxy on this machine says of it. */
export function addressOf({ socket, headers }: IncomingMessage): string {
  const direct = socket.remoteAddress ?? "";
  const told = headers["x-forwarded-for"];
  const last = (Array.isArray(told) ? told.join(",") : told)?.split(",").at(-1)?.trim();
  return loopback.has(direct) && last ? last : direct;
}
