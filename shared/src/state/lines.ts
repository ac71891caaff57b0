/**
 * A list as text: its lines joined by `;`. A seat's list is told as its difference from the public one:
 * `+3` takes the next three public lines, `-2` leaves two out, anything else is a line of its own.
 * Example: public `a;b;c`, seat `a;x;c` -> `+1;x;-1;+1`. Equal lists -> empty text; an empty list -> `-0`.
 * Lines never contain `;` and never start with a sign.
 */
const separator = ";";

export const joinLines = (lines: readonly string[]): string => lines.join(separator);

export const splitLines = (text: string): string[] => (text === "" ? [] : text.split(separator));

/** How `own` differs from `common`. */
export function lineDifference(common: readonly string[], own: readonly string[]): string {
  if (common.length === own.length && common.every((line, at) => line === own[at])) return "";
  const parts: string[] = [];
  let next = 0;
  let taken = 0;
  const flush = () => {
    if (taken > 0) parts.push(`+${taken}`);
    taken = 0;
  };
  for (const line of own) {
    const found = common.indexOf(line, next);
    if (found === -1) {
      flush();
      parts.push(line);
      continue;
    }
    if (found > next) {
      flush();
      parts.push(`-${found - next}`);
    }
    taken += 1;
    next = found + 1;
  }
  flush();
  return parts.length === 0 ? "-0" : joinLines(parts);
}

/** The list that differs from `common` as `difference` says. */
export function applyDifference(common: readonly string[], difference: string): readonly string[] {
  if (difference === "") return common;
  const own: string[] = [];
  let next = 0;
  for (const part of splitLines(difference)) {
    const count = part.startsWith("+") || part.startsWith("-") ? Number(part.slice(1)) : undefined;
    if (count === undefined) {
      own.push(part);
      continue;
    }
    if (part.startsWith("+")) own.push(...common.slice(next, next + count));
    next += count;
  }
  return own;
}
