import type { Clause } from "@multivector/shared/rules";
import { type Bargaining, withSpan } from "../clauseChoices.ts";
import { useGame } from "../game.ts";
import { counted, PickRow } from "./pickRow.tsx";

interface Props {
  readonly bargaining: Bargaining;
  readonly clause: Clause;
  readonly onChange: (clause: Clause) => void;
}

/** From when and how long a clause counts. An answer or a ballot is due when the question or the forum comes. */
export function ClauseSpan({ bargaining, clause, onChange }: Props) {
  const { t } = useGame();
  const { scenario, view } = bargaining;
  const { kind, turn, turns } = clause;
  if (kind === "answer" || kind === "support") return null;
  const later = Array.from({ length: scenario.turns - view.turn }, (_, at) => view.turn + 1 + at);
  const most = scenario.turns - (turn ?? view.turn) + 1;
  const start = t(clause.if === undefined ? "builder.atOnce" : "builder.whenKept");
  return (
    <div class="editor-pair">
      <PickRow
        label={t("builder.from")}
        value={turn ?? 0}
        options={[[0, start], ...later.map((one) => [one, t("builder.turn", { turn: one })] as const)]}
        onPick={(first) => onChange(withSpan(bargaining, clause, first === 0 ? undefined : first, turns))}
      />
      {kind !== "tell" && (
        <PickRow
          label={t(`builder.long.${kind}`)}
          value={turns}
          options={counted(most, (count) => t(kind === "pay" ? "builder.rates" : "builder.turns", { count }))}
          onPick={(count) => onChange(withSpan(bargaining, clause, turn, count))}
        />
      )}
    </div>
  );
}
