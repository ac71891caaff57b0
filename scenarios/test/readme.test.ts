import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadScenario, readTests } from "@multivector/shared/scenario";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { good } from "../src/mistakes.ts";

const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");

/** Blocks of the README by the words behind the fence, e.g. `yaml recipe`. */
const blocks = (kind: string): string[] =>
  [...readme.matchAll(/^```([^\n]*)\n([\s\S]*?)^```/gm)]
    .filter(([, words]) => words === kind)
    .map(([, , text = ""]) => text);

/** `b` put into `a`, map by map; lists are joined. */
function merged(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(b)) return b;
  const both = { ...a } as Record<string, unknown>;
  for (const [key, value] of Object.entries(b)) both[key] = key in both ? merged(both[key], value) : value;
  return both;
}

test("the tutorial's pieces together are a scenario without a fault", () => {
  const files = {
    "scenario.yaml": blocks("yaml tutorial scenario.yaml").join(""),
    "locales/en.yaml": blocks("yaml tutorial locales/en.yaml").join(""),
  };
  const { scenario, diagnostics } = loadScenario(files, "my-ferry");
  expect(diagnostics).toEqual([]);
  expect(scenario?.seats).toHaveLength(2);
});

describe("the cookbook", () => {
  const recipes = blocks("yaml recipe");
  test("has twenty recipes", () => expect(recipes.length).toBeGreaterThanOrEqual(20));

  test.for(recipes)("%s", (recipe) => {
    const text = stringify(merged(parse(good["scenario.yaml"] ?? ""), parse(recipe)));
    const { diagnostics } = loadScenario({ ...good, "scenario.yaml": text }, "powers");
    // The new things have no texts here.
    expect(diagnostics.filter(({ code }) => !code.startsWith("MV05"))).toEqual([]);
  });
});

test("the example of a test can be read", () => {
  const [example = ""] = blocks("yaml").filter((text) => text.startsWith("- name:"));
  expect(readTests("tests/example.yaml", example).diagnostics).toEqual([]);
});
