import { z } from "zod";
import {
  date,
  domain,
  effects,
  effectText,
  expression,
  few,
  id,
  label,
  point,
  range,
  since,
  sources,
  start,
  variable,
} from "./formatParts.ts";

/**
 * The scenario format, version 1: the shape of `scenario.yaml`. Names of things are ids; their texts are in `locales/`.
 * Strings marked *expression* are CEL over tracks, indices and parameters; see `scenarios/README.md`.
 */

const track = z.strictObject({
  per: z
    .union([
      z.enum(["party", "vector", "site", "seat"]),
      z
        .array(z.enum(["party", "vector", "site", "seat"]))
        .min(1)
        .max(2),
    ])
    .optional()
    .describe("one number for each of these; absent: one for all"),
  range: range.describe("lowest and highest value, e.g. 0..10"),
  step: z.number().int().positive().optional().describe("the most that orders may move it in one turn"),
  start: start.describe("one number for all, or by key"),
  hidden: z.boolean().optional().describe("known only to the first key's own seats"),
  good: z.enum(["high", "low"]).optional().describe("which way is good for the pivot, for colours only"),
});

const action = z.strictObject({
  verb: z
    .enum(["engage", "exercise", "invest", "grant", "mediate", "pressure", "campaign", "inquire"])
    .describe("which of the eight verbs it is; decides icon and group"),
  by: z.union([z.enum(["pivot", "powers", "all"]), z.array(id).min(1)]).describe("who may order it"),
  params: z.record(variable, domain).optional().describe("what the player chooses, by name"),
  key: z
    .array(variable)
    .optional()
    .describe("parameters that tell two orders of this action in one turn apart; all if absent, none if empty"),
  cost: expression.optional().describe("what it costs the treasury; 0 if absent"),
  when: expression.optional().describe("it can be ordered only while this holds"),
  let: z.record(variable, expression).optional().describe("names for parts of expressions"),
  consent: z
    .strictObject({ by: z.string(), action: id, with: z.record(variable, z.string()).optional() })
    .optional()
    .describe("it takes effect only if the partner `by` orders `action` this turn or while the invitation stands"),
  carried: z.boolean().optional().describe("has no effect of its own: the partner's order carries it"),
  once: z.boolean().optional().describe("of two matching orders only the first seat's has effects"),
  guard: expression.optional().describe("true: the order is stopped, and paid for"),
  contest: z
    .strictObject({ attack: expression, defence: expression })
    .optional()
    .describe("`won` is true if attack is greater than defence"),
  tends: z
    .array(z.string())
    .optional()
    .describe("vectors this order tends; by default the vector parameter, or the power that orders"),
  covert: z.boolean().optional().describe("others never learn who ordered it"),
  effects: effects.optional().describe("what it changes, read at the start of the phase"),
  since,
});

const question = z.strictObject({
  seat: id.describe("who is asked"),
  turn: z.number().int().positive().optional().describe("the turn in which the question comes"),
  when: expression.optional().describe("the question comes only while this holds"),
  secret: z.boolean().optional().describe("nobody else learns the answer"),
  default: id.describe("the option a silent seat takes"),
  label: label.describe("how true it is"),
  source: sources.describe("ids of sources; none only for what is invented"),
  options: z.record(
    id,
    z.strictObject({ when: expression.optional(), effects, label: label.optional(), source: sources.optional() }),
  ),
});

const forum = z.strictObject({
  kind: z.enum(["vote", "effort", "auction", "drafting"]).describe("how it is decided"),
  turn: z.number().int().positive().optional().describe("the turn in which the forum comes"),
  when: expression.optional().describe("the forum comes only while this holds"),
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
  label: label.describe("how true it is"),
  source: sources.describe("ids of sources; none only for what is invented"),
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
  turn: z.number().int().positive().optional().describe("the turn in which the event comes"),
  when: expression.optional().describe("the event comes only while this holds"),
  odds: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe("published chance, drawn at the end of the turn; absent: certain, in the briefing"),
  label: label.describe("how true it is"),
  source: sources.describe("ids of sources; none only for what is invented"),
  place: id.optional().describe("where the board shows it"),
  date: date.optional().describe("the day it really happened"),
  effects: effects.describe("what it changes"),
});

const aim = z
  .strictObject({
    measure: expression.describe("the number that is measured"),
    atLeast: z.array(z.number()).min(1).optional().describe("rungs from easy to hard; each is a point"),
    atMost: z.array(z.number()).min(1).optional().describe("rungs from easy to hard, for numbers that should be low"),
    from: z.number().describe("where progress begins to count"),
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

const share = z.number().min(0).max(100);

export const scenarioFormat = z.strictObject({
  format: z.literal(1).describe("version of this format"),
  id: id.describe("the name of the folder"),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .describe("of the scenario, e.g. 1.0.0"),
  licence: z.string().min(1).describe("under which it may be passed on, e.g. CC-BY-4.0"),
  stage: z.enum(["draft", "playtest", "ready"]).optional().describe("how far it has come"),
  family: z.enum(["powers", "cabinet"]).describe("powers: seats are states; cabinet: seats are offices of one state"),
  minutes: z.number().int().positive().describe("how long a game takes"),
  turns: z.number().int().positive().max(200).describe("how many turns the game has"),
  dates: z
    .array(z.strictObject({ from: date, to: date }))
    .max(200)
    .optional()
    .describe("of each turn, in the fiction"),
  pace: z
    .strictObject({
      live: z.strictObject({
        briefing: seconds.optional(),
        negotiation: seconds.optional(),
        orders: seconds,
        report: seconds,
      }),
    })
    .describe("how long each phase lasts with a clock; without briefing or negotiation there is no such phase"),
  pivot: id.describe("the party whose balance the scenario is about"),
  parties: few(
    16,
    z.strictObject({
      capital: id.optional().describe("its place on the map"),
      colour: z.enum(["sky", "russet", "indigo", "jade", "amber", "plum", "slate"]),
      symbol: z.enum(["sun", "circle", "square", "triangle", "diamond", "hexagon", "cross"]),
      since,
    }),
  ),
  vectors: z.array(id).min(2).max(6).describe("the powers towards which the pivot has a policy"),
  seats: few(
    16,
    z.strictObject({
      party: id.optional().describe("whose seat it is; by default the party of the same name"),
      orders: z.number().int().positive().max(6).describe("orders a turn"),
      autopilot: z.boolean().optional().describe("normally played by a bot"),
    }),
  ),
  extraOrder: z.strictObject({ cost: z.number().int().min(0), max: z.number().int().min(0).max(3) }).optional(),
  treasury: id.optional().describe("track per party, or per seat, that pays for orders"),
  tracks: few(60, track).describe("numbers of the world, by id"),
  sites: few(60, z.strictObject({ kind: id, place: id, capacity: z.number().int().positive(), since })).optional(),
  presence: id.optional().describe("track per [site, party] that the board draws as pips"),
  indices: few(
    100,
    z.strictObject({
      per: z.record(variable, domain).optional(),
      value: expression,
      unit: z.enum(["percent", "share", "points"]).optional(),
    }),
  ).optional(),
  triangle: z
    .strictObject({ share: id, index: id, camp: id.optional(), campFrom: z.number().optional() })
    .optional()
    .describe("what the balance picture draws"),
  jealousy: z.array(z.strictObject({ of: id, towards: id, when: expression.optional() })).optional(),
  actions: few(120, action).describe("what can be ordered, by id"),
  upkeep: z
    .array(z.strictObject({ why: id, effect: effectText, each: z.record(variable, domain).optional() }))
    .optional(),
  questions: few(120, question).optional().describe("questions put to one seat, by id"),
  forums: few(60, forum).optional().describe("questions put to several seats at once"),
  events: few(240, event).optional().describe("what happens, by id"),
  objectives: aims.describe("public aims by seat"),
  agendas: aims.describe("secret aims by seat; two are dealt, one is kept"),
  scoring: z.strictObject({
    success: z.number().int().positive().describe("points that are success"),
    window: z.number().int().positive().max(9).optional().describe("aims count by the median of so many last turns"),
    floor: z.number().int().min(0).optional().describe("bridge: nobody may have fewer points"),
    campPrice: z.number().int().min(0).optional().describe("points the captor of a camp pays"),
    collapseCap: z.number().int().min(0).optional().describe("most points after a collapse or camp"),
  }),
  endings: few(24, ending).describe("how the game can end, by id"),
  deals: z
    .strictObject({
      secret: z.boolean().optional().describe("deals may be secret; true if absent"),
      binding: z.boolean().optional().describe("a clause not to order something may be made binding"),
      kept: effects.optional().describe("after each clause kept, with `actor` and `other`: parties of two signatories"),
      broken: effects.optional(),
    })
    .optional()
    .describe("absent: there are no deals"),
  limits: z
    .strictObject({
      success: z.tuple([share, share]).optional().describe("each seat's success among equal bots, from and to"),
      camp: share.optional().describe("most success of a pivot that leans on one camp"),
      flat: share.optional().describe("most turns in which nothing moves but money"),
      passes: share.optional().describe("most turns of seats without an order"),
      kingmaker: share.optional().describe("most games in which a seat that has lost chooses who succeeds"),
      runaway: share.optional().describe("highest correlation of points at half-time and at the end"),
      luck: share.optional().describe("most of the points' variance that luck explains"),
    })
    .optional()
    .describe("what `simulate` holds the scenario to, in per cent"),
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
