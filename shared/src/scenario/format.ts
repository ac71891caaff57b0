import { z } from "zod";

/**
 * The scenario format, version 1: the shape of `scenario.yaml`. Names of things are ids; their texts are in `locales/`.
 * Strings marked *expression* are CEL over tracks, indices and parameters; see `scenarios/README.md`.
 */

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "an id is lower-case letters, digits and hyphens, starting with a letter");
const variable = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*$/, "a variable is letters and digits, starting with a small letter");
const expression = z.union([z.string().min(1), z.number(), z.boolean()]).describe("CEL expression");
const range = z.string().regex(/^-?\d+\.\.-?\d+$/, "a range is two integers with two dots between, e.g. 0..10");
/** `vectors`, `powers`, `parties`, `seats`, `sites`, any of these `except v`, or a list of ids. */
const domain = z.union([
  z.string().regex(/^(vectors|powers|parties|seats|sites)( except [a-z][a-zA-Z0-9]*)?$/),
  z.array(id).min(1),
]);
const sources = z.array(z.string().min(1));
const label = z.enum(["historical", "simplified", "invented"]);
const point = z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]).describe("[latitude, longitude]");

/** `relation[v] += 1`, or the same in parts when it needs a reason or is repeated for several things. */
const effect = z.union([
  z.string().min(1),
  z.strictObject({
    effect: z.string().min(1),
    why: id.optional(),
    each: z.record(variable, domain).optional(),
  }),
]);
const effects = z.array(effect);
const start = z.union([z.number().int(), z.record(id, z.union([z.number().int(), z.record(id, z.number().int())]))]);

const track = z.strictObject({
  per: z
    .union([
      z.enum(["party", "vector", "site", "seat"]),
      z
        .array(z.enum(["party", "vector", "site", "seat"]))
        .min(1)
        .max(2),
    ])
    .optional(),
  range,
  step: z.number().int().positive().optional(),
  start,
  hidden: z.boolean().optional().describe("known only to the first key's own seats"),
  good: z.enum(["high", "low"]).optional().describe("which way is good for the pivot, for colours only"),
});

const action = z.strictObject({
  verb: z.enum(["engage", "exercise", "invest", "grant", "mediate", "pressure", "campaign", "inquire"]),
  by: z.union([z.enum(["pivot", "powers", "all"]), z.array(id).min(1)]),
  params: z.record(variable, domain).optional(),
  key: z
    .array(variable)
    .optional()
    .describe("parameters that tell two orders of this action in one turn apart; all if absent, none if empty"),
  cost: expression.optional(),
  when: expression.optional(),
  let: z.record(variable, expression).optional(),
  consent: z.strictObject({ by: z.string(), action: id, with: z.record(variable, z.string()).optional() }).optional(),
  carried: z.boolean().optional().describe("has no effect of its own: the partner's order carries it"),
  once: z.boolean().optional().describe("of two matching orders only the first seat's has effects"),
  guard: expression.optional(),
  contest: z.strictObject({ attack: expression, defence: expression }).optional(),
  tends: z
    .array(z.string())
    .optional()
    .describe("vectors this order tends; by default the vector parameter, or the power that orders"),
  covert: z.boolean().optional(),
  effects: effects.optional(),
});

const question = z.strictObject({
  seat: id,
  turn: z.number().int().positive().optional(),
  when: expression.optional(),
  secret: z.boolean().optional(),
  default: id,
  label,
  source: sources,
  options: z.record(
    id,
    z.strictObject({ when: expression.optional(), effects, label: label.optional(), source: sources.optional() }),
  ),
});

const forum = z.strictObject({
  kind: z.enum(["vote", "effort", "auction", "drafting"]),
  turn: z.number().int().positive().optional(),
  when: expression.optional(),
  seats: z.array(id).min(2).optional().describe("who takes part; all seats if absent"),
  rule: z.enum(["majority", "consensus", "weighted"]).optional().describe("vote: majority if absent"),
  weights: z
    .record(id, z.number().int().positive().max(99))
    .optional()
    .describe("weighted vote; 1 for those not named"),
  need: z
    .number()
    .int()
    .positive()
    .optional()
    .describe("vote: weight needed, else more than half; effort: givers; drafting: seats that accept the whole text"),
  must: z.array(id).min(1).optional().describe("seats without which nothing passes"),
  price: z.number().int().positive().max(99).optional().describe("effort: what each giver pays; auction: highest bid"),
  secret: z.boolean().optional().describe("who chose what is never told"),
  label,
  source: sources,
  options: z
    .record(
      id,
      z.strictObject({
        group: id.optional().describe("drafting: at most one tile of a group is in a text"),
        effects: effects.optional().describe("when it is adopted"),
        chosen: effects.optional().describe("for each seat whose ballot holds it, with `me` and `seat`"),
        label: label.optional(),
        source: sources.optional(),
      }),
    )
    .refine((options) => Object.keys(options).length <= 10, "at most ten options")
    .optional()
    .describe("vote: options; drafting: tiles; auction: items; effort: none, or `give`"),
  passed: effects.optional().describe("when something is adopted"),
  failed: effects.optional().describe("when nothing is"),
});

const event = z.strictObject({
  turn: z.number().int().positive().optional(),
  when: expression.optional(),
  odds: z.number().min(0).max(1).optional(),
  label,
  source: sources,
  place: id.optional(),
  effects,
});

const aim = z
  .strictObject({
    measure: expression,
    atLeast: z.array(z.number()).min(1).optional(),
    atMost: z.array(z.number()).min(1).optional(),
    from: z.number(),
  })
  .refine((a) => (a.atLeast === undefined) !== (a.atMost === undefined), "give either atLeast or atMost");
const gauge = z
  .strictObject({
    measure: expression,
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    from: z.number(),
  })
  .refine((g) => (g.atLeast === undefined) !== (g.atMost === undefined), "give either atLeast or atMost");
const ending = z.strictObject({
  kind: z.enum(["collapse", "camp", "bridge"]),
  per: z.record(variable, domain).optional().describe("camp: one ending for each vector"),
  all: z.array(gauge).min(1),
  label: label.optional(),
});
const aims = z.record(id, z.record(id, aim));
const durationShape = "a duration is a number with s, m or h, e.g. 90s";
const seconds = z.string(durationShape).regex(/^\d+(s|m|h)$/, durationShape);

const place = z.union([
  point,
  z.strictObject({ at: point, kind: z.enum(["capital", "city", "site", "field", "port"]).optional() }),
]);
const route = z.strictObject({
  mode: z.enum(["oil", "gas", "rail", "road", "air", "sea"]),
  through: z.array(z.union([id, point])).min(2),
  site: id.optional().describe("the site whose presence this route shows"),
  use: expression.optional().describe("how much flows, 0..1"),
});

export const scenarioFormat = z.strictObject({
  format: z.literal(1),
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  licence: z.string().min(1),
  stage: z.enum(["draft", "playtest", "ready"]).optional(),
  family: z.enum(["powers", "cabinet"]),
  minutes: z.number().int().positive(),
  turns: z.number().int().positive().max(200),
  dates: z
    .array(z.strictObject({ from: z.iso.date(), to: z.iso.date() }))
    .optional()
    .describe("of each turn, in the fiction"),
  pace: z.strictObject({
    live: z.strictObject({
      briefing: seconds.optional(),
      negotiation: seconds.optional(),
      orders: seconds,
      report: seconds,
    }),
  }),
  pivot: id,
  parties: z.record(
    id,
    z.strictObject({
      capital: id.optional(),
      colour: z.enum(["sky", "russet", "indigo", "jade", "amber", "plum", "slate"]),
      symbol: z.enum(["sun", "circle", "square", "triangle", "diamond", "hexagon", "cross"]),
    }),
  ),
  vectors: z.array(id).min(2).max(6),
  seats: z.record(
    id,
    z.strictObject({
      party: id.optional(),
      orders: z.number().int().positive().max(6),
      autopilot: z.boolean().optional(),
    }),
  ),
  extraOrder: z.strictObject({ cost: z.number().int().min(0), max: z.number().int().min(0).max(3) }).optional(),
  treasury: id.optional().describe("track per party, or per seat, that pays for orders"),
  tracks: z.record(id, track),
  sites: z.record(id, z.strictObject({ kind: id, place: id, capacity: z.number().int().positive() })).optional(),
  presence: id.optional().describe("track per [site, party] that the board draws as pips"),
  indices: z
    .record(
      id,
      z.strictObject({
        per: z.record(variable, domain).optional(),
        value: expression,
        unit: z.enum(["percent", "share", "points"]).optional(),
      }),
    )
    .optional(),
  triangle: z
    .strictObject({ share: id, index: id, camp: id.optional(), campFrom: z.number().optional() })
    .optional()
    .describe("what the balance picture draws"),
  jealousy: z.array(z.strictObject({ of: id, towards: id, when: expression.optional() })).optional(),
  actions: z.record(id, action),
  upkeep: z
    .array(z.strictObject({ why: id, effect: z.string().min(1), each: z.record(variable, domain).optional() }))
    .optional(),
  questions: z.record(id, question).optional(),
  forums: z.record(id, forum).optional().describe("questions put to several seats at once"),
  events: z.record(id, event).optional(),
  objectives: aims,
  agendas: aims,
  scoring: z.strictObject({
    success: z.number().int().positive(),
    window: z.number().int().positive().max(9).optional(),
    floor: z.number().int().min(0).optional(),
    campPrice: z.number().int().min(0).optional(),
    collapseCap: z.number().int().min(0).optional(),
  }),
  endings: z.record(id, ending),
  deals: z
    .strictObject({
      secret: z.boolean().optional().describe("deals may be secret; true if absent"),
      binding: z.boolean().optional().describe("a clause not to order something may be made binding"),
      kept: effects.optional().describe("after each clause kept, with `actor` and `other`: parties of two signatories"),
      broken: effects.optional(),
    })
    .optional()
    .describe("absent: there are no deals"),
  map: z.strictObject({
    base: id.optional().describe("a folder of scenarios/maps"),
    extent: z.strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }),
    countries: z
      .record(id, z.array(z.string().regex(/^[A-Z]{3}$/)).min(1))
      .optional()
      .describe("which countries (ISO 3166 alpha-3) each party tints on the map"),
    places: z.record(id, place),
    routes: z.record(id, route).optional(),
  }),
});

/** A scenario file that has the right shape; ids and expressions are not checked yet. */
export type ScenarioFile = z.output<typeof scenarioFormat>;

/** The texts of one language. Required entries are checked against the scenario by the compiler. */
export interface Locale {
  readonly [key: string]: string | Locale;
}
