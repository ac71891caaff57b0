import type { AwayPolicy, SeatFill, TableSeat } from "@multivector/shared/protocol/types";
import type { Scenario, SeatId } from "@multivector/shared/rules";
import { now } from "../clock.ts";
import type { StoredAway, StoredSeat } from "../store/store.ts";
import { fitsKey } from "./keys.ts";

/** One connection to the table. Compared by identity; its name for the outside is `id`. */
export interface Person {
  readonly id: string;
}

/** A seat with who holds it. */
export interface Chair {
  readonly seat: SeatId;
  readonly index: number;
  /** Usually left to a bot. */
  readonly autopilot: boolean;
  /** Who plays when nobody holds the seat. */
  fill: SeatFill;
  name: string;
  /** Undefined: nobody holds it. */
  tokenHash: string | undefined;
  /** The connection that acts for the seat now. */
  person: Person | undefined;
  /** What happens while the holder is away. */
  away: StoredAway;
  /** Unix milliseconds since when nobody acts for a held seat; undefined: somebody does, or nobody holds it. */
  awaySince: number | undefined;
  /** The holder has been away so long that `away` applies. */
  lapsed: boolean;
}

export function newChairs(
  scenario: Scenario,
  fill: Readonly<Record<string, SeatFill>>,
  taken: readonly StoredSeat[],
): readonly Chair[] {
  return scenario.seats.map(({ id, index, autopilot }) => {
    const holder = taken.find(({ seat }) => seat === id);
    return {
      seat: id,
      index,
      autopilot,
      fill: fill[id] ?? "steady",
      name: holder?.name ?? "",
      tokenHash: holder?.tokenHash,
      person: undefined,
      away: holder?.away ?? usualAway,
      awaySince: holder === undefined ? undefined : now(),
      lapsed: false,
    };
  });
}

/** While a person is away a caretaker goes on, but signs nothing in the person's name. */
export const usualAway: StoredAway = {
  policy: "caretaker",
  mandate: { orders: "steady", deals: false, never: [] },
};

/** What the table says about those who miss a turn. */
export const awayBy = (policy: AwayPolicy = usualAway.policy): StoredAway => ({ ...usualAway, policy });

/** A caretaker decides for the seat: its holder is away too long. */
export const isCaredFor = (chair: Chair): boolean => isHeld(chair) && chair.lapsed && chair.away.policy !== "hold";
/** Only its holder decides for the seat. */
export const isOccupied = (chair: Chair): boolean => isHeld(chair) && !isCaredFor(chair);
/** Anybody may sit down here. */
export const isFree = (chair: Chair): boolean => !isHeld(chair) || (chair.lapsed && chair.away.policy === "open");
export const isHeld = (chair: Chair): boolean => chair.tokenHash !== undefined;
export const chairOf = (chairs: readonly Chair[], person: Person) => chairs.find((chair) => chair.person === person);
export const chairAt = (chairs: readonly Chair[], seat: string) => chairs.find((chair) => chair.seat === seat);
export const chairOfToken = (chairs: readonly Chair[], token: string) =>
  chairs.find(({ tokenHash }) => tokenHash !== undefined && fitsKey(token, tokenHash));

/** What everybody sees of a seat. */
export const tableSeatOf = (chair: Chair, muted: boolean): TableSeat => ({
  seat: chair.seat,
  name: chair.name,
  by: isHeld(chair) ? "human" : chair.fill,
  connected: chair.person !== undefined,
  caretaker: isCaredFor(chair),
  away: chair.away.policy,
  muted,
});
