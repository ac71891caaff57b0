import { lookupOf } from "./lookup.ts";
import type { Now, Scenario } from "./scenario.ts";

/** What an expression reads, over the values of a world, a view or a preview; `on` defaults to no orders at all. */
export function nowOf(
  scenario: Scenario,
  moment: { readonly turn: number; readonly values: ArrayLike<number>; readonly facts: ArrayLike<number> },
  on: ArrayLike<number> = lookupOf(scenario).allOff,
): Now {
  return { turn: moment.turn, values: moment.values, facts: moment.facts, on, memo: newMemo(scenario) };
}

/** No index computed yet. */
export function newMemo(scenario: Scenario): number[] {
  const memo: number[] = [];
  for (let i = 0; i < scenario.indices.length; i += 1) memo.push(Number.NaN);
  return memo;
}
