import { describe, expect, test } from "vitest";
import {
  asId,
  type Clause,
  type DealId,
  type DealSubmission,
  legalOrders,
  rejectionOf,
  type SeatId,
  submit,
  type Terms,
  type World,
} from "../src/rules/index.ts";
import { small } from "./fixtures/smallScenario.ts";
import { causesOf, inOrders, numberOf, seat, seenBy, slot, turned } from "./fixtures/smallWorld.ts";

const [harbour, north, east] = [seat("harbour"), seat("north"), seat("east")];
const first = asId<DealId>("harbour-1");

const visits = (more: Partial<Clause> = {}): Clause =>
  ({ kind: "order", actor: harbour, action: "visit", params: { v: "north" }, turns: 1, ...more }) as Clause;
const noRage = (more: object = {}): Clause =>
  ({ kind: "refrain", actor: north, action: "rage", turns: 1, ...more }) as Clause;
const pays = (more: object = {}): Clause =>
  ({ kind: "pay", actor: harbour, to: north, amount: 2, turns: 1, ...more }) as Clause;

const terms = (clauses: readonly Clause[], more: Partial<Terms> = {}): Terms => ({
  to: [north],
  clauses,
  secret: false,
  until: 3,
  ...more,
});

const offering = (offered: Terms): DealSubmission => ({ kind: "offer", seat: harbour, terms: offered });
const refused = (world: World, step: DealSubmission) => rejectionOf(small, seenBy(world, step.seat), step);

/** The step, which must be legal. */
function take(world: World, step: DealSubmission): World {
  expect(refused(world, step)).toBeUndefined();
  return submit(small, world, step);
}

/** A world in which harbour's offer has been signed by all. */
const agreed = (offered: Terms, world = inOrders()): World =>
  offered.to.reduce((now, id) => take(now, { kind: "sign", seat: id, offer: first }), take(world, offering(offered)));

const nextOrders = (world: World): World => ({ ...submit(small, world, { kind: "end-phase" }), phase: "orders" });
const verdicts = (world: World) =>
  world.deals[0]?.states.map((state) => state.verdict && [state.verdict.result, state.verdict.why]);

describe("offers", () => {
  test.for<[string, Terms, object]>([
    ["an unknown seat", terms([visits()], { to: [seat("south")] }), { kind: "unknown-seat", seat: "south" }],
    ["oneself", terms([visits()], { to: [harbour] }), { kind: "bad-parties" }],
    ["nothing", terms([]), { kind: "bad-clauses", most: 8 }],
    ["nine clauses", terms(Array(9).fill(visits())), { kind: "bad-clauses", most: 8 }],
    ["a past turn", terms([visits({ turn: 1, turns: 4 })]), { kind: "bad-clause", clause: 0, fault: "window" }],
    ["another's order", terms([visits({ actor: north })]), { kind: "bad-clause", clause: 0, fault: "action" }],
    ["a stranger's duty", terms([visits({ actor: east })]), { kind: "bad-clause", clause: 0, fault: "actor" }],
    [
      "a covert order",
      terms([{ ...noRage(), action: asId("pry") } as Clause]),
      { kind: "bad-clause", clause: 0, fault: "covert" },
    ],
    ["a sum one does not have", terms([pays({ amount: 5 })]), { kind: "bad-clause", clause: 0, fault: "funds" }],
    [
      "two sums that are too much together",
      terms([pays(), pays({ amount: 3 })]),
      { kind: "bad-clause", clause: 1, fault: "funds" },
    ],
    ["half a coin", terms([pays({ amount: 0.5 })]), { kind: "bad-clause", clause: 0, fault: "amount" }],
    [
      "a secret answer",
      terms([{ kind: "answer", actor: north, question: asId("ledger-book"), option: asId("burn"), turns: 1 }]),
      { kind: "bad-clause", clause: 0, fault: "question" },
    ],
    [
      "what one does not know",
      terms([{ kind: "tell", actor: harbour, to: north, slot: slot("insight.north.harbour"), turns: 1 }]),
      { kind: "bad-clause", clause: 0, fault: "slot" },
    ],
    ["a condition on itself", terms([visits({ if: 0 })]), { kind: "bad-clause", clause: 0, fault: "condition" }],
    [
      "what another clause forbids",
      terms([noRage({ turns: 2 }), { ...noRage({ turns: 2 }), kind: "order" } as Clause]),
      { kind: "bad-clause", clause: 1, fault: "contradiction" },
    ],
    [
      "more orders than a turn has",
      terms(
        ["visit", "drill", "permit", "watch"].map((action) => visits({ action: asId(action), params: {} } as object)),
      ),
      { kind: "bad-clause", clause: 3, fault: "too-many" },
    ],
    ["an expiry after the end", terms([visits()], { until: 99 }), { kind: "bad-expiry" }],
    ["an expiry in the past", terms([visits()], { until: 0 }), { kind: "bad-expiry" }],
    [
      "an answer to no offer",
      terms([visits()], { counters: asId("east-9") }),
      { kind: "unknown-offer", offer: "east-9" },
    ],
  ])("R32 %s is refused", ([, offered, rejection]) => {
    expect(refused(inOrders(), offering(offered))).toEqual(rejection);
  });

  test("R32 not the same twice, not more than eight, not in the report", () => {
    let world = take(inOrders(), offering(terms([visits()])));
    expect(refused(world, offering(terms([visits()])))).toEqual({ kind: "same-offer", offer: "harbour-1" });
    const { turns, ...rest } = visits();
    expect(refused(world, offering(terms([{ turns, ...rest } as Clause])))).toMatchObject({ kind: "same-offer" });
    for (let n = 1; n <= 7; n += 1) world = take(world, offering(terms(Array(n + 1).fill(visits()))));
    expect(refused(world, offering(terms([noRage()])))).toEqual({ kind: "too-many-offers", most: 8 });
    expect(refused({ ...world, phase: "report" }, offering(terms([noRage()])))).toMatchObject({ kind: "wrong-phase" });
  });

  test("R32 a counter-offer closes the offer it answers", () => {
    const world = take(inOrders(), offering(terms([visits()])));
    const counter = {
      kind: "offer",
      seat: north,
      terms: terms([noRage()], { to: [harbour], counters: first }),
    } as const;
    expect(take(world, counter).offers.map((one) => one.id)).toEqual(["north-1"]);
  });

  test("R33 only those it is made to sign or decline, each once; its maker withdraws", () => {
    const world = take(inOrders(), offering(terms([visits()], { to: [north, east] })));
    expect(refused(world, { kind: "sign", seat: harbour, offer: first })).toEqual({ kind: "not-party", offer: first });
    expect(refused(world, { kind: "withdraw", seat: north, offer: first })).toEqual({
      kind: "not-party",
      offer: first,
    });
    const once = take(world, { kind: "sign", seat: north, offer: first });
    expect(once.deals).toEqual([]);
    expect(refused(once, { kind: "sign", seat: north, offer: first })).toEqual({
      kind: "already-signed",
      offer: first,
    });
    expect(take(once, { kind: "decline", seat: east, offer: first }).offers).toEqual([]);
    expect(take(once, { kind: "withdraw", seat: harbour, offer: first }).offers).toEqual([]);
    expect(take(once, { kind: "sign", seat: east, offer: first }).deals[0]?.seats).toEqual([harbour, north, east]);
  });

  test("R33 two signatures in either order give one deal; an unsigned offer lapses", () => {
    const world = take(inOrders(), offering(terms([visits()], { to: [north, east] })));
    const sign = (now: World, id: typeof north) => take(now, { kind: "sign", seat: id, offer: first });
    expect(sign(sign(world, north), east)).toEqual(sign(sign(world, east), north));
    expect(turned(take(inOrders(), offering(terms([visits()], { until: 1 }))), {}).offers).toEqual([]);
    expect(turned(world, {}).offers).toHaveLength(1);
  });

  test("R33 who declined and why is known to the parties until the end of the next turn", () => {
    const world = take(inOrders(), offering(terms([visits()], { to: [north, east], until: 1 })));
    const declined = take(world, { kind: "decline", seat: east, offer: first, reason: "too-little" });
    const closed = [{ offer: { id: first }, turn: 1, by: east, reason: "too-little" }];
    for (const party of ["harbour", "north", "east"]) expect(seenBy(declined, party).closed).toMatchObject(closed);
    expect(seenBy(declined, undefined).closed).toEqual([]);
    const report = turned(declined, {});
    expect(report.closed).toMatchObject(closed);
    expect(turned(nextOrders(report), {}).closed).toEqual([]);
  });

  test("R33 what lapsed, was withdrawn or was countered is known as such; only the newest are remembered", () => {
    const world = take(inOrders(), offering(terms([visits()], { until: 1 })));
    expect(turned(world, {}).closed).toMatchObject([{ offer: { id: first }, turn: 1 }]);
    expect(turned(world, {}).closed[0]).not.toHaveProperty("by");
    expect(take(world, { kind: "withdraw", seat: harbour, offer: first }).closed).toMatchObject([{ by: harbour }]);
    const counter = {
      kind: "offer",
      seat: north,
      terms: terms([noRage()], { to: [harbour], counters: first }),
    } as const;
    expect(take(world, counter).closed).toMatchObject([{ offer: { id: first }, by: north }]);
    let many = inOrders();
    for (let n = 1; n <= 10; n += 1) {
      many = take(many, offering(terms([visits()])));
      many = take(many, { kind: "withdraw", seat: harbour, offer: asId(`harbour-${n}`) });
    }
    expect(many.closed.map((one) => one.offer.id)).toEqual([10, 3, 4, 5, 6, 7, 8, 9].map((n) => `harbour-${n}`));
  });

  test("R32 what a binding deal forbids the whole time cannot be promised; R38 with others it can", () => {
    const world = agreed(terms([noRage({ binding: true })]));
    const rages = { ...noRage(), kind: "order" } as Clause;
    expect(refused(world, offering(terms([rages])))).toEqual({ kind: "bad-clause", clause: 0, fault: "contradiction" });
    expect(refused(world, offering(terms([{ ...rages, turns: 2 }])))).toBeUndefined();
  });

  test("R33 an offer nobody at the table knows cannot be signed, nor another's", () => {
    const world = take(inOrders(), offering(terms([visits()])));
    expect(refused(world, { kind: "sign", seat: east, offer: first })).toEqual({ kind: "unknown-offer", offer: first });
  });
});

describe("deals", () => {
  test("R34 the last signature pays at once, and the ledger says so", () => {
    const world = agreed(terms([pays(), visits()]));
    expect([numberOf(world, "purse.harbour"), numberOf(world, "purse.north")]).toEqual([2, 6]);
    expect(causesOf(world, "purse.north")).toEqual([[2, "deal"]]);
    expect(verdicts(world)).toEqual([["kept", "paid"], undefined]);
  });

  test("R34 what the recipient has no room for stays; instalments follow, and a payer without means breaks", () => {
    const full = agreed(terms([pays()]), inOrders({ "purse.north": 19 }));
    expect([numberOf(full, "purse.harbour"), numberOf(full, "purse.north")]).toEqual([3, 20]);
    const rates = turned(agreed(terms([pays({ turns: 2 })])), { harbour: ["visit(east)"] });
    expect(verdicts(rates)).toEqual([undefined]);
    expect(verdicts(turned(nextOrders(rates), {}))).toEqual([["broken", "could-not-pay"]]);
  });

  test("R34 information is copied truly at the signature, for the one who pays for it", () => {
    const tells: Clause = { kind: "tell", actor: north, to: harbour, slot: slot("insight.north.harbour"), turns: 1 };
    const world = agreed(terms([tells, pays()]), inOrders({ "insight.north.harbour": 1 }));
    expect(seenBy(world, "harbour").told).toMatchObject([{ from: "north", to: "harbour", value: 1 }]);
    expect(seenBy(world, "east").told).toEqual([]);
  });

  test("R35 a conditional clause begins when its condition is kept, and is void if it fails", () => {
    const offered = terms([visits(), pays({ if: 0 }), noRage({ if: 0 })]);
    const kept = turned(agreed(offered), { harbour: ["visit(north)"] });
    expect(verdicts(kept)).toEqual([["kept", "ordered"], ["kept", "paid"], undefined]);
    expect(verdicts(turned(nextOrders(kept), { north: ["rage"] }))?.[2]).toEqual(["broken", "ordered-anyway"]);
    expect(verdicts(turned(agreed(offered), {}))).toEqual([
      ["broken", "not-ordered"],
      ["void", "condition-failed"],
      ["void", "condition-failed"],
    ]);
  });

  test("R36 will order: kept by an order that takes effect, void if others prevented it, else broken", () => {
    const drill = { kind: "order", actor: harbour, action: asId("drill"), turns: 1 } as Clause;
    expect(verdicts(turned(agreed(terms([drill])), { harbour: ["drill(north)"], north: ["join"] }))).toEqual([
      ["kept", "ordered"],
    ]);
    expect(verdicts(turned(agreed(terms([drill])), { harbour: ["drill(north)"] }))).toEqual([["void", "prevented"]]);
    expect(verdicts(turned(agreed(terms([drill])), {}))).toEqual([["broken", "not-ordered"]]);
    const wide = turned(agreed(terms([visits({ turns: 2 })])), {});
    expect(verdicts(wide)).toEqual([undefined]);
    const done = turned(nextOrders(wide), { harbour: ["visit(north)"] });
    expect(done.deals[0]?.states[0]?.verdict).toMatchObject({ result: "kept", turn: 2, order: "visit(north)" });
    expect(verdicts(turned(agreed(terms([visits()])), { harbour: ["visit(east)"] }))).toEqual([
      ["broken", "not-ordered"],
    ]);
  });

  test("R36 will not order: broken even by an order without effect, with the order as evidence", () => {
    const noJoin = { kind: "refrain", actor: north, action: asId("join"), turns: 1 } as Clause;
    const broken = turned(agreed(terms([noJoin])), { north: ["join"] });
    expect(broken.deals[0]?.states[0]?.verdict).toEqual({
      result: "broken",
      turn: 1,
      why: "ordered-anyway",
      order: "join",
    });
    expect(verdicts(turned(agreed(terms([noJoin])), {}))).toEqual([["kept", "refrained"]]);
  });

  test("R36 answers: by the answer that took effect", () => {
    const silence = {
      kind: "answer",
      actor: harbour,
      question: asId("toast"),
      option: asId("silence"),
      turns: 1,
    } as Clause;
    const speech = { ...silence, option: asId("speech") } as Clause;
    expect(verdicts(turned(agreed(terms([silence])), {}))).toEqual([["kept", "answered"]]);
    expect(verdicts(turned(agreed(terms([speech])), {}))).toEqual([["broken", "answered-otherwise"]]);
  });

  test("R47 a broken clause bears the reason its breaker gave with the seal; a reason alone breaks nothing", () => {
    const excuse = { deal: first, clause: 0, reason: "costs-too-much" } as const;
    const sealing = (id: SeatId, world: World): World =>
      submit(small, world, { kind: "seal", seat: id, orders: [], answers: {}, excuses: [excuse] });
    const verdictOf = (world: World) => submit(small, world, { kind: "end-phase" }).deals[0]?.states[0]?.verdict;
    const owes = agreed(terms([visits()]));
    expect(verdictOf(sealing(harbour, owes))).toMatchObject({ result: "broken", reason: "costs-too-much" });
    expect(verdictOf(sealing(north, owes))).not.toHaveProperty("reason");
    expect(verdictOf(sealing(north, agreed(terms([noRage()]))))).toEqual({
      result: "kept",
      turn: 1,
      why: "refrained",
    });
  });

  test("R36 the end of the game leaves nothing open", () => {
    const offered = terms([noRage({ turns: 3 }), visits({ turns: 3 })]);
    const end = turned(agreed(offered, inOrders({ tension: 9 })), { east: ["rage"] });
    expect(end.outcome?.kind).toBe("collapse");
    expect(verdicts(end)).toEqual([
      ["kept", "refrained"],
      ["void", "game-over"],
    ]);
  });

  test("R37 notice ends a deal when it has run out, if there is an exit", () => {
    const world = agreed(terms([visits({ turns: 3 })], { notice: 1 }));
    const left = take(world, { kind: "leave", seat: north, deal: first });
    expect(refused(left, { kind: "leave", seat: harbour, deal: first })).toEqual({ kind: "no-exit", deal: first });
    const one = turned(left, {});
    expect(verdicts(one)).toEqual([undefined]);
    expect(verdicts(turned(nextOrders(one), {}))).toEqual([["void", "left"]]);
    const bound = agreed(terms([visits({ turns: 3 })]));
    expect(refused(bound, { kind: "leave", seat: north, deal: first })).toEqual({ kind: "no-exit", deal: first });
  });

  test("R38 a binding clause makes the order illegal while it stands", () => {
    const world = agreed(terms([noRage({ binding: true })]));
    const seal = { kind: "seal", seat: north, orders: [asId<never>("rage")], answers: {} } as const;
    expect(rejectionOf(small, seenBy(world, "north"), seal)).toEqual({
      kind: "bound",
      order: "rage",
      deal: first,
      clause: 0,
    });
    expect(legalOrders(small, seenBy(world, "north")).map((one) => one.action)).not.toContain("rage");
    const later = nextOrders(turned(world, {}));
    expect(rejectionOf(small, seenBy(later, "north"), seal)).toBeUndefined();
  });

  test("R39 keeping and breaking move what the scenario says, with the clause as cause", () => {
    const kept = turned(agreed(terms([visits()])), { harbour: ["visit(north)"] });
    expect(numberOf(kept, "trust.north.harbour")).toBe(6);
    const broken = turned(agreed(terms([visits()], { to: [north, east] })), {});
    expect([numberOf(broken, "trust.north.harbour"), numberOf(broken, "trust.east.harbour")]).toEqual([3, 3]);
    expect(broken.ledger.find((one) => one.slot === slot("trust.east.harbour"))?.by).toEqual({
      kind: "deal",
      deal: first,
      clause: 0,
    });
  });

  test("R40 a secret deal is its signatories' own; what it moved has no author for others", () => {
    const end = turned(agreed(terms([visits(), pays()], { secret: true })), {});
    expect(seenBy(end, "north").deals).toHaveLength(1);
    for (const other of ["east", undefined]) {
      const view = seenBy(end, other);
      expect(view.deals).toEqual([]);
      expect(JSON.stringify(view)).not.toContain(first);
      expect(causesOf(view, "purse.north")).toContainEqual([2, "undisclosed"]);
    }
  });
});
