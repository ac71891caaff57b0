import type { Locale } from "@multivector/shared/scenario/compile";
import de from "./locales/de.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import kk from "./locales/kk.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import type { Moment } from "./moment.ts";

/** What a notice is for: the seat is to act, the deadline is near, the game is over. */
export type NoticeKind = "turn" | "soon" | "over";

const ours: Readonly<Record<string, Locale>> = {
  en,
  de,
  ru,
  kk,
};

/** Languages notices are written in. */
export const noticeLanguages: readonly string[] = Object.keys(ours);

/** Texts of a scenario by language. */
export type ScenarioTexts = Readonly<Record<string, Locale>>;

/** Who reads: in which language, and by the clock of which zone if the table has none of its own. */
export interface Reader {
  readonly language: string;
  /** IANA name. */
  readonly zone: string;
}

/** The words of notices about one table for one reader. */
export class NoticeWords {
  readonly #own: Locale;
  readonly #scenario: Locale;
  readonly #reader: Reader;

  constructor(texts: ScenarioTexts, reader: Reader) {
    this.#reader = reader;
    this.#own = ours[reader.language] ?? en;
    this.#scenario = texts[reader.language] ?? texts.en ?? Object.values(texts)[0] ?? {};
  }

  get language(): string {
    return ours[this.#reader.language] === undefined ? "en" : this.#reader.language;
  }

  get title(): string {
    return at(this.#scenario, ["title"]) ?? "Multivector";
  }

  /** For one person: the heading and the text of a notification. */
  forSeat(kind: NoticeKind, moment: Moment): { title: string; body: string } {
    return { title: this.#fill([kind, "title"], moment), body: this.#fill([kind, "body"], moment) };
  }

  /** For a chat that many read: one paragraph. */
  forChat(kind: NoticeKind | "hello", moment: Moment): string {
    return this.#fill(kind === "hello" ? [kind] : [kind, "chat"], moment);
  }

  /** For a calendar: its name, and each deadline; `planned`: of a later turn, if none ends early. */
  calendarName(moment: Moment): string {
    return this.#fill(["calendar", "name"], moment);
  }

  event(moment: Moment, planned: boolean): { summary: string; description: string } {
    return {
      summary: this.#fill(["calendar", "event"], moment),
      description: this.#fill(["calendar", planned ? "planned" : "now"], moment),
    };
  }

  /** A moment with its zone, e.g. "Mon 30 Nov, 18:00 CET (Europe/Berlin)". Takes Unix milliseconds. */
  time(deadline: number, zone: string): string {
    const format = new Intl.DateTimeFormat(this.language === "en" ? "en-GB" : this.language, {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: zone,
      timeZoneName: "short",
    });
    return `${format.format(deadline)} (${zone})`;
  }

  #fill(path: readonly string[], moment: Moment): string {
    const { code, turn, phase, scenario, deadline, timetable, seats } = moment;
    const time = deadline === undefined ? "" : this.time(deadline, timetable?.zone ?? this.#reader.zone);
    const due = seats.filter((seat) => seat.due).map(({ seat }) => at(this.#scenario, ["seats", seat, "name"]) ?? seat);
    const words: Readonly<Record<string, string>> = {
      code,
      title: this.title,
      turn: String(turn),
      turns: String(scenario.turns),
      phase: at(this.#own, ["phase", phase]) ?? phase,
      deadline: time,
      until: deadline === undefined ? this.#text(["noClock"]) : filled(this.#text(["until"]), { deadline: time }),
      due: due.join(", "),
    };
    return filled(this.#text(path), words);
  }

  #text(path: readonly string[]): string {
    return at(this.#own, path) ?? path.join(".");
  }
}

const filled = (text: string, words: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => words[name] ?? hole);

function at(locale: Locale, path: readonly string[]): string | undefined {
  let here: string | Locale | undefined = locale;
  for (const step of path) here = typeof here === "object" ? here[step] : undefined;
  return typeof here === "string" ? here : undefined;
}
