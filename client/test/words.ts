import i18next from "i18next";
import type { Translate } from "../src/language.ts";
import de from "../src/locales/de.json" with { type: "json" };
import en from "../src/locales/en.json" with { type: "json" };

/** The interface's texts in one language; an unknown key throws. */
export async function i18nOf(language: "en" | "de"): Promise<Translate> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    resources: { en: { translation: en }, de: { translation: de } },
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

export const locales = { en: flat(en), de: flat(de) };
