import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { loadScenario } from "@multivector/shared/scenario";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { check } from "../src/check.ts";
import { docs } from "../src/docs.ts";
import { makeFrom, templates } from "../src/newScenario.ts";
import { Usage } from "../src/options.ts";
import { personsBeside, readFolder } from "../src/readFolder.ts";

const root = join(import.meta.dirname, "..");
let work = "";
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "scenarios-"));
});
afterAll(() => rmSync(work, { recursive: true }));

/** What a command printed, and its exit code. */
function printed(run: () => number): { readonly code: number; readonly out: string } {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  const error = vi.spyOn(console, "error").mockImplementation((line: string) => void lines.push(line));
  try {
    return { code: run(), out: lines.join("\n") };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

/** A copy of a template with a mistake in it. */
function broken(name: string): string {
  const folder = join(work, name);
  cpSync(join(root, "templates/powers"), folder, { recursive: true });
  const path = join(folder, "scenario.yaml");
  const text = readFileSync(path, "utf8").replace("\nid: powers\n", `\nid: ${name}\n`);
  writeFileSync(path, text.replace("measure: tension, atMost: [5, 4]", "measure: tensoin, atMost: [5, 4]"));
  return folder;
}

describe("what we ship", () => {
  const shipped = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, entry.name)).includes("scenario.yaml"))
    .map(({ name }) => name);

  test.for(shipped)("%s has no fault, not even a hint", (name) => {
    const folder = join(root, name);
    expect(loadScenario(readFolder(folder) ?? {}, name, personsBeside(folder)).diagnostics).toEqual([]);
  });

  test("the pages made from the program are up to date", () => {
    const { code, out } = printed(() => docs(["--check"]));
    expect(out).toBe("");
    expect(code).toBe(0);
  });
});

describe("new", () => {
  test.for(templates)("a scenario from the template %s has no fault", (template) => {
    const folder = join(work, `from-${template}`);
    makeFrom(template, folder);
    const { scenario, diagnostics } = loadScenario(readFolder(folder) ?? {}, basename(folder));
    expect(diagnostics).toEqual([]);
    expect(scenario?.id).toBe(`from-${template}`);
  });

  test("never writes over what is there, and only under a name that is an id", () => {
    expect(() => makeFrom("two-seats", work)).toThrow(Usage);
    expect(() => makeFrom("two-seats", join(work, "My Region"))).toThrow("no id");
  });
});

describe("check", () => {
  test("prints file:line:column, the line and the cure, and exits with 1", () => {
    const folder = broken("people");
    const { code, out } = printed(() => check([folder]));
    expect(out).toMatch(/people\/scenario\.yaml:\d+:\d+ error MV0202: .*tensoin/);
    expect(out).toContain("cure: did you mean `tension`?");
    expect(out).toContain("more: scenarios/diagnostics.md#mv0202");
    const [shown = "", caret = ""] = out.split("\n").slice(1);
    expect(shown.slice(caret.indexOf("^"))).toMatch(/^tensoin/);
    expect(code).toBe(1);
  });

  test("takes a file in the folder for the folder", () => {
    expect(printed(() => check([join(root, "templates/powers/scenario.yaml")])).out).toContain("no faults");
  });

  test("--json and --sarif tell the same to programs", () => {
    const folder = broken("programs");
    const json = JSON.parse(printed(() => check([folder, "--json"])).out);
    expect(json.diagnostics[0]).toMatchObject({ code: "MV0202", file: "scenario.yaml", severity: "error" });
    const { version, runs } = JSON.parse(printed(() => check([folder, "--sarif"])).out);
    expect(version).toBe("2.1.0");
    expect(runs[0].results[0]).toMatchObject({ ruleId: "MV0202", level: "error" });
    expect(runs[0].results[0].locations[0].physicalLocation.region.startLine).toBe(json.diagnostics[0].line);
  });

  test("--baseline leaves out what is known, wherever its line has gone", () => {
    const folder = broken("known");
    const known = join(work, "known.json");
    printed(() => check([folder, "--write-baseline", known]));
    const path = join(folder, "scenario.yaml");
    writeFileSync(path, `# one line more\n${readFileSync(path, "utf8")}`);
    expect(printed(() => check([folder, "--baseline", known]))).toMatchObject({ code: 0, out: `${folder}: no faults` });
  });

  test("another encoding and a file far too large are said with a place", () => {
    const folder = broken("bytes");
    const path = join(folder, "scenario.yaml");
    writeFileSync(path, Buffer.from(readFileSync(path, "utf8"), "utf16le"));
    expect(printed(() => check([folder])).out).toContain("scenario.yaml:1:2 error MV0106");
    writeFileSync(path, Buffer.alloc(50_000_000, "# "));
    expect(printed(() => check([folder])).out).toContain("scenario.yaml:1:1 error MV0102");
  });
});

test("wrong usage is a plain sentence, the command's help and exit code 2", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "src/main.ts"), "check", join(work, "nowhere")], {
    encoding: "utf8",
  });
  expect(stderr).toContain("there is no folder");
  expect(stderr).toContain("usage: npm run scenario -- check");
  expect(status).toBe(2);
});
