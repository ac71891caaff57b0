import type { Expr, Now } from "../rules/index.ts";

/** A number or truth, known already or computed from a moment. */
export interface Computed {
  readonly kind: "number" | "truth";
  /** Its value if it is the same at every moment. */
  readonly constant: number | undefined;
  readonly run: Expr;
  /** Set if it is just one slot, so that comparisons can read it directly. */
  readonly slot?: number;
  /** Reads which orders take effect this turn. */
  readonly readsOrders: boolean;
}

/** An id: always known when an expression is compiled for one order. */
interface Name {
  readonly kind: "id";
  readonly id: string;
}

export type Compiled = Computed | Name;

export const constantOf = (kind: Computed["kind"], constant: number): Computed => ({
  kind,
  constant,
  run: () => constant,
  readsOrders: false,
});

export const slotOf = (slot: number): Computed => ({
  kind: "number",
  constant: undefined,
  run: (now) => now.values[slot] as number,
  slot,
  readsOrders: false,
});

export const computed = (kind: Computed["kind"], run: Expr, readsOrders = false): Computed => ({
  kind,
  constant: undefined,
  run,
  readsOrders,
});

const noMoment: Now = { turn: 0, values: [], facts: [], on: [], memo: [] };

/** `run`, made of the parts; folded to a constant if all parts are. */
function folded(kind: Computed["kind"], parts: readonly Computed[], run: Expr): Computed {
  if (parts.every((part) => part.constant !== undefined)) return constantOf(kind, run(noMoment));
  return computed(
    kind,
    run,
    parts.some((part) => part.readsOrders),
  );
}

type Operator = (a: Computed, b: Computed) => Computed;

const arithmetic =
  (make: (a: Expr, b: Expr) => Expr): Operator =>
  (a, b) =>
    folded("number", [a, b], make(a.run, b.run));

/** Comparison with a constant reads a slot without a call: the most common shape by far. */
function comparison(make: (a: Expr, b: Expr) => Expr, ofSlot: (slot: number, bound: number) => Expr): Operator {
  return (a, b) => {
    if (a.slot !== undefined && b.constant !== undefined) return computed("truth", ofSlot(a.slot, b.constant));
    return folded("truth", [a, b], make(a.run, b.run));
  };
}

/** Arithmetic and comparison of numbers; division by 0 gives 0, so that no expression is ever NaN. */
export const numberOperators: Readonly<Record<string, Operator>> = {
  "+": arithmetic((a, b) => (now) => a(now) + b(now)),
  "-": arithmetic((a, b) => (now) => a(now) - b(now)),
  "*": arithmetic((a, b) => (now) => a(now) * b(now)),
  "/": arithmetic((a, b) => (now) => {
    const divisor = b(now);
    return divisor === 0 ? 0 : a(now) / divisor;
  }),
  "%": arithmetic((a, b) => (now) => {
    const divisor = b(now);
    return divisor === 0 ? 0 : a(now) % divisor;
  }),
  "<": comparison(
    (a, b) => (now) => (a(now) < b(now) ? 1 : 0),
    (slot, bound) => (now) => ((now.values[slot] as number) < bound ? 1 : 0),
  ),
  "<=": comparison(
    (a, b) => (now) => (a(now) <= b(now) ? 1 : 0),
    (slot, bound) => (now) => ((now.values[slot] as number) <= bound ? 1 : 0),
  ),
  ">": comparison(
    (a, b) => (now) => (a(now) > b(now) ? 1 : 0),
    (slot, bound) => (now) => ((now.values[slot] as number) > bound ? 1 : 0),
  ),
  ">=": comparison(
    (a, b) => (now) => (a(now) >= b(now) ? 1 : 0),
    (slot, bound) => (now) => ((now.values[slot] as number) >= bound ? 1 : 0),
  ),
  "==": comparison(
    (a, b) => (now) => (a(now) === b(now) ? 1 : 0),
    (slot, bound) => (now) => (now.values[slot] === bound ? 1 : 0),
  ),
  "!=": comparison(
    (a, b) => (now) => (a(now) !== b(now) ? 1 : 0),
    (slot, bound) => (now) => (now.values[slot] !== bound ? 1 : 0),
  ),
};

export function and(a: Computed, b: Computed): Computed {
  if (a.constant === 0 || b.constant === 0) return constantOf("truth", 0);
  if (a.constant !== undefined) return b;
  if (b.constant !== undefined) return a;
  const [left, right] = [a.run, b.run];
  return computed("truth", (now) => (left(now) !== 0 ? right(now) : 0), a.readsOrders || b.readsOrders);
}

export function or(a: Computed, b: Computed): Computed {
  return not(and(not(a), not(b)));
}

export function not(a: Computed): Computed {
  return folded("truth", [a], (now) => (a.run(now) === 0 ? 1 : 0));
}

export function negative(a: Computed): Computed {
  return folded("number", [a], (now) => -a.run(now));
}

export function choice(test: Computed, yes: Computed, no: Computed): Computed {
  if (test.constant !== undefined) return test.constant !== 0 ? yes : no;
  const [when, then, otherwise] = [test.run, yes.run, no.run];
  const reads = test.readsOrders || yes.readsOrders || no.readsOrders;
  return computed(yes.kind, (now) => (when(now) !== 0 ? then(now) : otherwise(now)), reads);
}

const pick = (better: (a: number, b: number) => boolean) => (parts: readonly Computed[]) => {
  const runs = parts.map((part) => part.run);
  return folded("number", parts, (now) => {
    let best = runs[0]?.(now) ?? 0;
    for (let i = 1; i < runs.length; i += 1) {
      const next = runs[i]?.(now) ?? 0;
      if (better(next, best)) best = next;
    }
    return best;
  });
};

/** `min(a, b, ...)`, `max(a, b, ...)`, `abs(a)`, `floor(a)` */
export const numberFunctions: Readonly<
  Record<string, { least: number; most: number; of: (parts: readonly Computed[]) => Computed }>
> = {
  min: { least: 1, most: 16, of: pick((a, b) => a < b) },
  max: { least: 1, most: 16, of: pick((a, b) => a > b) },
  abs: { least: 1, most: 1, of: (parts) => folded("number", parts, (now) => Math.abs(parts[0]?.run(now) ?? 0)) },
  floor: { least: 1, most: 1, of: (parts) => folded("number", parts, (now) => Math.floor(parts[0]?.run(now) ?? 0)) },
};

/** True if any of these orders takes effect. */
export function anyOrdered(indices: readonly number[]): Computed {
  const [only] = indices;
  if (only === undefined) return constantOf("truth", 0);
  if (indices.length === 1) return computed("truth", (now) => now.on[only] as number, true);
  return computed(
    "truth",
    (now) => {
      for (const index of indices) if (now.on[index] === 1) return 1;
      return 0;
    },
    true,
  );
}
