import type { PastTurn } from "@multivector/shared/protocol/types";
import type { Cause, CauseBy, Slot } from "@multivector/shared/rules";
import { X } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { clauseText } from "../clauses.ts";
import { useGame } from "../game.ts";
import { causesOf, changeOf } from "../ledger.ts";
import { slotName } from "../text.ts";
import { causeText, tidy } from "../words.ts";
import { Delta, keyOf } from "./parts.tsx";

interface Props {
  readonly slot: Slot;
  readonly past: readonly PastTurn[];
  readonly onClose: () => void;
}

/** Why a number is what it is: this turn's causes, which add up, and those of the turns before. */
export function WhyDrawer({ slot, past, onClose }: Props) {
  const { t, texts, view } = useGame();
  const box = useRef<HTMLElement>(null);
  const value = view.values[slot.index] ?? 0;
  const before = value - changeOf(view.ledger, slot.index);
  const earlier = past.filter((turn) => turn.report !== undefined && turn.turn !== view.turn).reverse();
  useEffect(() => {
    if (box.current?.contains(document.activeElement) === false) box.current.scrollIntoView({ block: "nearest" });
  }, [slot.index]);
  return (
    <section
      ref={box}
      class="drawer"
      aria-label={t("why.title", { name: slotName(texts, slot) })}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <header>
        <h3>{slotName(texts, slot)}</h3>
        <Sparkline slot={slot} past={past} now={value} />
        <strong class="big">{tidy(value)}</strong>
        <button type="button" class="icon" aria-label={t("close")} onClick={onClose}>
          <X size={20} aria-hidden="true" />
        </button>
      </header>
      <p class="quiet small">
        {texts.help("tracks", slot.track)} {t("why.range", { min: slot.min, max: slot.max })}
      </p>
      <h4>{t("why.thisTurn", { before: tidy(before), after: tidy(value) })}</h4>
      <Causes causes={causesOf(view.ledger, slot.index)} />
      {earlier.map((turn) => {
        const causes = causesOf(turn.report?.ledger ?? [], slot.index);
        if (causes.length === 0) return null;
        return (
          <div key={turn.turn}>
            <h4>{t("why.turn", { turn: turn.turn })}</h4>
            <Causes causes={causes} />
          </div>
        );
      })}
    </section>
  );
}

/** What moved the number; a deal can be looked at. */
function CauseLine({ by }: { readonly by: CauseBy }) {
  const game = useGame();
  const deal = by.kind === "deal" ? game.view.deals.find(({ id }) => id === by.deal) : undefined;
  const clause = by.kind === "deal" ? deal?.terms.clauses[by.clause] : undefined;
  if (by.kind !== "deal" || deal === undefined || clause === undefined) return <span>{causeText(game, by)}</span>;
  return (
    <span>
      {game.t("cause.dealClause", { clause: clauseText(game, clause, deal.states[by.clause]) })}{" "}
      <button type="button" class="link" onClick={() => game.go({ tab: "deals", deal: deal.id })}>
        {game.t("cause.toDeal")}
      </button>
    </span>
  );
}

function Causes({ causes }: { readonly causes: readonly Cause[] }) {
  const game = useGame();
  if (causes.length === 0) return <p class="quiet small">{game.t("why.none")}</p>;
  return (
    <ul class="causes">
      {causes.map((cause) => (
        <li key={keyOf(cause.by, cause.slot)}>
          <CauseLine by={cause.by} />
          <Delta amount={cause.amount} good={game.file.tracks[game.scenario.slots[cause.slot]?.track ?? ""]?.good} />
        </li>
      ))}
    </ul>
  );
}

const width = 120;
const height = 36;

/** The number at each turn's end so far, and now. */
function Sparkline({
  slot,
  past,
  now,
}: {
  readonly slot: Slot;
  readonly past: readonly PastTurn[];
  readonly now: number;
}) {
  const { t, view } = useGame();
  const ends = past.filter(({ turn }) => turn < view.turn);
  const values = [...ends.map(({ values: then }) => then[slot.index] ?? 0), now];
  if (values.length < 2) return null;
  const span = Math.max(1, slot.max - slot.min);
  const points = values.map((value, at) => [
    4 + (at * (width - 8)) / (values.length - 1),
    height - 4 - ((value - slot.min) * (height - 8)) / span,
  ]);
  const [x = 0, y = 0] = points.at(-1) ?? [];
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t("why.past", { values: values.join(", ") })}
    >
      <polyline points={points.map((point) => point.join(",")).join(" ")} />
      <circle cx={x} cy={y} r="3.5" />
    </svg>
  );
}
