import type { OptionId, SeatId } from "../ids.ts";
import type { Ballot, Forum, ForumOption } from "./forum.ts";

export type Cast = ReadonlyMap<SeatId, Ballot>;

/** What the ballots adopt; nothing: the forum fails (R54-R57). The order in which they were cast changes nothing. */
export function adoptedBy(forum: Forum, cast: Cast): readonly OptionId[] {
  switch (forum.kind) {
    case "vote":
    case "effort":
      return votedFor(forum, cast);
    case "auction":
      return boughtIn(forum, cast);
    case "drafting":
      return draftedIn(forum, cast);
  }
}

const supporters = (option: OptionId, cast: Cast): SeatId[] =>
  [...cast].filter(([, { choices }]) => choices.includes(option)).map(([seat]) => seat);

const holdsAll = (seats: readonly SeatId[], must: readonly SeatId[]): boolean =>
  must.every((seat) => seats.includes(seat));

/** The option with most weight behind it, if that is enough; on equal weight none. */
function votedFor(forum: Forum, cast: Cast): readonly OptionId[] {
  const counted = forum.options
    .map(({ id }) => ({ id, seats: supporters(id, cast) }))
    .map(({ id, seats }) => ({
      id,
      weight: seats.reduce((sum, seat) => sum + (forum.members.get(seat) ?? 0), 0),
      allowed: holdsAll(seats, forum.must),
    }));
  const most = Math.max(0, ...counted.map(({ weight }) => weight));
  const leading = counted.filter(({ weight }) => weight === most);
  const [first] = leading;
  if (!first || leading.length > 1 || first.weight < forum.need || !first.allowed) return [];
  return [first.id];
}

/** The item with the highest sum of bids; on equal sums the one first in the scenario. */
function boughtIn(forum: Forum, cast: Cast): readonly OptionId[] {
  let best: OptionId | undefined;
  let most = 0;
  for (const { id } of forum.options) {
    const seats = supporters(id, cast);
    const sum = seats.reduce((total, seat) => total + (cast.get(seat)?.amount ?? 0), 0);
    if (sum <= most || !holdsAll(seats, forum.must)) continue;
    [best, most] = [id, sum];
  }
  return best === undefined ? [] : [best];
}

/** The largest text that enough seats accept wholly; of equally large ones that with most seats, then the first. */
function draftedIn(forum: Forum, cast: Cast): readonly OptionId[] {
  let best: readonly OptionId[] = [];
  let most = 0;
  for (const text of textsIn(forum)) {
    if (text.length === 0 || text.length < best.length) continue;
    const seats = [...cast].filter(([, { choices }]) => text.every(({ id }) => choices.includes(id)));
    if (seats.length < forum.need) continue;
    if (
      !holdsAll(
        seats.map(([seat]) => seat),
        forum.must,
      )
    )
      continue;
    if (text.length === best.length && seats.length <= most) continue;
    [best, most] = [text.map(({ id }) => id), seats.length];
  }
  return best;
}

const texts = new WeakMap<Forum, readonly (readonly ForumOption[])[]>();

function textsIn(forum: Forum): readonly (readonly ForumOption[])[] {
  const known = texts.get(forum) ?? textsOf(forum.options);
  texts.set(forum, known);
  return known;
}

/** Every text that can be put together, at most one tile of a group in it; those with earlier tiles first. */
function textsOf(options: readonly ForumOption[]): readonly (readonly ForumOption[])[] {
  const [first, ...rest] = options;
  if (!first) return [[]];
  const without = textsOf(rest);
  const fitting = without.filter((text) => !text.some(({ group }) => group !== undefined && group === first.group));
  return [...fitting.map((text) => [first, ...text]), ...without];
}
