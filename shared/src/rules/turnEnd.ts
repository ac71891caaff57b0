import { amountOf, Change } from "./change.ts";
import type { ForumMove } from "./forums/convene.ts";
import { newMemo } from "./now.ts";
import type { GroundOrder, Now, Option, Question, Scenario, ScenarioEvent } from "./scenario.ts";
import type { Cause } from "./world.ts";

/** All that moves numbers at the end of a turn: what took effect, what was paid, answered and drawn. */
export interface Moves {
  readonly effective: readonly GroundOrder[];
  readonly paid: readonly Payment[];
  readonly answers: readonly { readonly question: Question; readonly option: Option }[];
  readonly events: readonly ScenarioEvent[];
  readonly forums: readonly ForumMove[];
}

export interface Payment {
  readonly order: GroundOrder;
  readonly slot: number;
  readonly amount: number;
}

/**
 * The world's numbers after the moves and the upkeep. Effects of orders, answers and events read `now`, the world at the
 * start of the phase (R15); upkeep reads the world they leave behind (R19). Causes are pushed to `ledger` if there is one.
 */
export function turnEnd(scenario: Scenario, now: Now, moves: Moves, ledger: Cause[] | undefined): Now {
  const moved = applyMoves(scenario, now, moves, ledger);
  if (scenario.upkeep.length === 0) return moved;
  const change = new Change(scenario, moved.values, ledger);
  for (const { why, effect } of scenario.upkeep) {
    change.other(effect.slot, amountOf(effect, moved), () => ({ kind: "upkeep", why }));
  }
  change.settle();
  return { ...moved, values: change.values, memo: newMemo(scenario) };
}

function applyMoves(scenario: Scenario, now: Now, moves: Moves, ledger: Cause[] | undefined): Now {
  const change = new Change(scenario, now.values, ledger);
  for (const { order, slot, amount } of moves.paid) {
    change.order(slot, -amount, () => ({ kind: "cost", seat: order.seat, order: order.id }));
  }
  for (const order of moves.effective) {
    for (const effect of order.effects) {
      change.order(effect.slot, amountOf(effect, now), () => {
        const by = { kind: "order", seat: order.seat, order: order.id } as const;
        return effect.why === undefined ? by : { ...by, why: effect.why };
      });
    }
  }
  for (const { question, option } of moves.answers) {
    for (const effect of option.effects) {
      const by = { kind: "answer", seat: question.seat, question: question.id, option: option.id } as const;
      change.other(effect.slot, amountOf(effect, now), () => by);
    }
  }
  for (const forum of moves.forums) applyForum(change, forum, now);
  for (const event of moves.events) applyEvent(change, event, now);
  change.settle();
  return { ...now, values: change.values, facts: factsAfter(now, moves), memo: newMemo(scenario) };
}

function applyForum(change: Change, { effects, paid }: ForumMove, now: Now): void {
  for (const one of effects) {
    for (const effect of one.effects) change.other(effect.slot, amountOf(effect, now), () => one.by);
  }
  for (const { by, slot, amount } of paid) change.other(slot, -amount, () => by);
}

/** Adds what an event does; shared by the briefing and the end of the turn. */
export function applyEvent(change: Change, event: ScenarioEvent, now: Now): void {
  for (const effect of event.effects) {
    change.other(effect.slot, amountOf(effect, now), () => ({ kind: "event", event: event.id }));
  }
}

function factsAfter(now: Now, moves: Moves): ArrayLike<number> {
  if (moves.answers.length + moves.events.length + moves.forums.length === 0) return now.facts;
  const facts = Array.from(now.facts);
  for (const { option } of moves.answers) facts[option.fact] = 1;
  for (const event of moves.events) facts[event.fact] = 1;
  for (const forum of moves.forums) for (const fact of forum.facts) facts[fact] = 1;
  return facts;
}
