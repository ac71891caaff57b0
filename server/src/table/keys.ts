import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** No 0 O 1 I L: a code is read aloud and copied from a wall. */
const letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** Six characters, of 887 million possible. */
export const newCode = (): string => Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join("");

/** What a person typed, as a code: case and blanks do not matter. */
export const asCode = (text: string): string => text.toUpperCase().replace(/[\s-]/g, "").slice(0, 16);

/** 128 random bits, 22 characters: a seat token, a host key, a seed. */
export const newKey = (): string => randomBytes(16).toString("base64url");

/** What is kept of a key. Keys are random, so that a plain hash suffices. */
export const hashKey = (key: string): string => createHash("sha256").update(key).digest("hex");

/** Compares in constant time. */
export function fitsKey(key: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashKey(key)), Buffer.from(hash.padEnd(64).slice(0, 64)));
}
