import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ScenarioFile } from "./format.ts";

/** 32 hex digits of SHA-256 over all that the rules read of a scenario, keys sorted; texts, map and clock do not count. */
export function hashOfScenario({
  map: _map,
  pace,
  stage: _stage,
  minutes: _minutes,
  limits: _limits,
  ...rules
}: ScenarioFile): string {
  const phases = Object.keys(pace.live).sort();
  return bytesToHex(sha256(utf8ToBytes(canonical({ ...rules, phases })))).slice(0, 32);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const entries = Object.entries(value).filter(([, below]) => below !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, below]) => `${JSON.stringify(key)}:${canonical(below)}`)
    .join(",")}}`;
}
