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
/** So often a text may be bettered by one tile more or less. */
const passes = 4;

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

/** What every member of a forum will probably do in it, the own seat included. */
export function expectedBallots(mind: Mind, forum: Forum, orders: readonly GroundOrder[]): ReadonlyMap<SeatId, Ballot> {
  const council = new Council(mind, forum, orders);
  const ballots = new Map<SeatId, Ballot>();
  for (const member of forum.members.keys()) {
    const own = member === mind.seat;
    ballots.set(member, own ? council.ballotOf(mind.purse(member)) : council.expected(member));
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
    for (const member of this.#forum.members.keys()) if (member !== seat) others.set(member, this.expected(member));
    const worthOf = (ballot: Ballot): number => {
      if (pledgeOf(this.#forum, ballot) > purse || !this.#keepsWord(ballot)) return Number.NEGATIVE_INFINITY;
      const adopted = adoptedBy(this.#forum, new Map([...others, [seat, ballot]]));
      const own = ballot.choices.length === 0 ? [] : [{ seat, ...ballot }];
      const liked = this.#forum.kind === "drafting" ? this.#liking(seat, ballot) : 0;
      return this.#worth(seat, own, adopted) + taste * (liked + this.#worth(seat, [], ballot.choices));
    };
    return this.#forum.kind === "drafting" ? this.#draft(worthOf) : bestOf(this.#candidates(), worthOf);
  }

  /** Every ballot worth thinking of; the first is an abstention. */
  #candidates(): readonly Ballot[] {
    const { kind, options, price } = this.#forum;
    const none: Ballot = { choices: [] };
    const each = options.map(({ id }) => id);
    if (kind !== "auction") return [none, ...each.map((id) => ({ choices: [id] }))];
    const bids = Array.from({ length: price }, (_, at) => at + 1);
    return [none, ...each.flatMap((id) => bids.map((amount) => ({ choices: [id], amount })))];
  }

  /** From nothing, everything and what is liked by itself, whichever gets furthest by changing one tile at a time. */
  #draft(worthOf: (ballot: Ballot) => number): Ballot {
    const each = this.#forum.options.map(({ id }) => id);
    const starts = [{ choices: [] }, { choices: each }, this.#likedBy(this.#mind.seat)];
    const climbed = starts.map((start) => {
      let ballot: Ballot = start;
      for (let pass = 0; pass < passes; pass += 1) {
        const next = bestOf([ballot, ...each.map((id) => flipped(each, ballot, id))], worthOf);
        if (next === ballot) break;
        ballot = next;
      }
      return ballot;
    });
    return bestOf(climbed, worthOf);
  }

  /** What a member has said it will do, or else what its public objectives would have it do. */
  expected(member: SeatId): Ballot {
    const said = this.#mind.view.positions.find((one) => one.seat === member && one.forum === this.#forum.id);
    if (said && ballotFault(this.#forum, member, said.ballot) === undefined) return said.ballot;
    if (this.#forum.kind === "drafting") return this.#likedBy(member);
    const none = this.#worth(member, [], []);
    const gains = this.#forum.options.map(({ id }) => ({ id, gain: this.#worth(member, [], [id]) - none }));
    const best = gains.reduce((a, b) => (b.gain > a.gain ? b : a));
    if (best.gain <= 0) return { choices: [] };
    if (this.#forum.kind !== "auction") return { choices: [best.id] };
    const amount = Math.max(1, Math.min(this.#forum.price, Math.floor(best.gain / bidWorth)));
    return { choices: [best.id], amount };
  }

  /** The tiles that each by itself would not harm the seat. */
  #likedBy(seat: SeatId): Ballot {
    const none = this.#worth(seat, [], []);
    const liked = this.#forum.options.filter(({ id }) => this.#worth(seat, [], [id]) >= none);
    return { choices: liked.map(({ id }) => id) };
  }

  /** How much the tiles accepted are to the seat's liking one by one, so that it signs nothing it dislikes for nothing. */
  #liking(seat: SeatId, { choices }: Ballot): number {
    const none = this.#worth(seat, [], []);
    let sum = 0;
    for (const id of choices) sum += this.#worth(seat, [], [id]) - none;
    return sum;
  }

  readonly #known = new Map<string, number>();

  /** Worth of the turn's end for the seat if this was adopted, in points. */
  #worth(seat: SeatId, own: readonly CastBallot[], adopted: readonly OptionId[]): number {
    const cast = own.map((one) => `${one.choices.join()} ${one.amount ?? ""}`);
    const key = `${seat}|${cast.join()}|${adopted.join()}`;
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

/** The first of those worth most. */
function bestOf(ballots: readonly Ballot[], worthOf: (ballot: Ballot) => number): Ballot {
  let best: Ballot = { choices: [] };
  let most = Number.NEGATIVE_INFINITY;
  for (const ballot of ballots) {
    const worth = worthOf(ballot);
    if (worth > most) [best, most] = [ballot, worth];
  }
  return best;
}

/** The same with one tile more or less, in the order of the forum. */
const flipped = (each: readonly OptionId[], { choices }: Ballot, id: OptionId): Ballot => ({
  choices: each.filter((one) => choices.includes(one) !== (one === id)),
});

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
