import { X } from "lucide-preact";
import { useState } from "preact/hooks";
import { actText } from "../clockWords.ts";
import { useGame } from "../game.ts";
import { Vote } from "./votes.tsx";

/** What has happened to the table in this phase and by whom, and the votes that wait for the reader. */
export function TableNotes() {
  const { info, seat } = useGame();
  const open = info.votes.filter(
    ({ seats, against }) => seat !== undefined && ![...seats, ...against].includes(seat.id),
  );
  return (
    <>
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
