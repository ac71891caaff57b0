import type { Requests, TableRejection } from "@multivector/shared/protocol/types";
import { Refused } from "./connection.ts";

/** Requests that change a game; the table does each once, however often it is asked under the same name. */
const named: ReadonlySet<keyof Requests> = new Set<keyof Requests>([
  "agenda",
  "seal",
  "unseal",
  "position",
  "ready",
  "offer",
  "sign",
  "decline",
  "withdraw",
  "leave",
]);

/** Whether a request needs a name of its own to be asked again without harm. */
export const needsName = (type: keyof Requests): boolean => named.has(type);

/** Requests that would do something else the second time; they are asked once. */
const onceOnly: ReadonlySet<keyof Requests> = new Set<keyof Requests>(["clock", "vote", "webhook"]);

/** A refusal which says that the first asking, whose answer was lost, was granted. */
const done: { readonly [K in keyof Requests]?: TableRejection["kind"] } = {
  start: "already-started",
  stand: "not-seated",
};

/** Most times one request is asked. */
const mostTries = 4;

/**
 * Asks, and asks again when the line broke before the answer came and is back (`back` is false: it is not, or not in
 * time). Rejects with a `Refused`.
 */
export async function insist<K extends keyof Requests>(
  type: K,
  ask: () => Promise<Requests[K]["answer"]>,
  back: () => Promise<boolean>,
): Promise<Requests[K]["answer"] | undefined> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      if (tries > 1 && cause.reason.kind === done[type]) return undefined;
      const hopeless = cause.reason.kind !== "offline" || onceOnly.has(type) || tries >= mostTries;
      if (hopeless || !(await back())) throw cause;
    }
  }
}
