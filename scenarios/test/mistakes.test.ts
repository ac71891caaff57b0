import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codes, type Diagnostic, loadScenario } from "@multivector/shared/scenario";
import { describe, expect, test } from "vitest";
import { readFolder } from "../src/readFolder.ts";
import { type Mistake, mistakes } from "./mistakes.ts";

const id = "eagle-over-the-steppe";
const folder = join(import.meta.dirname, "..", id);
const good = readFolder(folder) ?? {};

/** The files with the mistake in them, and the line it stands on. */
function plant({ find, put, at, file = "scenario.yaml" }: Mistake) {
  const before = good[file] ?? "";
  expect(before, `${file} holds what is to be replaced`).toContain(find);
  const text = before.replace(find, () => put);
  const mark = at ?? put.split("\n")[0] ?? "";
  const start = text.indexOf(mark);
  expect(start, `the mark ${mark}`).toBeGreaterThanOrEqual(0);
  return { file, files: { ...good, [file]: text }, line: text.slice(0, start).split("\n").length };
}

describe("planted mistakes", () => {
  test.for(mistakes)("$code is found at its line: $put", (mistake) => {
    const { file, files, line } = plant(mistake);
    const found = loadScenario(files, id).diagnostics.filter((one) => one.code === mistake.code);
    expect(found.map((one) => `${one.file}:${one.line}`)).toContain(`${file}:${line}`);
    const words = found.map((one) => `${one.message} ${one.cure ?? ""}`).join("\n");
    expect(words).toContain(mistake.says);
  });

  test("each code has at least one", () => {
    const elsewhere = ["MV0105", "MV0501"];
    const planted = new Set([...mistakes.map((one) => one.code), ...elsewhere]);
    expect(Object.keys(codes).filter((code) => !planted.has(code))).toEqual([]);
  });

  test("MV0105 and MV0501: a folder without a scenario, and one without texts", () => {
    expect(loadScenario({}, id).diagnostics.map((one) => one.code)).toEqual(["MV0105"]);
    const bare = loadScenario({ "scenario.yaml": good["scenario.yaml"] ?? "" }, id);
    expect(bare.diagnostics.map((one) => one.code)).toEqual(["MV0501"]);
    expect(bare.scenario).toBeUndefined();
  });

  test("the README lists each code with its meaning", () => {
    const readme = readFileSync(join(folder, "../README.md"), "utf8");
    for (const [code, { severity, about }] of Object.entries(codes)) {
      expect(readme).toContain(`| ${code} | ${severity} | ${about} |`);
    }
  });

  test("all are found in one pass, each with its own line", () => {
    const text = (good["scenario.yaml"] ?? "")
      .replace("measure: grip", "measure: grips")
      .replace("place: tengiz", "place: tengis")
      .replace("default: reduced", "default: smaller");
    const found = loadScenario({ ...good, "scenario.yaml": text }, id).diagnostics;
    expect(found.map((one) => one.code).sort()).toEqual(["MV0202", "MV0301", "MV0306"]);
    expect(new Set(found.map((one) => one.line)).size).toBe(3);
  });

  test("a fault in an expression points at its column", () => {
    const text = (good["scenario.yaml"] ?? "").replace(
      '"relation[v] += insight.kazakhstan',
      '"relation[v] += insigt.kazakhstan',
    );
    const [found] = loadScenario({ ...good, "scenario.yaml": text }, id).diagnostics;
    const line = text.split("\n")[(found?.line ?? 0) - 1] ?? "";
    expect(line.slice((found?.column ?? 0) - 1)).toMatch(/^insigt/);
  });

  test("what we ship has no fault, not even a warning", () => {
    for (const name of [id, "steppe-eagle-2008", "neither-camp"]) {
      const files = readFolder(join(folder, "..", name)) ?? {};
      expect(loadScenario(files, name).diagnostics satisfies readonly Diagnostic[]).toEqual([]);
    }
  });
});

describe("the check command", () => {
  const check = (...folders: string[]) =>
    spawnSync(process.execPath, [join(folder, "../src/main.ts"), "check", ...folders], { encoding: "utf8" });

  test("says so if all is well", () => {
    const { status, stdout } = check(folder);
    expect(stdout).toContain("no faults");
    expect(status).toBe(0);
  });

  test("prints file:line:column, the line and the cure, and exits with 1", () => {
    const copy = mkdtempSync(join(tmpdir(), "mistake-"));
    const broken = join(copy, id);
    cpSync(folder, broken, { recursive: true });
    const text = (good["scenario.yaml"] ?? "").replace("measure: grip", "measure: gripp");
    writeFileSync(join(broken, "scenario.yaml"), text);
    const { status, stdout } = check(broken);
    rmSync(copy, { recursive: true });
    const line = text.split("\n").findIndex((one) => one.includes("gripp")) + 1;
    expect(stdout).toMatch(new RegExp(`scenario\\.yaml:${line}:\\d+ error MV0202: .*gripp`));
    expect(stdout).toContain("did you mean `grip`?");
    expect(status).toBe(1);
  });

  test("a folder that is not there", () => {
    const { status, stderr } = check(join(folder, "nowhere"));
    expect(stderr).toContain("there is no folder");
    expect(status).toBe(2);
  });
});
