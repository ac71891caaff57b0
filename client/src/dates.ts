/** Days of the fiction, e.g. "8–12 September 2008". Takes ISO dates. */
export function datesText(language: string, from: string, to: string): string {
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.formatRange(new Date(from), new Date(to));
}
