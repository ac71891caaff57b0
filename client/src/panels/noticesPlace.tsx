import type { NoticeOptions } from "@multivector/shared/protocol/types";
import { Bell, BellOff, CalendarDays, MessageCircle } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Game } from "../game.ts";
import { useSpeech } from "../language.ts";
import { beLeftAlone, beTold, tellingOf } from "../notices.ts";
import { CopyLink } from "./share.tsx";

/** What a place for notices needs of the table around it, before the start and in the game. */
export interface NoticesProps extends Pick<Game, "code" | "texts" | "info" | "session" | "ask"> {
  /** The reader holds a seat. */
  readonly seated: boolean;
}

/** How the reader, and the host's class chat, hear of a turn without looking at the page. */
export function NoticesPlace(props: NoticesProps) {
  const { t } = useSpeech();
  const { seated, info, session, ask } = props;
  const [options, setOptions] = useState<NoticeOptions>();
  const load = async () => setOptions((await ask(session.notices())) ?? options);
  if (!seated && !session.isHost) return null;
  const hasDeadlines = info.pace === "days" || info.deadline !== undefined;
  return (
    <details class="more notices" onToggle={(event) => event.currentTarget.open && void load()}>
      <summary>{t("notices.title")}</summary>
      {seated && <InBrowser {...props} />}
      {options?.calendar !== undefined && hasDeadlines && <Calendar {...props} path={options.calendar} />}
      {session.isHost && options !== undefined && <Chat {...props} told={options.webhook} onChange={load} />}
    </details>
  );
}

function InBrowser({ texts, code, session, ask }: NoticesProps) {
  const { t } = useSpeech();
  const [telling, setTelling] = useState(() => tellingOf(code));
  const [busy, setBusy] = useState(false);
  const on = telling === "push" || telling === "page";
  const change = async () => {
    setBusy(true);
    const next = on ? beLeftAlone(code, session) : beTold(code, session, texts.language);
    setTelling((await ask(next)) ?? tellingOf(code));
    setBusy(false);
  };
  return (
    <section>
      <h3>{t("notices.browser")}</h3>
      {telling !== "impossible" && (
        <button type="button" aria-pressed={on} disabled={busy || telling === "blocked"} onClick={() => void change()}>
          {on ? <Bell size={16} aria-hidden="true" /> : <BellOff size={16} aria-hidden="true" />} {t("notices.tell")}
        </button>
      )}
      <p class="quiet small" role="status">
        {t(`notices.telling.${telling}`)}
      </p>
    </section>
  );
}

function Calendar({ texts, path }: NoticesProps & { readonly path: string }) {
  const { t } = useSpeech();
  const link = new URL(`${path}?lang=${texts.language}`, location.origin);
  return (
    <section>
      <h3>{t("notices.calendar")}</h3>
      <CopyLink link={link.href} label={t("notices.calendarLink")} />
      <p>
        <a class="button" href={`webcal://${link.host}${link.pathname}${link.search}`}>
          <CalendarDays size={16} aria-hidden="true" /> {t("notices.subscribe")}
        </a>
      </p>
      <p class="quiet small">{t("notices.calendarHelp")}</p>
    </section>
  );
}

interface ChatProps extends NoticesProps {
  /** Where the chat is; undefined: none is told. */
  readonly told: string | undefined;
  readonly onChange: () => Promise<void>;
}

function Chat({ texts, session, ask, told, onChange }: ChatProps) {
  const { t } = useSpeech();
  const [url, setUrl] = useState("");
  const [busy, setBusy] = useState(false);
  const set = async (address: string | undefined) => {
    setBusy(true);
    const done = await ask(session.host.setWebhook(address, texts.language).then(() => true));
    if (done) {
      setUrl("");
      await onChange();
    }
    setBusy(false);
  };
  return (
    <section>
      <h3>{t("notices.chat")}</h3>
      {told !== undefined && (
        <p class="shown">
          <span>
            <MessageCircle size={15} aria-hidden="true" /> {t("notices.chatTold", { host: told })}
          </span>
          <button type="button" disabled={busy} onClick={() => void set(undefined)}>
            {t("notices.chatStop")}
          </button>
        </p>
      )}
      <form
        class="copy"
        onSubmit={(event) => {
          event.preventDefault();
          void set(url.trim());
        }}
      >
        <input
          type="url"
          required
          value={url}
          placeholder="https://"
          aria-label={t("notices.chatAddress")}
          onInput={(event) => setUrl(event.currentTarget.value)}
        />
        <button type="submit" disabled={busy || url.trim() === ""}>
          {t("notices.chatSet")}
        </button>
      </form>
      <p class="quiet small">{t("notices.chatHelp")}</p>
    </section>
  );
}
