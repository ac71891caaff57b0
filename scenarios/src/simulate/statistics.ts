/** A figure with its 95 % confidence interval. */
export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Observations it is made of. */
  readonly count: number;
}

const z = 1.96;

/** A share by Wilson's interval (1927), which holds for small samples and near 0 and 1. */
export function shareOf(hits: number, count: number): Figure {
  if (count === 0) return { value: 0, low: 0, high: 1, count };
  const p = hits / count;
  const middle = (p + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const half = (z / (1 + (z * z) / count)) * Math.sqrt((p * (1 - p)) / count + (z * z) / (4 * count * count));
  return { value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half), count };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export const mean = (numbers: readonly number[]): number => (numbers.length === 0 ? 0 : sum(numbers) / numbers.length);

function variance(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return numbers.length < 2 ? 0 : sum(numbers.map((one) => (one - middle) ** 2)) / (numbers.length - 1);
}

export function meanOf(numbers: readonly number[]): Figure {
  const half = z * Math.sqrt(variance(numbers) / Math.max(1, numbers.length));
  const value = mean(numbers);
  return { value, low: value - half, high: value + half, count: numbers.length };
}

/** Pearson's correlation, its interval by Fisher's transformation (1921). */
export function correlationOf(pairs: readonly (readonly [number, number])[]): Figure {
  const count = pairs.length;
  const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  const [mx, my] = [mean(xs), mean(ys)];
  const together = sum(pairs.map(([x, y]) => (x - mx) * (y - my)));
  const apart = Math.sqrt(sum(xs.map((x) => (x - mx) ** 2)) * sum(ys.map((y) => (y - my) ** 2)));
  if (count < 4 || apart === 0) return { value: 0, low: -1, high: 1, count };
  const value = together / apart;
  const bent = Math.atanh(Math.min(0.999999, Math.max(-0.999999, value)));
  const half = z / Math.sqrt(count - 3);
  return { value, low: Math.tanh(bent - half), high: Math.tanh(bent + half), count };
}

/**
 * The part of the variance that groups explain (intraclass correlation, one-way, Fisher 1925), with the interval of F
 * approximated by the number of groups; 0 if there is no variance.
 */
export function explainedOf(groups: readonly (readonly number[])[]): Figure {
  const all = groups.flat();
  const size = all.length / Math.max(1, groups.length);
  const middle = mean(all);
  const between = (size * sum(groups.map((group) => (mean(group) - middle) ** 2))) / Math.max(1, groups.length - 1);
  const within =
    sum(groups.map((group) => sum(group.map((one) => (one - mean(group)) ** 2)))) /
    Math.max(1, all.length - groups.length);
  const total = between + (size - 1) * within;
  if (total === 0) return { value: 0, low: 0, high: 0, count: all.length };
  const value = Math.max(0, (between - within) / total);
  const spread = z * Math.sqrt(2 / Math.max(1, groups.length - 1)) * (1 - value) * Math.max(value, 1 / size);
  return { value, low: Math.max(0, value - spread), high: Math.min(1, value + spread), count: all.length };
}
