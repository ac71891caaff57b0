import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileScenario, loadScenario } from "@multivector/shared/scenario";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readFolder } from "../src/readFolder.ts";
import { conditionsOf } from "../src/simulate/cast.ts";
import { type Figures, figuresOf } from "../src/simulate/figures.ts";
import { playGame } from "../src/simulate/game.ts";
import { simulate } from "../src/simulate/simulate.ts";
import { correlationOf, explainedOf, shareOf } from "../src/simulate/statistics.ts";
import { type Verdict, verdictsOf } from "../src/simulate/verdicts.ts";

const folder = join(import.meta.dirname, "../templates/two-seats");
const files = readFolder(folder) ?? {};
const games = 20;

/** The template with these pieces replaced, simulated. */
function simulated(...changes: readonly (readonly [string, string])[]): { figures: Figures; found: Verdict[] } {
  let text = files["scenario.yaml"] ?? "";
  for (const [find, put] of changes) {
    expect(text).toContain(find);
    text = text.replace(find, () => put);
  }
  const { file } = loadScenario({ ...files, "scenario.yaml": text });
  if (!file) throw new Error("the changed scenario cannot be read");
  const scenario = compileScenario(file);
  const conditions = conditionsOf(scenario, games, "share");
  const results = new Map(
    conditions.map((one) => [one.id, Array.from({ length: one.games }, (_, i) => playGame(scenario, one, "test", i))]),
  );
  const figures = figuresOf(scenario, conditions, results);
  return { figures, found: verdictsOf(figures) };
}

const about = (found: readonly Verdict[], kind: Verdict["kind"]) =>
  found.filter((one) => one.kind === kind && one.grade === "bad").map((one) => one.about);

const north =
  "north: { close: { measure: relation.north, atLeast: [6, 8], from: 2 }, quiet: { measure: calm, atLeast: [8], from: 2 } }";
const harbour =
  "harbour: { even: { measure: balance, atLeast: [85, 95], from: 40 }, friends: { measure: relation.east, atLeast: [5], from: 1 } }";
const agendas = [
  'north: { banker: { measure: purse.north, atLeast: [5], from: 0 }, first: { measure: "100 * share.north", atLeast: [54], from: 40 } }',
  'north: { banker: { measure: purse.north, atLeast: [12], from: 0 }, first: { measure: "100 * share.north", atLeast: [99], from: 40 } }',
] as const;

describe("the template itself", () => {
  const { figures, found } = simulated();

  test("has seats that both win and lose, and nothing that is stalled or idle", () => {
    for (const { success } of figures.seats) {
      expect(success.value).toBeGreaterThan(0.2);
      expect(success.value).toBeLessThan(0.8);
    }
    expect(about(found, "unwinnable-seat")).toEqual([]);
    expect(about(found, "stall")).toEqual([]);
  });

  test("a pivot that plays at random or leans on the north does worse", () => {
    expect(figures.seats[0]?.random?.value).toBeLessThan(figures.seats[0]?.success.value ?? 0);
    expect(figures.pivot.find(({ policy }) => policy === "leaning north")?.success.value).toBeLessThan(0.2);
  });

  test("each figure has an interval that holds it", () => {
    for (const { success, points } of figures.seats) {
      expect(success.low).toBeLessThanOrEqual(success.value);
      expect(success.high).toBeGreaterThanOrEqual(success.value);
      expect(points.count).toBe(games);
    }
  });
});

describe("planted faults are found", () => {
  test("a seat that cannot win", () => {
    const hopeless = north.replace("[6, 8]", "[9, 10]").replace("[8]", "[10]");
    const { found } = simulated([north, hopeless], agendas);
    expect(about(found, "unwinnable-seat")).toEqual(["north"]);
  });

  test("an order that wins everything", () => {
    const { found } = simulated(
      ["  calm: { range", "  gold: { range: 0..10, start: 0 }\n  calm: { range"],
      ["  host: {", "  dig: { verb: campaign, by: pivot, cost: 0, tends: [], effects: [gold += 1] }\n  host: {"],
      [harbour, "harbour: { rich: { measure: gold, atLeast: [2, 3, 4], from: 0 } }"],
    );
    expect(about(found, "dominant-order")).toContain("dig");
  });

  test("an event that never fires, an option nobody takes and an ending that never comes", () => {
    const { found } = simulated(["storm: { turn: 3, odds: 0.5,", 'storm: { when: "relation.east >= 10 && calm <= 1",']);
    expect(about(found, "never")).toEqual(expect.arrayContaining(["storm", "riot"]));
  });

  test("a loser who chooses the winner", () => {
    const hopeless = north.replace("[6, 8]", "[9, 10]").replace("[8]", "[10]");
    const { found } = simulated(
      [north, hopeless],
      agendas,
      ["  calm: { range", "  favour: { range: 0..1, start: 0 }\n  calm: { range"],
      [
        "  host: {",
        "  bless: { verb: campaign, by: powers, cost: 0, tends: [], effects: [favour = 1 - favour] }\n  host: {",
      ],
      [harbour, "harbour: { favoured: { measure: 10 * favour, atLeast: [2, 5, 9], from: 0 } }"],
    );
    expect(about(found, "kingmaker")).toContain("north");
  });

  test("a game in which nothing moves", () => {
    const { found } = simulated(
      [
        "  visit: { verb: engage, by: pivot, params: { v: vectors }, cost: 2,",
        "  visit: { verb: engage, by: pivot, params: { v: vectors }, cost: 2, when: turn > 3,",
      ],
      ["  host: { verb: engage, by: powers, cost: 1,", "  host: { verb: engage, by: powers, cost: 1, when: turn > 3,"],
      [
        "  squeeze: { verb: pressure, by: powers, cost: 0,",
        "  squeeze: { verb: pressure, by: powers, cost: 0, when: turn > 3,",
      ],
    );
    expect(about(found, "stall")).toContain("turns");
  });
});

describe("statistics", () => {
  test("Wilson's interval of 5 of 10, and of 0 of 10", () => {
    expect(shareOf(5, 10).low).toBeCloseTo(0.237, 2);
    expect(shareOf(5, 10).high).toBeCloseTo(0.763, 2);
    expect(shareOf(0, 10)).toMatchObject({ value: 0, low: 0 });
    expect(shareOf(0, 10).high).toBeCloseTo(0.278, 2);
  });

  test("a line correlates with itself, and groups that differ explain all", () => {
    expect(correlationOf([1, 2, 3, 4, 5].map((x) => [x, 2 * x])).value).toBeCloseTo(1);
    expect(
      explainedOf([
        [1, 1, 1],
        [5, 5, 5],
      ]).value,
    ).toBeCloseTo(1);
    expect(
      explainedOf([
        [1, 5, 3],
        [3, 1, 5],
      ]).value,
    ).toBeLessThan(0.1);
  });
});

describe("the command", () => {
  let work = "";
  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), "simulate-"));
  });
  afterAll(() => rmSync(work, { recursive: true }));

  test("plays on workers and writes a page and JSON; the same seed brings the same figures", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    const run = async (name: string, workers: string) => {
      const json = join(work, `${name}.json`);
      const html = join(work, `${name}.html`);
      await simulate([folder, "--games", "10", "--only", "base", "--workers", workers, "--json", json, "--html", html]);
      return { json: JSON.parse(readFileSync(json, "utf8")), html: readFileSync(html, "utf8") };
    };
    const [one, two] = [await run("one", "1"), await run("two", "2")];
    log.mockRestore();
    expect(one.json.figures).toEqual(two.json.figures);
    expect(one.json.figures.seats).toHaveLength(2);
    expect(one.html).toContain("<svg");
    expect(one.html).not.toContain("<script");
  });
});
