import type { Terms } from "@multivector/shared/rules";
import { Coins, ScrollText, TrendingUp } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { useGame } from "../game.ts";
import { type Prospect, prospectOf } from "../prospect.ts";
import { slotName } from "../text.ts";
import { shownNumber, signed } from "../words.ts";
import { Delta } from "./parts.tsx";

/** What keeping these terms would change for the reader, and what the own part of it takes. Nothing for observers. */
export function ProspectOf({ terms, open }: { readonly terms: Terms; readonly open: boolean }) {
  const { t, scenario, view, draft } = useGame();
  const prospect = useMemo(
    () => prospectOf(scenario, view, draft, terms),
    [scenario, view, draft, JSON.stringify(terms)],
  );
  if (prospect === undefined || terms.clauses.length === 0) return null;
  return (
    <details class="prospect" open={open}>
      <summary>
        <TrendingUp size={16} aria-hidden="true" /> {t("prospect.title")}
        <Points prospect={prospect} />
      </summary>
      <Aims prospect={prospect} />
      <Numbers prospect={prospect} />
      <Duty prospect={prospect} />
      <p class="quiet small">
        {t("prospect.note")}
        {prospect.restraints > 0 && ` ${t("prospect.restraints", { count: prospect.restraints })}`}
      </p>
    </details>
  );
}

function Points({ prospect: { points } }: { readonly prospect: Prospect }) {
  const { t, texts } = useGame();
  const [before, after] = points;
  const change = after - before;
  return (
    <span class={`prospect-points ${change > 0 ? "good" : change < 0 ? "bad" : ""}`}>
      {change === 0
        ? t("prospect.same")
        : t("prospect.points", { count: Math.abs(change), change: signed(change, texts.language) })}
    </span>
  );
}

function Aims({ prospect: { aims } }: { readonly prospect: Prospect }) {
  const { t, texts } = useGame();
  if (aims.length === 0) return <p class="small">{t("prospect.noAim")}</p>;
  return (
    <ul class="plain prospect-aims">
      {aims.map(({ aim, value, rungs, of }) => (
        <li key={aim}>
          <span>{texts.name("aims", aim)}</span>
          <span class="prospect-value">
            {shownNumber(value[0], texts.language)} → {shownNumber(value[1], texts.language)}
          </span>
          <span class={rungs[1] > rungs[0] ? "good" : rungs[1] < rungs[0] ? "bad" : "quiet"}>
            {rungs[0] === rungs[1]
              ? t("prospect.rung", { at: rungs[0], of })
              : t("prospect.rungs", { before: rungs[0], after: rungs[1], of })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Numbers({ prospect: { changes } }: { readonly prospect: Prospect }) {
  const { texts, file } = useGame();
  if (changes.length === 0) return null;
  return (
    <ul class="chips">
      {changes.map(({ slot, amount }) => (
        <li key={slot.index}>
          {slotName(texts, slot)} <Delta amount={amount} good={file.tracks[slot.track]?.good} />
        </li>
      ))}
    </ul>
  );
}

function Duty({ prospect: { duty } }: { readonly prospect: Prospect }) {
  const { t, view, seat } = useGame();
  const { orders, of, money } = duty;
  const have = view.values[seat?.treasury ?? -1];
  if (orders === 0 && money === 0) return <p class="small">{t("prospect.free")}</p>;
  return (
    <p class="small duty">
      <strong>{t("prospect.part")}</strong>
      {orders > 0 && (
        <span class={orders > of ? "bad" : ""}>
          <ScrollText size={14} aria-hidden="true" /> {t("prospect.orders", { count: of, orders })}
        </span>
      )}
      {money > 0 && have !== undefined && (
        <span class={money > have ? "bad" : ""}>
          <Coins size={14} aria-hidden="true" /> {t("prospect.money", { money, have })}
        </span>
      )}
    </p>
  );
}
