import { existsSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Scenario } from "@multivector/shared/rules";
import { loadScenario, readTests, type ScenarioFile } from "@multivector/shared/scenario";
import { Coverage } from "./coverage.ts";
import { asked, Usage } from "./options.ts";
import { PlayTest } from "./playTest.ts";
import { differs, playthroughsIn, record } from "./playthroughs.ts";
import { folderOf, personsBeside, readFolder, textOf } from "./readFolder.ts";
import { report } from "./report.ts";

export const testHelp = `test <folder> [--record] [--all]
  Plays the author's tests (tests/*.yaml) and the playthroughs (playthroughs/*.json), and says what none of them has seen.
  Exit code 1: one of them fails.
  --record  makes the playthroughs anew, one for each ending that comes
  --all     names the tests that pass, too`;

export function test(args: readonly string[]): number {
  const options = asked(args, ["record", "all"], []);
  const [path] = options.words;
  if (path === undefined) throw new Usage("name one folder");
  const folder = folderOf(path);
  const files = readFolder(folder);
  if (!files) throw new Usage(`there is no folder ${folder}`);
  const { file, scenario, diagnostics } = loadScenario(files, basename(resolve(folder)), personsBeside(folder));
  if (!scenario || !file) {
    console.log(report(folder, files, diagnostics));
    return 1;
  }
  if (options.has("record")) console.log(`  recorded: ${record(scenario, folder).join(", ")}`);
  const result = testFolder(folder, scenario, file);
  for (const line of result.passed) if (options.has("all")) console.log(`  passed ${line}`);
  for (const line of result.failed) console.log(`  FAILED ${line}`);
  console.log(`${folder}: ${result.passed.length} passed, ${result.failed.length} failed`);
  for (const line of result.coverage.lines()) console.log(line);
  return result.failed.length > 0 ? 1 : 0;
}

interface TestResult {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly coverage: Coverage;
}

/** All tests and playthroughs of a folder. */
export function testFolder(folder: string, scenario: Scenario, file: ScenarioFile): TestResult {
  const coverage = new Coverage(scenario);
  const passed: string[] = [];
  const failed: string[] = [];
  for (const name of testFilesIn(folder)) {
    const { tests, diagnostics } = readTests(`tests/${name}`, textOf(join(folder, "tests", name)));
    failed.push(...diagnostics.map((one) => `${one.file}:${one.line}:${one.column} ${one.message}`));
    for (const { test: one, line } of tests) {
      const { failures } = new PlayTest(scenario, file, one, (world) => coverage.see(world));
      const place = `tests/${name}:${line} ${one.name}`;
      if (failures.length === 0) passed.push(place);
      else failed.push(...failures.map((failure) => `${place}: ${failure}`));
    }
  }
  for (const playthrough of playthroughsIn(folder)) {
    const why = differs(scenario, playthrough, (world) => coverage.see(world));
    const place = `playthroughs/${playthrough.name}`;
    if (why === undefined) passed.push(place);
    else failed.push(`${place}: ${why}`);
  }
  return { passed, failed, coverage };
}

function testFilesIn(folder: string): string[] {
  const dir = join(folder, "tests");
  return existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => name.endsWith(".yaml"))
        .sort()
    : [];
}
