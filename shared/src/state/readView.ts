import type {
  AwayPolicy,
  ClockAct,
  Delegate,
  Pace,
  PaceVote,
  PastHolder,
  SeatFill,
  TableInfo,
  Timetable,
} from "../protocol/types.ts";
import {
  type AimId,
  asId,
  type Outcome,
  type OwnView,
  type PhaseId,
  type PressMode,
  type Report,
  type Scenario,
  type Sealed,
  type SeatId,
  type View,
} from "../rules/index.ts";
import { codesOf } from "./codes.ts";
import { applyDifference, splitLines } from "./lines.ts";
import { applyValues, unpackValues } from "./packed.ts";
import { asReported, lineFields } from "./project.ts";
import type { Secrets, TableState } from "./tableState.ts";

/**
 * The view of a seat, or of an observer, as the state carries it; the inverse of `project`.
 * Undefined: the game has not begun, or the seat's secrets have not arrived yet.
 */
export function readView(scenario: Scenario, state: TableState, seat?: SeatId): View | undefined {
  const secrets = seat === undefined ? undefined : state.secrets?.get(seat);
  if (state.turn === 0 || (seat !== undefined && secrets === undefined)) return undefined;
  const codes = codesOf(scenario);
  const lines = readLines(state, secrets);
  const facts = new Set(codes.facts.read(lines.facts));
  const report = readReport(scenario, state, lines);
  const outcome = secrets?.outcome || state.outcome;
  return {
    ...(seat === undefined ? {} : { seat }),
    turn: state.turn,
    phase: asPhase(state.phase),
    values: applyValues([...state.values], secrets?.values ?? ""),
    facts: Array.from({ length: scenario.factCount }, (_, fact) => (facts.has(fact) ? 1 : 0)),
    seats: [...state.places].map(({ ready, sealed }) => ({ ready, sealed })),
    fired: codes.events.read(lines.fired),
    due: codes.events.read(lines.due),
    questions: codes.questions.read(lines.questions),
    forums: codes.forums.read(lines.forums),
    positions: codes.positions.read(lines.positions),
    invitations: codes.invitations.read(lines.invitations),
    offers: codes.offers.read(lines.offers),
    closed: codes.closed.read(lines.closed),
    deals: codes.deals.read(lines.deals),
    told: codes.told.read(lines.told),
    ledger: codes.ledger.read(lines.ledger),
    window: readWindow(scenario, state, secrets),
    ...(report === undefined ? {} : { report }),
    ...(outcome === "" ? {} : { outcome: JSON.parse(outcome) as Outcome }),
    ...(secrets === undefined ? {} : { own: readOwn(secrets) }),
  };
}

/** People, seats and clock of the table. */
export function readInfo(state: TableState): TableInfo {
  return {
    code: state.code,
    scenario: { id: state.scenario, version: state.version, hash: state.hash },
    pace: state.pace as Pace,
    stage: state.stage as TableInfo["stage"],
    ...(state.deadline === 0 ? {} : { deadline: state.deadline }),
    paused: state.paused,
    ...(state.timetable === "" ? {} : { timetable: JSON.parse(state.timetable) as Timetable }),
    missed: state.missed as AwayPolicy,
    votes: listOf<PaceVote>(state.votes),
    acts: listOf<ClockAct>(state.acts),
    seats: [...state.places].map(({ seat, name, by, connected, muted, caretaker, away, others, before, reserved }) => ({
      seat,
      name,
      by: by as "human" | SeatFill,
      connected,
      muted,
      caretaker,
      away: away as AwayPolicy,
      others: listOf<string>(others),
      before: listOf<PastHolder>(before),
      reserved,
    })),
    observers: state.observers,
    press: state.pressMode as PressMode,
    facilitated: state.facilitated,
  };
}

/** JSON of a list, or nothing. */
const listOf = <T>(text: string): readonly T[] => (text === "" ? [] : (JSON.parse(text) as T[]));

/** The delegation of a seat, its head first; only its own members know it. */
export const readDelegation = (state: TableState, seat?: SeatId): readonly Delegate[] =>
  listOf<Delegate>(seat === undefined ? "" : (state.secrets?.get(seat)?.delegation ?? ""));

/** How many messages a seat, or an observer, may read. */
export const readPressCount = (state: TableState, seat?: SeatId): number =>
  state.press + Number(seat === undefined ? 0 : (state.secrets?.get(seat)?.press ?? 0));

const asPhase = (phase: string) => phase as PhaseId;

type Lines = Readonly<Record<(typeof lineFields)[number], readonly string[]>>;

function readLines(state: TableState, secrets: Secrets | undefined): Lines {
  const read: Record<string, readonly string[]> = {};
  for (const field of lineFields) {
    const own = secrets?.[field] ?? "";
    if (field === "ledger") read.ledger = readLedger(state, own, read.reportLedger ?? []);
    else read[field] = applyDifference(splitLines(state[field]), own);
  }
  return read as Lines;
}

function readLedger(state: TableState, own: string, reported: readonly string[]): readonly string[] {
  if (own === asReported) return reported;
  return applyDifference(splitLines(state.ledger === asReported ? state.reportLedger : state.ledger), own);
}

function readReport(scenario: Scenario, state: TableState, lines: Lines): Report | undefined {
  if (state.reportTurn === 0) return undefined;
  const codes = codesOf(scenario);
  return {
    turn: state.reportTurn,
    orders: codes.orders.read(lines.reportOrders),
    answers: codes.answers.read(lines.reportAnswers),
    forums: codes.forumResults.read(lines.reportForums),
    events: codes.events.read(lines.reportEvents),
    ledger: codes.ledger.read(lines.reportLedger),
  };
}

function readWindow(scenario: Scenario, state: TableState, secrets: Secrets | undefined): number[][] {
  const { windowEnd, windowCount } = state;
  return Array.from({ length: windowCount }, (_, at) => {
    const place = (windowEnd - windowCount + at) % state.window.length;
    return applyValues(unpackValues(scenario.slots, state.window[place] ?? ""), secrets?.window[place] ?? "");
  });
}

function readOwn(secrets: Secrets): OwnView {
  const { dealt, agenda, sealed, offered } = secrets;
  return {
    dealt: dealt === "" ? [] : dealt.split(",").map((id) => asId<AimId>(id)),
    ...(agenda === "" ? {} : { agenda: asId<AimId>(agenda) }),
    ...(offered === "" ? {} : { offered: Number(offered) }),
    ...(sealed === "" ? {} : { sealed: JSON.parse(sealed) as Sealed }),
  };
}
