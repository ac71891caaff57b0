import type { Slot } from "../rules/index.ts";
import type { Computed } from "./closures.ts";
import type { Fault, Path } from "./faults.ts";

interface Seen {
  readonly path: Path;
  readonly target: string;
  /** It does something for somebody. */
  alive: boolean;
  /** What it may add or set that its track cannot hold. */
  beyond?: string;
}

/** Keeps what is known of every effect over all its ground forms, to tell of those that never do what they say. */
export class EffectNotes {
  readonly #effects = new Map<string, Seen>();
  readonly #tracks = new Set<string>();

  see(path: Path, slot: Slot, set: boolean, amount: Computed): void {
    const key = JSON.stringify(path);
    const seen = this.#effects.get(key) ?? { path, target: slot.track, alive: false };
    this.#effects.set(key, seen);
    if (set || amount.low !== 0 || amount.high !== 0) {
      seen.alive = true;
      this.#tracks.add(slot.track);
    }
    const width = slot.max - slot.min;
    const least = set ? slot.min : -width;
    const most = set ? slot.max : width;
    if (Number.isFinite(amount.high) && amount.low > most) seen.beyond = `at least ${amount.low}`;
    if (Number.isFinite(amount.low) && amount.high < least) seen.beyond = `at most ${amount.high}`;
  }

  changes(track: string): boolean {
    return this.#tracks.has(track);
  }

  faults(): Fault[] {
    return [...this.#effects.values()].flatMap(({ path, target, alive, beyond }): Fault[] => {
      if (!alive) {
        const message = `this effect on \`${target}\` always adds 0`;
        return [{ code: "MV0213", path, message, cure: "take it out, or mend its condition" }];
      }
      if (beyond === undefined) return [];
      const message = `this effect moves \`${target}\` by ${beyond}, more than its whole range`;
      return [{ code: "MV0211", path, message, cure: "use a smaller amount or a wider range" }];
    });
  }
}
