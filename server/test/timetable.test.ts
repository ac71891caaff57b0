import type { Timetable } from "@multivector/shared/protocol/types";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextDeadline } from "../src/table/timetable.ts";

const lessons: Timetable = {
  zone: "Europe/Berlin",
  times: ["18:00"],
  weekdays: [1, 3, 5],
  holidays: ["2026-10-30"],
  grace: 0,
};
const at = (text: string) => Date.parse(text);
const shown = (moment: number | undefined) => (moment === undefined ? undefined : new Date(moment).toISOString());

/** All deadlines after a moment, up to another. */
function deadlines(timetable: Timetable, from: string, to: string): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  let now = at(from);
  for (;;) {
    const next = nextDeadline(timetable, now);
    if (next === undefined || next > at(to)) return found;
    found.push(shown(next));
    now = next;
  }
}

describe("a timetable of eight weeks with the end of summer time and a holiday", () => {
  const all = deadlines(lessons, "2026-10-05T00:00:00Z", "2026-11-29T23:00:00Z");

  test("has three deadlines a week but for the holiday, each at six in the evening by the local clock", () => {
    expect(all).toHaveLength(8 * 3 - 1);
    const local = new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/Berlin",
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
    });
    for (const one of all) expect(local.format(new Date(one ?? ""))).toMatch(/^(Mon|Wed|Fri),? 18:00$/);
    expect(all).not.toContain("2026-10-30T17:00:00.000Z");
  });

  test("moves by an hour of the world's time when the clock is set back", () => {
    expect(all.filter((one) => one !== undefined && one > "2026-10-22" && one < "2026-10-29")).toEqual([
      "2026-10-23T16:00:00.000Z",
      "2026-10-26T17:00:00.000Z",
      "2026-10-28T17:00:00.000Z",
    ]);
  });
});

test("a time the clock skips comes after the gap, one it shows twice counts the first time", () => {
  const nightly = { ...lessons, times: ["02:30"], weekdays: [7], holidays: [] };
  expect(shown(nextDeadline(nightly, at("2026-03-28T12:00:00Z")))).toBe("2026-03-29T01:30:00.000Z");
  expect(shown(nextDeadline(nightly, at("2026-10-24T12:00:00Z")))).toBe("2026-10-25T00:30:00.000Z");
});

test("several times a day come in their order, whatever the order they were written in", () => {
  const twice = {
    ...lessons,
    zone: "Asia/Almaty",
    times: ["20:00", "08:00"],
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    holidays: [],
  };
  expect(deadlines(twice, "2026-11-25T00:00:00Z", "2026-11-26T04:00:00Z")).toEqual([
    "2026-11-25T03:00:00.000Z",
    "2026-11-25T15:00:00.000Z",
    "2026-11-26T03:00:00.000Z",
  ]);
});

test("a timetable that is all holidays has no deadline", () => {
  const days = Array.from({ length: 60 }, (_, week) => new Date(at("2026-11-30") + week * 7 * 86_400_000));
  const never = { ...lessons, weekdays: [1], holidays: days.map((day) => day.toISOString().slice(0, 10)) };
  expect(nextDeadline(never, at("2026-11-27T00:00:00Z"))).toBeUndefined();
});

test("every deadline lies after the moment asked for and none before it is left out", () => {
  const zones = ["Europe/Berlin", "Asia/Almaty", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      fc.integer({ min: at("2026-01-01"), max: at("2027-12-31") }),
      fc.nat(7 * 86_400_000),
      (zone, weekdays, from, later) => {
        const timetable = { ...lessons, zone, weekdays, holidays: [] };
        const next = nextDeadline(timetable, from) ?? Number.NaN;
        expect(next).toBeGreaterThan(from);
        const between = from + later;
        if (between < next) expect(nextDeadline(timetable, between)).toBe(next);
      },
    ),
  );
});
