import type { SessionRecord } from "@multivector/shared/record";
import { newWorld, type Scenario, type Submission, submit } from "@multivector/shared/rules";

/** What one seat sent and what was acknowledged of it, to be compared with what was kept. */
export class Account {
  readonly #sent = new Map<string, number>();
  readonly #acknowledged = new Map<string, number>();
  #unchecked = 0;

  /** Something is on its way; say what became of it. What is never heard of may be kept or not, but not twice. */
  sends(what: string): Receipt {
    count(this.#sent, what);
    return {
      acknowledged: () => {
        count(this.#acknowledged, what);
        this.#unchecked += 1;
      },
      refused: () => count(this.#sent, what, -1),
    };
  }

  /** Looks for everything that was acknowledged; what is missing or doubled is told once. */
  compare(kept: readonly string[]): Comparison {
    const found = new Map<string, number>();
    for (const what of kept) count(found, what);
    const missing = excess(this.#acknowledged, found);
    const doubled = excess(found, this.#sent);
    for (const what of missing) this.#acknowledged.set(what, found.get(what) ?? 0);
    for (const what of doubled) this.#sent.set(what, found.get(what) ?? 0);
    const checked = this.#unchecked;
    this.#unchecked = 0;
    return { checked, missing, doubled };
  }
}

export interface Receipt {
  readonly acknowledged: () => void;
  readonly refused: () => void;
}

export interface Comparison {
  /** How many things were acknowledged since the last time. */
  readonly checked: number;
  /** Acknowledged and not kept. */
  readonly missing: readonly string[];
  /** Kept more often than sent. */
  readonly doubled: readonly string[];
}

function count(times: Map<string, number>, what: string, by = 1): void {
  times.set(what, (times.get(what) ?? 0) + by);
}

const excess = (more: ReadonlyMap<string, number>, fewer: ReadonlyMap<string, number>): string[] =>
  [...more].flatMap(([what, times]) => (times > (fewer.get(what) ?? 0) ? what : []));

/** Requests that do not say which turn they are meant for. */
const ofAnyTurn: ReadonlySet<Submission["kind"]> = new Set(["agenda", "sign", "decline", "withdraw", "leave"]);

/** A submission as text that does not depend on the order of its keys, e.g. `turn 2: {"kind":"ready",...}`. */
export function textOf(turn: number, submission: Submission): string {
  const text = JSON.stringify(submission, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return ofAnyTurn.has(submission.kind) ? text : `turn ${turn}: ${text}`;
}

/** What a record holds of each seat, but for what caretakers did. */
export function keptOf(scenario: Scenario, { seed, entries }: SessionRecord): ReadonlyMap<string, string[]> {
  const kept = new Map<string, string[]>();
  let world = newWorld(scenario, seed);
  for (const entry of entries) {
    const { submission } = entry;
    if (submission.kind !== "end-phase" && Reflect.get(entry, "hand") !== "caretaker") {
      kept.set(submission.seat, [...(kept.get(submission.seat) ?? []), textOf(world.turn, submission)]);
    }
    world = submit(scenario, world, submission);
  }
  return kept;
}
