import { chance } from "./chance.ts";
import { closeDeals, judgeDeals } from "./deals/judge.ts";
import type { Excuse } from "./deals/terms.ts";
import { paymentsOf, type Standing, settleEffective } from "./effective.ts";
import { outcomeOf } from "./endings.ts";
import { convened } from "./forums/convene.ts";
import { standingOrders } from "./funds.ts";
import { found, lookupOf } from "./lookup.ts";
import { nowOf } from "./now.ts";
import type { Now, Option, Question, Scenario, ScenarioEvent } from "./scenario.ts";
import { type Moves, type Payment, turnEnd } from "./turnEnd.ts";
import type { Cause, Invitation, OrderResult, Report, World } from "./world.ts";

/** Turns an invitation stands after the turn in which it found no consent (R9). */
const invitationTurns = 2;

/**
 * Turns the sealed orders and answers of a world in its orders phase into the world of the report phase (R7-R22).
 * The order in which seals arrived changes nothing. `explain: false` leaves the ledger empty, for searches.
 */
export function adjudicate(scenario: Scenario, world: World, explain = true): World {
  const on = new Uint8Array(scenario.orders.length);
  const now = nowOf(scenario, world, on);
  const given = standingOrders(scenario, world, now, on);
  settleEffective(given, now, on);
  const paid = paymentsOf(given);
  const moves: Moves = {
    effective: given.filter((one) => !one.void).map((one) => one.order),
    paid,
    answers: answersOf(scenario, world, now),
    events: drawnEvents(scenario, world),
    forums: convened(scenario, world, sumsBySlot(paid)),
  };
  const causes: Cause[] | undefined = explain ? [...world.ledger] : undefined;
  const end = turnEnd(scenario, now, moves, causes);
  const ledger = causes ?? [];
  const values = end.values as readonly number[];
  const report = reportOf(world, given, moves, now, ledger);
  const next: World = {
    ...world,
    phase: "report",
    values,
    facts: end.facts as readonly number[],
    seats: world.seats.map(({ sealed: _opened, ...seat }) => ({ ...seat, ready: false })),
    invitations: invitationsAfter(world, given),
    ledger,
    report,
    window: [...world.window, values].slice(-scenario.scoring.window),
  };
  const judged = judgeDeals(scenario, next, report, excusesOf(scenario, world));
  const settled = judged === next ? next : reported(scenario, world, judged);
  const outcome = outcomeOf(scenario, settled);
  return outcome ? { ...closeDeals(settled), outcome } : settled;
}

/** Reasons given when sealing, each by the actor of the clause. */
function excusesOf({ seats }: Scenario, world: World): readonly Excuse[] {
  if (world.deals.length === 0) return [];
  return seats.flatMap(({ id, index }) =>
    (world.seats[index]?.sealed?.excuses ?? []).filter(
      ({ deal, clause }) => world.deals.find((one) => one.id === deal)?.terms.clauses[clause]?.actor === id,
    ),
  );
}

function sumsBySlot(paid: readonly Payment[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { slot, amount } of paid) sums.set(slot, (sums.get(slot) ?? 0) + amount);
  return sums;
}

/** The turn's end again after the deals have moved numbers. */
function reported(scenario: Scenario, before: World, world: World): World {
  return {
    ...world,
    window: [...before.window, world.values].slice(-scenario.scoring.window),
    ...(world.report ? { report: { ...world.report, ledger: world.ledger } } : {}),
  };
}

function answersOf(scenario: Scenario, world: World, now: Now): { question: Question; option: Option }[] {
  return world.questions.map((id) => {
    const question = found(lookupOf(scenario).questions.get(id), id);
    const given = world.seats[question.seatIndex]?.sealed?.answers[id];
    const chosen = question.options.find((option) => option.id === given && option.when?.(now) !== 0);
    const option = chosen ?? question.options.find((one) => one.id === question.fallback);
    return { question, option: found(option, question.fallback) };
  });
}

/** Of the events announced in the briefing, those that chance lets happen (R20). */
function drawnEvents(scenario: Scenario, world: World): ScenarioEvent[] {
  return world.due
    .map((id) => found(lookupOf(scenario).events.get(id), id))
    .filter((event) => chance(world.seed, `event ${event.id} ${world.turn}`) < event.odds);
}

function invitationsAfter(world: World, given: readonly Standing[]): Invitation[] {
  const settled = given.filter((one) => !one.invited || !one.void);
  const still = world.invitations.filter(
    ({ seat, order, until }) =>
      until > world.turn && !settled.some((one) => one.order.seat === seat && one.order.id === order),
  );
  const fresh = given
    .filter((one) => one.void === "no-consent" && !one.invited)
    .map(({ order }) => ({ seat: order.seat, order: order.id, until: world.turn + invitationTurns }));
  return [...still, ...fresh];
}

function reportOf(world: World, given: readonly Standing[], moves: Moves, now: Now, ledger: readonly Cause[]): Report {
  return {
    turn: world.turn,
    orders: given.map((one) => orderResult(one, now)),
    answers: moves.answers.map(({ question, option }) => ({
      seat: question.seat,
      question: question.id,
      option: option.id,
      fallback: world.seats[question.seatIndex]?.sealed?.answers[question.id] !== option.id,
    })),
    forums: moves.forums.map(({ result }) => result),
    events: [...world.fired, ...moves.events.map((event) => event.id)],
    ledger,
  };
}

function orderResult({ order, invited, void: reason }: Standing, now: Now): OrderResult {
  return {
    seat: order.seat,
    order: order.id,
    ...(reason ? { void: reason } : {}),
    ...(invited ? { invited: true as const } : {}),
    ...(order.contest && !reason
      ? { contest: { attack: order.contest.attack(now), defence: order.contest.defence(now) } }
      : {}),
  };
}
