import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { preferredLanguage } from "../src/language.ts";
import { locales } from "./words.ts";

const source = join(import.meta.dirname, "../src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
const code = files.map((name) => readFileSync(join(source, name), "utf8")).join("\n");

test("every language has every text", () => {
  expect([...locales.de.keys()].sort()).toEqual([...locales.en.keys()].sort());
});

test("a text has the same placeholders in every language", () => {
  const holes = (text: string | undefined) => [...new Set(text?.match(/\{\{\w+\}\}/g))].sort();
  for (const [key, text] of locales.en) expect(holes(locales.de.get(key)), key).toEqual(holes(text));
});

test("no text is empty", () => {
  for (const texts of Object.values(locales)) for (const [key, text] of texts) expect(text.trim(), key).not.toBe("");
});

/** The key itself, or its plural forms. */
const known = (key: string) => locales.en.has(key) || locales.en.has(`${key}_other`);

test("every key the code names has a text", () => {
  const keys = [...code.matchAll(/\bt\(\s*"([\w.-]+)"/g)].map(([, key = ""]) => key);
  expect(keys.length).toBeGreaterThan(80);
  expect(keys.filter((key) => !known(key))).toEqual([]);
});

test("every text is used", () => {
  const prefixes = [...code.matchAll(/`([\w.]+)\.\$\{/g)].map(([, prefix = ""]) => `${prefix}.`);
  const unused = [...locales.en.keys()].filter((key) => {
    const plain = key.replace(/_(zero|one|other)$/, "");
    return !code.includes(`"${plain}"`) && !prefixes.some((prefix) => plain.startsWith(prefix));
  });
  expect(unused).toEqual([]);
});

test("the reader's own choice of language comes first, then the browser's, then English", () => {
  expect(preferredLanguage("de", ["en-GB"])).toBe("de");
  expect(preferredLanguage(undefined, ["fr-FR", "de-AT", "en"])).toBe("de");
  expect(preferredLanguage("xx", ["fr"])).toBe("en");
});
