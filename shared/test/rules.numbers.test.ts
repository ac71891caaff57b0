import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const shared = join(import.meta.dirname, "..");
const read = (name: string) => readFileSync(join(shared, name), "utf8");
const numbers = (text: string, pattern: RegExp) =>
  new Set([...text.matchAll(pattern)].map(([, number]) => Number(number)));

const rules = numbers(read("README.md"), /\*\*R(\d+)\*\*/g);

test("every rule has a case that bears its number", () => {
  const cases = readdirSync(join(shared, "test")).filter((name) => /^rules\..*\.test\.ts$/.test(name));
  const texts = [...cases.map((name) => `test/${name}`), "../server/test/press.test.ts"].map(read).join("\n");
  const named = numbers(texts, /(?:test(?:\.for[^"]*)?\("(?:R\d+ )*)R(\d+) /g);
  for (const rule of numbers(texts, /test\("R(\d+) R\d+ /g)) named.add(rule);
  expect([...rules].filter((rule) => !named.has(rule))).toEqual([]);
  expect(rules.size).toBeGreaterThan(30);
});

test("every number the code cites is a rule", () => {
  const files = readdirSync(join(shared, "src"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const cited = numbers(files.map((name) => read(`src/${name}`)).join("\n"), /\bR(\d+)\b/g);
  expect([...cited].filter((rule) => !rules.has(rule))).toEqual([]);
});
