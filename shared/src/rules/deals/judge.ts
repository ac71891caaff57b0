import { amountOf, Change } from "../change.ts";
import { found, lookupOf, seatOf } from "../lookup.ts";
import { nowOf } from "../now.ts";
import type { Scenario } from "../scenario.ts";
import type { Cause, Report, World } from "../world.ts";
import { closedAtTurnEnd } from "./closed.ts";
import { transfer } from "./dealing.ts";
import type { Clause, ClauseState, Deal, Excuse, Told, Verdict } from "./terms.ts";
import { isMeant, windowOf } from "./windows.ts";

/** What judging reads and writes while it goes through the deals. */
interface Session {
  readonly scenario: Scenario;
  readonly turn: number;
  readonly report: Report;
  readonly values: number[];
  readonly ledger: Cause[];
  readonly told: Told[];
  readonly excuses: readonly Excuse[];
}

/**
 * Judges the clauses of all deals after a turn: each exactly once, with its evidence (R35-R39). Later instalments are
 * paid, conditions set off, and what the scenario says follows from keeping and breaking. `excuses`: reasons their breakers gave.
 */
export function judgeDeals(scenario: Scenario, world: World, report: Report, excuses: readonly Excuse[]): World {
  if (isQuiet(world)) return world;
  const session: Session = {
    scenario,
    turn: world.turn,
    report,
    values: [...world.values],
    ledger: [...world.ledger],
    told: [...world.told],
    excuses,
  };
  const judged = world.deals.map((deal) => judgedDeal(session, deal));
  const offers = world.offers.filter((one) => one.terms.until > world.turn);
  const closed = closedAtTurnEnd(world);
  const next = {
    ...world,
    deals: judged,
    offers,
    closed,
    values: session.values,
    ledger: session.ledger,
    told: session.told,
  };
  return withConsequences(scenario, world, next);
}

const isQuiet = ({ deals, offers, closed }: World): boolean => deals.length + offers.length + closed.length === 0;

function judgedDeal(session: Session, deal: Deal): Deal {
  const states: ClauseState[] = [...deal.states];
  for (const [place, clause] of deal.terms.clauses.entries()) {
    const state = states[place];
    if (!state || state.verdict) continue;
    states[place] = withReason(session, deal, place, judgedClause(session, deal, clause, place, states));
  }
  return { ...deal, states };
}

function judgedClause(
  session: Session,
  deal: Deal,
  clause: Clause,
  place: number,
  states: readonly ClauseState[],
): ClauseState {
  const before = states[place] ?? {};
  const state = begun(session, clause, before, states);
  if (state.verdict) return state;
  const next = state.from === undefined ? state : fulfilled(session, deal, clause, place, state);
  if (next.verdict) return next;
  const { left, terms } = deal;
  const released = left !== undefined && session.turn >= left.turn + (terms.notice ?? 0);
  return released ? { ...next, verdict: { result: "void", turn: session.turn, why: "left" } } : next;
}

/** A broken clause bears the reason its breaker gave, if it gave one (R47). */
function withReason({ excuses }: Session, { id }: Deal, place: number, state: ClauseState): ClauseState {
  if (state.verdict?.result !== "broken") return state;
  const excuse = excuses.find(({ deal, clause }) => deal === id && clause === place);
  return excuse ? { ...state, verdict: { ...state.verdict, reason: excuse.reason } } : state;
}

/** After the last turn: who had refrained so far has kept it, all else is void (R36). */
export function closeDeals(world: World): World {
  if (world.deals.length === 0 && world.offers.length === 0) return world;
  const { turn } = world;
  const closed = (clause: Clause | undefined, state: ClauseState): ClauseState => {
    if (state.verdict) return state;
    const kept = clause?.kind === "refrain" && state.from !== undefined && (clause.turn ?? 0) <= turn;
    const verdict: Verdict = kept
      ? { result: "kept", turn, why: "refrained" }
      : { result: "void", turn, why: "game-over" };
    return { ...state, verdict };
  };
  const deals = world.deals.map((deal) => ({
    ...deal,
    states: deal.states.map((state, place) => closed(deal.terms.clauses[place], state)),
  }));
  return { ...world, deals, offers: [] };
}

/** Sets off a clause whose condition was kept; gives up one whose condition failed or comes too late. */
function begun({ turn }: Session, clause: Clause, state: ClauseState, states: readonly ClauseState[]): ClauseState {
  if (clause.if === undefined || state.from !== undefined) return state;
  const condition = states[clause.if]?.verdict;
  if (condition?.result === "kept") return { ...state, from: turn };
  if (condition) return { ...state, verdict: { result: "void", turn, why: "condition-failed" } };
  const last = clause.turn === undefined ? undefined : clause.turn + clause.turns - 1;
  if (last !== undefined && turn >= last) return { ...state, verdict: { result: "void", turn, why: "too-late" } };
  return state;
}

function fulfilled(session: Session, deal: Deal, clause: Clause, place: number, state: ClauseState): ClauseState {
  const window = windowOf(clause, state);
  if (!window || session.turn < window.first) return state;
  const last = session.turn >= window.last;
  switch (clause.kind) {
    case "order":
      return orderJudged(session, clause, state, last);
    case "refrain":
      return refrainJudged(session, clause, state, last);
    case "pay":
      return instalment(session, deal, clause, place, state, window.first);
    case "answer":
      return answerJudged(session, clause, state, last);
    case "support":
      return supportJudged(session, clause, state, last);
    case "tell":
      session.told.push({
        from: clause.actor,
        to: clause.to,
        slot: clause.slot,
        value: session.values[clause.slot] ?? 0,
        turn: session.turn,
        deal: deal.id,
      });
      return { ...state, verdict: { result: "kept", turn: session.turn, why: "told" } };
  }
}

function ordersMeant({ scenario, report }: Session, clause: Extract<Clause, { kind: "order" | "refrain" }>) {
  const orders = found(lookupOf(scenario).orders[seatOf(scenario, clause.actor).index], clause.actor);
  return report.orders.filter(
    (one) => one.seat === clause.actor && isMeant(clause, found(orders.get(one.order), one.order)),
  );
}

/** An order void through others prevents the duty; one its giver could not pay does not. */
function orderJudged(
  session: Session,
  clause: Extract<Clause, { kind: "order" }>,
  state: ClauseState,
  last: boolean,
): ClauseState {
  const { turn } = session;
  const given = ordersMeant(session, clause);
  const done = given.find((one) => one.void === undefined);
  if (done) return { ...state, verdict: { result: "kept", turn, why: "ordered", order: done.order } };
  const tried = given.find((one) => one.void !== "funds")?.order ?? state.tried;
  const next = tried === undefined ? state : { ...state, tried };
  if (!last) return next;
  if (tried !== undefined) return { ...next, verdict: { result: "void", turn, why: "prevented", order: tried } };
  return { ...next, verdict: { result: "broken", turn, why: "not-ordered" } };
}

/** Broken by sealing it, even if it came to nothing; an invitation taken up by its partner was sealed before. */
function refrainJudged(
  session: Session,
  clause: Extract<Clause, { kind: "refrain" }>,
  state: ClauseState,
  last: boolean,
): ClauseState {
  const { turn } = session;
  const [given] = ordersMeant(session, clause).filter((one) => !one.invited);
  if (given) return { ...state, verdict: { result: "broken", turn, why: "ordered-anyway", order: given.order } };
  return last ? { ...state, verdict: { result: "kept", turn, why: "refrained" } } : state;
}

function instalment(
  session: Session,
  deal: Deal,
  clause: Extract<Clause, { kind: "pay" }>,
  place: number,
  state: ClauseState,
  first: number,
): ClauseState {
  const { scenario, turn, values, ledger } = session;
  const due = Math.min(clause.turns, turn - first + 1);
  let paid = state.paid ?? 0;
  if (paid < due) {
    const by = { kind: "deal", deal: deal.id, clause: place } as const;
    const moved = transfer(scenario, values, clause, (slot, amount) => ledger.push({ slot, amount, by }));
    if (moved === undefined) return { ...state, verdict: { result: "broken", turn, why: "could-not-pay" } };
    paid += 1;
  }
  const next = { ...state, paid };
  return paid < clause.turns ? next : { ...next, verdict: { result: "kept", turn, why: "paid" } };
}

/** What counts is the answer that took effect, chosen or by default. */
function answerJudged(
  { report, turn }: Session,
  clause: Extract<Clause, { kind: "answer" }>,
  state: ClauseState,
  last: boolean,
): ClauseState {
  const answer = report.answers.find((one) => one.question === clause.question);
  if (!answer) return last ? { ...state, verdict: { result: "void", turn, why: "never-asked" } } : state;
  const { option } = answer;
  if (option === clause.option) return { ...state, verdict: { result: "kept", turn, why: "answered", option } };
  return { ...state, verdict: { result: "broken", turn, why: "answered-otherwise", option } };
}

/** What counts is the ballot cast in the forum. */
function supportJudged(
  { report, turn }: Session,
  clause: Extract<Clause, { kind: "support" }>,
  state: ClauseState,
  last: boolean,
): ClauseState {
  const result = report.forums.find((one) => one.forum === clause.forum);
  if (!result) return last ? { ...state, verdict: { result: "void", turn, why: "never-asked" } } : state;
  const ballot = result.ballots.find((one) => one.seat === clause.actor && one.void === undefined);
  const kept =
    ballot !== undefined &&
    clause.choices.every((choice) => ballot.choices.includes(choice)) &&
    (ballot.amount ?? 0) >= (clause.amount ?? 0);
  const verdict: Verdict = kept
    ? { result: "kept", turn, why: "supported" }
    : { result: "broken", turn, why: "not-supported" };
  return { ...state, verdict };
}

/** Fulfilment and breach move what the scenario says, between the actor and each other signatory (R39). */
function withConsequences(scenario: Scenario, before: World, after: World): World {
  const ledger = [...after.ledger];
  const change = new Change(scenario, after.values, ledger);
  const now = nowOf(scenario, after);
  for (const deal of after.deals) {
    for (const [place, { verdict }] of deal.states.entries()) {
      if (verdict?.turn !== before.turn || verdict.result === "void") continue;
      const clause = found(deal.terms.clauses[place], place);
      for (const other of deal.seats.filter((seat) => seat !== clause.actor)) {
        const effects = scenario.deals.consequences.get(`${clause.actor}|${other}`)?.[verdict.result] ?? [];
        for (const effect of effects) {
          change.other(effect.slot, amountOf(effect, now), () => ({ kind: "deal", deal: deal.id, clause: place }));
        }
      }
    }
  }
  change.settle();
  return { ...after, values: change.values, ledger };
}
