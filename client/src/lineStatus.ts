import type { Line } from "./connection.ts";
import type { Carrier } from "./sockets.ts";

/** What the screen says of the line to the table. */
export interface LineStatus {
  /** `restarting`: the server said so, or whoever stands before it. `offline`: this device has no network. */
  readonly state: "connecting" | "connected" | "slow" | "reconnecting" | "restarting" | "offline";
  readonly over: Carrier;
  /** Since when there is no connection, in Unix milliseconds; undefined: there is one, or there was none yet. */
  readonly since?: number;
}

export const newLine: LineStatus = { state: "connecting", over: "socket" };

/** What is known of the line, and of this device, after something happened to it. */
export interface LineNews {
  readonly line: Line;
  readonly over?: Carrier;
  /** Whether this device has a network at all. */
  readonly online: boolean;
  /** Unix milliseconds. */
  readonly now: number;
}

/** Whether requests get through. */
export const isUp = ({ state }: LineStatus): boolean => state === "connected" || state === "slow";

/** The status that follows. A restart is told until the line is back, also while it is being looked for. */
export function nextLine(before: LineStatus, { line, over = before.over, online, now }: LineNews): LineStatus {
  if (line === "connected" || line === "slow") return { state: line, over };
  const since = before.since ?? now;
  if (!online) return { state: "offline", over, since };
  const restarting = line === "restarting" || before.state === "restarting";
  return { state: restarting ? "restarting" : "reconnecting", over, since };
}
