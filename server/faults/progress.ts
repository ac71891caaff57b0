import type { Findings } from "./findings.ts";

/** What happens at the tables of a server between its start and its death. Tables go by their index. */
export class Progress {
  /** Settled when so many requests were accepted; when every table was played on by a phase. */
  readonly enough: Promise<void>;
  readonly allMoved: Promise<void>;
  /** Tables that were there before; when they accepted something. */
  readonly #old: ReadonlySet<number>;
  readonly #accepted = new Map<number, number>();
  readonly #still: Set<number>;
  #left: number;
  #phases = 0;
  #tellEnough: () => void = () => {};
  #tellAll: () => void = () => {};

  constructor(tables: readonly unknown[], requests: number) {
    this.#left = requests;
    this.#old = new Set(tables.flatMap((table, index) => (table === undefined ? [] : index)));
    this.#still = new Set(tables.keys());
    this.enough = new Promise((resolve) => {
      this.#tellEnough = resolve;
    });
    this.allMoved = new Promise((resolve) => {
      this.#tellAll = resolve;
    });
  }

  accepted(index: number): void {
    if (!this.#accepted.has(index)) this.#accepted.set(index, performance.now());
    this.#left -= 1;
    if (this.#left <= 0) this.#tellEnough();
  }

  moved(index: number): void {
    this.#phases += 1;
    this.#still.delete(index);
    if (this.#still.size === 0) this.#tellAll();
  }

  /** Tables that were not played on. */
  get still(): readonly number[] {
    return [...this.#still];
  }

  /** `since`: when the server before this one was killed. */
  tell(findings: Findings, since: number | undefined): void {
    findings.phases += this.#phases;
    if (this.#accepted.size === 0) findings.early += 1;
    const times = [...this.#old].flatMap((index) => this.#accepted.get(index) ?? []);
    if (since === undefined || times.length === 0) return;
    findings.first.push(Math.min(...times) - since);
    if (times.length === this.#old.size) findings.all.push(Math.max(...times) - since);
  }
}
