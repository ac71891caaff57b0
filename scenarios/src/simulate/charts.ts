import type { Figure } from "./statistics.ts";

/** Text as it may stand in HTML. */
export const safe = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

interface Row {
  readonly label: string;
  readonly figure: Figure;
  readonly faint?: boolean;
}

const left = 220;
const wide = 560;
const high = 26;

/** Bars from 0 to 100 % with their confidence intervals, as SVG. */
export function bars(rows: readonly Row[]): string {
  const at = (share: number) => left + Math.max(0, Math.min(1, share)) * wide;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<line x1="${at(share)}" x2="${at(share)}" y1="0" y2="${rows.length * high}" stroke="#c9bfa5"/><text x="${at(share)}" y="${rows.length * high + 16}" text-anchor="middle">${share * 100} %</text>`,
  );
  const drawn = rows.map(({ label, figure, faint }, i) => {
    const y = i * high;
    const middle = y + high / 2;
    const value = Math.round(figure.value * 100);
    return [
      `<text x="${left - 8}" y="${middle + 5}" text-anchor="end">${safe(label)}</text>`,
      `<rect x="${left}" y="${y + 5}" width="${at(figure.value) - left}" height="${high - 10}" fill="${faint ? "#9db4c4" : "#2f6f9f"}"><title>${safe(label)}: ${value} %</title></rect>`,
      `<path d="M${at(figure.low)} ${middle}H${at(figure.high)}M${at(figure.low)} ${middle - 5}v10M${at(figure.high)} ${middle - 5}v10" stroke="#1b2733" fill="none"/>`,
      `<text x="${left + wide + 12}" y="${middle + 5}">${value} %</text>`,
    ].join("");
  });
  const size = `0 0 ${left + wide + 70} ${rows.length * high + 24}`;
  return `<svg viewBox="${size}" role="img" aria-label="${safe(rows.map(({ label, figure }) => `${label} ${Math.round(figure.value * 100)} %`).join(", "))}">${ticks.join("")}${drawn.join("")}</svg>`;
}
