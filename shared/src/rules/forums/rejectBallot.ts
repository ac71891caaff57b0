import type { ForumId, SeatId } from "../ids.ts";
import { lookupOf } from "../lookup.ts";
import type { Scenario } from "../scenario.ts";
import type { Rejection, Submission } from "../submission.ts";
import type { View } from "../view.ts";
import { pledgeOf } from "./convene.ts";
import type { Ballot, BallotFault, Ballots, Forum } from "./forum.ts";

/** What is wrong with a ballot; undefined: nothing (R52). */
export function ballotFault(forum: Forum, seat: SeatId, { choices, amount }: Ballot): BallotFault | undefined {
  if (!forum.members.has(seat)) return "member";
  const chosen = forum.options.filter(({ id }) => choices.includes(id));
  if (chosen.length !== choices.length) return "option";
  if (forum.kind !== "drafting" && choices.length > 1) return "choices";
  if (forum.kind !== "auction" || choices.length === 0) return amount === undefined ? undefined : "amount";
  return amount !== undefined && Number.isInteger(amount) && amount >= 1 && amount <= forum.price
    ? undefined
    : "amount";
}

/** Why these ballots cannot be sealed; undefined: they can. */
export function ballotsRejection(
  scenario: Scenario,
  view: View,
  seat: SeatId,
  ballots: Ballots,
): Rejection | undefined {
  for (const [id, ballot] of Object.entries(ballots)) {
    const rejected = ballotRejection(scenario, view, seat, id, ballot);
    if (rejected) return rejected;
  }
  return undefined;
}

function ballotRejection(
  scenario: Scenario,
  view: View,
  seat: SeatId,
  id: string,
  ballot: Ballot,
): Rejection | undefined {
  const forum = lookupOf(scenario).forums.get(id as ForumId);
  if (!forum || !view.forums.includes(forum.id)) return { kind: "unknown-forum", forum: id };
  const fault = ballotFault(forum, seat, ballot);
  return fault && { kind: "bad-ballot", forum: forum.id, fault };
}

/** Why a position cannot be stated; undefined: it can (R51). */
export function positionRejection(
  scenario: Scenario,
  view: View,
  { seat, forum, ballot }: Extract<Submission, { kind: "position" }>,
): Rejection | undefined {
  if (view.phase === "report" || view.phase === "debrief") return { kind: "wrong-phase", phase: view.phase };
  return ballotRejection(scenario, view, seat, forum, ballot ?? { choices: [] });
}

/** What these ballots promise to pay together. */
export const pledgesOf = (scenario: Scenario, ballots: Ballots | undefined): number =>
  Object.entries(ballots ?? {}).reduce((sum, [id, ballot]) => {
    const forum = lookupOf(scenario).forums.get(id as ForumId);
    return sum + (forum ? pledgeOf(forum, ballot) : 0);
  }, 0);
