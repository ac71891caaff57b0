import type { Expr, Now } from "../rules/index.ts";
import { anything, type Bounds, boundsOf, either, exactly, magnitude, truth } from "./bounds.ts";

/** A number or truth, known already or computed from a moment. */
export interface Computed extends Bounds {
  readonly kind: "number" | "truth";
  /** Its value if it is the same at every moment. */
  readonly constant: number | undefined;
  readonly run: Expr;
  /** Set if it is just one slot, so that comparisons can read it directly. */
  readonly slot?: number;
  /** Reads which orders take effect this turn. */
  readonly readsOrders: boolean;
  /** Steps one evaluation takes at most. */
  readonly size: number;
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
  size: 1,
  ...exactly(constant),
});

export const slotOf = (slot: number, { low, high }: Bounds = anything): Computed => ({
  kind: "number",
  constant: undefined,
  run: (now) => now.values[slot] as number,
  slot,
  readsOrders: false,
  size: 1,
  low,
  high,
});

/** `bounds`: of a number anything if absent. */
export const computed = (
  kind: Computed["kind"],
  run: Expr,
  readsOrders = false,
  bounds: Bounds = kind === "truth" ? truth : anything,
  size = 1,
): Computed => ({ kind, constant: undefined, run, readsOrders, size, low: bounds.low, high: bounds.high });

const noMoment: Now = { turn: 0, values: [], facts: [], on: [], memo: [] };

const sizeOf = (parts: readonly Computed[]): number => parts.reduce((sum, part) => sum + part.size, 1);

/** `run`, made of the parts; folded to a constant if all parts are. */
function folded(kind: Computed["kind"], parts: readonly Computed[], run: Expr, bounds: Bounds): Computed {
  if (parts.every((part) => part.constant !== undefined)) return constantOf(kind, run(noMoment));
  const reads = parts.some((part) => part.readsOrders);
  return computed(kind, run, reads, bounds, sizeOf(parts));
}

type Operator = (a: Computed, b: Computed) => Computed;

type BoundsRule = (a: Bounds, b: Bounds) => Bounds;

const arithmetic =
  (bounds: BoundsRule, make: (a: Expr, b: Expr) => Expr): Operator =>
  (a, b) =>
    folded("number", [a, b], make(a.run, b.run), bounds(a, b));

/** Sums of two slots, and of anything and a constant, without a call for each: most indices are such. */
function sum(a: Computed, b: Computed): Computed {
  const [left, right, run] = [a.slot, b.slot, a.run];
  const bounds = boundsOf["+"](a, b);
  if (left !== undefined && right !== undefined) {
    return computed("number", (now) => (now.values[left] as number) + (now.values[right] as number), false, bounds);
  }
  const more = b.constant;
  if (more !== undefined && a.constant === undefined)
    return computed("number", (now) => run(now) + more, a.readsOrders, bounds);
  return arithmetic(boundsOf["+"], (one, other) => (now) => one(now) + other(now))(a, b);
}

/** Comparison with a constant reads a slot without a call: the most common shape by far. */
function comparison(
  bounds: BoundsRule,
  make: (a: Expr, b: Expr) => Expr,
  ofSlot: (slot: number, bound: number) => Expr,
): Operator {
  return (a, b) => {
    if (a.slot !== undefined && b.constant !== undefined) {
      return computed("truth", ofSlot(a.slot, b.constant), false, bounds(a, b));
    }
    return folded("truth", [a, b], make(a.run, b.run), bounds(a, b));
  };
}

/** Arithmetic and comparison of numbers; division by 0 gives 0, so that no expression is ever NaN. */
export const numberOperators: Readonly<Record<string, Operator>> = {
  "+": sum,
  "-": arithmetic(boundsOf["-"], (a, b) => (now) => a(now) - b(now)),
  "*": arithmetic(boundsOf["*"], (a, b) => (now) => a(now) * b(now)),
  "/": arithmetic(boundsOf["/"], (a, b) => (now) => {
    const divisor = b(now);
    return divisor === 0 ? 0 : a(now) / divisor;
  }),
  "%": arithmetic(boundsOf["%"], (a, b) => (now) => {
    const divisor = b(now);
    return divisor === 0 ? 0 : a(now) % divisor;
  }),
  "<": comparison(
    boundsOf["<"],
    (a, b) => (now) => (a(now) < b(now) ? 1 : 0),
    (slot, bound) => (now) => ((now.values[slot] as number) < bound ? 1 : 0),
  ),
  "<=": comparison(
    boundsOf["<="],
    (a, b) => (now) => (a(now) <= b(now) ? 1 : 0),
    (slot, bound) => (now) => ((now.values[slot] as number) <= bound ? 1 : 0),
  ),
  ">": comparison(
    boundsOf[">"],
    (a, b) => (now) => (a(now) > b(now) ? 1 : 0),
    (slot, bound) => (now) => ((now.values[slot] as number) > bound ? 1 : 0),
  ),
  ">=": comparison(
    boundsOf[">="],
    (a, b) => (now) => (a(now) >= b(now) ? 1 : 0),
    (slot, bound) => (now) => ((now.values[slot] as number) >= bound ? 1 : 0),
  ),
  "==": comparison(
    boundsOf["=="],
    (a, b) => (now) => (a(now) === b(now) ? 1 : 0),
    (slot, bound) => (now) => (now.values[slot] === bound ? 1 : 0),
  ),
  "!=": comparison(
    boundsOf["!="],
    (a, b) => (now) => (a(now) !== b(now) ? 1 : 0),
    (slot, bound) => (now) => (now.values[slot] !== bound ? 1 : 0),
  ),
};

export function and(a: Computed, b: Computed): Computed {
  if (a.constant === 0 || b.constant === 0) return constantOf("truth", 0);
  if (a.constant !== undefined) return b;
  if (b.constant !== undefined) return a;
  const [left, right] = [a.run, b.run];
  const bounds = { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
  const reads = a.readsOrders || b.readsOrders;
  return computed("truth", (now) => (left(now) !== 0 ? right(now) : 0), reads, bounds, sizeOf([a, b]));
}

export function or(a: Computed, b: Computed): Computed {
  return not(and(not(a), not(b)));
}

export function not(a: Computed): Computed {
  return folded("truth", [a], (now) => (a.run(now) === 0 ? 1 : 0), { low: 1 - a.high, high: 1 - a.low });
}

export function negative(a: Computed): Computed {
  return folded("number", [a], (now) => -a.run(now), { low: -a.high, high: -a.low });
}

export function choice(test: Computed, yes: Computed, no: Computed): Computed {
  if (test.constant !== undefined) return test.constant !== 0 ? yes : no;
  const [when, then, otherwise] = [test.run, yes.run, no.run];
  const reads = test.readsOrders || yes.readsOrders || no.readsOrders;
  const bounds = test.low === 1 ? yes : test.high === 0 ? no : either(yes, no);
  const size = test.size + Math.max(yes.size, no.size);
  return computed(yes.kind, (now) => (when(now) !== 0 ? then(now) : otherwise(now)), reads, bounds, size);
}

const pick =
  (better: (a: number, b: number) => boolean, best: (...all: number[]) => number) => (parts: readonly Computed[]) => {
    const runs = parts.map((part) => part.run);
    const bounds = { low: best(...parts.map((part) => part.low)), high: best(...parts.map((part) => part.high)) };
    const run: Expr = (now) => {
      let found = runs[0]?.(now) ?? 0;
      for (let i = 1; i < runs.length; i += 1) {
        const next = runs[i]?.(now) ?? 0;
        if (better(next, found)) found = next;
      }
      return found;
    };
    return folded("number", parts, run, bounds);
  };

const single = (change: (value: number) => number, bounds: (of: Bounds) => Bounds) => (parts: readonly Computed[]) =>
  folded("number", parts, (now) => change(parts[0]?.run(now) ?? 0), bounds(parts[0] ?? anything));

/** `min(a, b, ...)`, `max(a, b, ...)`, `abs(a)`, `floor(a)` */
export const numberFunctions: Readonly<
  Record<string, { least: number; most: number; of: (parts: readonly Computed[]) => Computed }>
> = {
  min: { least: 1, most: 16, of: pick((a, b) => a < b, Math.min) },
  max: { least: 1, most: 16, of: pick((a, b) => a > b, Math.max) },
  abs: { least: 1, most: 1, of: single(Math.abs, magnitude) },
  floor: {
    least: 1,
    most: 1,
    of: single(Math.floor, ({ low, high }) => ({ low: Math.floor(low), high: Math.floor(high) })),
  },
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
    truth,
    indices.length,
  );
}
