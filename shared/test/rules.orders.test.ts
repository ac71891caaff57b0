import { describe, expect, test } from "vitest";
import { type OrderId, rejectionOf, type Submission, submit } from "../src/rules/index.ts";
import { small } from "./fixtures/smallScenario.ts";
import { fateOf, inOrders, numberOf, seat, seenBy, turned } from "./fixtures/smallWorld.ts";
import { shipped } from "./state.play.ts";

const seal = (id: string, orders: readonly string[], answers: Readonly<Record<string, string>> = {}): Submission => ({
  kind: "seal",
  seat: seat(id),
  orders: orders as OrderId[],
  answers: answers as never,
});

const refused = (world = inOrders(), id = "harbour", orders: readonly string[] = [], answers = {}) =>
  rejectionOf(small, seenBy(world, id), seal(id, orders, answers));

describe("what may be sealed", () => {
  test("R7 own orders whose condition holds or may yet hold", () => {
    expect(refused(inOrders(), "north", ["build"])).toBeUndefined();
    expect(refused(inOrders(), "east", ["build"]), "a permit may come this turn").toBeUndefined();
    const full = inOrders({ "berths.quay.east": 2 });
    expect(refused(full, "east", ["build"])).toEqual({ kind: "condition", order: "build" });
    expect(refused(inOrders(), "north", ["visit(east)"])).toEqual({ kind: "unknown-order", order: "visit(east)" });
  });

  test("R7 one order of a key", () => {
    expect(refused(inOrders({ "purse.harbour": 20 }), "harbour", ["gala(north)", "gala(east)"])).toEqual({
      kind: "same-key",
      order: "gala(east)",
      other: "gala(north)",
    });
    expect(refused(inOrders(), "harbour", ["visit(north)", "visit(east)"])).toBeUndefined();
  });

  test("R7 no more than the seat's number and those it may buy", () => {
    const four = ["visit(north)", "visit(east)", "watch(north)", "watch(east)"];
    expect(refused(inOrders({ "purse.harbour": 20 }), "harbour", four)).toEqual({
      kind: "too-many-orders",
      given: 4,
      allowed: 3,
    });
  });

  test("R7 no more than the treasury can pay", () => {
    expect(refused(inOrders(), "harbour", ["gala(north)", "drill(east)"])).toEqual({
      kind: "funds",
      needed: 5,
      have: 4,
    });
  });

  test("R7 answers to questions put to the seat, by an option it has", () => {
    expect(refused(inOrders(), "harbour", [], { toast: "silence" })).toBeUndefined();
    expect(refused(inOrders(), "harbour", [], { toast: "sing" })).toMatchObject({ kind: "unknown-option" });
    expect(refused(inOrders(), "harbour", [], { "ledger-book": "burn" })).toMatchObject({ kind: "unknown-question" });
    expect(refused(inOrders({}, 2), "harbour", [], { toast: "silence" })).toMatchObject({ kind: "unknown-question" });
  });

  test("R7 only in the orders phase, only for the own seat; unsealing needs a seal", () => {
    expect(refused({ ...inOrders(), phase: "report" })).toEqual({ kind: "wrong-phase", phase: "report" });
    expect(rejectionOf(small, seenBy(inOrders(), "north"), seal("harbour", []))).toEqual({ kind: "not-your-seat" });
    const unseal = { kind: "unseal", seat: seat("north") } as const;
    expect(rejectionOf(small, seenBy(inOrders(), "north"), unseal)).toEqual({ kind: "not-sealed" });
    const world = submit(small, inOrders(), seal("north", ["praise"]));
    expect(rejectionOf(small, seenBy(world, "north"), unseal)).toBeUndefined();
    expect(submit(small, world, unseal).seats[1]?.sealed).toBeUndefined();
  });
});

describe("which orders take effect", () => {
  test("R8 two seats of one party pay from the same treasury, unless the scenario counts it per seat", () => {
    const { slots, seats } = shipped("neither-camp");
    const purses = seats
      .filter(({ party }) => party === "kazakhstan")
      .map(({ treasury }) => slots[treasury ?? -1]?.keys);
    expect(purses).toEqual([["presidency"], ["ministry"]]);
    expect(small.seats.map(({ treasury }) => small.slots[treasury ?? -1]?.keys)).toEqual([
      ["harbour"],
      ["north"],
      ["east"],
    ]);
  });

  test("R8 an order beyond the seat's number costs extra; what cannot be paid is void for funds", () => {
    const three = ["visit(north)", "visit(east)", "watch(north)"];
    const paid = turned(inOrders(), { harbour: three });
    expect(numberOf(paid, "purse.harbour")).toBe(4 - 1 - 1 - 2);
    const poor = turned(inOrders({ "purse.harbour": 3 }), { harbour: three });
    expect(fateOf(poor, "harbour", "watch(north)")).toBe("funds");
    expect(numberOf(poor, "purse.harbour")).toBe(1);
  });

  test("R9 an invitation is taken up when the partner orders the counterpart", () => {
    const asked = turned(inOrders(), { harbour: ["drill(north)"] });
    expect(asked.invitations).toEqual([{ seat: "harbour", order: "drill(north)", until: 3 }]);
    const second = { ...inOrders({}, 2), invitations: asked.invitations };
    const taken = turned(second, { north: ["join"] });
    expect(fateOf(taken, "harbour", "drill(north)")).toBe("effective");
    expect(fateOf(taken, "north", "join")).toBe("effective");
    expect(numberOf(taken, "purse.harbour")).toBe(2);
    expect(taken.invitations).toEqual([]);
  });

  test("R9 an invitation lapses, and the inviting seat's own use of the key comes first", () => {
    const invitations = [{ seat: seat("harbour"), order: "drill(north)" as OrderId, until: 2 }];
    expect(turned({ ...inOrders({}, 2), invitations }, {}).invitations).toEqual([]);
    const both = turned({ ...inOrders({}, 2), invitations }, { harbour: ["drill(north)"], north: ["join"] });
    expect(both.report?.orders.filter((one) => one.order === "drill(north)")).toEqual([
      { seat: "harbour", order: "drill(north)" },
    ]);
    const poor = turned({ ...inOrders({ "purse.harbour": 1 }, 2), invitations }, { north: ["join"] });
    expect(fateOf(poor, "north", "join")).toBe("no-consent");
  });

  test("R10 an order without its counterpart has no effect", () => {
    const alone = turned(inOrders(), { harbour: ["drill(north)"], east: ["join"] });
    expect(fateOf(alone, "harbour", "drill(north)")).toBe("no-consent");
    expect(fateOf(alone, "east", "join")).toBe("no-consent");
    const together = turned(inOrders(), { harbour: ["drill(north)"], north: ["join"] });
    expect(fateOf(together, "harbour", "drill(north)")).toBe("effective");
    expect(numberOf(together, "relation.north")).toBe(6);
  });

  test("R11 an order enabled by another takes effect only if that one does", () => {
    const enabled = turned(inOrders(), { harbour: ["permit(east)"], east: ["build"] });
    expect(fateOf(enabled, "east", "build")).toBe("effective");
    expect(numberOf(enabled, "berths.quay.east")).toBe(1);
    const alone = turned(inOrders(), { east: ["build"] });
    expect(fateOf(alone, "east", "build")).toBe("condition");
    expect(numberOf(alone, "berths.quay.east")).toBe(0);
  });

  test("R12 a guard stops a probe", () => {
    const guarded = turned(inOrders(), { harbour: ["watch(north)"], north: ["pry"], east: ["pry"] });
    expect(fateOf(guarded, "north", "pry")).toBe("guarded");
    expect(fateOf(guarded, "east", "pry")).toBe("effective");
    expect(numberOf(guarded, "insight.north.harbour")).toBe(0);
    expect(numberOf(guarded, "insight.east.harbour")).toBe(1);
  });

  test("R13 what depends on a void order is void too, whoever sealed first", () => {
    const given = { harbour: ["permit(east)", "drill(east)"], north: ["join"], east: ["build"] };
    const one = turned(inOrders(), given);
    const reversed = Object.fromEntries(Object.entries(given).reverse());
    expect(turned(inOrders(), reversed)).toEqual(one);
    expect(one.report?.orders.map(({ order, void: reason }) => [order, reason])).toEqual([
      ["permit(east)", undefined],
      ["drill(east)", "no-consent"],
      ["join", "no-consent"],
      ["build", undefined],
    ]);
  });

  test("R14 guarded orders are paid for; those without consent or condition are not", () => {
    const guarded = turned(inOrders(), { harbour: ["watch(north)"], north: ["pry"] });
    expect(numberOf(guarded, "purse.north")).toBe(3);
    const returned = turned(inOrders(), { harbour: ["drill(north)"], east: ["build"] });
    expect(numberOf(returned, "purse.harbour")).toBe(4);
    expect(numberOf(returned, "purse.east")).toBe(4);
  });
});
