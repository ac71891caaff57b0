import type { AwayPolicy, Pace, Requests, SeatFill, TableInfo } from "@multivector/shared/protocol/types";
import { now } from "../clock.ts";
import type { Store, StoredAway } from "../store/store.ts";
import {
  awayBy,
  type Chair,
  chairAt,
  chairOf,
  chairOfToken,
  isFree,
  isHeld,
  type Person,
  usualAway,
} from "./chairs.ts";
import { hashKey, newKey } from "./keys.ts";
import { Refusal, saved } from "./refusal.ts";

export interface SeatingParts {
  readonly code: string;
  readonly pace: Pace;
  readonly chairs: readonly Chair[];
  /** What happens to seats whose holders are away, until they say otherwise. */
  readonly missed: AwayPolicy | undefined;
  readonly store: Pick<Store, "sit" | "stand" | "setFill" | "setAway">;
}

/** What a sit changed, for those who must be told. */
export interface Seated {
  readonly chair: Chair;
  readonly token: string;
  /** The connection that acted for the seat before. */
  readonly displaced: Person | undefined;
}

/** Who holds which seat. Kept first, then true; calls must not overlap. */
export class Seating {
  readonly #parts: SeatingParts;

  constructor(parts: SeatingParts) {
    this.#parts = parts;
  }

  get chairs(): readonly Chair[] {
    return this.#parts.chairs;
  }

  of(person: Person): Chair | undefined {
    return chairOf(this.chairs, person);
  }

  /** Resumes the seat of a token, or takes a free one. */
  async sit(person: Person, wish: Requests["sit"]["payload"], stage: TableInfo["stage"]): Promise<Seated> {
    if (wish.token !== undefined) return this.#resume(person, wish.token);
    if (wish.key !== undefined && chairOfToken(this.chairs, wish.key)) return this.#resume(person, wish.key);
    const present = this.of(person);
    if (present !== undefined && stage !== "lobby") throw new Refusal({ kind: "seat-taken", seat: present.seat });
    const chair = this.#free(wish.seat, present);
    const token = wish.key ?? newKey();
    const name = wish.name || chair.seat;
    const tokenHash = hashKey(token);
    const away = isHeld(chair) && chair === present ? chair.away : awayBy(this.#parts.missed);
    const left = present === undefined || present === chair ? undefined : present;
    await saved(this.#parts.store.sit(this.#parts.code, { seat: chair.seat, name, tokenHash, away }, left?.seat));
    if (left !== undefined) clear(left);
    Object.assign(chair, { name, tokenHash, person, away, awaySince: undefined, lapsed: false });
    return { chair, token, displaced: undefined };
  }

  #resume(person: Person, token: string): Seated {
    const chair = chairOfToken(this.chairs, token);
    if (chair === undefined) throw new Refusal({ kind: "bad-token" });
    const present = this.of(person);
    if (present !== undefined && present !== chair) this.#vacate(present);
    const displaced = chair.person === person ? undefined : chair.person;
    Object.assign(chair, { person, awaySince: undefined, lapsed: false });
    return { chair, token, displaced };
  }

  /** The seat asked for, or the first nobody holds: seats that people usually play come first. */
  #free(wanted: string | undefined, present: Chair | undefined): Chair {
    const alone =
      this.#parts.pace === "solo" ? this.chairs.find((chair) => isHeld(chair) && chair !== present) : undefined;
    if (alone !== undefined) throw new Refusal({ kind: "seat-taken", seat: wanted ?? alone.seat });
    if (wanted === undefined) {
      const free = this.chairs.find((chair) => isFree(chair) && !chair.autopilot) ?? this.chairs.find(isFree);
      if (free === undefined) throw new Refusal({ kind: "seat-taken", seat: "" });
      return free;
    }
    const chair = chairAt(this.chairs, wanted);
    if (chair === undefined) throw new Refusal({ kind: "unknown-seat", seat: wanted });
    if (!isFree(chair) && chair !== present) throw new Refusal({ kind: "seat-taken", seat: wanted });
    return chair;
  }

  /** Leaves the seat on purpose. In a running game a seat kept open for people goes to a bot, so that nobody waits for ever. */
  async stand(person: Person, stage: TableInfo["stage"]): Promise<Chair> {
    const chair = this.of(person);
    if (chair === undefined) throw new Refusal({ kind: "not-seated" });
    await saved(this.#parts.store.stand(this.#parts.code, chair.seat));
    clear(chair);
    if (stage === "playing" && chair.fill === "open") await this.fill(chair.seat, "steady");
    return chair;
  }

  async fill(seat: string, by: SeatFill): Promise<void> {
    const chair = chairAt(this.chairs, seat);
    if (chair === undefined) throw new Refusal({ kind: "unknown-seat", seat });
    const fills = Object.fromEntries(this.chairs.map((other) => [other.seat, other === chair ? by : other.fill]));
    await saved(this.#parts.store.setFill(this.#parts.code, fills));
    chair.fill = by;
  }

  /** What is to happen to the seat while its holder is away. */
  async setAway(chair: Chair, away: StoredAway): Promise<void> {
    await saved(this.#parts.store.setAway(this.#parts.code, chair.seat, away));
    chair.away = away;
  }

  #vacate(chair: Chair): void {
    chair.person = undefined;
    chair.awaySince = now();
  }

  /** The connection is gone; the seat is kept. */
  leave(person: Person): void {
    const chair = this.of(person);
    if (chair !== undefined) this.#vacate(chair);
  }
}

function clear(chair: Chair): void {
  chair.name = "";
  chair.tokenHash = undefined;
  Object.assign(chair, { person: undefined, away: usualAway, awaySince: undefined, lapsed: false });
}
