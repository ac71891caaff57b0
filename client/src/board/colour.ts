/** Colours as the 2D canvas (CSS text) and Phaser (0xRRGGBB) want them. */

export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads `#rgb`, `#rrggbb` and 0xRRGGBB; anything else is mid grey. */
export function rgbOf(colour: string | number): Rgb {
  if (typeof colour === "number") return [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255];
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  const digits = long?.slice(1) ?? short?.slice(1).map((digit) => digit + digit) ?? ["80", "80", "80"];
  const [red = 128, green = 128, blue = 128] = digits.map((digit) => Number.parseInt(digit, 16));
  return [red, green, blue];
}

export function numberOf(colour: string | number): number {
  const [red, green, blue] = rgbOf(colour);
  return (red << 16) | (green << 8) | blue;
}

/** CSS text with an opacity of 0..1. */
export function cssOf(colour: string | number, opacity = 1): string {
  const [red, green, blue] = rgbOf(colour);
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

/** `part` (0..1) of the second colour in the first. */
export function mixed(first: string | number, second: string | number, part: number): string {
  const a = rgbOf(first);
  const b = rgbOf(second);
  return `#${a.map((value, i) => hex(value + ((b[i] ?? 0) - value) * part)).join("")}`;
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}

/** Relative luminance (WCAG 2.2), 0 (black) to 1 (white). */
export function luminance(colour: string | number): number {
  const [red, green, blue] = rgbOf(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
