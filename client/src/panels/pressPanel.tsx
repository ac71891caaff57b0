import type { SeatId } from "@multivector/shared/rules";
import { LockKeyhole, RadioTower, SquarePen } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { speechText } from "../speech.ts";
import { type Thread, threadKey, threadName, wire } from "../threads.ts";
import { Conversation } from "./conversation.tsx";
import { PressHost } from "./pressHost.tsx";
import { PressRules } from "./pressRules.tsx";

/** The public wire and private threads; one of them open, or the list. */
export function PressPanel() {
  const { press, scenario, view } = useGame();
  const { open, threads, openThread } = press;
  const [last, setLast] = useState<string>();
  if (open === undefined) return <ThreadList last={last} />;
  const others = scenario.seats.map(({ id }) => id).filter((id) => id !== view.seat);
  const seats = open === wire ? [] : others.filter((id) => open.split("+").includes(id));
  const thread = threads.find(({ key }) => key === open) ?? { key: open, seats, messages: [], unread: 0 };
  const back = () => {
    setLast(open);
    openThread(undefined);
  };
  return <Conversation key={`${view.seat} ${open}`} thread={thread} onBack={back} />;
}

/** `last`: the thread that was open before, for the focus. */
function ThreadList({ last }: { readonly last: string | undefined }) {
  const { t, press, info, seat, session } = useGame();
  const { threads } = press;
  const speaks = seat !== undefined && info.press === "full";
  return (
    <div class="panel-body press">
      <PressRules />
      <ul class="plain threads">
        {threads.map((thread) => (
          <ThreadRow key={thread.key} thread={thread} focused={thread.key === last} />
        ))}
      </ul>
      {threads.length === 1 && speaks && <p class="quiet">{t("press.empty")}</p>}
      {speaks && <NewMessage own={seat.id} />}
      {session.isHost && <PressHost />}
    </div>
  );
}

function ThreadRow({ thread, focused }: { readonly thread: Thread; readonly focused: boolean }) {
  const game = useGame();
  const { t, texts, press, view } = game;
  const { key, messages, unread } = thread;
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) row.current?.focus();
  }, [focused]);
  const last = messages.at(-1);
  const speaker = last === undefined ? "" : last.from === view.seat ? t("press.you") : texts.name("seats", last.from);
  const Icon = key === wire ? RadioTower : LockKeyhole;
  return (
    <li>
      <button ref={row} type="button" class={`thread ${unread > 0 ? "new" : ""}`} onClick={() => press.openThread(key)}>
        <Icon size={18} aria-hidden="true" />
        <span class="who">{threadName(game, thread)}</span>
        {unread > 0 && (
          <span class="badge">
            {unread}
            <span class="hidden"> {t("press.unread", { count: unread })}</span>
          </span>
        )}
        <span class="last quiet">
          {last === undefined ? (
            t("press.nothing")
          ) : (
            <>
              {speaker}: <bdi>{speechText(game, last.says)}</bdi>
            </>
          )}
        </span>
      </button>
    </li>
  );
}

/** Chooses one seat or several, and opens the thread with them. */
function NewMessage({ own }: { readonly own: SeatId }) {
  const { t, texts, scenario, press } = useGame();
  const [chosen, setChosen] = useState<readonly SeatId[]>([]);
  const others = scenario.seats.map(({ id }) => id).filter((id) => id !== own);
  const choose = (id: SeatId) =>
    setChosen(others.filter((one) => (one === id ? !chosen.includes(id) : chosen.includes(one))));
  return (
    <fieldset class="card new-message">
      <legend>{t("press.new")}</legend>
      <div class="targets">
        {others.map((id) => (
          <label key={id} class="target">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => choose(id)} />
            {texts.name("seats", id)}
          </label>
        ))}
      </div>
      <button type="button" disabled={chosen.length === 0} onClick={() => press.openThread(threadKey(chosen))}>
        <SquarePen size={17} aria-hidden="true" /> {t("press.write")}
      </button>
    </fieldset>
  );
}
