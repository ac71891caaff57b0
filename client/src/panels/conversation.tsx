import { ArrowLeft, Handshake, LockKeyhole, RadioTower } from "lucide-preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { lastOf, type Thread, threadName, wire } from "../threads.ts";
import { Composer } from "./composer.tsx";
import { MessageCard } from "./messageCard.tsx";

interface Props {
  readonly thread: Thread;
  readonly onBack: () => void;
}

/** One thread: who reads it, what was said, and a place to answer. */
export function Conversation({ thread, onBack }: Props) {
  const game = useGame();
  const { t, info, view, scenario, press, propose } = game;
  const { key, seats, messages } = thread;
  const name = threadName(game, thread);
  const title = useRef<HTMLHeadingElement>(null);
  const newest = lastOf(thread);
  useEffect(() => title.current?.focus(), []);
  useEffect(() => press.markRead(thread), [newest]);
  const mayDeal = scenario.deals.allowed && view.phase !== "report" && view.phase !== "debrief";
  const bots =
    seats.length > 0 && seats.every((id) => info.seats.some(({ seat, by }) => seat === id && by !== "human"));
  const Icon = key === wire ? RadioTower : LockKeyhole;
  return (
    <section class="conversation" aria-labelledby="thread">
      <header>
        <button type="button" class="icon" aria-label={t("press.back")} onClick={onBack}>
          <ArrowLeft size={18} aria-hidden="true" />
        </button>
        <div class="who">
          <h3 id="thread" ref={title} tabIndex={-1}>
            <Icon size={16} aria-hidden="true" /> {name}
          </h3>
          <p class="quiet small">
            {key === wire
              ? t("press.allRead")
              : t(info.facilitated ? "press.readersAndHost" : "press.readers", { names: name })}
          </p>
        </div>
        {seats.length > 0 && view.seat !== undefined && mayDeal && (
          <button type="button" class="to-deal" onClick={() => propose(seats)}>
            <Handshake size={17} aria-hidden="true" /> {t("press.makeDeal")}
          </button>
        )}
      </header>
      <Log thread={thread} />
      {bots && messages.length === 0 && <p class="quiet small bots">{t("press.bots")}</p>}
      <Composer thread={thread} name={name} />
    </section>
  );
}

/** Distance from the end, in pixels, within which new messages are followed. */
const near = 80;

function Log({ thread }: { readonly thread: Thread }) {
  const { t, view } = useGame();
  const { messages, unread } = thread;
  const log = useRef<HTMLDivElement>(null);
  // As it was when the thread was opened: by now all of it is read.
  const [fresh] = useState(() =>
    unread === 0 ? undefined : messages.filter(({ from }) => from !== view.seat).at(-unread)?.number,
  );
  const atEnd = useRef(true);
  const last = messages.at(-1);
  useLayoutEffect(() => {
    if (log.current !== null && (atEnd.current || last?.from === view.seat))
      log.current.scrollTop = log.current.scrollHeight;
  }, [last?.number]);
  return (
    <div
      ref={log}
      class="log"
      role="log"
      aria-labelledby="thread"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < near;
      }}
    >
      {messages.length === 0 && (
        <p class="quiet">
          {t("press.nothing")} {t("press.about")}
        </p>
      )}
      {messages.map((message, at) => {
        const before = messages[at - 1];
        const moved = before?.turn !== message.turn || before.phase !== message.phase;
        return (
          <div key={message.number}>
            {moved && (
              <p class="moment">{t("press.moment", { turn: message.turn, phase: t(`phase.${message.phase}`) })}</p>
            )}
            {message.number === fresh && <p class="moment fresh">{t("press.fresh")}</p>}
            <MessageCard message={message} />
          </div>
        );
      })}
    </div>
  );
}
