import { tablePath } from "./router.ts";
import { hostKey, seatToken, ticketKept } from "./storage.ts";

/** `seat`: whoever opens the link plays the seat. `member`, `heir`: tickets to join its delegation or to take it over. */
type SeatLinkKind = "seat" | "member" | "heir";

/** A ticket somebody came with. */
export interface Ticket {
  readonly as: "member" | "heir";
  readonly key: string;
}

/** Keys by what they open. */
export type SeatKeys = { readonly [K in SeatLinkKind | "host"]?: string };

const kinds = ["seat", "member", "heir", "host"] as const;

/** A link that is as good as a seat, or as its host. What follows the # never leaves the browser by itself. */
export function seatLink(origin: string, code: string, keys: SeatKeys): string {
  const parts = kinds.flatMap((kind) => (keys[kind] === undefined ? [] : `${kind}=${keys[kind]}`));
  return `${origin}${tablePath(code)}#${parts.join("&")}`;
}

/** Reads what follows the # of such a link. */
export function readSeatLink(hash: string): SeatKeys {
  const given = new URLSearchParams(hash.slice(1));
  const keys = kinds.map((kind) => [kind, given.get(kind)]);
  return Object.fromEntries(keys.filter(([, key]) => typeof key === "string" && /^[\w-]{22,64}$/.test(key)));
}

/** Remembers what the page was opened with, and takes it out of the address, so that it is not passed on by accident. */
export function takeSeatLink(code: string): void {
  const { seat, host, member, heir } = readSeatLink(location.hash);
  const [as, key] = heir === undefined ? (["member", member] as const) : (["heir", heir] as const);
  if (seat !== undefined) seatToken(code).set(seat);
  if (host !== undefined) hostKey(code).set(host);
  if (key !== undefined) ticketKept(code).set(JSON.stringify({ as, key } satisfies Ticket));
  if (seat ?? host ?? key) history.replaceState(history.state, "", `${location.pathname}${location.search}`);
}

export function ticketOf(code: string): Ticket | undefined {
  const text = ticketKept(code).get();
  return text === undefined ? undefined : (JSON.parse(text) as Ticket);
}
