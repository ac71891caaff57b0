import {
  type Clause,
  clausesRejection,
  type Forum,
  type Question,
  type Scenario,
  type SeatId,
  type Slot,
  type View,
} from "@multivector/shared/rules";
import { type Choice, choicesOf } from "./draft.ts";

/** Kinds of duties, in the order in which they are offered. */
export const clauseKinds = ["order", "refrain", "pay", "answer", "support", "tell"] as const;
export type ClauseKind = Clause["kind"];

type Ordering = Extract<Clause, { kind: "order" | "refrain" }>;

/** Where choices are made: who deals with whom, and what is known. */
export interface Bargaining {
  readonly scenario: Scenario;
  readonly view: View;
  /** All parties, the reader's own seat first. */
  readonly seats: readonly SeatId[];
}

const seatNamed = ({ scenario }: Bargaining, id: SeatId) => scenario.seats.find((seat) => seat.id === id);

/** Actions a clause may speak of: covert ones cannot be judged. */
export function actionsOf(bargaining: Bargaining, actor: SeatId): readonly Choice[] {
  const seat = seatNamed(bargaining, actor);
  if (seat === undefined) return [];
  return choicesOf(bargaining.scenario, seat).filter(({ orders }) => !orders.some(({ covert }) => covert));
}

/** Who can be paid by the actor. */
export function payeesOf(bargaining: Bargaining, actor: SeatId): readonly SeatId[] {
  const own = seatNamed(bargaining, actor)?.treasury;
  return bargaining.seats.filter((id) => {
    const treasury = seatNamed(bargaining, id)?.treasury;
    return own !== undefined && treasury !== undefined && treasury !== own;
  });
}

export const questionsOf = (bargaining: Bargaining, actor: SeatId): readonly Question[] =>
  bargaining.scenario.questions.filter((question) => {
    const [option] = question.options;
    return option !== undefined && isPossible(bargaining, answering(bargaining, actor, question, option.id));
  });

export const forumsOf = (bargaining: Bargaining, actor: SeatId): readonly Forum[] =>
  bargaining.scenario.forums.filter((forum) => {
    const clause = supporting(bargaining, actor, forum);
    return clause !== undefined && isPossible(bargaining, clause);
  });

/** Hidden numbers the actor knows and the other does not. */
export const secretsOf = ({ scenario }: Bargaining, actor: SeatId, to: SeatId): readonly Slot[] =>
  scenario.slots.filter(({ seenBy }) => seenBy?.includes(actor) && !seenBy.includes(to));

const isPossible = ({ scenario, view, seats }: Bargaining, clause: Clause): boolean =>
  clausesRejection(scenario, view, seats, { clauses: [clause] }) === undefined;

/** A first clause of the kind, complete; undefined: the actor can owe nothing of the kind. */
export function newClause(bargaining: Bargaining, actor: SeatId, kind: ClauseKind): Clause | undefined {
  const once = { actor, turns: 1 };
  switch (kind) {
    case "order":
    case "refrain": {
      const [choice] = actionsOf(bargaining, actor);
      return choice && withAction({ kind, ...once, action: choice.action }, choice);
    }
    case "pay": {
      const [to] = payeesOf(bargaining, actor);
      return to && { kind, ...once, to, amount: 1 };
    }
    case "answer": {
      const [question] = questionsOf(bargaining, actor);
      const option = question?.options.find(({ id }) => id !== question.fallback) ?? question?.options[0];
      return question && option && answering(bargaining, actor, question, option.id);
    }
    case "support": {
      const [forum] = forumsOf(bargaining, actor);
      return forum && supporting(bargaining, actor, forum);
    }
    case "tell": {
      for (const to of bargaining.seats) {
        const [slot] = to === actor ? [] : secretsOf(bargaining, actor, to);
        if (slot) return { kind, ...once, to, slot: slot.index };
      }
      return undefined;
    }
  }
}

/** The clause for another action: a will to act names its parameters, a will not to act leaves them open. */
export function withAction({ params: _old, ...clause }: Ordering, { action, orders }: Choice): Ordering {
  const params = orders[0]?.params ?? {};
  const named = clause.kind === "order" && Object.keys(params).length > 0;
  return named ? { ...clause, action, params } : { ...clause, action };
}

/** The clause with a parameter said or, if undefined, left open; others give way if no such order exists. */
export function withParam(clause: Ordering, choice: Choice, name: string, value: string | undefined): Ordering {
  const { [name]: _old, ...others } = clause.params ?? {};
  const wished = value === undefined ? others : { ...others, [name]: value };
  const exists = choice.orders.some(({ params }) => Object.entries(wished).every(([key, one]) => params[key] === one));
  const params = exists || value === undefined ? wished : { [name]: value };
  const { params: _params, ...rest } = clause;
  return Object.keys(params).length === 0 ? rest : { ...rest, params };
}

/** The answer in the turn the question comes; if that is not known, whenever it comes. */
export function answering(
  { scenario, view }: Bargaining,
  actor: SeatId,
  question: Question,
  option: Question["fallback"],
): Clause {
  return { kind: "answer", actor, ...spanOf(scenario, view, question.turn), question: question.id, option };
}

export function supporting({ scenario, view }: Bargaining, actor: SeatId, forum: Forum): Clause | undefined {
  const [option] = forum.options;
  if (option === undefined) return undefined;
  const bid = forum.kind === "auction" ? { amount: 1 } : {};
  const span = spanOf(scenario, view, view.forums.includes(forum.id) ? view.turn : forum.turn);
  return { kind: "support", actor, ...span, forum: forum.id, choices: [option.id], ...bid };
}

function spanOf(scenario: Scenario, view: View, turn: number | undefined): { turn?: number; turns: number } {
  if (turn === undefined) return { turns: scenario.turns - view.turn + 1 };
  return turn > view.turn ? { turn, turns: 1 } : { turns: 1 };
}

/** The clause with other turns, kept within the game. `first` undefined: from the signature, or when its condition is kept. */
export function withSpan(
  { scenario, view }: Bargaining,
  clause: Clause,
  first: number | undefined,
  turns: number,
): Clause {
  const { turn: _old, ...rest } = clause;
  const most = scenario.turns - (first ?? view.turn) + 1;
  const held = Math.max(1, Math.min(turns, most));
  return first === undefined ? { ...rest, turns: held } : { ...rest, turn: first, turns: held };
}

/** The clause hanging on the earlier one at a place, or on none. */
export function withCondition({ if: _old, ...clause }: Clause, place: number | undefined): Clause {
  return place === undefined ? clause : { ...clause, if: place };
}
