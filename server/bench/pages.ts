import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Figure } from "./measure.ts";

/** Bytes a browser loads first, as the server compresses them: the home page, and a table with its board. */
export function pageFigures(clientDir: string): Figure[] {
  const assets = join(clientDir, "assets");
  const zipped = (file: string) => gzipSync(readFileSync(file)).length / 1024;
  const sum = (pattern: RegExp) =>
    readdirSync(assets)
      .filter((name) => pattern.test(name))
      .reduce(
        (total, name) =>
          total +
          (name.endsWith(".woff2") ? readFileSync(join(assets, name)).length / 1024 : zipped(join(assets, name))),
        0,
      );
  const page = readFileSync(join(clientDir, "index.html"), "utf8");
  const named = [...page.matchAll(/assets\/([\w.-]+)/g)].reduce(
    (total, [, name = ""]) => total + zipped(join(assets, name)),
    0,
  );
  const home = zipped(join(clientDir, "index.html")) + named + sum(/^en-.*\.js$|golos-text-latin-wght/);
  const table = sum(/^(table|createBoard)-.*\.js$/);
  return [
    { what: "first load of home, gzip, font included", runs: [home], unit: "KiB", target: "90" },
    {
      what: "first load of a table: home's and its own, board included",
      runs: [home + table],
      unit: "KiB",
      target: "500",
    },
  ];
}
