import type { Timetable } from "@multivector/shared/protocol/types";
import { Clock3, Pause } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { actText, timetableText } from "../clockWords.ts";
import { clockText, momentText, ownZone, timeText } from "../dates.ts";
import { useGame } from "../game.ts";
import { useSpeech } from "../language.ts";
import { HostClock } from "./hostClock.tsx";
import { Ahead } from "./timetableFields.tsx";
import { CallVote, OpenVotes } from "./votes.tsx";

/** The clock in the header; opened, it says how time passes here and what can be done about it. */
export function ClockBox() {
  const { t, info, session } = useGame();
  const box = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => {
    if (box.current !== null) box.current.open = false;
  };
  useEffect(() => {
    const outside = ({ target }: Event) => target instanceof Node && box.current?.contains(target) === false && close();
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, []);
  return (
    <details
      ref={box}
      class="clock-box"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onKeyDown={({ key }) => {
        if (key !== "Escape") return;
        close();
        box.current?.querySelector("summary")?.focus();
      }}
    >
      <summary>
        <Clock />
        <span class="hidden">{t("clock.open")}</span>
      </summary>
      {open && (
        <section class="clock-panel" aria-label={t("clock.title")}>
          <Pace />
          <OpenVotes />
          {session.isHost && info.stage === "playing" && <HostClock />}
          {info.stage === "playing" && <CallVote />}
          <Acts />
        </section>
      )}
    </details>
  );
}

/** Time left in the phase, if there is a clock. */
function Clock() {
  const { t, texts, info } = useGame();
  const [now, setNow] = useState(Date.now);
  const { deadline } = info;
  useEffect(() => {
    if (deadline === undefined) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [deadline]);
  if (info.paused) {
    return (
      <span class="clock" role="status">
        <Pause size={16} aria-hidden="true" /> {t("header.paused")}
      </span>
    );
  }
  if (deadline === undefined) {
    return (
      <span class="clock">
        <Clock3 size={16} aria-hidden="true" /> <span class="no-clock">{t("clock.none")}</span>
      </span>
    );
  }
  const text = clockText(texts.language, deadline, now);
  return (
    <span
      class={`clock ${deadline - now <= 10_000 ? "short" : ""}`}
      role="timer"
      aria-label={t("header.clock", { time: text })}
    >
      <Clock3 size={16} aria-hidden="true" /> {text}
    </span>
  );
}

/** How time passes at this table, and when this phase ends, with its zone. */
function Pace() {
  const { t, info } = useGame();
  const { language } = useSpeech();
  const { pace, deadline, timetable, missed, paused } = info;
  return (
    <>
      <h2>{t(`pace.${pace}`)}</h2>
      {paused && <p>{t("clock.stands")}</p>}
      {pace === "days" && timetable !== undefined && <p>{timetableText(t, language, timetable)}</p>}
      {pace !== "days" && <p class="quiet">{t(`pace.${pace}Help`)}</p>}
      {deadline !== undefined && <Deadline at={deadline} timetable={timetable} />}
      {pace === "days" && timetable !== undefined && !paused && (
        <details>
          <summary>{t("clock.ahead")}</summary>
          <Ahead timetable={timetable} />
          {timetable.grace > 0 && <p class="quiet small">{t("clock.grace", { count: timetable.grace })}</p>}
        </details>
      )}
      <p class="quiet small">
        {t("missed.title")}: {t(`missed.${missed}`)}.
      </p>
    </>
  );
}

function Deadline({ at, timetable }: { readonly at: number; readonly timetable: Timetable | undefined }) {
  const { t, info } = useGame();
  const { language } = useSpeech();
  const zone = info.pace === "days" ? timetable?.zone : undefined;
  return (
    <p>
      <strong>{t("clock.ends", { time: momentText(language, at, zone) })}</strong>
      {zone !== undefined && zone !== ownZone() && (
        <span class="quiet"> {t("timetable.yours", { time: momentText(language, at) })}</span>
      )}
    </p>
  );
}

/** What was done to the clock lately and by whom. */
function Acts() {
  const { t, texts, info } = useGame();
  const { language } = useSpeech();
  if (info.acts.length === 0) return null;
  return (
    <section>
      <h3>{t("clock.acts")}</h3>
      <ul class="plain acts">
        {info.acts.toReversed().map((act) => (
          <li key={act.at}>
            <time class="quiet" dateTime={new Date(act.at).toISOString()}>
              {timeText(language, act.at)}
            </time>{" "}
            {actText(t, texts, act)}
          </li>
        ))}
      </ul>
    </section>
  );
}
