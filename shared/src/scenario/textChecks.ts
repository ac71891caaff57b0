import type { Fault, Path } from "./faults.ts";
import type { Locale } from "./format.ts";

/** Characters that fit where a text stands, on a phone, in the longest language. */
const places: readonly (readonly [RegExp, number])[] = [
  [/^title$/, 60],
  [/^summary$/, 200],
  [/^(intro)$/, 900],
  [/^history$/, 2500],
  [/^parties\.[^.]+\.short$/, 6],
  [/\.brief$/, 500],
  [/\.order$/, 80],
  [/^(siteKinds|places|words|routes|why)\./, 90],
  [/\.options\.[^.]+\.name$/, 110],
  [/\.(name|title)$/, 70],
  [/\.help$/, 400],
  [/\.text$/, 600],
];

/** A title before a name, in the languages we ship; offices alone ("the foreign minister of ...") are not matched. */
const person =
  /(?<![\p{L}])(?:Mr|Mrs|Ms|Dr|Herr|Frau|Sir|President|Präsident|Chancellor|Kanzler|Premier|Minister|Ambassador|Botschafter|General|Президент|Министр)\.? (?!(?:of|von|der|des|for|and|und|in)\b)\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u;

/** All texts of a locale with their paths. */
export function* textsIn(locale: Locale, above: readonly string[] = []): Generator<readonly [string[], string]> {
  for (const [key, below] of Object.entries(locale)) {
    if (typeof below === "string") yield [[...above, key], below];
    else if (typeof below === "object" && below !== null) yield* textsIn(below, [...above, key]);
  }
}

export function lengthFaults(locale: Locale): Fault[] {
  return [...textsIn(locale)].flatMap(([path, text]): Fault[] => {
    const name = path.join(".");
    const most = places.find(([place]) => place.test(name))?.[1];
    if (most === undefined || text.length <= most) return [];
    const message = `the text \`${name}\` has ${text.length} characters; ${most} fit there`;
    return [{ code: "MV0505", path, message, cure: "shorten it" }];
  });
}

/** Persons by title, and whoever the list names. `names`: never to be written, e.g. of living persons. */
export function personFaults(locale: Locale, names: readonly string[]): Fault[] {
  return [...textsIn(locale)].flatMap(([path, text]): Fault[] => {
    const found = names.find((name) => text.includes(name)) ?? person.exec(text)?.[0];
    if (found === undefined) return [];
    const message = `the text \`${path.join(".")}\` seems to name a person: ${found}`;
    return [{ code: "MV0507", path, message, cure: "name the office, e.g. `the foreign minister`" }];
  });
}

const holesOf = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, hole = ""]) => hole))].sort().join(", ");

function at(locale: Locale, path: Path): string | undefined {
  let here: string | Locale | undefined = locale;
  for (const key of path) here = typeof here === "object" && here !== null ? here[key] : undefined;
  return typeof here === "string" ? here : undefined;
}

/** Placeholders that the same text does not have in the first language. */
export function holeFaults(locale: Locale, first: Locale, language: string): Fault[] {
  return [...textsIn(locale)].flatMap(([path, text]): Fault[] => {
    const other = at(first, path);
    if (other === undefined || holesOf(other) === holesOf(text)) return [];
    const message = `the text \`${path.join(".")}\` has the places {${holesOf(text)}}, in ${language} {${holesOf(other)}}`;
    return [{ code: "MV0506", path, message, cure: "use the same in each language" }];
  });
}
