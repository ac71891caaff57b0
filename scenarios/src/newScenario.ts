import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { asked, Usage } from "./options.ts";

export const templates = ["two-seats", "powers", "cabinet"] as const;

export const newHelp = `new <folder> [--template two-seats | powers | cabinet]
  Makes a scenario that can be played at once, e.g. new scenarios/my-region. Its id is the folder's name.
  two-seats  twenty minutes to understand (usual)
  powers     a pivot and three powers, one of everything the format knows
  cabinet    three offices of one government, two powers played by bots`;

const folderName = /^[a-z][a-z0-9-]{0,59}$/;

export function newScenario(args: readonly string[]): number {
  const options = asked(args, [], ["template"]);
  const [folder, ...more] = options.words;
  if (folder === undefined || more.length > 0) throw new Usage("name one folder");
  const template = options.value("template") ?? "two-seats";
  if (!templates.some((one) => one === template)) throw new Usage(`there is no template ${template}`);
  makeFrom(template, folder);
  const id = basename(resolve(folder));
  console.log(`${folder} is made from the template ${template}. Now:
  npm run scenario -- check ${folder}
  npm run scenario -- play ${folder}
and write in ${folder}/scenario.yaml and ${folder}/locales/en.yaml. The id is ${id}.`);
  return 0;
}

/** Copies a template to a folder that is not there yet, and gives it the folder's name. */
export function makeFrom(template: string, folder: string): void {
  const id = basename(resolve(folder));
  if (!folderName.test(id)) throw new Usage(`${id} is no id: lower-case letters, digits and hyphens, a letter first`);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Usage(`${folder} is there already`);
  const from = join(import.meta.dirname, "../templates", template);
  cpSync(from, folder, { recursive: true });
  const path = join(folder, "scenario.yaml");
  const schema = "# yaml-language-server: $schema=../scenario.schema.json\n";
  writeFileSync(path, schema + readFileSync(path, "utf8").replace(`\nid: ${template}\n`, `\nid: ${id}\n`));
}
