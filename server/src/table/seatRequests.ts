import type { Requests } from "@multivector/shared/protocol/types";
import { type Member, memberOf, type Person } from "./chairs.ts";
import { mustHost } from "./host.ts";
import { Refusal } from "./refusal.ts";
import type { Moment } from "./seating.ts";
import type { TableListener, TableParts } from "./tableParts.ts";

type SeatRequest =
  | "sit"
  | "stand"
  | "fill"
  | "invite"
  | "replace"
  | "entrust"
  | "dismiss"
  | "vacate"
  | "suggest"
  | "away";
type SeatHandlers = {
  readonly [K in SeatRequest]: (person: Person, payload: Requests[K]["payload"]) => Promise<Requests[K]["answer"]>;
};
const ok = { ok: true } as const;

/** Who sits where: taking, sharing, handing over and leaving seats. `listener`: whoever shows the table now. */
export function seatRequests(parts: TableParts, listener: () => TableListener | undefined): SeatHandlers {
  const { seating, game } = parts;
  const moment = (): Moment => ({ stage: game.standing.stage, turn: game.standing.world?.turn ?? 0 });
  /** The member of the own delegation with that id. */
  const memberFor = (person: Person, id: string) => {
    const { chair, member: head } = seating.actingPlaceOf(person);
    const member = chair.members.find((one) => one.id === id);
    if (member === undefined || chair.members[0] !== head) throw new Refusal({ kind: memberFault(member) });
    return { chair, member };
  };
  const tellDisplaced = (people: readonly Person[], seat: Parameters<TableListener["displaced"]>[1]) => {
    for (const person of people) listener()?.displaced(person, seat);
  };
  return {
    sit: async (person, wish) => {
      const { chair, member, token, displaced } = await seating.sit(person, wish, moment());
      tellDisplaced(displaced, chair.seat);
      listener()?.seated(person, chair.seat);
      return { seat: chair.seat, token, member: member.id };
    },
    stand: async (person) => {
      const { chair, member } = seating.placeOf(person);
      const others = [...member.here].filter((one) => one !== person);
      await seating.stand(person, moment());
      tellDisplaced(others, chair.seat);
      listener()?.seated(person, undefined);
      return ok;
    },
    fill: async (_, { hostKey, seat, by }) => {
      mustHost(parts, hostKey);
      if (game.standing.stage !== "lobby") throw new Refusal({ kind: "already-started" });
      await seating.fill(seat, by);
      return ok;
    },
    invite: async (person, { as }) => ({ ticket: await seating.ticket(seating.actingPlaceOf(person).chair, as) }),
    replace: async (_, { hostKey, seat }) => {
      mustHost(parts, hostKey);
      return { ticket: await seating.ticket(seating.at(seat), "heir") };
    },
    entrust: async (person, { member: id }) => {
      const { chair, member } = memberFor(person, id);
      await seating.entrust(chair, member);
      return ok;
    },
    dismiss: async (person, { member: id }) => {
      const { chair, member } = memberFor(person, id);
      if (memberOf(chair, person) === member) throw new Refusal({ kind: "unknown-member" });
      tellDisplaced(await seating.removeMember(chair, member), chair.seat);
      return ok;
    },
    vacate: async (_, { hostKey, seat, open }) => {
      mustHost(parts, hostKey);
      const chair = seating.at(seat);
      tellDisplaced(await seating.vacate(chair, moment(), !open), chair.seat);
      return ok;
    },
    suggest: async (person, { draft }) => {
      seating.placeOf(person).member.draft = draft;
      return ok;
    },
    away: async (person, { policy, mandate }) => {
      const { chair } = seating.actingPlaceOf(person);
      await seating.setAway(chair, { policy, mandate: mandate ?? chair.away.mandate });
      return ok;
    },
  };
}

const memberFault = (member: Member | undefined) => (member === undefined ? "unknown-member" : "not-head");
