import { bars, safe } from "./charts.ts";
import type { Figures } from "./figures.ts";
import type { Figure } from "./statistics.ts";
import { percent, type Verdict } from "./verdicts.ts";

/** The whole report as one page without scripts and without anything from elsewhere. */
export function pageOf(figures: Figures, verdicts: readonly Verdict[], seconds: number, seed: string): string {
  const title = `${figures.scenario} ${figures.version}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${safe(title)}: simulated games</title>
<style>${style}</style>
</head>
<body>
<h1>${safe(title)}</h1>
<p>${figures.games} simulated games, seed ${safe(seed)}, ${Math.round(seconds)} s. Rules ${figures.hash.slice(0, 12)}. Whiskers are 95 % confidence intervals.</p>
<h2>Verdicts</h2>
${verdictList(verdicts)}
<h2>Success by seat</h2>
${bars(seatRows(figures))}
<h2>The pivot's policies</h2>
${bars(figures.pivot.map(({ policy, success }) => ({ label: policy, figure: success })))}
<h2>Endings</h2>
${bars(figures.endings.map(({ ending, share }) => ({ label: ending, figure: share })))}
<h2>Flow</h2>
${bars(flowRows(figures))}
<p>Length ${number(figures.length)} turns; deals a game ${number(figures.deals.perGame)}; sum of points ${number(figures.deals.pointsWith)}${figures.deals.pointsWithout ? `, without deals ${number(figures.deals.pointsWithout)}` : ""}.</p>
<h2>Orders</h2>
${actionTable(figures)}
<h2>Never seen</h2>
${neverList(figures)}
</body>
</html>
`;
}

const number = ({ value, low, high }: Figure): string =>
  `${value.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;

const verdictList = (verdicts: readonly Verdict[]): string =>
  verdicts.length === 0
    ? "<p>Nothing is outside the limits.</p>"
    : `<ul>${verdicts.map(({ grade, kind, message }) => `<li class="${grade}"><b>${kind}</b> ${safe(message)}</li>`).join("")}</ul>`;

const seatRows = ({ seats }: Figures) =>
  seats.flatMap(({ seat, success, withoutDeals, random }) => [
    { label: seat, figure: success },
    ...(withoutDeals ? [{ label: `${seat}, no deals`, figure: withoutDeals, faint: true }] : []),
    ...(random ? [{ label: `${seat} at random`, figure: random, faint: true }] : []),
  ]);

const flowRows = ({ nobody, everybody, passes, flat, kingmakers, luck, runaway }: Figures) => [
  { label: "nobody succeeds", figure: nobody },
  { label: "everybody succeeds", figure: everybody },
  { label: "turns without an order", figure: passes },
  { label: "flat turns", figure: flat },
  { label: "games with a kingmaker", figure: kingmakers },
  { label: "luck's part of points", figure: luck },
  { label: "half-time and end", figure: runaway },
];

function actionTable({ actions }: Figures): string {
  const cell = (figure: Figure | undefined) =>
    figure
      ? `<td title="${percent(figure.low)} to ${percent(figure.high)}">${percent(figure.value)}</td>`
      : "<td>-</td>";
  const rows = actions.map(
    ({ action, seat, use, useInWins, successWithout }) =>
      `<tr><th>${safe(action)}</th><th>${safe(seat)}</th>${cell(use)}${cell(useInWins)}${cell(successWithout)}</tr>`,
  );
  return `<table><thead><tr><th>Order</th><th>Seat</th><th>of its turns</th><th>when it wins</th><th>success without</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function neverList({ never }: Figures): string {
  const rows = never.filter((one) => one.never.length > 0);
  if (rows.length === 0) return "<p>Everything came at least once.</p>";
  return `<ul>${rows.map((one) => `<li>${one.kind}: ${safe(one.never.join(", "))}</li>`).join("")}</ul>`;
}

const style = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b2733; background: #f6f1e4; }
h2 { margin-top: 2rem; border-bottom: 1px solid #c9bfa5; }
li.bad b { color: #9c2f1f; } li.doubtful b { color: #7a5b00; }
svg { width: 100%; height: auto; } svg text { font: 13px system-ui, sans-serif; fill: #1b2733; }
table { border-collapse: collapse; width: 100%; } th, td { padding: .15rem .5rem; text-align: right; border-bottom: 1px solid #ddd3ba; }
th:nth-child(-n+2), thead th:nth-child(-n+2) { text-align: left; font-weight: 500; }
`;
