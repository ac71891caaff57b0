import { adoptedBy, type Ballot, type Clause, type Forum, moveOf, type SeatId } from "../rules/index.ts";
import { expectedBallots } from "./ballots.ts";
import type { Mind } from "./mind.ts";

type Support = Extract<Clause, { kind: "support" }>;

/** What each of these seats gains if the clause is kept, in points; 0 while the forum is not open. */
export function supportGains(mind: Mind, clause: Support, seats: readonly SeatId[]): readonly number[] {
  const { scenario, view } = mind;
  const forum = scenario.forums.find(({ id }) => id === clause.forum);
  if (!forum || !view.forums.includes(forum.id)) return seats.map(() => 0);
  const orders = [...mind.others(), ...mind.plan().orders];
  const before = expectedBallots(mind, forum, orders);
  const after = new Map(before).set(clause.actor, promised(forum, before.get(clause.actor), clause));
  const worths = (ballots: ReadonlyMap<SeatId, Ballot>) => {
    const cast = [...ballots]
      .map(([seat, ballot]) => ({ seat, ...ballot }))
      .filter(({ choices }) => choices.length > 0);
    const move = moveOf(scenario, forum, cast, adoptedBy(forum, ballots));
    return mind.position.worths(seats, orders, [], [move]);
  };
  const without = worths(before);
  return worths(after).map((worth, place) => worth - (without[place] ?? 0));
}

/** The ballot expected of the seat, changed no more than the promise demands. */
function promised(forum: Forum, expected: Ballot | undefined, { choices, amount }: Support): Ballot {
  const also = forum.kind === "drafting" ? (expected?.choices ?? []) : [];
  const all = forum.options.map(({ id }) => id).filter((id) => choices.includes(id) || also.includes(id));
  return { choices: all, ...(amount === undefined ? {} : { amount }) };
}

/** Whether what was promised of a forum leaves room for this. */
export function mayAlsoSupport(mind: Mind, clause: Support): boolean {
  const forum = mind.scenario.forums.find(({ id }) => id === clause.forum);
  if (!forum) return false;
  return mind.duties().every(({ clause: other }) => {
    if (other.kind !== "support" || other.forum !== clause.forum) return true;
    return forum.kind === "drafting" || other.choices.join() === clause.choices.join();
  });
}
