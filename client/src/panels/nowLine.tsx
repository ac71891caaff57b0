import { ArrowRight, Check, Hourglass, Lock, LockOpen } from "lucide-preact";
import { useState } from "preact/hooks";
import { draftRejection } from "../draft.ts";
import { useGame } from "../game.ts";
import { mustChooseAgenda, whatNow } from "../guide.ts";
import type { Texts } from "../texts.ts";
import { SuggestAction } from "./suggestions.tsx";

/** Who gave no name is called as the seat. */
const nameOf = (texts: Texts, name: string) => texts.at("seats", name, "name") ?? name;

/** The one line that says what to do now, and the one button that does it. */
export function NowLine({ onEnding }: { readonly onEnding: () => void }) {
  const { t, texts, scenario, view, draft, info, delegation } = useGame();
  const alone = info.seats.filter(({ by }) => by === "human").length < 2;
  const { key, params, mine } = whatNow(scenario, texts, view, draft, alone);
  const { acts, head } = delegation;
  return (
    <div class={`now ${mine ? "mine" : ""}`}>
      <p role="status">
        {mine ? <ArrowRight size={20} aria-hidden="true" /> : <Hourglass size={18} aria-hidden="true" />}
        <span>
          {t(`now.${key}`, params)}
          {!acts && ` ${t("delegation.now", { name: nameOf(texts, head?.name ?? "") })}`}
        </span>
      </p>
      {view.phase === "debrief" ? (
        <button type="button" class="primary" onClick={onEnding}>
          {t("now.toEnding")}
        </button>
      ) : acts ? (
        <MainAction />
      ) : (
        <SuggestAction />
      )}
    </div>
  );
}

function MainAction() {
  const { t, scenario, view, seat, draft, session, ask } = useGame();
  const [busy, setBusy] = useState(false);
  if (seat === undefined || view.phase === "debrief") return null;
  const { turn, phase } = view;
  const once = async (asking: Promise<unknown>) => {
    setBusy(true);
    await ask(asking);
    setBusy(false);
  };
  if (phase === "orders") {
    if (view.own?.sealed !== undefined) {
      return (
        <button type="button" disabled={busy} onClick={() => void once(session.request("unseal", { turn }))}>
          <LockOpen size={18} aria-hidden="true" /> {t("action.unseal")}
        </button>
      );
    }
    const seal = () =>
      session.request("seal", {
        turn,
        orders: [...draft.orders],
        answers: { ...draft.answers },
        ballots: draft.ballots,
      });
    const refused = draftRejection(scenario, view, draft) !== undefined;
    return (
      <button type="button" class="primary" disabled={busy || refused} onClick={() => void once(seal())}>
        <Lock size={18} aria-hidden="true" /> {t("action.seal", { count: draft.orders.length })}
      </button>
    );
  }
  const ready = view.seats[seat.index]?.ready === true;
  return (
    <button
      type="button"
      class={ready || mustChooseAgenda(scenario, view) ? "" : "primary"}
      disabled={busy}
      onClick={() => void once(session.request("ready", { turn, phase, ready: !ready }))}
    >
      <Check size={18} aria-hidden="true" /> {t(ready ? "action.notReady" : `action.ready.${phase}`)}
    </button>
  );
}
