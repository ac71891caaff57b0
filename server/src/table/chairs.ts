import type { AwayPolicy, Delegate, SeatFill, SuggestedDraft, TableSeat } from "@multivector/shared/protocol/types";
import type { Scenario, SeatId } from "@multivector/shared/rules";
import { now } from "../clock.ts";
import type { StoredAway, StoredMember, StoredSeat } from "../store/store.ts";
import { fitsKey } from "./keys.ts";

/** One connection to the table. Compared by identity; its name for the outside is `id`. */
export interface Person {
  readonly id: string;
}

/** Somebody of the delegation of a seat. Compared by identity. */
export interface Member extends StoredMember {
  /** Their connections: tabs and devices. */
  readonly here: Set<Person>;
  /** What they suggest to seal. */
  draft?: SuggestedDraft | undefined;
}

/** A seat with its delegation. */
export interface Chair {
  readonly seat: SeatId;
  readonly index: number;
  /** Usually left to a bot. */
  readonly autopilot: boolean;
  /** Who plays when nobody holds the seat. */
  fill: SeatFill;
  /** The head first; empty: nobody holds the seat. */
  members: readonly Member[];
  tickets: StoredSeat["tickets"];
  reserved: boolean;
  past: StoredSeat["past"];
  /** What happens while the head is away. */
  away: StoredAway;
  /** Unix milliseconds since when nobody acts for a held seat; undefined: somebody does, or nobody holds it. */
  awaySince: number | undefined;
  /** Nobody has acted for so long that `away` applies. */
  lapsed: boolean;
}

export function newChairs(
  scenario: Scenario,
  fill: Readonly<Record<string, SeatFill>>,
  taken: readonly StoredSeat[],
): readonly Chair[] {
  return scenario.seats.map(({ id, index, autopilot }) => {
    const kept = taken.find(({ seat }) => seat === id);
    const members = (kept?.members ?? []).map(newMember);
    return {
      seat: id,
      index,
      autopilot,
      fill: fill[id] ?? "steady",
      members,
      tickets: kept?.tickets ?? [],
      reserved: kept?.reserved ?? false,
      past: kept?.past ?? [],
      away: kept?.away ?? usualAway,
      awaySince: members.length === 0 ? undefined : now(),
      lapsed: false,
    };
  });
}

export const newMember = ({ id, name, tokenHash }: StoredMember): Member => ({ id, name, tokenHash, here: new Set() });

/** While a person is away a caretaker goes on, but signs nothing in the person's name. */
export const usualAway: StoredAway = {
  policy: "caretaker",
  mandate: { orders: "steady", deals: false, never: [] },
};

/** What the table says about those who miss a turn. */
export const awayBy = (policy: AwayPolicy = usualAway.policy): StoredAway => ({ ...usualAway, policy });

export const isHeld = (chair: Chair): boolean => chair.members.length > 0;
/** A caretaker decides for the seat: its delegation is away too long. */
export const isCaredFor = (chair: Chair): boolean => isHeld(chair) && chair.lapsed && chair.away.policy !== "hold";
/** Only its delegation decides for the seat. */
export const isOccupied = (chair: Chair): boolean => isHeld(chair) && !isCaredFor(chair);
/** Anybody may sit down here. */
export const isFree = (chair: Chair): boolean =>
  !chair.reserved && (!isHeld(chair) || (chair.lapsed && chair.away.policy === "open"));

/** Who seals and signs for the seat now: the head; while the head is away, if that is the policy, the first other member who is here. */
export function actorOf({ members, away }: Chair): Member | undefined {
  const [head] = members;
  if (head !== undefined && head.here.size > 0) return head;
  return away.policy === "deputy" ? members.find(({ here }) => here.size > 0) : undefined;
}

/** Brings up to date since when nobody acts for the seat; to be called whenever somebody came or went. */
export function settle(chair: Chair): void {
  if (actorOf(chair) !== undefined || !isHeld(chair)) Object.assign(chair, { awaySince: undefined, lapsed: false });
  else chair.awaySince ??= now();
}

export const chairOf = (chairs: readonly Chair[], person: Person) =>
  chairs.find((chair) => memberOf(chair, person) !== undefined);
export const memberOf = ({ members }: Chair, person: Person) => members.find(({ here }) => here.has(person));
export const chairAt = (chairs: readonly Chair[], seat: string) => chairs.find((chair) => chair.seat === seat);

/** What everybody sees of a seat. */
export const tableSeatOf = (chair: Chair, muted: boolean): TableSeat => ({
  seat: chair.seat,
  name: chair.members[0]?.name ?? "",
  others: chair.members.slice(1).map(({ name }) => name),
  before: chair.past,
  reserved: chair.reserved,
  by: isHeld(chair) ? "human" : chair.fill,
  connected: actorOf(chair) !== undefined,
  caretaker: isCaredFor(chair),
  away: chair.away.policy,
  muted,
});

/** What its own members see of a delegation; drafts of the present turn. */
export const delegationOf = (chair: Chair, turn: number | undefined): readonly Delegate[] =>
  chair.members.map((member) => ({
    id: member.id,
    name: member.name,
    here: member.here.size > 0,
    acts: member === actorOf(chair),
    ...(member.draft !== undefined && member.draft.turn === turn ? { draft: member.draft } : {}),
  }));

/** The member whose token that is. */
export function memberOfToken(chairs: readonly Chair[], token: string): { chair: Chair; member: Member } | undefined {
  for (const chair of chairs) {
    const member = chair.members.find(({ tokenHash }) => fitsKey(token, tokenHash));
    if (member !== undefined) return { chair, member };
  }
  return undefined;
}
