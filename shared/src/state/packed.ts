import type { Slot } from "../rules/index.ts";

const first = 35; // "#": from here to "~" every character is printable and needs one byte
const base = 91; // up to "}", without backslash trouble because nothing here is quoted

/** Characters a value of the slot needs. */
function widthOf(slot: Slot): number {
  const span = slot.max - slot.min;
  return span < base ? 1 : span < base ** 2 ? 2 : span < base ** 3 ? 3 : 0;
}

/** All values of a world in a few bytes: `value - min` of each slot in base 91. Falls back to JSON for what does not fit. */
export function packValues(slots: readonly Slot[], values: readonly number[]): string {
  let text = "";
  for (const slot of slots) {
    const width = widthOf(slot);
    const value = values[slot.index] ?? 0;
    if (width === 0 || !Number.isInteger(value) || value < slot.min || value > slot.max)
      return `!${JSON.stringify(values)}`;
    let rest = value - slot.min;
    let digits = "";
    for (let place = 0; place < width; place++) {
      digits = String.fromCharCode(first + (rest % base)) + digits;
      rest = Math.floor(rest / base);
    }
    text += digits;
  }
  return text;
}

/** The inverse of `packValues`. */
export function unpackValues(slots: readonly Slot[], text: string): number[] {
  if (text.startsWith("!")) return JSON.parse(text.slice(1)) as number[];
  const values: number[] = [];
  let at = 0;
  for (const slot of slots) {
    let rest = 0;
    for (let place = widthOf(slot); place > 0; place--) {
      rest = rest * base + text.charCodeAt(at) - first;
      at += 1;
    }
    values[slot.index] = slot.min + rest;
  }
  return values;
}

/** `slot:value,...` where `own` differs from `common`. */
export function valueDifference(common: readonly number[], own: readonly number[]): string {
  const parts: string[] = [];
  own.forEach((value, slot) => {
    if (value !== common[slot]) parts.push(`${slot}:${value}`);
  });
  return parts.join(",");
}

export function applyValues(common: readonly number[], difference: string): number[] {
  const own = [...common];
  if (difference === "") return own;
  for (const part of difference.split(",")) {
    const colon = part.indexOf(":");
    own[Number(part.slice(0, colon))] = Number(part.slice(colon + 1));
  }
  return own;
}
