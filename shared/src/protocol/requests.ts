import { z } from "zod";
import type { OpenTable, Requests } from "./types.ts";

/** Longer texts than these no client of ours sends; a bound on memory and on mischief. */
const id = z.string().min(1).max(120);
const key = z.string().min(1).max(64);
const turn = z.number().int().min(0).max(100_000);
/** Number of a message. */
const place = z.number().int().min(0).max(10_000_000);
const fill = z.enum(["open", "seasoned", "steady", "random"]);

/** What people call themselves, in whatever script, no control characters, at most 40 characters. */
const name = z
  .string()
  .max(200)
  .transform((text) => text.replace(/[\p{C}\s]+/gu, " ").trim())
  .pipe(z.string().max(40, "a name has at most 40 characters"));

const count = z.number().int().min(1).max(100_000);
const duty = { actor: id, turn: count.optional(), turns: count, if: z.number().int().min(0).max(64).optional() };
const ordering = { action: id, params: z.record(id, id).optional() };
const ballot = z.strictObject({
  choices: z.array(id).max(16),
  amount: z.number().int().min(0).max(100_000).optional(),
});
const clause = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("order"), ...duty, ...ordering }),
  z.strictObject({ kind: z.literal("refrain"), ...duty, ...ordering, binding: z.literal(true).optional() }),
  z.strictObject({ kind: z.literal("pay"), ...duty, to: id, amount: count }),
  z.strictObject({ kind: z.literal("answer"), ...duty, question: id, option: id }),
  z.strictObject({
    kind: z.literal("support"),
    ...duty,
    forum: id,
    choices: z.array(id).max(16),
    amount: count.optional(),
  }),
  z.strictObject({ kind: z.literal("tell"), ...duty, to: id, slot: z.number().int().min(0).max(100_000) }),
]);
const declineReason = z.enum(["too-little", "cannot", "trust", "later"]);
export const termsSchema = z.strictObject({
  to: z.array(id).max(32),
  clauses: z.array(clause).max(32),
  secret: z.boolean(),
  until: turn,
  notice: count.optional(),
  counters: id.optional(),
});

type Schemas = { readonly [K in keyof Requests]: z.ZodType<Requests[K]["payload"]> };

const zone = z
  .string()
  .max(64)
  .refine((name) => isZone(name), "no such time zone; an IANA name is needed, e.g. Europe/Berlin");
/** Body of `POST /api/deadlines`. */
export const timetableSchema = z.strictObject({
  zone,
  times: z
    .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time is HH:MM"))
    .min(1)
    .max(12),
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  holidays: z.array(z.iso.date()).max(200),
  grace: z.number().int().min(0).max(1440),
});
const step = z.enum(["pause", "resume", "extend", "end"]);
const awayPolicy = z.enum(["hold", "deputy", "caretaker", "open"]);
const mandate = z.strictObject({ orders: z.enum(["steady", "none"]), deals: z.boolean(), never: z.array(id).max(64) });

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A web address; whether it may be used is the server's to say. */
const address = z.string().max(2000);
const pushKey = z.string().regex(/^[\w-]{16,100}=*$/, "a key is base64url");
const reader = { language: z.string().regex(/^[a-z]{2}$/, "a language has two letters"), zone };

/** What a seat would seal. */
const sealed = {
  turn,
  orders: z.array(id).max(32),
  answers: z.record(id, id).refine((answers) => Object.keys(answers).length <= 32, "too many answers"),
  ballots: z
    .record(id, ballot)
    .refine((ballots) => Object.keys(ballots).length <= 16, "too many ballots")
    .optional(),
};

/** A request that may come again. */
const once = { id: key.optional() };

/** The shape of each request's payload. */
export const requestSchemas: Schemas = {
  sit: z.strictObject({
    seat: id.optional(),
    name: name.optional(),
    token: key.optional(),
    key: z
      .string()
      .regex(/^[\w-]{22,64}$/, "a key has 22 to 64 letters and digits")
      .optional(),
  }) as z.ZodType<Requests["sit"]["payload"]>,
  stand: z.strictObject({}),
  invite: z.strictObject({ as: z.enum(["member", "heir"]) }),
  replace: z.strictObject({ hostKey: key, seat: id }),
  entrust: z.strictObject({ member: id }),
  dismiss: z.strictObject({ member: id }),
  vacate: z.strictObject({ hostKey: key, seat: id, open: z.boolean() }),
  suggest: z.strictObject({ draft: z.strictObject(sealed).optional() }) as unknown as z.ZodType<
    Requests["suggest"]["payload"]
  >,
  fill: z.strictObject({ hostKey: key, seat: id, by: fill }),
  start: z.strictObject({ hostKey: key }),
  clock: z.strictObject({ hostKey: key, step, minutes: z.number().int().min(1).max(100_000).optional() }) as z.ZodType<
    Requests["clock"]["payload"]
  >,
  pace: z.strictObject({
    hostKey: key,
    pace: z.enum(["live", "relaxed", "days"]),
    timetable: timetableSchema.optional(),
  }) as z.ZodType<Requests["pace"]["payload"]>,
  vote: z.strictObject({
    step: z.enum(["pause", "resume", "extend", "end", "live", "relaxed", "days"]),
    choice: z.enum(["for", "against", "none"]).optional(),
  }) as z.ZodType<Requests["vote"]["payload"]>,
  away: z.strictObject({
    policy: awayPolicy,
    mandate: mandate.optional(),
  }) as z.ZodType<Requests["away"]["payload"]>,
  absence: z.strictObject({}),
  agenda: z.strictObject({ agenda: id, ...once }) as z.ZodType<Requests["agenda"]["payload"]>,
  seal: z.strictObject({ ...sealed, ...once }) as unknown as z.ZodType<Requests["seal"]["payload"]>,
  position: z.strictObject({ turn, forum: id, ballot: ballot.optional(), ...once }) as unknown as z.ZodType<
    Requests["position"]["payload"]
  >,
  unseal: z.strictObject({ turn, ...once }) as z.ZodType<Requests["unseal"]["payload"]>,
  ready: z.strictObject({ turn, phase: id, ready: z.boolean(), ...once }) as z.ZodType<Requests["ready"]["payload"]>,
  offer: z.strictObject({ turn, terms: termsSchema, ...once }) as unknown as z.ZodType<Requests["offer"]["payload"]>,
  sign: z.strictObject({ offer: id, ...once }) as z.ZodType<Requests["sign"]["payload"]>,
  decline: z.strictObject({ offer: id, reason: declineReason.optional(), ...once }) as z.ZodType<
    Requests["decline"]["payload"]
  >,
  withdraw: z.strictObject({ offer: id, ...once }) as z.ZodType<Requests["withdraw"]["payload"]>,
  leave: z.strictObject({ deal: id, ...once }) as z.ZodType<Requests["leave"]["payload"]>,
  history: z.strictObject({ from: turn }),
  say: z.strictObject({
    id: key,
    to: z.array(id).max(64),
    /** The bound is the socket's; the rules tell the true one in words. */
    text: z.string().max(64 * 1024),
    promise: z.literal(true).optional(),
    outOfCharacter: z.literal(true).optional(),
  }) as z.ZodType<Requests["say"]["payload"]>,
  press: z.strictObject({ after: place }),
  report: z.strictObject({ number: place }),
  mute: z.strictObject({ hostKey: key, seat: id, muted: z.boolean() }),
  moderation: z.strictObject({ hostKey: key, after: place }),
  notices: z.strictObject({ hostKey: key.optional() }) as z.ZodType<Requests["notices"]["payload"]>,
  subscribe: z.strictObject({ endpoint: address, p256dh: pushKey, auth: pushKey, ...reader }),
  unsubscribe: z.strictObject({ endpoint: address }),
  webhook: z.strictObject({ hostKey: key, url: address.optional(), ...reader }) as z.ZodType<
    Requests["webhook"]["payload"]
  >,
};

/** Body of `POST /api/tables`. */
export const openTableSchema = z.strictObject({
  scenario: id,
  pace: z.enum(["live", "relaxed", "solo", "days"]),
  timetable: timetableSchema.optional(),
  tempo: z.number().int().min(25).max(400).optional(),
  missed: awayPolicy.optional(),
  fill: z.record(id, fill).optional(),
  press: z.enum(["full", "public", "deals", "none"]).optional(),
  facilitator: z.boolean().optional(),
}) as z.ZodType<OpenTable>;

/** Findings of a schema as a rejection tells them. */
export const issuesOf = (error: z.ZodError) =>
  error.issues.slice(0, 10).map(({ path, message }) => ({ path: path.map(String).join("."), message }));
