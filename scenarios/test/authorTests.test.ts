import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { loadScenario } from "@multivector/shared/scenario";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { record } from "../src/playthroughs.ts";
import { readFolder } from "../src/readFolder.ts";
import { testFolder } from "../src/test.ts";

const root = join(import.meta.dirname, "..");

function tested(folder: string) {
  const { scenario, file } = loadScenario(readFolder(folder) ?? {}, basename(folder));
  if (!scenario || !file) throw new Error(`${folder} has faults`);
  return testFolder(folder, scenario, file);
}

const shipped = readdirSync(root).filter((name) => existsSync(join(root, name, "scenario.yaml")));

describe.each(shipped)("%s", (id) => {
  test("passes its author's tests, and its playthroughs reproduce (else: npm run scenario -- test <folder> --record)", () => {
    const { passed, failed, coverage } = tested(join(root, id));
    expect(failed).toEqual([]);
    expect(passed.filter((one) => one.startsWith("tests/")).length).toBeGreaterThanOrEqual(5);
    expect(passed.filter((one) => one.startsWith("playthroughs/")).length).toBeGreaterThanOrEqual(2);
    const endings = coverage.rows().find(({ kind }) => kind === "endings");
    expect(endings?.never.length).toBeLessThan(endings?.all ?? 0);
  });
});

test.each(["two-seats", "powers", "cabinet"])("the template %s passes its tests", (id) => {
  expect(tested(join(root, "templates", id)).failed).toEqual([]);
});

describe("a test that fails", () => {
  let folder = "";
  beforeAll(() => {
    folder = join(mkdtempSync(join(tmpdir(), "tests-")), "two-seats");
    cpSync(join(root, "templates/two-seats"), folder, { recursive: true });
  });
  afterAll(() => rmSync(join(folder, ".."), { recursive: true }));

  /** What is said of one test. */
  function said(lines: string): string {
    writeFileSync(join(folder, "tests/first.yaml"), lines);
    return tested(folder).failed.join("\n");
  }

  test("says what was expected and what it was, with file and line", () => {
    const text = "\n- name: dear\n  turns: [{ orders: { harbour: [work] } }]\n  expect: [purse.harbour == 9]\n";
    expect(said(text)).toBe("tests/first.yaml:2 dear: expected `purse.harbour == 9`, but it was 5 against 9");
  });

  test("says why an order is refused, and when one that should be is not", () => {
    expect(said("- { name: two, turns: [{ orders: { harbour: [work, work] } }] }")).toContain("same-key");
    expect(said("- { name: no, turns: [{ refused: { harbour: [work] } }] }")).toContain("should be refused");
  });

  test("names the nearest word of an expectation that cannot be read", () => {
    expect(said("- { name: x, turns: [{}], expect: [clam == 6] }")).toContain("did you mean `calm`?");
  });

  test("has a place when its file has the wrong shape", () => {
    expect(said("- name: x\n  turn: []\n")).toContain("tests/first.yaml:2:3 `turn` is no field here");
  });

  test("a playthrough of a scenario that has changed is told, and renewed if its orders are still legal", () => {
    said("- { name: fine, turns: [{}] }");
    const load = () => loadScenario(readFolder(folder) ?? {}, "two-seats").scenario;
    const before = load();
    if (!before) throw new Error("the template has faults");
    expect(record(before, folder).length).toBeGreaterThanOrEqual(2);
    expect(tested(folder).failed).toEqual([]);
    const path = join(folder, "scenario.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace("start: 3 }", "start: 4 }"));
    expect(tested(folder).failed[0]).toContain("the scenario has changed since");
    const after = load();
    if (!after) throw new Error("the change is no fault");
    record(after, folder);
    expect(tested(folder).failed).toEqual([]);
  });
});
