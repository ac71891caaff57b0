import type { ClockAct, Motion, Timetable } from "@multivector/shared/protocol/types";
import { dayText, weekdayText } from "./dates.ts";
import type { Translate } from "./language.ts";
import type { Texts } from "./texts.ts";

/** What was done to the clock and by whom, e.g. "The host paused the clock." */
export function actText(t: Translate, texts: Texts, { what, by, seats, motion, minutes = 0 }: ClockAct): string {
  if (what === "failed") return t("clock.failed", { motion: t(`clock.motion.${motion}`) });
  const names = (seats ?? []).map((id) => texts.name("seats", id)).join(", ");
  const who = by === "host" ? t("clock.by.host") : t("clock.by.vote", { names });
  return what === "extend" ? t("clock.extended", { who, time: spanText(t, minutes) }) : t(`clock.did.${what}`, { who });
}

/** So many minutes, as hours or days if they are whole ones. */
export function spanText(t: Translate, minutes: number): string {
  if (minutes % 1440 === 0) return t("clock.span.days", { count: minutes / 1440 });
  if (minutes % 60 === 0) return t("clock.span.hours", { count: minutes / 60 });
  return t("clock.span.minutes", { count: minutes });
}

/** A timetable in words, e.g. "Mon, Wed at 18:00, local time of Europe/Berlin". */
export function timetableText(t: Translate, language: string, { weekdays, times, zone, holidays }: Timetable): string {
  const days = weekdays.length === 7 ? t("clock.daily") : weekdays.map((day) => weekdayText(language, day)).join(", ");
  const when = t("clock.when", { days, times: times.join(", "), zone });
  if (holidays.length === 0) return when;
  return `${when} ${t("clock.without", { days: holidays.map((day) => dayText(language, day)).join(", ") })}`;
}

/** What can be moved in a vote or done by the host at present; the order is that of the buttons. */
export function motionsNow(info: {
  readonly deadline?: number;
  readonly paused: boolean;
}): readonly Extract<Motion, "pause" | "resume" | "extend" | "end">[] {
  if (info.paused) return ["resume", "end"];
  return info.deadline === undefined ? ["end"] : ["pause", "extend", "end"];
}
