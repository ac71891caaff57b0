import type { SeatFill, TableSeat } from "@multivector/shared/protocol/types";
import type { Scenario, SeatId } from "@multivector/shared/rules";
import type { StoredSeat } from "../store/store.ts";
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
    };
  });
}

export const isHeld = (chair: Chair): boolean => chair.tokenHash !== undefined;
export const chairOf = (chairs: readonly Chair[], person: Person) => chairs.find((chair) => chair.person === person);
export const chairAt = (chairs: readonly Chair[], seat: string) => chairs.find((chair) => chair.seat === seat);
export const chairOfToken = (chairs: readonly Chair[], token: string) =>
  chairs.find(({ tokenHash }) => tokenHash !== undefined && fitsKey(token, tokenHash));

/** What everybody sees of a seat. */
export const tableSeatOf = ({ seat, name, fill, tokenHash, person }: Chair, muted: boolean): TableSeat => ({
  seat,
  name,
  by: tokenHash === undefined ? fill : "human",
  connected: person !== undefined,
  muted,
});
