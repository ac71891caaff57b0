import type { World } from "../world.ts";
import type { ClosedOffer, DealId } from "./terms.ts";

/** So many closed offers of one maker are remembered, those made last. */
const mostOfOne = 8;

/** Which of its maker's offers it is: 2 of `north-2`. */
const numberOf = (id: DealId): number => Number(id.slice(id.lastIndexOf("-") + 1));

/** The closed offers with one more; by id, so that arrival leaves no trace. */
export function withClosed(closed: readonly ClosedOffer[], more: ClosedOffer): readonly ClosedOffer[] {
  const all = [...closed, more].sort((a, b) => (a.offer.id < b.offer.id ? -1 : 1));
  const same = all.filter((one) => one.offer.from === more.offer.from);
  if (same.length <= mostOfOne) return all;
  const oldest = Math.min(...same.map((one) => numberOf(one.offer.id)));
  return all.filter((one) => !same.includes(one) || numberOf(one.offer.id) !== oldest);
}

/** At a turn's end: what lapses is added, what was closed before this turn is forgotten (R33). */
export function closedAtTurnEnd({ turn, offers, closed }: World): readonly ClosedOffer[] {
  const lapsed = offers.filter((one) => one.terms.until <= turn);
  const kept = closed.filter((one) => one.turn === turn);
  return lapsed.reduce<readonly ClosedOffer[]>((all, offer) => withClosed(all, { offer, turn }), kept);
}
