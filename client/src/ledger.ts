import type {
  AnswerResult,
  Cause,
  CauseBy,
  EventId,
  ForumResult,
  OrderResult,
  Report,
  Scenario,
  Slot,
  Track,
  WhyId,
} from "@multivector/shared/rules";

/** Causes of one number; several by the same hand and for the same reason are one line. */
export function causesOf(ledger: readonly Cause[], slot: number): readonly Cause[] {
  const sums = new Map<string, Cause>();
  for (const cause of ledger) {
    if (cause.slot !== slot) continue;
    const hand = JSON.stringify(cause.by);
    const known = sums.get(hand);
    sums.set(hand, known === undefined ? cause : { ...known, amount: known.amount + cause.amount });
  }
  return [...sums.values()].filter((cause) => cause.amount !== 0);
}

/** How much a number moved by these causes. */
export function changeOf(ledger: readonly Cause[], slot: number): number {
  let sum = 0;
  for (const cause of ledger) if (cause.slot === slot) sum += cause.amount;
  return sum;
}

/** Numbers that moved, in the scenario's order, each with its change. */
export function changesOf(scenario: Scenario, ledger: readonly Cause[]): readonly { slot: Slot; amount: number }[] {
  return scenario.slots
    .map((slot) => ({ slot, amount: changeOf(ledger, slot.index) }))
    .filter(({ amount }) => amount !== 0);
}

/** One step of the report, as it is played. Each cause that moved a number belongs to exactly one step. */
export type Step = (
  | { readonly kind: "order"; readonly result: OrderResult }
  | { readonly kind: "answer"; readonly result: AnswerResult }
  | { readonly kind: "forum"; readonly result: ForumResult }
  | { readonly kind: "event"; readonly event: EventId }
  | { readonly kind: "upkeep"; readonly why: WhyId }
  | { readonly kind: "undisclosed" }
  | { readonly kind: "limits" }
) & { readonly causes: readonly Cause[] };

/** Causes worth a word: not what time does to a number that the end of its scale holds where it is. */
function toldOf(ledger: readonly Cause[]): readonly Cause[] {
  const slotsBy = (test: (by: CauseBy) => boolean) =>
    new Set(ledger.filter(({ by }) => test(by)).map(({ slot }) => slot));
  const acted = slotsBy(({ kind }) => kind !== "upkeep" && kind !== "limit");
  const limited = slotsBy(({ kind }) => kind === "limit");
  return ledger.filter(({ slot }) => acted.has(slot) || !limited.has(slot) || changeOf(ledger, slot) !== 0);
}

/** The turn as a story: orders, answers, events, what time does, what nobody may tell, what the bounds held back. */
export function stepsOf(report: Report): readonly Step[] {
  const ledger = toldOf(report.ledger);
  const of = (test: (by: CauseBy) => boolean) => ledger.filter(({ by }) => test(by));
  const orders = report.orders.map((result) => ({
    kind: "order" as const,
    result,
    causes: of(
      (by) => (by.kind === "order" || by.kind === "cost") && by.seat === result.seat && by.order === result.order,
    ),
  }));
  const answers = report.answers.map((result) => ({
    kind: "answer" as const,
    result,
    causes: of((by) => by.kind === "answer" && by.question === result.question),
  }));
  const forums = report.forums.map((result) => ({
    kind: "forum" as const,
    result,
    causes: of((by) => by.kind === "forum" && by.forum === result.forum),
  }));
  const events = report.events.map((event) => ({
    kind: "event" as const,
    event,
    causes: of((by) => by.kind === "event" && by.event === event),
  }));
  const whys = new Set(
    ledger.map(({ by }) => (by.kind === "upkeep" ? by.why : undefined)).filter((why) => why !== undefined),
  );
  const upkeep = [...whys].map((why) => ({
    kind: "upkeep" as const,
    why,
    causes: of((by) => by.kind === "upkeep" && by.why === why),
  }));
  const rest = [
    { kind: "undisclosed" as const, causes: of((by) => by.kind === "undisclosed") },
    { kind: "limits" as const, causes: of((by) => by.kind === "limit") },
  ].filter(({ causes }) => causes.length > 0);
  return [...orders, ...answers, ...forums, ...events, ...upkeep, ...rest];
}

/** Tracks that belong together on the screen. */
export interface TrackGroup {
  readonly id: "world" | "vectors" | "parties" | "sites" | "insight";
  readonly tracks: readonly Track[];
}

/** Tracks by what they are counted for; empty groups are left out. */
export function trackGroups(scenario: Scenario): readonly TrackGroup[] {
  const groups: readonly TrackGroup[] = (["world", "vectors", "parties", "sites", "insight"] as const).map((id) => ({
    id,
    tracks: scenario.tracks.filter((track) => groupOf(track) === id),
  }));
  return groups.filter(({ tracks }) => tracks.length > 0);
}

function groupOf({ per }: Track): TrackGroup["id"] {
  if (per.length === 0) return "world";
  if (per.includes("site")) return "sites";
  if (per.length > 1) return "insight";
  return per[0] === "vector" ? "vectors" : "parties";
}

/** Numbers of a track, in order. */
export const slotsOf = (scenario: Scenario, track: Track): readonly Slot[] =>
  scenario.slots.slice(track.first, track.first + track.count);
