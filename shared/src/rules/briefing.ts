import { Change } from "./change.ts";
import { found } from "./lookup.ts";
import { nowOf } from "./now.ts";
import type { Expr, Now, Scenario } from "./scenario.ts";
import { applyEvent } from "./turnEnd.ts";
import type { Cause, World } from "./world.ts";

/**
 * Opens `world.turn`: certain events happen, chance events are announced with their odds, questions and forums are put (R3-R5, R50).
 */
export function beginTurn(scenario: Scenario, world: World): World {
  const now = nowOf(scenario, world);
  const coming = scenario.events.filter(
    (event) => world.facts[event.fact] === 0 && isDue(event, world.turn, now) && event.odds > 0,
  );
  const certain = coming.filter((event) => event.odds >= 1);
  const ledger: Cause[] = [];
  const change = new Change(scenario, world.values, ledger);
  for (const event of certain) applyEvent(change, event, now);
  change.settle();
  const facts = [...world.facts];
  for (const event of certain) facts[event.fact] = 1;
  const opened: World = {
    ...world,
    phase: found(scenario.phases[0], "phases"),
    values: change.values,
    facts,
    seats: world.seats.map((seat) => ({ ...seat, ready: false })),
    fired: certain.map((event) => event.id),
    due: coming.filter((event) => event.odds < 1).map((event) => event.id),
    ledger,
  };
  return { ...opened, questions: questionsPut(scenario, opened), forums: forumsPut(scenario, opened), positions: [] };
}

function isDue(one: { readonly turn: number | undefined; readonly when: Expr | undefined }, turn: number, now: Now) {
  return (one.turn === undefined || one.turn === turn) && one.when?.(now) !== 0;
}

/** A question is put once: an answered one has the fact of an option set. */
function questionsPut(scenario: Scenario, world: World): World["questions"] {
  const now = nowOf(scenario, world);
  return scenario.questions
    .filter((question) => question.options.every((option) => world.facts[option.fact] === 0))
    .filter((question) => isDue(question, world.turn, now))
    .map((question) => question.id);
}

/** A forum is put once: afterwards the fact of its end is set (R50). */
function forumsPut(scenario: Scenario, world: World): World["forums"] {
  if (scenario.forums.length === 0) return [];
  const now = nowOf(scenario, world);
  return scenario.forums
    .filter(({ passed, failed }) => world.facts[passed.fact] === 0 && world.facts[failed.fact] === 0)
    .filter((forum) => isDue(forum, world.turn, now))
    .map(({ id }) => id);
}
