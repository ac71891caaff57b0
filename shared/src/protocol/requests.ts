import { z } from "zod";
import type { OpenTable, Requests } from "./types.ts";

/** Longer texts than these no client of ours sends; a bound on memory and on mischief. */
const id = z.string().min(1).max(120);
const key = z.string().min(1).max(64);
const turn = z.number().int().min(0).max(100_000);
const fill = z.enum(["open", "steady", "random"]);

/** What people call themselves, in whatever script, no control characters, at most 40 characters. */
const name = z
  .string()
  .max(200)
  .transform((text) => text.replace(/[\p{C}\s]+/gu, " ").trim())
  .pipe(z.string().max(40, "a name has at most 40 characters"));

type Schemas = { readonly [K in keyof Requests]: z.ZodType<Requests[K]["payload"]> };

/** The shape of each request's payload. */
export const requestSchemas: Schemas = {
  sit: z.strictObject({ seat: id.optional(), name: name.optional(), token: key.optional() }) as z.ZodType<
    Requests["sit"]["payload"]
  >,
  stand: z.strictObject({}),
  fill: z.strictObject({ hostKey: key, seat: id, by: fill }),
  start: z.strictObject({ hostKey: key }),
  agenda: z.strictObject({ agenda: id }),
  seal: z.strictObject({
    turn,
    orders: z.array(id).max(32),
    answers: z.record(id, id).refine((answers) => Object.keys(answers).length <= 32, "too many answers"),
  }),
  unseal: z.strictObject({ turn }),
  ready: z.strictObject({ turn, phase: id, ready: z.boolean() }),
  history: z.strictObject({ from: turn }),
};

/** Body of `POST /api/tables`. */
export const openTableSchema = z.strictObject({
  scenario: id,
  pace: z.enum(["live", "relaxed", "solo"]),
  fill: z.record(id, fill).optional(),
}) as z.ZodType<OpenTable>;

/** Findings of a schema as a rejection tells them. */
export const issuesOf = (error: z.ZodError) =>
  error.issues.slice(0, 10).map(({ path, message }) => ({ path: path.map(String).join("."), message }));
