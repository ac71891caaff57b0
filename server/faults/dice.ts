import { chance } from "@multivector/shared/rules";

/** Draws from a seed, one after another. */
export interface Dice {
  /** From 0 up to 1. */
  readonly draw: () => number;
  /** From 0 up to `under`. */
  readonly whole: (under: number) => number;
  readonly pick: <T>(items: readonly T[]) => T | undefined;
}

export function newDice(seed: string): Dice {
  let drawn = 0;
  const draw = () => {
    drawn += 1;
    return chance(seed, `${drawn}`);
  };
  const whole = (under: number) => Math.floor(draw() * under);
  return { draw, whole, pick: (items) => items[whole(items.length)] };
}
