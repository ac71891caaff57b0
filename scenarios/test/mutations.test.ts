import { join } from "node:path";
import { codes, loadScenario } from "@multivector/shared/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readFolder } from "../src/readFolder.ts";

const ids = ["eagle-over-the-steppe", "steppe-eagle-2008", "neither-camp"];
const shipped = ids.map((id) => ({ id, files: readFolder(join(import.meta.dirname, "..", id)) ?? {} }));

const odd = [
  "9".repeat(400),
  "[".repeat(2000),
  "{ a: ".repeat(500),
  "&a [*a, *a]",
  "*none",
  "\u0000",
  "\ud800",
  "\t",
  "- ",
  ": ",
  "!!js/function x",
  "<<: *a",
  "(".repeat(300),
  " + 1".repeat(300),
  "1e999",
  "__proto__",
  "constructor",
  "null",
  "🐎",
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

test("mutated files get diagnostics with a place, and nothing throws", () => {
  let faulty = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...shipped),
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      ({ id, files }, changes) => {
        const names = Object.keys(files);
        const changed = { ...files };
        for (const change of changes) {
          const name = names[change.file % names.length] ?? "scenario.yaml";
          changed[name] = mutated(changed[name] ?? "", change);
        }
        const { scenario, diagnostics } = loadScenario(changed, id);
        const errors = diagnostics.filter((one) => one.severity === "error");
        expect(scenario === undefined).toBe(errors.length > 0);
        for (const { code, file, line, column, message } of diagnostics) {
          expect(codes).toHaveProperty(code);
          const text = changed[file];
          expect(text).toBeDefined();
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual((text ?? "").split("\n").length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe("");
        }
        if (errors.length > 0) faulty += 1;
      },
    ),
    { numRuns: 400, seed: 20080918 },
  );
  expect(faulty).toBeGreaterThan(100);
}, 120_000);

test("a file that is too large, or refers to itself without end, is refused", () => {
  const files = shipped[0]?.files ?? {};
  const large = loadScenario({ ...files, "scenario.yaml": "# ".padEnd(2_000_000, "x") }, ids[0]);
  expect(large.diagnostics.map((one) => one.code)).toEqual(["MV0102"]);
  const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (const [name, before] of ["ba", "cb", "dc", "ed", "fe", "gf", "hg", "ih"]) {
    bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(", ")}]`);
  }
  const laughs = loadScenario({ ...files, "scenario.yaml": bomb.join("\n") }, ids[0]);
  expect(laughs.diagnostics.map((one) => one.code)).toEqual(["MV0102"]);
});
