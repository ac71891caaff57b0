import { expect, test } from "vitest";
import { clockText, momentText, weekdayText } from "../src/dates.ts";

const noon = Date.parse("2026-11-25T12:00:00Z");
const minute = 60_000;

test("under an hour the clock counts down, never below nothing", () => {
  expect(clockText("en", noon + 90_000, noon)).toBe("1:30");
  expect(clockText("en", noon + 60 * minute - 1000, noon)).toBe("59:59");
  expect(clockText("en", noon - minute, noon)).toBe("0:00");
});

test("a deadline further off is a day and a time with its zone, in the reader's language", () => {
  const near = noon + 24 * 60 * minute;
  const far = noon + 10 * 24 * 60 * minute;
  expect(clockText("en", near, noon)).toMatch(/^Thu,? \d\d:\d\d \S+$/);
  expect(clockText("en", far, noon)).toMatch(/^Sat,? 5 Dec,? (at )?\d\d:\d\d \S+/);
  expect(clockText("de", far, noon)).toMatch(/^Sa\.?,? 5\. Dez/);
  expect(clockText("ru", far, noon)).toMatch(/^сб,? 5 дек\.?,? (в )?\d\d:\d\d \S+/);
});

test("a moment is told in full, in the zone of a timetable, and weekdays by their number", () => {
  expect(momentText("en", noon, "Asia/Almaty")).toMatch(/^Wed,? 25 Nov,? (at )?17:00 GMT\+5$/);
  expect(momentText("de", noon, "Europe/Berlin")).toMatch(/^Mi\.?,? 25\. Nov\.?,? (um )?13:00 MEZ$/);
  expect([1, 7].map((day) => weekdayText("en", day))).toEqual(["Mon", "Sun"]);
});
