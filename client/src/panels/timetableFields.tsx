import type { Timetable } from "@multivector/shared/protocol/types";
import { Plus, X } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { getDeadlines } from "../api.ts";
import { dayText, momentText, ownZone, weekdayText } from "../dates.ts";
import { useSpeech } from "../language.ts";

/** Six in the evening of each working day, where the reader lives; half an hour more for those who are late. */
export const usualTimetable = (): Timetable => ({
  zone: ownZone(),
  times: ["18:00"],
  weekdays: [1, 2, 3, 4, 5],
  holidays: [],
  grace: 30,
});

const allDays = [1, 2, 3, 4, 5, 6, 7];
/** Minutes. */
const graces = [0, 10, 30, 60, 180, 720];
const mostTimes = 4;
/** Milliseconds after a change before the deadlines are asked for. */
const pause = 200;
/** Deadlines shown ahead. */
const shownAhead = 5;

interface Props {
  readonly timetable: Timetable;
  readonly onChange: (timetable: Timetable) => void;
}

/** A timetable to be changed, with the deadlines it gives. */
export function TimetableFields({ timetable, onChange }: Props) {
  const { t, language } = useSpeech();
  const change = (part: Partial<Timetable>) => onChange({ ...timetable, ...part });
  const { weekdays } = timetable;
  const turn = (day: number) => change({ weekdays: allDays.filter((one) => (one === day) !== weekdays.includes(one)) });
  return (
    <div class="timetable">
      <Ahead timetable={timetable} />
      <details>
        <summary>{t("timetable.change")}</summary>
        <fieldset class="days">
          <legend>{t("timetable.weekdays")}</legend>
          {allDays.map((day) => (
            <label key={day} class={`day ${weekdays.includes(day) ? "chosen" : ""}`}>
              <input type="checkbox" checked={weekdays.includes(day)} onChange={() => turn(day)} />
              {weekdayText(language, day)}
            </label>
          ))}
        </fieldset>
        <Times times={timetable.times} onChange={(times) => change({ times })} />
        <label class="field">
          {t("timetable.zone")}
          <select value={timetable.zone} onChange={(event) => change({ zone: event.currentTarget.value })}>
            {zonesWith(timetable.zone).map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        </label>
        <Holidays holidays={timetable.holidays} onChange={(holidays) => change({ holidays })} />
        <label class="field">
          {t("timetable.grace")}
          <select value={timetable.grace} onChange={(event) => change({ grace: Number(event.currentTarget.value) })}>
            {graces.map((minutes) => (
              <option key={minutes} value={minutes}>
                {minutes === 0 ? t("timetable.noGrace") : t("timetable.graceOf", { count: minutes })}
              </option>
            ))}
          </select>
        </label>
      </details>
    </div>
  );
}

/** All zones the browser knows, that one among them. */
const zonesWith = (zone: string): readonly string[] => [
  ...new Set([zone, ownZone(), "UTC", ...Intl.supportedValuesOf("timeZone")]),
];

/** The deadlines to come, as the server reckons them. */
export function Ahead({ timetable }: { readonly timetable: Timetable }) {
  const { t, language } = useSpeech();
  const [ahead, setAhead] = useState<readonly number[]>();
  const asked = JSON.stringify(timetable);
  useEffect(() => {
    if (timetable.weekdays.length === 0) return setAhead([]);
    let current = true;
    const timer = setTimeout(() => {
      getDeadlines(JSON.parse(asked) as Timetable).then(
        ({ deadlines }) => current && setAhead(deadlines),
        () => current && setAhead([]),
      );
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);
  if (ahead?.length === 0) {
    return (
      <p class="why-not" role="alert">
        {t("timetable.never")}
      </p>
    );
  }
  const elsewhere = timetable.zone !== ownZone();
  return (
    <section class="ahead" aria-busy={ahead === undefined}>
      <h4>{t("timetable.next")}</h4>
      <ol class="plain">
        {(ahead ?? []).slice(0, shownAhead).map((at) => (
          <li key={at}>
            <time dateTime={new Date(at).toISOString()}>{momentText(language, at, timetable.zone)}</time>
            {elsewhere && <span class="quiet small"> {t("timetable.yours", { time: momentText(language, at) })}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface TimesProps {
  readonly times: readonly string[];
  readonly onChange: (times: readonly string[]) => void;
}

function Times({ times, onChange }: TimesProps) {
  const { t } = useSpeech();
  const put = (at: number, time: string) => time !== "" && onChange(times.map((one, n) => (n === at ? time : one)));
  return (
    <fieldset class="times">
      <legend>{t("timetable.times")}</legend>
      {times.map((time, at) => (
        <span key={at}>
          <input
            type="time"
            value={time}
            aria-label={t("timetable.time", { number: at + 1 })}
            onChange={(event) => put(at, event.currentTarget.value)}
          />
          {times.length > 1 && <Remove what={time} onRemove={() => onChange(times.filter((_, n) => n !== at))} />}
        </span>
      ))}
      {times.length < mostTimes && (
        <button type="button" onClick={() => onChange([...times, "12:00"])}>
          <Plus size={16} aria-hidden="true" /> {t("timetable.addTime")}
        </button>
      )}
    </fieldset>
  );
}

function Remove({ what, onRemove }: { readonly what: string; readonly onRemove: () => void }) {
  const { t } = useSpeech();
  return (
    <button type="button" class="icon" aria-label={t("timetable.remove", { what })} onClick={onRemove}>
      <X size={16} aria-hidden="true" />
    </button>
  );
}

interface HolidaysProps {
  readonly holidays: readonly string[];
  readonly onChange: (holidays: readonly string[]) => void;
}

function Holidays({ holidays, onChange }: HolidaysProps) {
  const { t, language } = useSpeech();
  const [day, setDay] = useState("");
  const add = () => {
    if (day !== "") onChange([...new Set([...holidays, day])].sort());
    setDay("");
  };
  return (
    <fieldset class="holidays">
      <legend>{t("timetable.holidays")}</legend>
      <ul class="plain">
        {holidays.map((one) => (
          <li key={one}>
            {dayText(language, one)}{" "}
            <Remove
              what={dayText(language, one)}
              onRemove={() => onChange(holidays.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ul>
      <input
        type="date"
        value={day}
        aria-label={t("timetable.holiday")}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <button type="button" disabled={day === ""} onClick={add}>
        <Plus size={16} aria-hidden="true" /> {t("timetable.addHoliday")}
      </button>
    </fieldset>
  );
}
