import { readFileSync } from "node:fs";
import { join } from "node:path";
import i18next from "i18next";
import { type Language, languages, type Translate } from "../src/language.ts";

/** Languages of the interface, English first. */
export const spoken = Object.keys(languages) as readonly Language[];

const fileOf = (language: Language): object =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../src/locales/${language}.json`), "utf8")) as object;

/** The interface's texts in one language; an unknown key throws. */
export async function i18nOf(language: Language): Promise<Translate> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    resources: { [language]: { translation: fileOf(language) } },
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new Error(`no text for ${key}`);
    },
  });
  return (key, params) => instance.t(key, params ?? {});
}

/** All texts of a locale file by dotted key. */
function flat(texts: object, path = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") all.set(here, value);
    else for (const [below, text] of flat(value as object, here)) all.set(below, text);
  }
  return all;
}

/** All texts of a language by dotted key. */
export const textsOf = (language: Language): ReadonlyMap<string, string> => flat(fileOf(language));
