import { type DateFormat, kkDates } from "./kkDates.ts";

/** Seconds in which a weekday is not mistaken for that of the next week. */
const week = 6 * 86_400;

/** Writes dates in a language of the interface. */
function formatOf(language: string, options: Intl.DateTimeFormatOptions): DateFormat {
  if (language === "kk") return kkDates(options);
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, options);
}

/** What is left of a phase: minutes and seconds, or from an hour on the weekday, with its date if it is a week off, and the reader's own time with its zone. */
export function clockText(language: string, deadline: number, now: number): string {
  const left = Math.max(0, Math.ceil((deadline - now) / 1000));
  if (left < 3600) return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  const format = formatOf(language, {
    weekday: "short",
    ...(left < week ? {} : ({ day: "numeric", month: "short" } as const)),
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
  return format.format(deadline);
}

/** Days of the fiction, e.g. "8–12 September 2008". Takes ISO dates. */
export function datesText(language: string, from: string, to: string): string {
  const format = formatOf(language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.formatRange(new Date(from), new Date(to));
}

/** A moment of today by the reader's own clock, e.g. "14:03:27". Takes Unix milliseconds. */
export const timeText = (language: string, at: number): string =>
  formatOf(language, { timeStyle: "medium" }).format(at);

/** A moment in full, e.g. "Fri 27 Nov, 18:00 CET"; in that zone, or the reader's own. */
export function momentText(language: string, at: number, zone?: string): string {
  const format = formatOf(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    ...(zone === undefined ? {} : { timeZone: zone }),
  });
  return format.format(at);
}

/** A day of a timetable, e.g. "25 December 2026". Takes an ISO date. */
export const dayText = (language: string, day: string): string =>
  formatOf(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));

/** The name of a weekday, 1 Monday to 7 Sunday. */
export const weekdayText = (language: string, day: number): string =>
  // 5 January 1970 was a Monday.
  formatOf(language, { weekday: "short", timeZone: "UTC" }).format(new Date(Date.UTC(1970, 0, 4 + day)));

/** The reader's own time zone. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
