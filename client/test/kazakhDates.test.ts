import { expect, test } from "vitest";
import { clockText, datesText, dayText, momentText, timeText, weekdayText } from "../src/dates.ts";
import { shownNumber } from "../src/words.ts";

const noon = Date.parse("2026-11-25T12:00:00Z");
const days = (from: string, to: string) => datesText("kk", from, to);

test("Kazakh dates are written in words of our own, since Chromium has none", () => {
  expect(days("2008-09-08", "2008-09-12")).toBe("2008 ж. 8–12 қыркүйек");
  expect(days("2008-09-29", "2008-10-03")).toBe("2008 ж. 29 қыркүйек – 3 қазан");
  expect(days("2008-12-01", "2009-01-31")).toBe("2008 ж. 1 желтоқсан – 2009 ж. 31 қаңтар");
  expect(days("2008-09-08", "2008-09-08")).toBe("2008 ж. 8 қыркүйек");
  expect(dayText("kk", "2026-12-25")).toBe("2026 ж. 25 желтоқсан");
  expect(momentText("kk", noon, "Asia/Almaty")).toBe("ср, 25 қараша, 17:00 GMT+5");
  expect([1, 7].map((day) => weekdayText("kk", day))).toEqual(["дс", "жс"]);
});

test("Kazakh times and numbers use the digits of the browser", () => {
  expect(timeText("kk", noon)).toMatch(/^\d\d:00:00$/);
  expect(clockText("kk", noon + 86_400_000, noon)).toMatch(/^(ср|бс|жм), \d\d:\d\d \S+$/);
  expect(shownNumber(36.25, "kk")).toMatch(/^36,[23]$/);
});
