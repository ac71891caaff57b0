import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

interface SourceFile {
  /** From the root, e.g. `shared/src/rules/ids.ts`. */
  readonly name: string;
  readonly text: string;
  /** What it imports: packages by name, own files from the root. */
  readonly imports: readonly string[];
}

function sources(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const text = readFileSync(join(root, folder, name), "utf8");
      const found = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)"([^"]+)"/g)].map(([, target = ""]) => target);
      const here = join(root, folder, name, "..");
      const imports = found.map((one) => (one.startsWith(".") ? relative(root, join(here, one)) : one));
      return { name: join(folder, name), text, imports };
    });
}

const all = ["shared/src", "server/src", "client/src", "scenarios/src"].flatMap(sources);

/** Imports of the files under `room` that none of the patterns allows. */
function strays(room: string, allowed: readonly RegExp[]): string[] {
  const files = all.filter(({ name }) => name.startsWith(room));
  expect(files.length, `${room} has files`).toBeGreaterThan(0);
  return files.flatMap(({ name, imports }) =>
    imports.filter((one) => !allowed.some((pattern) => pattern.test(one))).map((one) => `${name} imports ${one}`),
  );
}

const importers = (pattern: RegExp): string[] =>
  all.filter(({ imports }) => imports.some((one) => pattern.test(one))).map(({ name }) => name);

describe("who may import what", () => {
  test("rules import only themselves", () => {
    expect(strays("shared/src/rules/", [/^shared\/src\/rules\//])).toEqual([]);
  });

  test("bots import rules, the record imports rules and a hash", () => {
    expect(strays("shared/src/bots/", [/^shared\/src\/(rules|bots)\//])).toEqual([]);
    expect(strays("shared/src/record/", [/^shared\/src\/(rules|record)\//, /^@noble\/hashes/])).toEqual([]);
  });

  test("nothing in shared turns back to server, client or node", () => {
    expect(
      strays("shared/src/", [/^shared\/src\//, /^(@noble\/hashes|@marcbachmann\/cel-js|yaml|zod|@colyseus\/schema)/]),
    ).toEqual([]);
  });

  test("the client never imports the server, not even a type; nor the server the client", () => {
    expect(
      all
        .filter(({ name }) => name.startsWith("client/"))
        .flatMap(({ imports }) => imports.filter((one) => one.startsWith("server/"))),
    ).toEqual([]);
    expect(
      all
        .filter(({ name }) => name.startsWith("server/"))
        .flatMap(({ imports }) => imports.filter((one) => one.startsWith("client/"))),
    ).toEqual([]);
  });

  test("one file of the client talks to the server's rooms, one folder draws with Phaser", () => {
    expect(importers(/^@colyseus\/sdk/).filter((name) => name.startsWith("client/"))).toEqual([
      "client/src/connection.ts",
    ]);
    expect(importers(/^phaser/).filter((name) => !name.startsWith("client/src/board/"))).toEqual([]);
    expect(importers(/^phaser/).length).toBeGreaterThan(0);
  });

  test("environment, clock and database are each read in one place of the server", () => {
    const server = all.filter(({ name }) => name.startsWith("server/src/"));
    const readers = (pattern: RegExp) => server.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
    expect(readers(/process\.env/)).toEqual(["server/src/environment.ts"]);
    expect(readers(/Date\.now|new Date/)).toEqual(["server/src/clock.ts"]);
    expect(importers(/^better-sqlite3/)).toHaveLength(1);
  });
});

describe("what stands in the code", () => {
  test("rules and bots read no clock, no chance outside the seed, and say nothing", () => {
    const impure = all.filter(
      ({ name, text }) =>
        /^shared\/src\/(rules|bots)\//.test(name) && /Math\.random|\bDate\b|console\.|process\.|\btry\s*\{/.test(text),
    );
    expect(impure.map(({ name }) => name)).toEqual([]);
  });

  test("no country: that belongs in a scenario file", () => {
    const named = all.filter(
      ({ name, text }) =>
        !name.startsWith("scenarios/") && /kazakh|russia|\bnato\b|astana|\bchina\b|beijing|moscow/i.test(text),
    );
    expect(named.map(({ name }) => name)).toEqual([]);
  });
});
