import { z } from "zod";

/** Small shapes of which the scenario format is made. */

export const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,59}$/,
    "an id is at most 60 lower-case letters, digits and hyphens, starting with a letter",
  );
export const variable = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*$/, "a variable is letters and digits, starting with a small letter");
export const expression = z
  .union([z.string().min(1), z.number(), z.boolean()])
  .describe("an expression in CEL, e.g. `tension >= 6 ? 1 : 0`");
const rangeShape = "a range is two integers with two dots between, e.g. 0..10";
export const range = z.string(rangeShape).regex(/^-?\d{1,6}\.\.-?\d{1,6}$/, rangeShape);
export const date = z.iso.date("a date is year-month-day, e.g. 2008-09-18");
export const since = date.optional().describe("the day it came into being; used earlier it is an anachronism");

/** Entries by id, not too many to be played. */
export const few = <T extends z.core.SomeType>(most: number, value: T) =>
  z.record(id, value).refine((all) => Object.keys(all).length <= most, `at most ${most} are allowed here`);
/** `vectors`, `powers`, `parties`, `seats`, `sites`, any of these `except v`, or a list of ids. */
export const domain = z.union([
  z.string().regex(/^(vectors|powers|parties|seats|sites)( except [a-z][a-zA-Z0-9]*)?$/),
  z.array(id).min(1).max(60),
]);
export const sources = z.array(z.string().min(1));
export const label = z.enum(["historical", "simplified", "invented"]);
export const point = z
  .tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)])
  .describe("[latitude, longitude]");

export const effectText = z.string().min(1).max(700, "an effect has at most 700 characters");

/** `relation[v] += 1`, or the same in parts when it needs a reason or is repeated for several things. */
const effect = z.union([
  effectText,
  z.strictObject({
    effect: effectText,
    why: id.optional(),
    each: z.record(variable, domain).optional(),
  }),
]);
export const effects = z.array(effect).max(60, "at most 60 effects in one list");
export const start = z.union([
  z.number().int(),
  z.record(id, z.union([z.number().int(), z.record(id, z.number().int())])),
]);
