import { type AimId, standingsOf } from "@multivector/shared/rules";
import { KeyRound } from "lucide-preact";
import { useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { Prose } from "./parts.tsx";
import { rungText } from "./rungs.tsx";

/** First briefing: which of the two dealt secret agendas is kept. */
export function AgendaChoice() {
  const game = useGame();
  const { t, texts, view, scenario, session, ask } = game;
  const [busy, setBusy] = useState(false);
  const keep = async (agenda: AimId) => {
    setBusy(true);
    await ask(session.request("agenda", { agenda }));
    setBusy(false);
  };
  const standingIf = (agenda: AimId) => {
    const { own, seat } = view;
    if (own === undefined || seat === undefined) return undefined;
    const standings = standingsOf(scenario, { ...view, own: { ...own, agenda } }, seat);
    return standings.find(({ aim }) => aim.id === agenda);
  };
  return (
    <section class="agendas" aria-labelledby="agendas">
      <h3 id="agendas">
        <KeyRound size={18} aria-hidden="true" /> {t("agenda.title")}
      </h3>
      <p class="quiet">{t("agenda.text")}</p>
      <div class="pair">
        {view.own?.dealt.map((id) => {
          const standing = standingIf(id);
          return (
            <button key={id} type="button" class="choice" disabled={busy} onClick={() => void keep(id)}>
              <strong>{texts.name("aims", id)}</strong>
              <span>
                <Prose text={texts.help("aims", id)} />
              </span>
              {standing !== undefined && <span class="quiet">{rungText(game, standing)}</span>}
              <span class="keep">{t("agenda.keep")}</span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
