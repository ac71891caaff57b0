import { tablePath } from "./router.ts";
import { seatToken, ticketKept } from "./storage.ts";

/** `seat`: whoever opens the link plays the seat. `member`, `heir`: tickets to join its delegation or to take it over. */
export type SeatLinkKind = "seat" | "member" | "heir";

/** A ticket somebody came with. */
export interface Ticket {
  readonly as: "member" | "heir";
  readonly key: string;
}

/** A link that is as good as a seat. What follows the # never leaves the browser by itself. */
export const seatLink = (origin: string, code: string, kind: SeatLinkKind, key: string): string =>
  `${origin}${tablePath(code)}#${kind}=${key}`;

/** Reads what follows the # of such a link. */
export function readSeatLink(hash: string): { readonly kind: SeatLinkKind; readonly key: string } | undefined {
  const [, kind, key = ""] = /^#(seat|member|heir)=([\w-]{22,64})$/.exec(hash) ?? [];
  return kind === undefined ? undefined : { kind: kind as SeatLinkKind, key };
}

/** Remembers what the page was opened with, and takes it out of the address, so that it is not passed on by accident. */
export function takeSeatLink(code: string): void {
  const link = readSeatLink(location.hash);
  if (link === undefined) return;
  history.replaceState(history.state, "", `${location.pathname}${location.search}`);
  if (link.kind === "seat") seatToken(code).set(link.key);
  else ticketKept(code).set(JSON.stringify({ as: link.kind, key: link.key } satisfies Ticket));
}

export function ticketOf(code: string): Ticket | undefined {
  const text = ticketKept(code).get();
  return text === undefined ? undefined : (JSON.parse(text) as Ticket);
}
