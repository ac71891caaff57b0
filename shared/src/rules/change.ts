import { found } from "./lookup.ts";
import type { GroundEffect, Now, Scenario } from "./scenario.ts";
import type { Cause, CauseBy } from "./world.ts";

/**
 * Sums what is added to each slot, holds it within steps and bounds, and writes the ledger so that the causes of a slot
 * add up to its change (R17, R18).
 */
export class Change {
  readonly values: number[];
  readonly #start: ArrayLike<number>;
  readonly #scenario: Scenario;
  readonly #ledger: Cause[] | undefined;
  readonly #stepped: number[];
  readonly #unstepped: number[];

  /** `ledger`: where causes are written; without it none are. */
  constructor(scenario: Scenario, start: ArrayLike<number>, ledger: Cause[] | undefined) {
    this.#scenario = scenario;
    this.#start = start;
    this.#ledger = ledger;
    const count = start.length;
    this.values = new Array<number>(count);
    this.#stepped = new Array<number>(count);
    this.#unstepped = new Array<number>(count);
    for (let i = 0; i < count; i += 1) {
      this.values[i] = start[i] as number;
      this.#stepped[i] = 0;
      this.#unstepped[i] = 0;
    }
  }

  /** Adds what orders do: it is held back by the slot's step. */
  order(slot: number, amount: number, by: () => CauseBy): void {
    this.#add(this.#stepped, slot, amount, by);
  }

  /** Adds what answers, events and upkeep do: only the bounds hold it back. */
  other(slot: number, amount: number, by: () => CauseBy): void {
    this.#add(this.#unstepped, slot, amount, by);
  }

  #add(sums: number[], slot: number, amount: number, by: () => CauseBy): void {
    if (amount === 0) return;
    sums[slot] = (sums[slot] as number) + amount;
    this.#ledger?.push({ slot, amount, by: by() });
  }

  /** Applies the sums to `values`; call once. */
  settle(): void {
    for (let index = 0; index < this.values.length; index += 1) {
      if (this.#stepped[index] === 0 && this.#unstepped[index] === 0) continue;
      const slot = found(this.#scenario.slots[index], index);
      const start = this.#start[index] as number;
      const ordered = this.#stepped[index] as number;
      const within = Math.max(-slot.step, Math.min(slot.step, ordered));
      const wished = start + within + (this.#unstepped[index] as number);
      const settled = Math.max(slot.min, Math.min(slot.max, wished));
      this.values[index] = settled;
      if (!this.#ledger) continue;
      if (within !== ordered) this.#ledger.push(limit(index, within - ordered, "step"));
      if (settled !== wished) this.#ledger.push(limit(index, settled - wished, "bound"));
    }
  }
}

function limit(slot: number, amount: number, kind: "step" | "bound"): Cause {
  return { slot, amount, by: { kind: "limit", limit: kind } };
}

/** What an effect adds to its slot, in whole numbers (R16). */
export function amountOf(effect: GroundEffect, now: Now): number {
  const amount = Math.round(effect.amount(now));
  return effect.set ? amount - (now.values[effect.slot] as number) : amount;
}
