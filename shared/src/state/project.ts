import { type Report, type Scenario, type View, viewOf, type World } from "../rules/index.ts";
import { codesOf, type Lines } from "./codes.ts";
import { joinLines, lineDifference } from "./lines.ts";
import { packValues, valueDifference } from "./packed.ts";
import { Place, Secrets, type TableState } from "./tableState.ts";

/** Adds what every table of the scenario has: a place and an empty secrets object for each seat. Once, before anybody joins. */
export function furnish(scenario: Scenario, state: TableState): void {
  state.scenario = scenario.id;
  state.version = scenario.version;
  state.hash = scenario.hash;
  for (const { id } of scenario.seats) {
    state.places.push(new Place().assign({ seat: id }));
    state.secrets.set(id, new Secrets());
  }
}

/**
 * Brings the state up to the world, touching only what changed, so that a patch is small.
 * The public part is what an observer may know; each seat's surplus goes into its own `Secrets` and nowhere else.
 */
export function project(scenario: Scenario, world: World, state: TableState): void {
  const before = projected.get(state);
  projected.set(state, world);
  const seatsOnly = before !== undefined && sameButSeats(before, world);
  const common = viewOf(scenario, world);
  const publicLines = seatsOnly ? undefined : linesOf(scenario, common);
  if (publicLines !== undefined) projectPublic(scenario, common, publicLines, state);
  for (const { id, index } of scenario.seats) {
    const secrets = state.secrets.get(id);
    if (secrets === undefined) throw new Error(`the state has no secrets object for ${id}; furnish it first`);
    const place = state.places[index];
    const seen = common.seats[index];
    if (place !== undefined && seen !== undefined) assignChanged(place, { ready: seen.ready, sealed: seen.sealed });
    const own = viewOf(scenario, world, id);
    projectOwn(own, secrets);
    if (publicLines !== undefined) projectSurplus(scenario, { common, publicLines, own }, secrets);
  }
}

/** The world each state shows. */
const projected = new WeakMap<TableState, World>();

/** Whether only what seats have done in this phase differs, as after each order: then the lists need not be compared again. */
function sameButSeats(before: World, now: World): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  keys.delete("seats");
  return [...keys].every((key) => Reflect.get(before, key) === Reflect.get(now, key));
}

/** The lists of a view as lines; the texts of `TableState` and `Secrets` bear the same names. */
type ViewLines = Readonly<Record<(typeof lineFields)[number], readonly string[]>>;
export const lineFields = [
  "facts",
  "fired",
  "due",
  "questions",
  "forums",
  "positions",
  "invitations",
  "offers",
  "closed",
  "deals",
  "told",
  "reportOrders",
  "reportAnswers",
  "reportEvents",
  "reportForums",
  "reportLedger",
  "ledger",
] as const;

/** Stands for a ledger equal to the one in the report: it is told once. */
export const asReported = "=";

function linesOf(scenario: Scenario, view: View): ViewLines {
  const codes = codesOf(scenario);
  const report = <T>(lines: Lines<T>, of: (report: Report) => readonly T[]) =>
    view.report === undefined ? [] : lines.write(of(view.report));
  return {
    facts: codes.facts.write([...view.facts.keys()].filter((fact) => view.facts[fact] === 1)),
    fired: codes.events.write(view.fired),
    due: codes.events.write(view.due),
    questions: codes.questions.write(view.questions),
    forums: codes.forums.write(view.forums),
    positions: codes.positions.write(view.positions),
    invitations: codes.invitations.write(view.invitations),
    offers: codes.offers.write(view.offers),
    closed: codes.closed.write(view.closed),
    deals: codes.deals.write(view.deals),
    told: codes.told.write(view.told),
    reportOrders: report(codes.orders, ({ orders }) => orders),
    reportAnswers: report(codes.answers, ({ answers }) => answers),
    reportEvents: report(codes.events, ({ events }) => events),
    reportForums: report(codes.forumResults, ({ forums }) => forums),
    reportLedger: report(codes.ledger, ({ ledger }) => ledger),
    ledger: codes.ledger.write(view.ledger),
  };
}

const equalLines = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((line, at) => line === b[at]);
const repeatsReport = ({ ledger, reportLedger }: ViewLines) => ledger.length > 0 && equalLines(ledger, reportLedger);
const outcomeText = ({ outcome }: View) => (outcome === undefined ? "" : JSON.stringify(outcome));

function projectPublic(scenario: Scenario, view: View, lines: ViewLines, state: TableState): void {
  const texts = Object.fromEntries(lineFields.map((field) => [field, joinLines(lines[field])]));
  if (repeatsReport(lines)) texts.ledger = asReported;
  assignChanged(state, {
    turn: view.turn,
    phase: view.phase,
    reportTurn: view.report?.turn ?? 0,
    outcome: outcomeText(view),
    ...texts,
  });
  view.values.forEach((value, slot) => {
    if (state.values[slot] !== value) state.values[slot] = value;
  });
  projectWindow(scenario, view, state);
}

function projectWindow(scenario: Scenario, view: View, state: TableState): void {
  const end = ringEnd(view);
  writeRing(
    state.window,
    scenario.scoring.window,
    end,
    view.window.map((values) => packValues(scenario.slots, values)),
  );
  assignChanged(state, { windowEnd: end, windowCount: view.window.length });
}

/** Number of turn-ends so far; the report of turn `n` closes the n-th. */
const ringEnd = (view: View) => Math.max(view.report?.turn ?? 0, view.window.length);

/** Writes texts, oldest first, so that a new turn-end overwrites one place and moves none. */
function writeRing(
  ring: { length: number; [place: number]: string },
  size: number,
  end: number,
  texts: readonly string[],
): void {
  while (ring.length < Math.max(size, texts.length)) ring[ring.length] = "";
  texts.forEach((text, at) => {
    const place = (end - texts.length + at) % ring.length;
    if (ring[place] !== text) ring[place] = text;
  });
}

interface Knowledge {
  readonly common: View;
  readonly publicLines: ViewLines;
  readonly own: View;
}

function projectSurplus(scenario: Scenario, { common, publicLines, own }: Knowledge, secrets: Secrets): void {
  const lines = linesOf(scenario, own);
  const texts = Object.fromEntries(
    lineFields.map((field) => [field, lineDifference(publicLines[field], lines[field])]),
  );
  if (texts.ledger !== "" && repeatsReport(lines)) texts.ledger = asReported;
  const outcome = outcomeText(own);
  assignChanged(secrets, {
    ...texts,
    values: valueDifference(common.values, own.values),
    outcome: outcome === outcomeText(common) ? "" : outcome,
  });
  const windows = own.window.map((values, at) => valueDifference(common.window[at] ?? [], values));
  writeRing(secrets.window, scenario.scoring.window, ringEnd(own), windows);
}

function projectOwn({ own }: View, secrets: Secrets): void {
  assignChanged(secrets, {
    dealt: (own?.dealt ?? []).join(","),
    agenda: own?.agenda ?? "",
    offered: own?.offered === undefined ? "" : String(own.offered),
    sealed: own?.sealed === undefined ? "" : JSON.stringify(own.sealed),
  });
}

/** Assigns only what differs: an assignment is a change on the wire even if the value is the same. */
function assignChanged<T extends object>(target: T, values: Partial<T> | Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(values)) {
    if (Reflect.get(target, field) !== value) Reflect.set(target, field, value);
  }
}
