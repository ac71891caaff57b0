import { codes, loadScenario } from "@multivector/shared/scenario";
import { describe, expect, test } from "vitest";
import { base, good, miss, mistakes } from "../src/mistakes.ts";

describe("planted mistakes", () => {
  test("the scenario they are planted in has none", () => {
    expect(loadScenario(good, base).diagnostics).toEqual([]);
  });

  test("there are at least 150, each code has one, and all are found on the right line with the right code", () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(150);
    const elsewhere = ["MV0105", "MV0501"];
    const planted = new Set([...mistakes.map((one) => one.code), ...elsewhere]);
    expect(Object.keys(codes).filter((code) => !planted.has(code))).toEqual([]);
    expect(mistakes.map(miss).filter((one) => one !== undefined)).toEqual([]);
  });

  test("MV0105 and MV0501: a folder without a scenario, and one without texts", () => {
    expect(loadScenario({}, base).diagnostics.map((one) => one.code)).toEqual(["MV0105"]);
    const bare = loadScenario({ "scenario.yaml": good["scenario.yaml"] ?? "" }, base);
    expect(bare.diagnostics.map((one) => one.code)).toEqual(["MV0501"]);
    expect(bare.scenario).toBeUndefined();
  });

  test("all are found in one pass, each with its own line", () => {
    const text = (good["scenario.yaml"] ?? "")
      .replace("measure: tension, atMost: [5, 4]", "measure: tensions, atMost: [5, 4]")
      .replace("place: mine, capacity", "place: mime, capacity")
      .replace("default: burn", "default: keep");
    const found = loadScenario({ ...good, "scenario.yaml": text }, base).diagnostics;
    expect(found.map((one) => one.code).sort()).toEqual(["MV0202", "MV0301", "MV0306"]);
    expect(new Set(found.map((one) => one.line)).size).toBe(3);
  });

  test("a fault in an expression points at its column", () => {
    const text = (good["scenario.yaml"] ?? "").replace("relation[me] < 8 ? 1 : 0", "relatoin[me] < 8 ? 1 : 0");
    const [found] = loadScenario({ ...good, "scenario.yaml": text }, base).diagnostics;
    const line = text.split("\n")[(found?.line ?? 0) - 1] ?? "";
    expect(line.slice((found?.column ?? 0) - 1)).toMatch(/^relatoin/);
  });

  test("a finding says how sure it is, why it matters and where to read more", () => {
    const text = (good["scenario.yaml"] ?? "").replace("calm / 2", "calm / tension");
    const [found] = loadScenario({ ...good, "scenario.yaml": text }, base).diagnostics;
    expect(found).toMatchObject({ code: "MV0210", severity: "warning", confidence: "likely" });
    expect(found?.cause).toContain("counts as 0");
    expect(found?.docs).toBe("scenarios/diagnostics.md#mv0210");
  });
});
