import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashOf } from "../src/record/index.ts";
import {
  adjudicate,
  adoptedBy,
  asId,
  type Ballot,
  type Ballots,
  type DealId,
  type Forum,
  type ForumId,
  newWorld,
  type OptionId,
  rejectionOf,
  submit,
  type World,
} from "../src/rules/index.ts";
import { small } from "./fixtures/smallScenario.ts";
import { inOrders, numberOf, seat, seenBy, slot } from "./fixtures/smallWorld.ts";

const [harbour, north, east] = [seat("harbour"), seat("north"), seat("east")];
const forum = (id: string): Forum => {
  const one = small.forums.find((it) => it.id === id);
  if (!one) throw new Error(`no forum ${id}`);
  return one;
};
const yes = (...choices: string[]): Ballot => ({ choices: choices.map((id) => asId<OptionId>(id)) });
const bid = (choice: string, amount: number): Ballot => ({ ...yes(choice), amount });
const among = (harbours?: Ballot, norths?: Ballot, easts?: Ballot) =>
  new Map(
    [[harbour, harbours] as const, [north, norths] as const, [east, easts] as const].flatMap(([id, ballot]) =>
      ballot ? [[id, ballot] as const] : [],
    ),
  );
const open = (turn: number, ...ids: string[]): World => ({
  ...inOrders({}, turn),
  forums: ids.map((id) => asId<ForumId>(id)),
});
const ballots = (given: Readonly<Record<string, Ballot>>): Ballots => given as Ballots;

/** The turn with these ballots sealed, by seat and forum. */
const turned = (world: World, given: Readonly<Record<string, Readonly<Record<string, Ballot>>>>, orders: object = {}) =>
  adjudicate(
    small,
    small.seats.reduce(
      (now, { id }) =>
        submit(small, now, {
          kind: "seal",
          seat: id,
          orders: Reflect.get(orders, id) ?? [],
          answers: {},
          ...(given[id] ? { ballots: ballots(given[id]) } : {}),
        }),
      world,
    ),
  );
const refused = (world: World, given: Readonly<Record<string, Ballot>>, by = north) =>
  rejectionOf(small, seenBy(world, by), { kind: "seal", seat: by, orders: [], answers: {}, ballots: ballots(given) });

describe("a forum is put once", () => {
  test("R50 in its turn, and not again", () => {
    const world = newWorld(small, "put");
    expect(world.forums).toEqual(["charter"]);
    const after = turned({ ...world, phase: "orders" }, { harbour: { charter: yes("trade") } });
    expect(after.report?.forums[0]?.adopted).toEqual([]);
    expect(after.facts[forum("charter").failed.fact]).toBe(1);
    expect(submit(small, after, { kind: "end-phase" }).forums).toEqual(["mayor", "lighthouse"]);
  });
});

describe("a position is said aloud and binds nothing", () => {
  const say = (world: World, by: typeof north, ballot?: Ballot) =>
    submit(small, world, { kind: "position", seat: by, forum: forum("charter").id, ...(ballot ? { ballot } : {}) });

  test("R51 it is seen by all, kept by seat whatever the order of arrival, changed and taken back", () => {
    const world = open(1, "charter");
    const [one, other] = [
      say(say(world, east, yes("order")), north, yes("peace")),
      say(say(world, north, yes("peace")), east, yes("order")),
    ];
    expect(one).toEqual(other);
    expect(seenBy(one).positions.map((it) => [it.seat, it.ballot.choices])).toEqual([
      ["north", ["peace"]],
      ["east", ["order"]],
    ]);
    expect(say(one, north).positions).toHaveLength(1);
    expect(turned(one, {}).report?.forums[0]?.ballots).toEqual([]);
  });

  test("only in an open forum, before the report", () => {
    const step = { kind: "position", seat: north, forum: asId<ForumId>("stall"), ballot: yes("fish") } as const;
    expect(rejectionOf(small, seenBy(open(1, "charter"), "north"), step)).toEqual({
      kind: "unknown-forum",
      forum: "stall",
    });
    expect(rejectionOf(small, seenBy({ ...open(3, "stall"), phase: "report" }, "north"), step)?.kind).toBe(
      "wrong-phase",
    );
  });
});

describe("a ballot must fit its forum", () => {
  test("R52 one seat's ballot in a forum it has no part in is refused", () => {
    expect(refused(open(1), { mayor: yes("sailor") })).toEqual({ kind: "unknown-forum", forum: "mayor" });
  });

  test.for<[string, Record<string, Ballot>, object | undefined]>([
    ["an unknown option", { mayor: yes("pirate") }, { kind: "bad-ballot", forum: "mayor", fault: "option" }],
    [
      "the same option twice",
      { charter: yes("peace", "peace") },
      { kind: "bad-ballot", forum: "charter", fault: "option" },
    ],
    ["two candidates", { mayor: yes("sailor", "banker") }, { kind: "bad-ballot", forum: "mayor", fault: "choices" }],
    ["money in a vote", { mayor: bid("sailor", 1) }, { kind: "bad-ballot", forum: "mayor", fault: "amount" }],
    ["no bid", { stall: yes("fish") }, { kind: "bad-ballot", forum: "stall", fault: "amount" }],
    ["too high a bid", { stall: bid("fish", 4) }, { kind: "bad-ballot", forum: "stall", fault: "amount" }],
    ["a broken bid", { stall: bid("fish", 0.5) }, { kind: "bad-ballot", forum: "stall", fault: "amount" }],
    [
      "more than the purse holds",
      { stall: bid("fish", 3), lighthouse: yes("give") },
      { kind: "funds", needed: 5, have: 4 },
    ],
    ["an abstention", { mayor: yes(), stall: yes() }, undefined],
    ["what fits", { mayor: yes("sailor"), stall: bid("silk", 3), charter: yes("peace", "order") }, undefined],
  ])("%s", ([, given, rejection]) => {
    expect(refused(open(2, "charter", "mayor", "lighthouse", "stall"), given)).toEqual(rejection);
  });
});

describe("what is promised is paid after orders", () => {
  test("R53 an effort is paid by its givers if there are enough of them, by nobody else", () => {
    const world = open(2, "lighthouse");
    const done = turned(world, { north: { lighthouse: yes("give") }, east: { lighthouse: yes("give") } });
    expect(done.report?.forums[0]?.adopted).toEqual(["give"]);
    expect(["harbour", "north", "east"].map((id) => numberOf(done, `purse.${id}`))).toEqual([4, 2, 2]);
    expect(numberOf(done, "calm")).toBe(8);
    const alone = turned(world, { north: { lighthouse: yes("give") } });
    expect(alone.report?.forums[0]?.adopted).toEqual([]);
    expect(numberOf(alone, "purse.north")).toBe(4);
  });

  test("a ballot that cannot be paid any more does not count, and says so", () => {
    const poor = {
      ...open(2, "lighthouse"),
      values: open(2).values.map((v, at) => (at === slot("purse.north") ? 1 : v)),
    };
    const done = turned(poor, { north: { lighthouse: yes("give") }, east: { lighthouse: yes("give") } });
    expect(done.report?.forums[0]).toEqual({
      forum: "lighthouse",
      adopted: [],
      ballots: [
        { seat: "north", choices: ["give"], void: "funds" },
        { seat: "east", choices: ["give"] },
      ],
    });
  });
});

describe("a vote", () => {
  test.for<[string, ReturnType<typeof among>, string[]]>([
    ["half the weight is not enough", among(yes("sailor")), []],
    ["more than half is", among(yes("sailor"), yes("sailor")), ["sailor"]],
    ["equal weight adopts nothing", among(yes("sailor"), yes("banker"), yes("banker")), []],
    ["nobody votes", among(), []],
  ])("%s", ([, cast, adopted]) => {
    expect(adoptedBy(forum("mayor"), cast)).toEqual(adopted);
  });

  test("R54 what is chosen has its effect for each who chose it, adopted or not", () => {
    const done = turned(open(2, "mayor"), { north: { mayor: yes("banker") } });
    expect(numberOf(done, "trust.north.east")).toBe(6);
    expect(numberOf(done, "relation.east")).toBe(4);
  });
});

test("R55 of equal sums the item first in the scenario is bought, and only those who bid on it pay", () => {
  const done = turned(open(3, "stall"), {
    harbour: { stall: bid("silk", 2) },
    north: { stall: bid("fish", 1) },
    east: { stall: bid("fish", 1) },
  });
  expect(done.report?.forums[0]?.adopted).toEqual(["fish"]);
  expect(["harbour", "north", "east"].map((id) => numberOf(done, `purse.${id}`))).toEqual([4, 3, 3]);
});

describe("the largest text that enough seats accept wholly", () => {
  test.for<[string, ReturnType<typeof among>, string[]]>([
    ["two seats share two tiles", among(yes("peace", "trade"), yes("peace", "trade", "blame")), ["peace", "trade"]],
    [
      "a longer text without the seat that must agree is none",
      among(yes("trade"), yes("peace", "blame"), yes("peace", "blame")),
      [],
    ],
    [
      "one of a group at most, the first on equal terms",
      among(yes("peace", "order"), yes("peace", "order")),
      ["peace"],
    ],
    [
      "of equally long texts the one with more seats",
      among(yes("peace", "order"), yes("peace", "order"), yes("order")),
      ["order"],
    ],
    ["nothing in common", among(yes("peace"), yes("order"), yes("blame")), []],
  ])("%s", ([, cast, adopted]) => {
    expect(adoptedBy(forum("charter"), cast)).toEqual(adopted);
  });

  test("R56 no text is adopted that one of its supporters did not accept, or that lacks seats", () => {
    const tiles = forum("charter").options.map(({ id }) => id);
    const accepted = fc.subarray(tiles);
    fc.assert(
      fc.property(accepted, accepted, accepted, (a, b, c) => {
        const cast = among({ choices: a }, { choices: b }, { choices: c });
        const text = adoptedBy(forum("charter"), cast);
        if (text.length === 0) return;
        const seats = [...cast].filter(([, { choices }]) => text.every((id) => choices.includes(id)));
        expect(seats.length).toBeGreaterThanOrEqual(2);
        expect(seats.map(([id]) => id)).toContain("harbour");
      }),
    );
  });
});

describe("who chose what", () => {
  test("R57 in a secret forum only the seat itself knows, also in the ledger", () => {
    const done = turned(open(3, "stall"), { harbour: { stall: bid("silk", 2) } });
    expect(seenBy(done, "harbour").report?.forums[0]?.ballots).toHaveLength(1);
    for (const other of ["north", undefined]) {
      const view = seenBy(done, other);
      expect(view.report?.forums).toEqual([{ forum: "stall", ballots: [], adopted: ["silk"] }]);
      const paid = view.ledger.filter(({ slot: at }) => at === slot("purse.harbour"));
      expect(paid).toEqual([{ slot: slot("purse.harbour"), amount: -2, by: { kind: "undisclosed" } }]);
    }
  });

  test("the order in which ballots are sealed changes nothing", () => {
    const given = { harbour: yes("peace", "trade"), north: yes("trade"), east: yes("trade", "order") };
    const seal = (world: World, id: typeof north) =>
      submit(small, world, {
        kind: "seal",
        seat: id,
        orders: [],
        answers: {},
        ballots: ballots({ charter: Reflect.get(given, id) }),
      });
    const one = [harbour, north, east].reduce(seal, open(1, "charter"));
    const other = [east, north, harbour].reduce(seal, open(1, "charter"));
    expect(hashOf(adjudicate(small, one))).toBe(hashOf(adjudicate(small, other)));
  });
});

describe("a clause to support", () => {
  const offer = (forumId: string, choices: string[], amount?: number) =>
    ({
      kind: "offer",
      seat: harbour,
      terms: {
        to: [north],
        secret: false,
        until: 3,
        clauses: [
          {
            kind: "support",
            actor: north,
            forum: asId<ForumId>(forumId),
            choices: choices.map((id) => asId<OptionId>(id)),
            turns: 1,
            ...(amount === undefined ? {} : { amount }),
          },
        ],
      },
    }) as const;
  const signed = (world: World) =>
    submit(small, submit(small, world, offer("charter", ["trade"])), {
      kind: "sign",
      seat: north,
      offer: asId<DealId>("harbour-1"),
    });
  const verdict = (world: World) => world.deals[0]?.states[0]?.verdict;

  test("R36 is kept by a ballot that holds the choices, broken by another or none, void if the forum never meets", () => {
    const world = signed(open(1, "charter"));
    expect(verdict(turned(world, { north: { charter: yes("trade", "peace") } }))).toMatchObject({
      result: "kept",
      why: "supported",
    });
    expect(verdict(turned(world, { north: { charter: yes("peace") } }))).toMatchObject({
      result: "broken",
      why: "not-supported",
    });
    expect(verdict(turned(world, {}))?.result).toBe("broken");
    expect(verdict(turned({ ...world, forums: [] }, {}))).toMatchObject({ result: "void", why: "never-asked" });
  });

  test("cannot be made on a secret forum, an unknown option, or nothing", () => {
    const why = (step: ReturnType<typeof offer>) => rejectionOf(small, seenBy(open(1, "charter"), "harbour"), step);
    expect(why(offer("stall", ["fish"], 1))).toMatchObject({ kind: "bad-clause", fault: "forum" });
    expect(why(offer("charter", ["pirate"]))).toMatchObject({ kind: "bad-clause", fault: "option" });
    expect(why(offer("charter", []))).toMatchObject({ kind: "bad-clause", fault: "option" });
    expect(why(offer("charter", ["trade"]))).toBeUndefined();
  });
});
