import type { Fault, Path } from "./faults.ts";
import type { ScenarioFile } from "./format.ts";

/** Dates are written alike, so that they compare as texts. */
export function calendarFaults(file: ScenarioFile): Fault[] {
  const { dates } = file;
  if (dates === undefined) return [];
  return [...spanFaults(file.turns, dates), ...eventFaults(file, dates), ...anachronisms(file, dates)];
}

type Dates = NonNullable<ScenarioFile["dates"]>;

function spanFaults(turns: number, dates: Dates): Fault[] {
  const faults: Fault[] = [];
  if (dates.length !== turns) {
    const message = `there are ${turns} turns, but ${dates.length} spans of dates`;
    faults.push({ code: "MV0320", path: ["dates"], message, cure: "give each turn one span" });
  }
  dates.forEach(({ from, to }, i) => {
    const before = dates[i - 1];
    if (from > to) faults.push({ code: "MV0320", path: ["dates", i], message: `turn ${i + 1} ends before it begins` });
    else if (before && from <= before.to) {
      const message = `turn ${i + 1} begins on ${from}, but turn ${i} ends on ${before.to}`;
      faults.push({ code: "MV0320", path: ["dates", i], message });
    }
  });
  return faults;
}

function eventFaults({ events = {} }: ScenarioFile, dates: Dates): Fault[] {
  return Object.entries(events).flatMap(([id, { date, turn }]): Fault[] => {
    if (date === undefined) return [];
    const first = turn === undefined ? dates[0] : dates[turn - 1];
    const last = turn === undefined ? dates[dates.length - 1] : dates[turn - 1];
    if (!first || !last || (date >= first.from && date <= last.to)) return [];
    const when = turn === undefined ? "the scenario" : `turn ${turn}`;
    const message = `\`${id}\` happened on ${date}, but ${when} runs from ${first.from} to ${last.to}`;
    const fits = dates.findIndex((one) => date >= one.from && date <= one.to);
    const cure = fits < 0 ? "take it out, or mend the dates" : `turn ${fits + 1} has this day`;
    return [{ code: "MV0403", path: ["events", id, "date"], message, cure }];
  });
}

/** Actors, sites and agreements that did not exist yet. Where a condition says when, the author has thought of it. */
function anachronisms(file: ScenarioFile, dates: Dates): Fault[] {
  const [first] = dates;
  if (!first) return [];
  const early = (since: string | undefined, what: string, path: Path): Fault[] => {
    if (since === undefined || since <= first.from) return [];
    const message = `${what} exists only since ${since}, but the scenario begins on ${first.from}`;
    return [{ code: "MV0404", path, message, cure: "start later, use what there was, or give it a `when`" }];
  };
  return [
    ...Object.entries(file.parties).flatMap(([id, { since }]) => early(since, `\`${id}\``, ["parties", id, "since"])),
    ...Object.entries(file.sites ?? {}).flatMap(([id, { since }]) => early(since, `\`${id}\``, ["sites", id, "since"])),
    ...Object.entries(file.actions).flatMap(([id, { since, when }]) =>
      when === undefined ? early(since, `\`${id}\``, ["actions", id, "since"]) : [],
    ),
  ];
}
