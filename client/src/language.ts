import i18next from "i18next";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { rememberedLanguage } from "./storage.ts";

/** Languages of the interface, each called by its own name; its texts are in `locales/<language>.json`. */
export const languages = {
  en: "English",
  de: "Deutsch",
  ru: "Русский",
  kk: "Қазақша",
} as const;
export type Language = keyof typeof languages;

/** Languages whose texts no native reader has checked yet; the home page says so. */
export const unchecked: ReadonlySet<Language> = new Set(["kk"]);

/** A text of the interface by key, e.g. `t("orders.cost", { count: 2 })`. */
export type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text);

/** The reader's own choice, else the first language of the browser that we speak, else English. */
export function preferredLanguage(kept: string | undefined, spoken: readonly string[]): Language {
  if (kept !== undefined && isLanguage(kept)) return kept;
  return spoken.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? "en";
}

export async function startLanguage(): Promise<Language> {
  const language = preferredLanguage(rememberedLanguage.get(), navigator.languages);
  await i18next.init({ lng: language, resources: {}, interpolation: { escapeValue: false }, returnNull: false });
  await load(language);
  return language;
}

async function load(language: Language): Promise<void> {
  // A chunk of its own for each language: nobody loads what nobody reads.
  const { default: texts }: { default: object } = await import(`./locales/${language}.json`);
  i18next.addResourceBundle(language, "translation", texts, true, true);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  rememberedLanguage.set(language);
  await load(language);
}

export interface Speech {
  readonly language: Language;
  readonly t: Translate;
  readonly choose: (language: Language) => void;
}

export const translate: Translate = (key, params) => i18next.t(key, params ?? {});

export const SpeechContext = createContext<Speech>({ language: "en", t: translate, choose: () => {} });

export const useSpeech = (): Speech => useContext(SpeechContext);
