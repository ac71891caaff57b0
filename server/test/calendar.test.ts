import { describe, expect, test } from "vitest";
import { calendarKey, calendarText, deadlinesOf, opensCalendar } from "../src/notices/calendar.ts";
import type { Moment } from "../src/notices/moment.ts";
import { NoticeWords } from "../src/notices/words.ts";
import { scenario } from "./desk.ts";

const timetable = {
  zone: "Europe/Berlin",
  times: ["18:00"],
  weekdays: [1, 3, 5],
  holidays: ["2026-10-28"],
  grace: 0,
};
/** Friday 23 October 2026, 18:00 in Berlin, the last one in summer time. */
const friday = Date.UTC(2026, 9, 23, 16);
const moment: Moment = {
  code: "ABCDEF",
  host: "host",
  scenario,
  stage: "playing",
  pace: "days",
  turn: 1,
  phase: "orders",
  deadline: friday,
  timetable,
  seats: [],
};
const words = new NoticeWords({ en: { title: "A, long; game" } }, { language: "en", zone: "UTC" });
/** As calendar programs read it: lines unfolded. */
const lines = (about: Moment) =>
  calendarText(about, words, "https://play.example.org/t/ABCDEF").replaceAll("\r\n ", "").split("\r\n");

describe("the calendar of a table", () => {
  test("has the present deadline and those planned after it, over a holiday and the change to winter time", () => {
    const all = lines(moment);
    const starts = all.filter((line) => line.startsWith("DTSTART"));
    expect(starts).toEqual([
      "DTSTART:20261023T160000Z",
      "DTSTART:20261026T170000Z",
      "DTSTART:20261030T170000Z",
      "DTSTART:20261102T170000Z",
    ]);
    expect(all.filter((line) => line.startsWith("STATUS"))).toEqual([
      "STATUS:CONFIRMED",
      ...[2, 3, 4].map(() => "STATUS:TENTATIVE"),
    ]);
    expect(new Set(all.filter((line) => line.startsWith("UID"))).size).toBe(4);
    expect(all).toContain("SUMMARY:Turn 1 of 4: A\\, long\\; game");
    expect(all).toContain("DESCRIPTION:Deadline of table ABCDEF: Fri 23 Oct\\, 18:00 CEST (Europe/Berlin).");
    expect(all).toContain("X-WR-TIMEZONE:Europe/Berlin");
  });

  test("keeps the name of a deadline when it moves, so that programs move it too", () => {
    const uid = (about: Moment) => lines(about).find((line) => line.startsWith("UID"));
    expect(uid({ ...moment, deadline: friday + 60_000 })).toBe(uid(moment));
  });

  test("of a live phase has one deadline; without a clock, in the lobby and after the end it has none", () => {
    expect(deadlinesOf({ ...moment, pace: "live", timetable: undefined })).toHaveLength(1);
    expect(deadlinesOf({ ...moment, deadline: undefined })).toEqual([]);
    expect(deadlinesOf({ ...moment, stage: "over" })).toEqual([]);
    expect(lines({ ...moment, stage: "over" })).toContain("END:VCALENDAR");
  });

  test("is opened by its own keys alone, which tell nothing of the seat's token", () => {
    const key = calendarKey("hash of a token");
    expect(key).toMatch(/^[\w-]{22}$/);
    expect(opensCalendar(key, ["host", "hash of a token"])).toBe(true);
    expect(opensCalendar(key, ["host"])).toBe(false);
    expect(opensCalendar("", ["host"])).toBe(false);
    expect(opensCalendar("ä".repeat(22), ["host"])).toBe(false);
  });
});
