import type { Cause } from "@multivector/shared/rules";
import { useGame } from "../game.ts";
import { causeText } from "../words.ts";
import { Delta, keyOf } from "./parts.tsx";

/** Why a number moved, cause by cause. */
export function Causes({ causes }: { readonly causes: readonly Cause[] }) {
  const game = useGame();
  if (causes.length === 0) return <p class="quiet small">{game.t("why.none")}</p>;
  return (
    <ul class="causes">
      {causes.map((cause) => (
        <li key={keyOf(cause.by, cause.slot)}>
          <span>{causeText(game, cause.by)}</span>
          <Delta amount={cause.amount} good={game.file.tracks[game.scenario.slots[cause.slot]?.track ?? ""]?.good} />
        </li>
      ))}
    </ul>
  );
}
