import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadScenario, scenarioSchema } from "@multivector/shared/scenario";
import { compileScenario } from "@multivector/shared/scenario/compile";
import { describe, expect, test } from "vitest";
import { bundleOf, filesOf } from "../src/workshop/files.ts";
import { placeIn } from "../src/workshop/place.ts";
import { botMove, coverageOf, type Move, replayed } from "../src/workshop/sandbox.ts";
import { suggestionsAt, tellOf } from "../src/workshop/suggestions.ts";

const folder = join(import.meta.dirname, "../../scenarios/templates/two-seats");
const text = readFileSync(join(folder, "scenario.yaml"), "utf8");
const { file } = loadScenario({ "scenario.yaml": text });
if (!file) throw new Error("the template has faults");
const schema = scenarioSchema();

/** The place where `|` stands. */
function at(marked: string) {
  return { text: marked.replace("|", ""), at: marked.indexOf("|") };
}

const labels = (marked: string) => {
  const { text, at: place } = at(marked);
  return suggestionsAt(text, place, schema, file).map(({ label }) => label);
};

describe("where the cursor stands", () => {
  test.for([
    ["turns: |", ["turns"], "value"],
    ["tracks:\n  calm: { range: 0..10, |", ["tracks", "calm"], "key"],
    ["tracks:\n  calm: { range: |", ["tracks", "calm", "range"], "value"],
    ["actions:\n  visit:\n    verb: engage\n    |", ["actions", "visit"], "key"],
    ["objectives:\n  north: { close: { measure: |", ["objectives", "north", "close", "measure"], "value"],
    ["map:\n  extent: { west: 5 }\n  |", ["map"], "key"],
  ] as const)("%s", ([marked, path, writing]) => {
    const { text, at: place } = at(marked);
    expect(placeIn(text, place)).toEqual({ path, writing });
  });
});

describe("completion", () => {
  test("offers the fields that may stand there", () => {
    expect(labels("actions:\n  visit:\n    |")).toEqual(expect.arrayContaining(["verb", "by", "effects", "consent"]));
    expect(labels("tracks:\n  calm: { |")).toEqual(expect.arrayContaining(["range", "start", "step"]));
  });

  test("offers fixed words, and the scenario's own ids in values", () => {
    expect(labels("actions:\n  visit:\n    verb: |")).toEqual(expect.arrayContaining(["engage", "inquire"]));
    expect(labels('actions:\n  visit:\n    when: "|')).toEqual(expect.arrayContaining(["calm", "balance", "ordered"]));
  });

  test("tells of a field and of a track", () => {
    const turns = text.indexOf("turns:");
    expect(tellOf(text, turns, "turns", schema, file)).toContain("how many turns");
    expect(tellOf(text, text.indexOf("calm ="), "calm", schema, file)).toContain("0..10");
  });
});

describe("the game behind the text", () => {
  const scenario = compileScenario(file);
  const start = replayed(scenario, "seed", []);
  const first = start.worlds[0];
  if (!first) throw new Error("no first turn");
  const own = { harbour: { orders: ["visit(north)"], answers: {} } } as unknown as Move;
  const moves = [botMove(scenario, first, "seed", own)];

  test("plays on to the same turn with the same orders after a change", () => {
    const changed = compileScenario({
      ...file,
      tracks: { ...file.tracks, calm: { range: "0..10", step: 2, start: 3 } },
    });
    const [before, after] = [replayed(scenario, "seed", moves), replayed(changed, "seed", moves)];
    expect(after.worlds.map(({ turn }) => turn)).toEqual([1, 2]);
    expect(after.moves).toEqual(before.moves);
    expect(after.worlds[0]?.values).not.toEqual(before.worlds[0]?.values);
  });

  test("leaves out what is no longer legal, and says how much", () => {
    const { visit } = file.actions;
    if (!visit) throw new Error("the template has visits");
    const dear = compileScenario({ ...file, actions: { ...file.actions, visit: { ...visit, cost: 99 } } });
    const { dropped, worlds } = replayed(dear, "seed", moves);
    expect(dropped).toBeGreaterThanOrEqual(1);
    expect(worlds).toHaveLength(2);
  });

  test("paints what came, what can come and what cannot", () => {
    const { actions, events } = coverageOf(scenario, replayed(scenario, "seed", moves));
    expect(actions.find(({ id }) => id === "visit")).toMatchObject({ paint: "fired", turn: 1 });
    expect(events.find(({ id }) => id === "storm")?.paint).toBe("possible");
  });
});

test("a saved file opens again, and other files are told apart", () => {
  const files = { "scenario.yaml": text, "locales/en.yaml": "title: x" };
  expect(filesOf("a.scenario.json", bundleOf(files))).toEqual(files);
  expect(filesOf("a.yaml", text)).toEqual({ "scenario.yaml": text });
  expect(filesOf("a.json", "{}")).toBeUndefined();
  expect(filesOf("a.json", "not json")).toBeUndefined();
});
