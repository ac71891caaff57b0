import { expect, test } from "vitest";
import { clockText } from "../src/dates.ts";

const noon = Date.parse("2026-11-25T12:00:00Z");
const minute = 60_000;

test("under an hour the clock counts down, never below nothing", () => {
  expect(clockText("en", noon + 90_000, noon)).toBe("1:30");
  expect(clockText("en", noon + 60 * minute - 1000, noon)).toBe("59:59");
  expect(clockText("en", noon - minute, noon)).toBe("0:00");
});

test("a deadline further off is a day and a time with its zone, in the reader's language", () => {
  const far = noon + 3 * 24 * 60 * minute;
  expect(clockText("en", far, noon)).toMatch(/^Sat,? 28 Nov,? (at )?\d\d:\d\d \S+/);
  expect(clockText("de", far, noon)).toMatch(/^Sa\.?,? 28\. Nov/);
});
