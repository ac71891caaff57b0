import type { Timetable } from "@multivector/shared/protocol/types";
import { Temporal } from "temporal-polyfill";

/** How many deadlines are told ahead. */
const mostAhead = 8;

/** How far ahead a deadline is looked for: a year of holidays is no timetable. */
const furthestDays = 400;

/**
 * The first deadline of the timetable after a moment; Unix milliseconds both. Undefined: there is none within 400 days.
 * Local times are those of the table's zone: a time the clock skips in spring comes right after the gap, one it shows
 * twice in autumn counts when it comes first.
 */
export function nextDeadline(timetable: Timetable | undefined, after: number): number | undefined {
  if (timetable === undefined) return undefined;
  const { zone, weekdays, holidays } = timetable;
  const times = timetable.times.map((time) => Temporal.PlainTime.from(time)).sort(Temporal.PlainTime.compare);
  let day = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
  for (let ahead = 0; ahead < furthestDays; ahead += 1) {
    if (weekdays.includes(day.dayOfWeek) && !holidays.includes(day.toString())) {
      for (const plainTime of times) {
        const at = day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
        if (at > after) return at;
      }
    }
    day = day.add({ days: 1 });
  }
  return undefined;
}

/** The next deadlines after a moment, in their order. */
export function deadlinesAfter(timetable: Timetable, after: number): readonly number[] {
  const found: number[] = [];
  for (let next = nextDeadline(timetable, after); next !== undefined && found.length < mostAhead; ) {
    found.push(next);
    next = nextDeadline(timetable, next);
  }
  return found;
}
