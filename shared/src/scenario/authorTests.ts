import { z } from "zod";
import type { Now } from "../rules/index.ts";
import { computed, constantOf } from "./closures.ts";
import { Compilation } from "./compilation.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { compileExpression, sidesOf } from "./expression.ts";
import { Faults } from "./faults.ts";
import type { ScenarioFile } from "./format.ts";
import { Source, shapeAs } from "./parse.ts";
import type { Calls, Scope } from "./scope.ts";

const bySeat = <T extends z.ZodType>(value: T) => z.record(z.string(), value).optional();
const order = z.string().min(1).max(200);
const expectations = z.array(z.string().min(1)).max(60).optional();

const turn = z.strictObject({
  orders: bySeat(z.array(order).max(9)).describe(
    "orders by seat, e.g. `harbour: [visit(north)]`; who is not named seals none",
  ),
  answers: bySeat(z.record(z.string(), z.string())).describe("answers by seat: question and option"),
  ballots: bySeat(
    z.record(
      z.string(),
      z.union([z.array(z.string()), z.strictObject({ choices: z.array(z.string()), amount: z.number().int() })]),
    ),
  ).describe("ballots by seat: forum and choices"),
  deals: z
    .array(z.record(z.string(), z.unknown()))
    .max(20)
    .optional()
    .describe("deals signed by all before the orders"),
  refused: bySeat(z.array(order).max(9)).describe("orders that must not be legal"),
  expect: expectations.describe("what must hold at the end of this turn"),
});

const authorTest = z.strictObject({
  name: z.string().min(1).describe("what it shows"),
  seed: z.union([z.string(), z.number()]).optional(),
  agendas: bySeat(z.string()),
  turns: z.array(turn).min(1).max(200),
  expect: expectations.describe("what must hold after the last turn"),
});

const testFile = z.array(authorTest).min(1).max(200);

export type AuthorTest = z.output<typeof authorTest>;

/** The JSON Schema of `tests/*.yaml`, for editors. */
export const authorTestSchema = (): unknown => ({
  title: "Tests of a Multivector scenario",
  ...z.toJSONSchema(testFile, { io: "input", unrepresentable: "any" }),
});

interface ReadTests {
  readonly tests: readonly { readonly test: AuthorTest; readonly line: number }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file of tests; its faults have places like those of a scenario. */
export function readTests(file: string, text: string): ReadTests {
  const source = new Source(file, text);
  const tests = source.value === undefined ? undefined : shapeAs(source, testFile);
  return {
    tests: (tests ?? []).map((test, i) => ({ test, line: source.lineOf([i, "name"]) })),
    diagnostics: source.diagnostics,
  };
}

/** What an expectation may ask besides what expressions read. */
interface Asked {
  /** This order took effect in the turn. */
  readonly effective: (order: string) => boolean;
  /** It was sealed, but void. */
  readonly isVoid: (order: string) => boolean;
  readonly event: (event: string) => boolean;
  readonly ending: (ending: string) => boolean;
  readonly success: (seat: string) => boolean;
  readonly points: (seat: string) => number;
}

export interface Expectation {
  readonly holds: boolean;
  /** What the two sides of a comparison were. */
  readonly sides?: readonly [number, number];
}

export interface TestFault {
  readonly fault: string;
}

/** Judges expectations of one scenario, such as `tension == 7` or `failed('visit(north)')`. */
export class Expectations {
  readonly #compilation: Compilation;

  constructor(file: ScenarioFile) {
    this.#compilation = new Compilation(file, new Faults());
    this.#compilation.compileIndices();
  }

  judge(text: string, now: Now, asked: Asked): Expectation | TestFault {
    const scope: Scope = { ...this.#compilation.scope(new Map(), ["questions"]), calls: callsOf(asked) };
    const faults = new Faults();
    const made = faults.attempt(() => ({
      holds: compileExpression(text, "truth", scope),
      sides: sidesOf(text, scope),
    }));
    if (!made) {
      const [first] = faults.list;
      return { fault: `${first?.message ?? "cannot be read"}${first?.cure ? ` (${first.cure})` : ""}` };
    }
    const holds = made.holds.run(now) !== 0;
    return made.sides ? { holds, sides: [made.sides[0].run(now), made.sides[1].run(now)] } : { holds };
  }
}

function callsOf(asked: Asked): Calls {
  const truth =
    (ask: (id: string) => boolean) =>
    ([id = ""]: readonly string[]) =>
      constantOf("truth", ask(id) ? 1 : 0);
  return {
    effective: truth(asked.effective),
    failed: truth(asked.isVoid),
    happened: truth(asked.event),
    ending: truth(asked.ending),
    success: truth(asked.success),
    points: ([seat = ""]) => computed("number", () => asked.points(seat)),
  };
}
