import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The texts of a scenario's folder by their names in it; undefined: there is no such folder. */
export function readFolder(folder: string): Record<string, string> | undefined {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  const locales = join(folder, "locales");
  const names = [
    "scenario.yaml",
    ...(existsSync(locales) ? readdirSync(locales).map((name) => `locales/${name}`) : []),
  ];
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith(".yaml") && existsSync(join(folder, name)))
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}
