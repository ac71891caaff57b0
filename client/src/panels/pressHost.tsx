import type { ModeratedMessage } from "@multivector/shared/protocol/types";
import { Flag, RefreshCw, Volume2, VolumeX } from "lucide-preact";
import { useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { MessageHead, Words } from "./messageCard.tsx";

/** For who opened the table: who may speak, what was reported, and at a facilitated table all press. */
export function PressHost() {
  const { t, texts, info, session, ask } = useGame();
  const [shown, setShown] = useState<readonly ModeratedMessage[]>();
  const read = async () => setShown((await ask(session.host.moderation())) ?? shown);
  return (
    <details class="more" onToggle={(event) => event.currentTarget.open && void read()}>
      <summary>{t("press.host.title")}</summary>
      <ul class="plain mutes">
        {info.seats.map(({ seat, muted }) => (
          <li key={seat}>
            <button type="button" aria-pressed={muted} onClick={() => void ask(session.host.mute(seat, !muted))}>
              {muted ? <VolumeX size={16} aria-hidden="true" /> : <Volume2 size={16} aria-hidden="true" />}
              {t("press.host.mute", { seat: texts.name("seats", seat) })}
            </button>
          </li>
        ))}
      </ul>
      <p class="shown">
        <strong>{t(info.facilitated ? "press.host.all" : "press.host.reported")}</strong>
        <button type="button" onClick={() => void read()}>
          <RefreshCw size={15} aria-hidden="true" /> {t("press.host.refresh")}
        </button>
      </p>
      {shown?.length === 0 && <p class="quiet">{t("press.host.none")}</p>}
      {shown?.map((message) => (
        <Moderated key={message.number} message={message} />
      ))}
    </details>
  );
}

function Moderated({ message }: { readonly message: ModeratedMessage }) {
  const { t, texts, view } = useGame();
  const { to, turn, phase, reports } = message;
  const names = to.length === 0 ? t("press.wire") : to.map((id) => texts.name("seats", id)).join(", ");
  return (
    <article class="message">
      <MessageHead message={message} own={message.from === view.seat} />
      <p class="quiet small">
        {t("press.host.to", { names })} · {t("press.moment", { turn, phase: t(`phase.${phase}`) })}
      </p>
      <Words says={message.says} />
      {reports.length > 0 && (
        <p class="small reported">
          <Flag size={14} aria-hidden="true" />
          {t("press.host.by", {
            names: reports.map(({ seat, name }) => `${name} (${texts.name("seats", seat)})`).join(", "),
          })}
        </p>
      )}
    </article>
  );
}
