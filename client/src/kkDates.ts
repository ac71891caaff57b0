/** What we ask of a date's writer. */
export type DateFormat = Pick<Intl.DateTimeFormat, "format" | "formatRange">;

const months = [
  "қаңтар",
  "ақпан",
  "наурыз",
  "сәуір",
  "мамыр",
  "маусым",
  "шілде",
  "тамыз",
  "қыркүйек",
  "қазан",
  "қараша",
  "желтоқсан",
];
const weekdays: Readonly<Record<string, string>> = {
  Mon: "дс",
  Tue: "сс",
  Wed: "ср",
  Thu: "бс",
  Fri: "жм",
  Sat: "сб",
  Sun: "жс",
};

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

/** Writes dates in the language kk. Chromium says it can and writes "2008 M09 8", so the words are ours and only the numbers its. */
export function kkDates({ dateStyle, ...asked }: Intl.DateTimeFormatOptions): DateFormat {
  const whole = dateStyle === undefined ? {} : ({ day: "numeric", month: "numeric", year: "numeric" } as const);
  const short = asked.month === undefined ? {} : ({ month: "numeric" } as const);
  const numbers = new Intl.DateTimeFormat("en-GB", { ...asked, ...whole, ...short });
  const partsOf = (at?: Date | number): Parts =>
    Object.fromEntries(numbers.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    format: (at) => {
      const parts = partsOf(at);
      const words = [weekdays[parts.weekday ?? ""] ?? "", `${yearText(parts)}${dayText(parts)}`, timeText(parts)];
      return words.filter((text) => text !== "").join(", ");
    },
    formatRange: (from, to) => rangeText(partsOf(new Date(Number(from))), partsOf(new Date(Number(to)))),
  };
}

const yearText = ({ year }: Parts): string => (year === undefined ? "" : `${year} ж. `);
const dayText = ({ day, month }: Parts): string =>
  month === undefined ? "" : `${Number(day)} ${months[Number(month) - 1] ?? ""}`;

const timeText = ({ hour, minute, second, timeZoneName }: Parts): string =>
  [[hour, minute, second].filter((part) => part !== undefined).join(":"), timeZoneName ?? ""]
    .filter((text) => text !== "")
    .join(" ");

/** E.g. "2008 ж. 8–12 қыркүйек": what both days share is said once. */
function rangeText(from: Parts, to: Parts): string {
  const [first, last] = [dayText(from), dayText(to)];
  if (from.year !== to.year) return `${yearText(from)}${first} – ${yearText(to)}${last}`;
  if (first === last) return `${yearText(from)}${first}`;
  return from.month === to.month
    ? `${yearText(from)}${Number(from.day)}–${last}`
    : `${yearText(from)}${first} – ${last}`;
}
