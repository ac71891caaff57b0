import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { preferredLanguage } from "../src/language.ts";
import { i18nOf, spoken, textsOf } from "./words.ts";

const source = join(import.meta.dirname, "../src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
const code = files.map((name) => readFileSync(join(source, name), "utf8")).join("\n");

const english = textsOf("en");
const plural = /_(zero|one|two|few|many|other)$/;

/** Keys with plural forms, without their ending; `_other` is the one every language has. */
const counted = [...english.keys()].filter((key) => key.endsWith("_other")).map((key) => key.replace(plural, ""));

/** Keys a language must have: English ones, with its own plural forms for those that count. `_zero` is a text for none. */
function keysOf(language: string): string[] {
  const plain = [...english.keys()].filter(
    (key) => !counted.includes(key.replace(plural, "")) || key.endsWith("_zero"),
  );
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  return [...plain, ...counted.flatMap((key) => pluralCategories.map((form) => `${key}_${form}`))].sort();
}

const holesIn = (text: string | undefined): string[] => [...new Set(text?.match(/\{\{\w+\}\}/g))].sort();

/** Whether a form may leave the count unsaid, since it stands for one number alone, e.g. "one" in English, not in Russian. */
function standsAlone(language: string, form: string): boolean {
  const rules = new Intl.PluralRules(language);
  return (
    Array.from({ length: 201 }, (_, number) => number).filter((number) => rules.select(number) === form).length <= 1
  );
}

describe.each(spoken)("in %s", (language) => {
  const texts = textsOf(language);

  test("there is every text, with every plural form the language has, and no other", () => {
    expect([...texts.keys()].sort()).toEqual(keysOf(language));
  });

  test("a text has the same placeholders as in English; only a form for one number alone may leave out the count", () => {
    for (const [key, text] of texts) {
      const form = counted.includes(key.replace(plural, "")) ? plural.exec(key)?.[1] : undefined;
      const same = holesIn(form === undefined ? english.get(key) : english.get(key.replace(plural, "_other")));
      const free = form === "zero" || (form !== undefined && standsAlone(language, form));
      const kept = (holes: string[]) => (free ? holes.filter((hole) => hole !== "{{count}}") : holes);
      expect(kept(holesIn(text)), key).toEqual(kept(same));
    }
  });

  test("no text is empty, and labels of tabs and phases fit a phone", () => {
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe("");
      if (key.startsWith("tabs.")) expect(text.length, key).toBeLessThanOrEqual(10);
      if (key.startsWith("phase.")) expect(text.length, key).toBeLessThanOrEqual(16);
    }
  });

  test("each plural form is found by the number it is for", async () => {
    const t = await i18nOf(language);
    const rules = new Intl.PluralRules(language);
    for (const count of [0, 1, 2, 5, 11, 21, 1.5])
      expect(t("home.turns", { count })).toBe(
        texts.get(`home.turns_${rules.select(count)}`)?.replace("{{count}}", `${count}`),
      );
  });
});

test("a scenario has texts in English, and otherwise only in languages of the interface", () => {
  const shelf = join(import.meta.dirname, "../../scenarios");
  const folders = readdirSync(shelf).filter((id) => existsSync(join(shelf, id, "scenario.yaml")));
  expect(folders.length).toBeGreaterThan(2);
  for (const id of folders) {
    const written = readdirSync(join(shelf, id, "locales")).map((name) => name.replace(/\.yaml$/, ""));
    expect(spoken, id).toEqual(expect.arrayContaining(written));
    expect(written, id).toContain("en");
  }
});

/** The key itself, or its plural forms. */
const known = (key: string) => english.has(key) || english.has(`${key}_other`);

test("every key the code names has a text", () => {
  const keys = [...code.matchAll(/\bt\(\s*"([\w.-]+)"/g)].map(([, key = ""]) => key);
  expect(keys.length).toBeGreaterThan(80);
  expect(keys.filter((key) => !known(key))).toEqual([]);
});

test("every text is used", () => {
  const prefixes = [...code.matchAll(/`([\w.]+)\.\$\{/g)].map(([, prefix = ""]) => `${prefix}.`);
  const unused = [...english.keys()].filter((key) => {
    const plain = key.replace(/_(zero|one|other)$/, "");
    return !code.includes(`"${plain}"`) && !prefixes.some((prefix) => plain.startsWith(prefix));
  });
  expect(unused).toEqual([]);
});

test("the reader's own choice of language comes first, then the browser's, then English", () => {
  expect(preferredLanguage("de", ["en-GB"])).toBe("de");
  expect(preferredLanguage(undefined, ["fr-FR", "de-AT", "en"])).toBe("de");
  expect(preferredLanguage(undefined, ["ru-KZ", "en"])).toBe("ru");
  expect(preferredLanguage("xx", ["fr"])).toBe("en");
});
