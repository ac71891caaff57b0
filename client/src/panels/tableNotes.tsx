import { X } from "lucide-preact";
import { useState } from "preact/hooks";
import { actText } from "../clockWords.ts";
import { useGame } from "../game.ts";
import { Vote } from "./votes.tsx";
import { WhileAway } from "./whileAway.tsx";

/** What happened while the reader was away; what was done to the table in this phase and by whom; votes that wait for the reader. `up`: the line is there. */
export function TableNotes({ up }: { readonly up: boolean }) {
  const { info, seat } = useGame();
  const open = info.votes.filter(
    ({ seats, against }) => seat !== undefined && ![...seats, ...against].includes(seat.id),
  );
  return (
    <>
      <WhileAway up={up} />
      <LastAct />
      {open.map((vote) => (
        <div key={vote.step} class="table-note" role="status">
          <Vote vote={vote} />
        </div>
      ))}
    </>
  );
}

function LastAct() {
  const { t, texts, info, view } = useGame();
  const [put, setPut] = useState(0);
  const act = info.acts.at(-1);
  const fresh = act !== undefined && act.at !== put && act.turn === view.turn && act.phase === view.phase;
  return (
    <p class="table-note" role="status" hidden={!fresh}>
      {fresh && (
        <>
          {actText(t, texts, act)}{" "}
          <button type="button" class="icon" aria-label={t("close")} onClick={() => setPut(act.at)}>
            <X size={16} aria-hidden="true" />
          </button>
        </>
      )}
    </p>
  );
}
