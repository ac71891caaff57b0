import type { AwayPolicy, Pace, Requests, SeatFill, TableInfo, TicketKind } from "@multivector/shared/protocol/types";
import type { Store, StoredAway, StoredSeat } from "../store/store.ts";
import {
  actorOf,
  awayBy,
  type Chair,
  chairAt,
  chairOf,
  isFree,
  isHeld,
  type Member,
  memberOf,
  memberOfToken,
  newMember,
  type Person,
  settle,
} from "./chairs.ts";
import { fitsKey, hashKey, newKey } from "./keys.ts";
import { Refusal, saved } from "./refusal.ts";

export interface SeatingParts {
  readonly code: string;
  readonly pace: Pace;
  readonly chairs: readonly Chair[];
  /** What happens to seats whose heads are away, until they say otherwise. */
  readonly missed: AwayPolicy | undefined;
  readonly store: Pick<Store, "keepSeats" | "setFill">;
}

/** What a sit changed, for those who must be told. */
export interface Seated {
  readonly chair: Chair;
  readonly member: Member;
  readonly token: string;
  /** Connections that lost the seat. */
  readonly displaced: readonly Person[];
}

/** Where a game stands, as far as seats are concerned. */
export interface Moment {
  readonly stage: TableInfo["stage"];
  /** 0: before the first. */
  readonly turn: number;
}

/** How a chair is to be from now on. */
type Change = Partial<Pick<Chair, "members" | "tickets" | "reserved" | "past" | "away">>;

/** Most people in one delegation. */
const mostMembers = 8;
/** Former holders remembered. */
const mostPast = 8;

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

  memberOf(person: Person): Member | undefined {
    const chair = this.of(person);
    return chair && memberOf(chair, person);
  }

  /** The chair and the member a person is. Throws a `Refusal` if the person only watches. */
  placeOf(person: Person): { readonly chair: Chair; readonly member: Member } {
    const chair = this.of(person);
    const member = this.memberOf(person);
    if (chair === undefined || member === undefined) throw new Refusal({ kind: "not-seated" });
    return { chair, member };
  }

  /** The same, of whoever seals and signs for the seat now; others are refused. */
  actingPlaceOf(person: Person): { readonly chair: Chair; readonly member: Member } {
    const place = this.placeOf(person);
    if (actorOf(place.chair) !== place.member) throw new Refusal({ kind: "not-head" });
    return place;
  }

  /** Resumes the place of a token, uses a ticket, or takes a free seat. */
  async sit(person: Person, wish: Requests["sit"]["payload"], moment: Moment): Promise<Seated> {
    const key = wish.key === undefined ? undefined : memberOfToken(this.chairs, wish.key);
    if (key !== undefined && wish.key !== undefined) return this.#resume(person, key, wish.key);
    if (wish.token === undefined) return this.#take(person, wish, moment);
    const known = memberOfToken(this.chairs, wish.token);
    return known === undefined ? this.#redeem(person, wish, moment) : this.#resume(person, known, wish.token);
  }

  #resume(person: Person, { chair, member }: { chair: Chair; member: Member }, token: string): Seated {
    this.leave(person);
    member.here.add(person);
    settle(chair);
    return { chair, member, token, displaced: [] };
  }

  async #take(person: Person, wish: Requests["sit"]["payload"], moment: Moment): Promise<Seated> {
    const present = this.of(person);
    if (present !== undefined && moment.stage !== "lobby") {
      throw new Refusal({ kind: "seat-taken", seat: present.seat });
    }
    const chair = this.#free(wish.seat, present);
    return this.#install(person, chair, wish, moment, {
      away: chair === present ? chair.away : awayBy(this.#parts.missed),
    });
  }

  /** Uses a ticket: joins a delegation, or takes its seat over. */
  async #redeem(person: Person, wish: Requests["sit"]["payload"], moment: Moment): Promise<Seated> {
    const { token = "" } = wish;
    const chair = this.chairs.find(({ tickets }) => tickets.some(({ hash }) => fitsKey(token, hash)));
    const as = chair?.tickets.find(({ hash }) => fitsKey(token, hash))?.as;
    if (chair === undefined) throw new Refusal({ kind: "bad-token" });
    const present = this.of(person);
    if (present === chair) {
      const { member } = this.placeOf(person);
      return { chair, member, token, displaced: [] };
    }
    if (present !== undefined && moment.stage !== "lobby") {
      throw new Refusal({ kind: "seat-taken", seat: present.seat });
    }
    if (as === "heir") return this.#install(person, chair, wish, moment, { away: awayBy(this.#parts.missed) });
    if (chair.members.length >= mostMembers) throw new Refusal({ kind: "delegation-full", most: mostMembers });
    const { member, newToken } = this.#newMember(chair, wish);
    // With several people in a delegation, whoever is here stands in for the head, unless the head has said otherwise.
    const away = chair.away.policy === "caretaker" ? { ...chair.away, policy: "deputy" as const } : chair.away;
    await this.#keep(present, { chair, change: { members: [...chair.members, member], away } }, person);
    member.here.add(person);
    settle(chair);
    return { chair, member, token: newToken, displaced: [] };
  }

  /** Gives a seat to one person, whoever held it before. */
  async #install(
    person: Person,
    chair: Chair,
    wish: Requests["sit"]["payload"],
    { turn }: Moment,
    change: Change,
  ): Promise<Seated> {
    const present = this.of(person);
    const people = chair.members.flatMap(({ here }) => [...here]);
    const { member, newToken } = this.#newMember(chair, wish);
    // Who takes the own seat again only has a new token and perhaps another name.
    if (chair === present) for (const one of people) member.here.add(one);
    const past = turn === 0 || chair === present ? chair.past : pastOf(chair, turn);
    await this.#keep(
      present === chair ? undefined : present,
      { chair, change: { ...change, members: [member], tickets: [], reserved: false, past } },
      person,
    );
    member.here.add(person);
    settle(chair);
    return { chair, member, token: newToken, displaced: chair === present ? [] : people };
  }

  #newMember(chair: Chair, { key, name }: Requests["sit"]["payload"]): { member: Member; newToken: string } {
    const newToken = key ?? newKey();
    const id = String(Math.max(0, ...chair.members.map((member) => Number(member.id))) + 1);
    return { member: newMember({ id, name: name || chair.seat, tokenHash: hashKey(newToken) }), newToken };
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
    const chair = this.at(wanted);
    if (!isFree(chair) && (chair !== present || chair.members.length > 1)) {
      throw new Refusal({ kind: "seat-taken", seat: wanted });
    }
    return chair;
  }

  /** The chair of a seat. Throws a `Refusal` if there is none. */
  at(seat: string): Chair {
    const chair = chairAt(this.chairs, seat);
    if (chair === undefined) throw new Refusal({ kind: "unknown-seat", seat });
    return chair;
  }

  /** Leaves the delegation on purpose; the next one becomes its head. Without a head, `vacate` follows. */
  async stand(person: Person, moment: Moment): Promise<Chair> {
    const { chair, member } = this.placeOf(person);
    if (chair.members.length === 1) {
      await this.vacate(chair, moment, false);
      return chair;
    }
    await this.removeMember(chair, member);
    return chair;
  }

  /** Takes a member out; returns the connections that lost the seat. */
  async removeMember(chair: Chair, member: Member): Promise<readonly Person[]> {
    const members = chair.members.filter((one) => one !== member);
    const alone = members.length === 1 && chair.away.policy === "deputy";
    const away = alone ? { ...chair.away, policy: "caretaker" as const } : chair.away;
    await this.#keep(undefined, { chair, change: { members, away } });
    settle(chair);
    return [...member.here];
  }

  /** Makes a member the head. */
  async entrust(chair: Chair, member: Member): Promise<void> {
    const members = [member, ...chair.members.filter((one) => one !== member)];
    await this.#keep(undefined, { chair, change: { members } });
    settle(chair);
  }

  /** Takes the seat from whoever holds it. In a running game one kept open for people goes to a bot, so that nobody waits for ever. */
  async vacate(chair: Chair, { stage, turn }: Moment, reserved: boolean): Promise<readonly Person[]> {
    const displaced = chair.members.flatMap(({ here }) => [...here]);
    const past = turn === 0 ? chair.past : pastOf(chair, turn);
    const away = awayBy(this.#parts.missed);
    await this.#keep(undefined, { chair, change: { members: [], tickets: [], reserved, past, away } });
    settle(chair);
    if (stage === "playing" && chair.fill === "open") await this.fill(chair.seat, "steady");
    return displaced;
  }

  /** A new ticket to a seat; an older one of its kind is void. */
  async ticket(chair: Chair, as: TicketKind): Promise<string> {
    const ticket = newKey();
    const others = chair.tickets.filter((one) => one.as !== as);
    await this.#keep(undefined, { chair, change: { tickets: [...others, { hash: hashKey(ticket), as }] } });
    return ticket;
  }

  async fill(seat: string, by: SeatFill): Promise<void> {
    const chair = this.at(seat);
    const fills = Object.fromEntries(this.chairs.map((other) => [other.seat, other === chair ? by : other.fill]));
    await saved(this.#parts.store.setFill(this.#parts.code, fills));
    chair.fill = by;
  }

  /** What is to happen to the seat while its head is away. */
  async setAway(chair: Chair, away: StoredAway): Promise<void> {
    await this.#keep(undefined, { chair, change: { away } });
    settle(chair);
  }

  /** The connection is gone; its place is kept. */
  leave(person: Person): { readonly chair: Chair; readonly member: Member } | undefined {
    const chair = this.of(person);
    const member = chair && memberOf(chair, person);
    if (chair === undefined || member === undefined) return undefined;
    member.here.delete(person);
    settle(chair);
    return { chair, member };
  }

  /** A connection that was gone is back; false: its place is no longer its own. */
  comeBack(person: Person, { chair, member }: { readonly chair: Chair; readonly member: Member }): boolean {
    if (!chair.members.includes(member)) return false;
    member.here.add(person);
    settle(chair);
    return true;
  }

  /** Keeps how a chair is to be, then makes it so; `left`: a chair that `person` gives up for it, in the same step. */
  async #keep(left: Chair | undefined, { chair, change }: { chair: Chair; change: Change }, person?: Person) {
    const others = left?.members.filter(({ here }) => person === undefined || !here.has(person)) ?? [];
    const seats = [
      storedOf({ ...chair, ...change }),
      ...(left === undefined ? [] : [storedOf({ ...left, members: others })]),
    ];
    await saved(this.#parts.store.keepSeats(this.#parts.code, seats));
    if (person !== undefined) this.leave(person);
    Object.assign(chair, change);
    if (left === undefined) return;
    left.members = others;
    settle(left);
  }
}

/** Who held the seat before, its present head included. */
function pastOf({ members, past }: Chair, turn: number): Chair["past"] {
  const [head] = members;
  return head === undefined ? past : [...past, { name: head.name, turn }].slice(-mostPast);
}

const storedOf = ({ seat, members, away, tickets, reserved, past }: Chair): StoredSeat => ({
  seat,
  members: members.map(({ id, name, tokenHash }) => ({ id, name, tokenHash })),
  away,
  tickets,
  reserved,
  past,
});
