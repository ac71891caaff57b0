import type { Locale } from "@multivector/shared/scenario";

/** The scenario's own words in the reader's language. */
export interface Texts {
  readonly language: string;
  /** Text at a path, in the language, else in English, else in the first language that has it. */
  readonly at: (...path: string[]) => string | undefined;
  /** What a thing is called; its id if nobody named it. */
  readonly name: (group: Group, id: string) => string;
  readonly help: (group: Group, id: string) => string;
  /** What an order's parameter says: a party, a site, a seat or a word of the scenario. */
  readonly word: (id: string) => string;
}

/** Parts of a locale file that name things by id. */
type Group =
  | "parties"
  | "seats"
  | "tracks"
  | "indices"
  | "sites"
  | "siteKinds"
  | "places"
  | "routes"
  | "actions"
  | "words"
  | "why"
  | "questions"
  | "forums"
  | "events"
  | "aims"
  | "endings";

export function newTexts(locales: Readonly<Record<string, Locale>>, language: string): Texts {
  const shelves = [locales[language], locales.en, ...Object.values(locales)].filter((one) => one !== undefined);
  const at = (...path: string[]) => {
    for (const shelf of shelves) {
      const text = textAt(shelf, path);
      if (text !== undefined) return text;
    }
    return undefined;
  };
  const known = (group: Group, id: string) => at(group, id) ?? at(group, id, "name") ?? at(group, id, "title");
  const wordGroups: readonly Group[] = ["parties", "sites", "seats", "words"];
  return {
    language,
    at,
    name: (group, id) => known(group, id) ?? id,
    help: (group, id) => at(group, id, "help") ?? at(group, id, "text") ?? "",
    word: (id) => wordGroups.map((group) => known(group, id)).find((text) => text !== undefined) ?? id,
  };
}

function textAt(shelf: Locale, path: readonly string[]): string | undefined {
  let place: string | Locale | undefined = shelf;
  for (const step of path) {
    if (place === undefined || typeof place === "string") return undefined;
    place = Object.hasOwn(place, step) ? place[step] : undefined;
  }
  return typeof place === "string" ? place : undefined;
}

/** Fills `{name}` by the values; a name without a value stays as it is. */
export const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** A piece of a text: plain words, or the id of a source. */
export interface Piece {
  readonly text: string;
  readonly source: boolean;
}

/** Tells apart words and sources such as `[A21]`. */
export function piecesOf(text: string): readonly Piece[] {
  return text
    .split(/\s*(\[[A-Z]{1,3}[\w-]*\])/)
    .filter((part) => part !== "")
    .map((part) => {
      const source = /^\[(.+)\]$/.exec(part)?.[1];
      return source === undefined ? { text: part, source: false } : { text: source, source: true };
    });
}

/** A text without its sources. */
export const plainText = (text: string): string =>
  piecesOf(text)
    .map((piece) => (piece.source ? "" : piece.text))
    .join("");
