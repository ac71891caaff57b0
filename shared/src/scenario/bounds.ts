/** The least and the greatest an expression can ever be, whatever happens in play; infinite if it is not known. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export const anything: Bounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
export const truth: Bounds = { low: 0, high: 1 };
export const exactly = (value: number): Bounds => ({ low: value, high: value });

/** Beyond this a number is a mistake, and sums of such numbers would lose their units. */
export const largestNumber = 1e12;

/** Endpoints combined; 0 times infinity counts as 0. */
function spread(a: Bounds, b: Bounds, of: (x: number, y: number) => number): Bounds {
  const all = [of(a.low, b.low), of(a.low, b.high), of(a.high, b.low), of(a.high, b.high)].map((n) =>
    Number.isNaN(n) ? 0 : n,
  );
  return { low: Math.min(...all), high: Math.max(...all) };
}

export const holdsZero = ({ low, high }: Bounds): boolean => low <= 0 && high >= 0;

function quotient(a: Bounds, b: Bounds): Bounds {
  if (!holdsZero(b)) return spread(a, b, (x, y) => x / y);
  return { low: a.low < 0 || b.low < 0 ? anything.low : 0, high: a.high > 0 || b.low < 0 ? anything.high : 0 };
}

function remainder(a: Bounds, b: Bounds): Bounds {
  const most = Math.max(Math.abs(b.low), Math.abs(b.high));
  return { low: a.low < 0 ? -most : 0, high: a.high > 0 ? most : 0 };
}

/** A comparison that always holds, never holds, or either. */
const decided = (always: boolean, never: boolean): Bounds => (always ? exactly(1) : never ? exactly(0) : truth);

const alike = (a: Bounds, b: Bounds) => a.low === a.high && b.low === b.high && a.low === b.low;
const apart = (a: Bounds, b: Bounds) => a.high < b.low || b.high < a.low;

/** Bounds of the operators of two numbers. */
export const boundsOf = {
  "+": (a: Bounds, b: Bounds): Bounds => ({ low: a.low + b.low, high: a.high + b.high }),
  "-": (a: Bounds, b: Bounds): Bounds => ({ low: a.low - b.high, high: a.high - b.low }),
  "*": (a: Bounds, b: Bounds): Bounds => spread(a, b, (x, y) => x * y),
  "/": quotient,
  "%": remainder,
  "<": (a: Bounds, b: Bounds): Bounds => decided(a.high < b.low, a.low >= b.high),
  "<=": (a: Bounds, b: Bounds): Bounds => decided(a.high <= b.low, a.low > b.high),
  ">": (a: Bounds, b: Bounds): Bounds => decided(a.low > b.high, a.high <= b.low),
  ">=": (a: Bounds, b: Bounds): Bounds => decided(a.low >= b.high, a.high < b.low),
  "==": (a: Bounds, b: Bounds): Bounds => decided(alike(a, b), apart(a, b)),
  "!=": (a: Bounds, b: Bounds): Bounds => decided(apart(a, b), alike(a, b)),
} as const;

export const either = (a: Bounds, b: Bounds): Bounds => ({
  low: Math.min(a.low, b.low),
  high: Math.max(a.high, b.high),
});

export const magnitude = ({ low, high }: Bounds): Bounds => ({
  low: low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high)),
  high: Math.max(Math.abs(low), Math.abs(high)),
});

/** Finite, but beyond all measure. */
export const tooLarge = ({ low, high }: Bounds): boolean =>
  [low, high].some((n) => Number.isFinite(n) && Math.abs(n) > largestNumber);
