import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { authorTestSchema, scenarioSchema } from "@multivector/shared/scenario";
import { diagnosticsPage } from "./diagnosticsPage.ts";
import { formatPage } from "./formatPage.ts";
import { asked } from "./options.ts";

export const docsHelp = `docs [--check]
  Writes what is made from the program: the format's reference, the list of diagnostics, the JSON Schema for editors.
  --check  writes nothing; exit code 1 if a file is out of date`;

const folder = join(import.meta.dirname, "..");

/** Every made page by its name in the folder of scenarios. */
const pages = (): Readonly<Record<string, string>> => ({
  "format.md": formatPage(scenarioSchema()),
  "diagnostics.md": diagnosticsPage(),
  "scenario.schema.json": `${JSON.stringify(scenarioSchema(), undefined, 1)}\n`,
  "tests.schema.json": `${JSON.stringify(authorTestSchema(), undefined, 1)}\n`,
});

const standing = (name: string): string | undefined =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : undefined;

export function docs(args: readonly string[]): number {
  const options = asked(args, ["check"], []);
  const stale = Object.entries(pages()).filter(([name, text]) => standing(name) !== text);
  for (const [name, text] of stale) {
    if (options.has("check")) console.error(`scenarios/${name} is out of date: npm run scenario -- docs`);
    else writeFileSync(join(folder, name), text);
  }
  if (!options.has("check")) console.log(`${stale.length} of ${Object.keys(pages()).length} files are new`);
  return options.has("check") && stale.length > 0 ? 1 : 0;
}
