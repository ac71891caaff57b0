import type { OptionId, SeatId } from "../ids.ts";
import { found, lookupOf, seatOf } from "../lookup.ts";
import type { GroundEffect, Scenario } from "../scenario.ts";
import type { CauseBy, World } from "../world.ts";
import { adoptedBy } from "./count.ts";
import type { Ballot, CastBallot, Forum, ForumResult } from "./forum.ts";

/** What a forum moves at the turn's end: effects with who caused them, money paid, facts that become true. */
export interface ForumMove {
  readonly result: ForumResult;
  readonly effects: readonly { readonly by: CauseBy; readonly effects: readonly GroundEffect[] }[];
  readonly paid: readonly { readonly by: CauseBy; readonly slot: number; readonly amount: number }[];
  readonly facts: readonly number[];
}

/** What a ballot promises to pay. */
export const pledgeOf = (forum: Forum, { choices, amount = 0 }: Ballot): number =>
  choices.length === 0 ? 0 : forum.kind === "effort" ? forum.price : forum.kind === "auction" ? amount : 0;

/** All forums of the turn, from the sealed ballots. `paid`: what orders have cost, by slot of a treasury (R53). */
export function convened(scenario: Scenario, world: World, paid: ReadonlyMap<number, number>): readonly ForumMove[] {
  if (world.forums.length === 0) return [];
  const left = new Map<number, number>();
  return world.forums.map((id) => {
    const forum = found(lookupOf(scenario).forums.get(id), id);
    const ballots = [...forum.members.keys()].flatMap((seat): CastBallot[] => {
      const ballot = world.seats[seatOf(scenario, seat).index]?.sealed?.ballots?.[id];
      if (!ballot || ballot.choices.length === 0) return [];
      const able = pledged(scenario, world, seat, pledgeOf(forum, ballot), paid, left);
      return [able ? { seat, ...ballot } : { seat, ...ballot, void: "funds" }];
    });
    return forumMove(scenario, forum, ballots);
  });
}

/** Whether the seat's party still has the sum after orders and earlier pledges; if so it is set aside. */
function pledged(
  scenario: Scenario,
  world: World,
  seat: SeatId,
  sum: number,
  paid: ReadonlyMap<number, number>,
  left: Map<number, number>,
): boolean {
  const { treasury } = seatOf(scenario, seat);
  if (treasury === undefined || sum === 0) return true;
  const have = left.get(treasury) ?? (world.values[treasury] ?? 0) - (paid.get(treasury) ?? 0);
  if (have < sum) return false;
  left.set(treasury, have - sum);
  return true;
}

function forumMove(scenario: Scenario, forum: Forum, ballots: readonly CastBallot[]): ForumMove {
  const counted = ballots.filter((one) => one.void === undefined);
  return moveOf(scenario, forum, ballots, adoptedBy(forum, new Map(counted.map((one) => [one.seat, one]))));
}

/** What follows from these ballots if this was adopted. */
export function moveOf(
  scenario: Scenario,
  forum: Forum,
  ballots: readonly CastBallot[],
  adopted: readonly OptionId[],
): ForumMove {
  const counted = ballots.filter((one) => one.void === undefined);
  const end = adopted.length > 0 ? forum.passed : forum.failed;
  const options = forum.options.filter(({ id }) => adopted.includes(id));
  const by = { kind: "forum", forum: forum.id } as const;
  return {
    result: { forum: forum.id, ballots, adopted },
    effects: [
      ...options.map(({ id, effects }) => ({ by: { ...by, option: id }, effects })),
      { by, effects: end.effects },
      ...counted.flatMap(({ seat, choices }) => chosenBy(forum, seat, choices)),
    ],
    paid: counted.flatMap(({ seat, ...ballot }) => {
      const { treasury } = seatOf(scenario, seat);
      const amount = ballot.choices.some((id) => adopted.includes(id)) ? pledgeOf(forum, ballot) : 0;
      return treasury === undefined || amount === 0 ? [] : [{ by: { ...by, seat }, slot: treasury, amount }];
    }),
    facts: [...options.map(({ fact }) => fact), end.fact],
  };
}

const chosenBy = (forum: Forum, seat: SeatId, choices: readonly OptionId[]) =>
  forum.options
    .filter(({ id }) => choices.includes(id))
    .map(({ id, chosen }) => ({
      by: { kind: "forum", forum: forum.id, option: id, seat } as const,
      effects: chosen.get(seat) ?? [],
    }));
