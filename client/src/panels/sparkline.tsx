import { useGame } from "../game.ts";
import { shownNumber } from "../words.ts";

const width = 120;
const height = 36;

interface Props {
  readonly values: readonly number[];
  /** Lowest and highest value there can be. */
  readonly range: readonly [number, number];
}

/** How a number went, turn by turn; nothing if there is only one value. */
export function Sparkline({ values, range: [min, max] }: Props) {
  const { t, texts } = useGame();
  if (values.length < 2) return null;
  const span = Math.max(1, max - min);
  const points = values.map((value, at) => [
    4 + (at * (width - 8)) / (values.length - 1),
    height - 4 - ((value - min) * (height - 8)) / span,
  ]);
  const [x = 0, y = 0] = points.at(-1) ?? [];
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t("why.past", { values: values.map((value) => shownNumber(value, texts.language)).join(" · ") })}
    >
      <polyline points={points.map((point) => point.join(",")).join(" ")} />
      <circle cx={x} cy={y} r="3.5" />
    </svg>
  );
}
