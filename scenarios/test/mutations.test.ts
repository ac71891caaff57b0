import { codes, loadScenario } from "@multivector/shared/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";
import { base, good } from "../src/mistakes.ts";

/** `MUTATIONS=10000 npx vitest run scenarios/test/mutations` tries more of them; the suite takes a share. */
const runs = Number(process.env.MUTATIONS ?? 120);

const odd = [
  "9".repeat(400),
  "[".repeat(20_000),
  "{ a: ".repeat(500),
  "- ".repeat(5000),
  "&a [*a, *a]",
  "*none",
  "\u0000",
  "\ud800",
  "\ufffd",
  "\t",
  "- ",
  ": ",
  "? ",
  "!!js/function x",
  "<<: *a",
  "(".repeat(300),
  " + 1".repeat(300),
  "1e999",
  "99999999999999",
  " / 0",
  "__proto__: { x: 1 }",
  "constructor",
  "null",
  "🐎",
  "\r\n",
  "each: { a: parties, b: parties, c: parties, d: parties, e: parties, f: parties }",
  "params: { a: sites, b: parties, c: parties, d: parties, e: parties, f: seats, g: seats }",
  'jealous("north", "west")',
  "share.north",
  "range: 0..999999",
];

/** A piece of the text goes, is doubled, trades places with another, or gives way to something odd. */
const mutation = fc.record({
  file: fc.nat(2),
  kind: fc.constantFrom("cut", "double", "swap", "put"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 60 }),
  put: fc.oneof(fc.constantFrom(...odd), fc.string({ maxLength: 20 })),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutated(text: string, { kind, at, to, length, put }: Mutation): string {
  const start = Math.floor(at * text.length);
  const end = Math.min(text.length, start + length);
  const piece = text.slice(start, end);
  if (kind === "cut") return text.slice(0, start) + text.slice(end);
  if (kind === "double") return text.slice(0, end) + piece + text.slice(end);
  if (kind === "put") return text.slice(0, start) + put + text.slice(end);
  const rest = text.slice(0, start) + text.slice(end);
  const target = Math.floor(to * rest.length);
  return rest.slice(0, target) + piece + rest.slice(target);
}

test("mutated files get diagnostics with a place, and nothing throws or hangs", { timeout: runs * 1000 }, () => {
  let faulty = 0;
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
      const names = Object.keys(good);
      const changed = { ...good };
      for (const change of changes) {
        const name = names[change.file % names.length] ?? "scenario.yaml";
        changed[name] = mutated(changed[name] ?? "", change);
      }
      const { scenario, diagnostics } = loadScenario(changed, base);
      const errors = diagnostics.filter((one) => one.severity === "error");
      expect(scenario === undefined).toBe(errors.length > 0);
      for (const { code, file, line, column, message } of diagnostics) {
        expect(codes).toHaveProperty(code);
        const text = changed[file];
        expect(text).toBeDefined();
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual((text ?? "").split(/\r\n|\n|\r/).length);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(message).not.toBe("");
      }
      if (errors.length > 0) faulty += 1;
    }),
    { numRuns: runs, seed: 20080918 },
  );
  expect(faulty).toBeGreaterThan(runs / 4);
});

const loaded = (text: string) => loadScenario({ ...good, "scenario.yaml": text }, base).diagnostics;
const source = good["scenario.yaml"] ?? "";

test("a file that is too large, or refers to itself without end, is refused", () => {
  expect(loaded("# ".padEnd(2_000_000, "x")).map((one) => one.code)).toEqual(["MV0102"]);
  const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (const [name, before] of ["ba", "cb", "dc", "ed", "fe", "gf", "hg", "ih"]) {
    bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(", ")}]`);
  }
  expect(loaded(bomb.join("\n")).map((one) => one.code)).toEqual(["MV0102"]);
});

test.for([
  ["brackets without end", "a: ".concat("[".repeat(400_000)), "MV0102"],
  ["lists in lists", "- ".repeat(200_000), "MV0102"],
  ["forty thousand keys", Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join("\n"), "MV0103"],
  ["one key twice, ten thousand times", "a: 1\n".repeat(60_000), "MV0101"],
  ["an effect of blanks", source.replace("failed: [tension += 1]", `failed: ["a${" ".repeat(200_000)}"]`), "MV0103"],
  [
    "lets that double and double",
    source.replace(
      "verb: mediate\n    by: all\n    cost: 1",
      `verb: mediate\n    by: all\n    cost: a40\n    let: { a0: tension, ${Array.from({ length: 40 }, (_, i) => `a${i + 1}: a${i} + a${i}`).join(", ")} }`,
    ),
    "MV0208",
  ],
  [
    "more combinations than can be counted",
    source.replace(
      "params: { site: sites, v: vectors }",
      `params: { ${Array.from({ length: 40 }, (_, i) => `p${i}: parties`).join(", ")} }`,
    ),
    "MV0309",
  ],
] as const)("%s: a diagnostic, at once", ([, text, code]) => {
  const found = loaded(text);
  expect(found.map((one) => one.code)).toContain(code);
  expect(found.length).toBeLessThanOrEqual(600);
});
