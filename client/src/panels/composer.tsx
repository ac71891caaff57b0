import { longestMessage } from "@multivector/shared/rules";
import { MessageSquareQuote, Send, UserRound } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { Refused } from "../connection.ts";
import { type Game, useGame } from "../game.ts";
import { newId } from "../ids.ts";
import type { Thread } from "../threads.ts";
import { type AnyRejection, rejectionText } from "../words.ts";

interface Props {
  readonly thread: Thread;
  readonly name: string;
}

/** A place to write, or why there is none. */
export function Composer({ thread, name }: Props) {
  const game = useGame();
  const silent = whySilent(game, thread);
  return silent === undefined ? (
    <Writing thread={thread} name={name} />
  ) : (
    <p class="composer quiet small">{game.t(silent)}</p>
  );
}

/** A key of why this reader cannot write here; undefined: it can. */
function whySilent({ info, seat }: Game, { seats }: Thread): string | undefined {
  if (seat === undefined) return "press.observer";
  if (info.press === "deals") return "rejection.no-press";
  if (info.press === "public" && seats.length > 0) return "rejection.public-only";
  return info.seats.some((one) => one.seat === seat.id && one.muted) ? "rejection.muted" : undefined;
}

/** Characters left from which on they are told. */
const fewLeft = 200;

function Writing({ thread, name }: Props) {
  const { t, press } = useGame();
  const { text, setText, promise, setPromise, aside, setAside, refusal, send } = useWriting(thread);
  const left = longestMessage - text.length;
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
        field.current?.focus();
      }}
    >
      <p class="why-not" role="alert">
        {refusal}
      </p>
      {left < fewLeft && <p class="quiet small">{t("press.left", { count: left })}</p>}
      <div class="write">
        <textarea
          ref={field}
          rows={2}
          dir="auto"
          value={text}
          maxLength={longestMessage}
          aria-label={t("press.to", { names: name })}
          placeholder={t("press.to", { names: name })}
          onInput={(event) => {
            press.keepDraft(thread.key, event.currentTarget.value);
            setText(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void send();
          }}
        />
        <button type="submit" class="primary icon" disabled={text.trim() === ""} aria-label={t("press.send")}>
          <Send size={18} aria-hidden="true" />
        </button>
      </div>
      <div class="marks">
        <button type="button" aria-pressed={promise} aria-describedby="mark-help" onClick={() => setPromise(!promise)}>
          <MessageSquareQuote size={15} aria-hidden="true" /> {t("press.promise")}
        </button>
        <button type="button" aria-pressed={aside} aria-describedby="mark-help" onClick={() => setAside(!aside)}>
          <UserRound size={15} aria-hidden="true" /> {t("press.aside")}
        </button>
        <span id="mark-help" class="quiet small">
          {promise ? t("press.promiseHelp") : aside ? t("press.asideHelp") : ""}
        </span>
      </div>
    </form>
  );
}

/** A message being written to a thread. What is sent again after a failure is the same message. */
function useWriting({ key, seats }: Thread) {
  const { t, texts, scenario, view, session, press } = useGame();
  const [text, setText] = useState(press.draftOf(key));
  const [promise, setPromise] = useState(false);
  const [aside, setAside] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const sending = useRef<{ readonly content: string; readonly id: string }>();
  const busy = useRef(false);
  const send = async () => {
    if (busy.current || text.trim() === "") return;
    const say = (reason: AnyRejection) => setRefusal(rejectionText({ t, texts, scenario }, view.seat, reason));
    // A megabyte would end the connection before the table could refuse it.
    if (text.length > longestMessage) {
      return say({ kind: "message-too-long", length: text.length, most: longestMessage });
    }
    const words = {
      to: [...seats],
      text,
      ...(promise ? { promise } : {}),
      ...(aside ? { outOfCharacter: aside } : {}),
    };
    const content = JSON.stringify(words);
    const id = sending.current?.content === content ? sending.current.id : newId();
    sending.current = { content, id };
    busy.current = true;
    setRefusal(undefined);
    try {
      await session.request("say", { id, ...words });
      sending.current = undefined;
      // What was typed meanwhile stays.
      if (press.draftOf(key) === text) press.keepDraft(key, "");
      setText((now) => (now === text ? "" : now));
      setPromise(false);
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      say(cause.reason);
    } finally {
      busy.current = false;
    }
  };
  return { text, setText, promise, setPromise, aside, setAside, refusal, send };
}
