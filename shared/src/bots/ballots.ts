import {
  adoptedBy,
  type Ballot,
  type Ballots,
  ballotFault,
  type CastBallot,
  type Clause,
  type Forum,
  type GroundOrder,
  moveOf,
  type OptionId,
  pledgeOf,
  type Scenario,
  type SeatId,
  type View,
} from "../rules/index.ts";
import type { Mind } from "./mind.ts";

/** Points a bid of one is thought to be worth to others. */
const bidWorth = 0.4;
/** How much the own taste counts beside what the ballot brings about. */
const taste = 0.1;
/** Up to so many tiles every set of them is looked at. */
const mostTiles = 7;

/** How the own seat votes, gives, bids and accepts this turn, beside these orders, with so much money left. */
export function steadyBallots(mind: Mind, orders: readonly GroundOrder[], purse: number): Ballots {
  const { scenario, seat, view } = mind;
  const ballots: Record<string, Ballot> = {};
  let left = purse;
  for (const forum of scenario.forums) {
    if (!view.forums.includes(forum.id) || !forum.members.has(seat)) continue;
    const ballot = new Council(mind, forum, orders).ballotOf(left);
    if (ballot.choices.length === 0) continue;
    ballots[forum.id] = ballot;
    left -= pledgeOf(forum, ballot);
  }
  return ballots;
}

/** One forum as one seat thinks it through. */
class Council {
  readonly #mind: Mind;
  readonly #forum: Forum;
  readonly #orders: readonly GroundOrder[];

  constructor(mind: Mind, forum: Forum, orders: readonly GroundOrder[]) {
    this.#mind = mind;
    this.#forum = forum;
    this.#orders = orders;
  }

  /** The ballot that brings about most for the own seat, given what the others are expected to do. */
  ballotOf(purse: number): Ballot {
    const { seat } = this.#mind;
    const others = new Map<SeatId, Ballot>();
    for (const member of this.#forum.members.keys()) if (member !== seat) others.set(member, this.#expected(member));
    let best: Ballot = { choices: [] };
    let most = Number.NEGATIVE_INFINITY;
    for (const ballot of this.#candidates()) {
      if (pledgeOf(this.#forum, ballot) > purse || !this.#keepsWord(ballot)) continue;
      const adopted = adoptedBy(this.#forum, new Map([...others, [seat, ballot]]));
      const own = ballot.choices.length === 0 ? [] : [{ seat, ...ballot }];
      const liked = this.#forum.kind === "drafting" ? this.#liking(seat, ballot) : 0;
      const worth = this.#worth(seat, own, adopted) + taste * (liked + this.#worth(seat, [], ballot.choices));
      if (worth > most) [best, most] = [ballot, worth];
    }
    return best;
  }

  /** Every ballot worth thinking of; the first is an abstention. */
  #candidates(): readonly Ballot[] {
    const { kind, options, price } = this.#forum;
    const none: Ballot = { choices: [] };
    const each = options.map(({ id }) => id);
    if (kind === "auction") {
      const bids = Array.from({ length: price }, (_, at) => at + 1);
      return [none, ...each.flatMap((id) => bids.map((amount) => ({ choices: [id], amount })))];
    }
    if (kind !== "drafting") return [none, ...each.map((id) => ({ choices: [id] }))];
    const tiles = each.slice(0, mostTiles);
    const rest = each.slice(mostTiles);
    return Array.from({ length: 2 ** tiles.length }, (_, bits) => ({
      choices: [...tiles.filter((_id, at) => (bits >> at) % 2 === 1), ...rest],
    }));
  }

  /** What a member has said it will do, or else what its public objectives would have it do. */
  #expected(member: SeatId): Ballot {
    const said = this.#mind.view.positions.find((one) => one.seat === member && one.forum === this.#forum.id);
    if (said && ballotFault(this.#forum, member, said.ballot) === undefined) return said.ballot;
    const none = this.#worth(member, [], []);
    const gains = this.#forum.options.map(({ id }) => ({ id, gain: this.#worth(member, [], [id]) - none }));
    if (this.#forum.kind === "drafting") return { choices: gains.filter(({ gain }) => gain >= 0).map(({ id }) => id) };
    const best = gains.reduce((a, b) => (b.gain > a.gain ? b : a));
    if (best.gain <= 0) return { choices: [] };
    if (this.#forum.kind !== "auction") return { choices: [best.id] };
    const amount = Math.max(1, Math.min(this.#forum.price, Math.floor(best.gain / bidWorth)));
    return { choices: [best.id], amount };
  }

  /** How much the tiles accepted are to the seat's liking one by one, so that it signs nothing it dislikes for nothing. */
  #liking(seat: SeatId, { choices }: Ballot): number {
    const none = this.#worth(seat, [], []);
    return choices.reduce((sum, id) => sum + this.#worth(seat, [], [id]) - none, 0);
  }

  readonly #known = new Map<string, number>();

  /** Worth of the turn's end for the seat if this was adopted, in points. */
  #worth(seat: SeatId, own: readonly CastBallot[], adopted: readonly OptionId[]): number {
    const key = `${seat} ${JSON.stringify(own)} ${adopted.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const move = moveOf(this.#mind.scenario, this.#forum, own, adopted);
    const worth = this.#mind.position.worth(seat, this.#orders, [], [move]);
    this.#known.set(key, worth);
    return worth;
  }

  /** Whether the ballot does what the seat has promised in its deals. */
  #keepsWord(ballot: Ballot): boolean {
    return this.#mind
      .duties()
      .every(({ clause }) => clause.kind !== "support" || clause.forum !== this.#forum.id || supports(clause, ballot));
  }
}

type Support = Extract<Clause, { kind: "support" }>;

/** Whether the ballot does what the clause demands. */
export const supports = ({ choices, amount = 0 }: Support, ballot: Ballot): boolean =>
  choices.every((choice) => ballot.choices.includes(choice)) && (ballot.amount ?? 0) >= amount;

/** Any ballot a seat may cast in each open forum; `draw`: 0 to 1 by what it is for. */
export function randomBallots(
  scenario: Scenario,
  view: View,
  seat: SeatId,
  purse: number,
  draw: (what: string) => number,
): Ballots {
  const ballots: Record<string, Ballot> = {};
  let left = purse;
  for (const forum of scenario.forums) {
    if (!view.forums.includes(forum.id) || !forum.members.has(seat)) continue;
    const ballot = anyBallot(forum, (what) => draw(`${forum.id} ${what}`));
    if (ballot.choices.length === 0 || pledgeOf(forum, ballot) > left) continue;
    ballots[forum.id] = ballot;
    left -= pledgeOf(forum, ballot);
  }
  return ballots;
}

function anyBallot({ kind, options, price }: Forum, draw: (what: string) => number): Ballot {
  if (kind === "drafting" && draw("abstain") < 0.15) return { choices: [] };
  if (kind === "drafting") return { choices: options.map(({ id }) => id).filter((id) => draw(id) < 0.7) };
  const option = options[Math.floor(draw("option") * (options.length + 1))];
  if (!option) return { choices: [] };
  return { choices: [option.id], ...(kind === "auction" ? { amount: 1 + Math.floor(draw("amount") * price) } : {}) };
}
