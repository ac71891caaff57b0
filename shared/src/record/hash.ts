import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { World } from "../rules/index.ts";

/** 32 hexadecimal digits that two worlds share only if they are the same: SHA-256 over JSON with sorted keys, cut in half. */
export function hashOf(world: World): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(world)))).slice(0, 32);
}

/** JSON whose bytes do not depend on the order in which keys were set; absent and undefined are the same. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const field: unknown = Reflect.get(value, key);
    if (field !== undefined) parts.push(`${JSON.stringify(key)}:${canonical(field)}`);
  }
  return `{${parts.join(",")}}`;
}
