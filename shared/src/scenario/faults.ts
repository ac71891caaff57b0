import { type Code, codes } from "./codes.ts";

/** Where in a file: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** A finding before it has a line: the compiler knows paths, the parser knows where they stand. */
export interface Fault {
  readonly code: Code;
  readonly path: Path;
  /** UTF-16 units from the start of the text at `path`. */
  readonly offset?: number;
  readonly message: string;
  readonly cure?: string;
}

/** Collects faults; the same fault of several ground orders counts once. */
export class Faults {
  /** Errors: with one of them the scenario is not fit for play. */
  readonly list: Fault[] = [];
  /** Warnings and hints. */
  readonly notes: Fault[] = [];
  readonly #seen = new Set<string>();

  add(fault: Fault): void {
    const key = JSON.stringify([fault.code, fault.path, fault.offset, fault.message]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (codes[fault.code].severity === "error") this.list.push(fault);
    else this.notes.push(fault);
  }

  /** Runs the part; nothing is left of the faults it reports after the first, nor does it throw for them. */
  attempt<T>(part: () => T): T | undefined {
    try {
      return part();
    } catch (thrown) {
      if (!(thrown instanceof FaultFound)) throw thrown;
      this.add(thrown.fault);
      return undefined;
    }
  }
}

/** Leaves the compilation of one expression or entry; `Faults.attempt` catches it. */
export class FaultFound extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

const longestWord = 80;

/** "Did you mean ...?" by edit distance (Levenshtein, 1966); undefined if nothing is near. */
function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const far = distance(word, candidate) - (word[0] === candidate[0] ? 0.5 : 0);
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

/** A cure naming the nearest known word, or all of them if they are few. */
export function didYouMean(word: string, known: Iterable<string>): { readonly cure?: string } {
  const all = [...known];
  const near = nearest(word, all);
  if (near) return { cure: `did you mean \`${near}\`?` };
  if (all.length === 0) return {};
  const shown = all.slice(0, 12).join(", ");
  return { cure: `known here: ${shown}${all.length > 12 ? ", ..." : ""}` };
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
