import type { Cause, CauseBy } from "@multivector/shared/rules";
import { clauseText } from "../clauses.ts";
import { useGame } from "../game.ts";
import { causeText } from "../words.ts";
import { Delta, keyOf } from "./parts.tsx";

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

/** Why a number moved, cause by cause. */
export function Causes({ causes }: { readonly causes: readonly Cause[] }) {
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
