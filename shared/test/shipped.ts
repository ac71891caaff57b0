import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Scenario } from "../src/rules/index.ts";
import { loadScenario } from "../src/scenario/index.ts";

/** A scenario we ship, compiled; throws with its first fault if it has one. */
export function shipped(id: string): Scenario {
  const folder = fileURLToPath(new URL(`../../scenarios/${id}/`, import.meta.url));
  const names = ["scenario.yaml", ...readdirSync(`${folder}locales`).map((name) => `locales/${name}`)];
  const { scenario, diagnostics } = loadScenario(
    Object.fromEntries(names.map((name) => [name, readFileSync(folder + name, "utf8")])),
    id,
  );
  if (!scenario) throw new Error(JSON.stringify(diagnostics[0]));
  return scenario;
}
