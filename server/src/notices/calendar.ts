import { createHash } from "node:crypto";
import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { Temporal } from "temporal-polyfill";
import { now } from "../clock.ts";
import { fitsKey, hashKey } from "../table/keys.ts";
import { nextDeadline } from "../table/timetable.ts";
import type { Moment } from "./moment.ts";
import type { NoticeWords } from "./words.ts";

/** Seconds after which calendars should look again. */
const refresh = 900;

/**
 * Opens the calendar of a table and nothing else: made from the hash of a seat's token or of the host's key, and dead when
 * the seat changes hands.
 */
export const calendarKey = (hash: string): string =>
  createHash("sha256").update(`calendar ${hash}`).digest("base64url").slice(0, 22);

/** Whether the key is that of one of these hashes. */
export const opensCalendar = (key: string, hashes: readonly string[]): boolean =>
  hashes.some((hash) => fitsKey(key, hashKey(calendarKey(hash))));

/** Deadlines still to come: that of the present turn, and by days those of later turns if none ends early. */
export function deadlinesOf(moment: Moment): readonly Moment[] {
  const { deadline, timetable, turn, scenario, stage } = moment;
  if (deadline === undefined || stage !== "playing") return [];
  const all: Moment[] = [moment];
  for (let at = deadline, later = turn + 1; timetable !== undefined && later <= scenario.turns; later += 1) {
    const next = nextDeadline(timetable, at);
    if (next === undefined) break;
    all.push({ ...moment, turn: later, phase: "orders", deadline: next });
    at = next;
  }
  return all;
}

/** The calendar (RFC 5545) of a table's deadlines, each an instant, with its local time and zone in words. */
export function calendarText(moment: Moment, words: NoticeWords, page: string): string {
  const calendar = new ICalCalendar({
    name: words.calendarName(moment),
    prodId: { company: "multivector", product: "multivector", language: words.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refresh,
    x: moment.timetable === undefined ? [] : [["X-WR-TIMEZONE", moment.timetable.zone]],
  });
  for (const at of deadlinesOf(moment)) {
    const planned = at.turn > moment.turn;
    const { summary, description } = words.event(at, planned);
    calendar.createEvent({
      id: `${at.code}-${at.turn}@multivector`,
      stamp: instant(now()),
      start: instant(at.deadline ?? 0),
      summary,
      description,
      url: page,
      status: planned ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

const instant = (at: number): string => Temporal.Instant.fromEpochMilliseconds(at).toString();
