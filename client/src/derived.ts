import type { Scenario, Slot } from "@multivector/shared/rules";

/** How much the change of one number moved a number derived from many. */
export interface Share {
  readonly slot: Slot;
  readonly amount: number;
}

/**
 * What moved a derived number, by the numbers it is made of. Each is changed in turn, first to last and last to first;
 * the mean of both ways is its share, so that shares add up to the change exactly.
 */
export function sharesOf(
  { slots }: Pick<Scenario, "slots">,
  before: readonly number[],
  after: readonly number[],
  measure: (values: readonly number[]) => number,
): readonly Share[] {
  const moved = slots.filter(({ index }) => before[index] !== after[index]);
  const forth = passOf(moved, before, after, measure);
  const back = passOf([...moved].reverse(), before, after, measure).reverse();
  return moved
    .map((slot, at) => ({ slot, amount: ((forth[at] ?? 0) + (back[at] ?? 0)) / 2 }))
    .filter(({ amount }) => Math.abs(amount) > 1e-9);
}

function passOf(
  moved: readonly Slot[],
  before: readonly number[],
  after: readonly number[],
  measure: (values: readonly number[]) => number,
): number[] {
  const values = [...before];
  let last = measure(values);
  return moved.map(({ index }) => {
    values[index] = after[index] ?? 0;
    const now = measure(values);
    const amount = now - last;
    last = now;
    return amount;
  });
}
