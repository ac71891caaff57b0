import { describe, expect, test } from "vitest";
import { preview } from "../src/rules/index.ts";
import { compileScenario } from "../src/scenario/compile.ts";
import { small, smallFile } from "./fixtures/smallScenario.ts";
import { causesOf, inOrders, numberOf, seenBy, slot, turned } from "./fixtures/smallWorld.ts";

describe("what orders bring", () => {
  test("R15 effects read the start of the phase and are summed", () => {
    const both = turned(inOrders({ "relation.north": 5 }), { harbour: ["visit(north)"], north: ["praise"] });
    expect(causesOf(both, "relation.north")).toEqual([
      [1, "harbour visit(north)"],
      [1, "north praise"],
    ]);
    const late = turned(inOrders({ tension: 3 }), { harbour: ["drill(north)"], north: ["join", "rage"] });
    expect(numberOf(late, "tension")).toBe(5);
    expect(causesOf(late, "relation.east"), "no jealousy: tension was 3 when the phase began").toEqual([
      [-1, "neglect"],
    ]);
  });

  test("R15 jealousy acts from the tension it is declared for", () => {
    const minded = turned(inOrders({ tension: 4 }), { harbour: ["drill(north)"], north: ["join"] });
    expect(causesOf(minded, "relation.east")).toEqual([[-1, "harbour drill(north) jealousy"]]);
  });

  test("R15 a contest is won if the attack is greater, not if it is equal", () => {
    const equal = turned(inOrders({ tension: 6, calm: 6 }), { north: ["squeeze"] });
    expect(causesOf(equal, "calm").filter(([, by]) => by.startsWith("north"))).toEqual([]);
    expect(equal.report?.orders[0]?.contest).toEqual({ attack: 6, defence: 6 });
    const won = turned(inOrders({ tension: 7, calm: 6 }), { north: ["squeeze"] });
    expect(causesOf(won, "calm")).toContainEqual([-1, "north squeeze"]);
    const watched = turned(inOrders({ tension: 7, calm: 6 }), { harbour: ["watch(north)"], north: ["squeeze"] });
    expect(watched.report?.orders[1]?.contest).toEqual({ attack: 7, defence: 9 });
  });

  test("R16 amounts are whole, and setting adds the difference", () => {
    const known = turned(inOrders({ "insight.north.harbour": 1 }), { north: ["pry"] });
    expect(causesOf(known, "insight.north.harbour")).toEqual([]);
    const half = compileScenario({
      ...smallFile,
      actions: {
        ...smallFile.actions,
        rage: { verb: "pressure", by: "powers", effects: ["tension += 1.5"], tends: [] },
      },
    });
    const rage = half.orders.find((one) => one.action === "rage");
    const view = seenBy(inOrders(), "north");
    expect(preview(half, view, rage ? [rage] : []).values[slot("tension")]).toBe(7);
  });

  test("R17 a step holds back orders, not answers; a range holds back all", () => {
    const gala = turned(inOrders({ "relation.east": 9 }), { harbour: ["gala(east)"] });
    expect(numberOf(gala, "relation.east")).toBe(10);
    const calm = turned(inOrders({ calm: 10 }), {});
    expect(numberOf(calm, "calm")).toBe(10);
  });

  test("R18 the ledger names what was held back, and adds up", () => {
    const gala = turned(inOrders({ "relation.east": 9 }), { harbour: ["gala(east)"], east: ["praise"] });
    expect(causesOf(gala, "relation.east")).toEqual([
      [4, "harbour gala(east)"],
      [1, "east praise"],
      [-3, "step"],
      [-1, "bound"],
    ]);
  });

  test("R19 upkeep reads what the rest left behind", () => {
    const tended = turned(inOrders({ "relation.north": 4, "relation.east": 4 }), { harbour: ["visit(north)"] });
    expect(causesOf(tended, "relation.east"), "4 is not above 4").toEqual([]);
    const camp = turned(inOrders({ "relation.north": 8, "relation.east": 4 }), { harbour: ["gala(north)"] });
    expect(numberOf(camp, "camp.north"), "share is 10/14 only after the gala").toBe(1);
  });

  test("R19 relations nobody tended fade", () => {
    const faded = turned(inOrders(), { harbour: ["visit(north)"] });
    expect(causesOf(faded, "relation.north")).toEqual([[1, "harbour visit(north)"]]);
    expect(causesOf(faded, "relation.east")).toEqual([[-1, "neglect"]]);
  });

  test("R15 a preview says what adjudication then brings", () => {
    const world = inOrders({ "relation.north": 6 });
    const orders = ["visit(east)", "watch(north)"];
    const chosen = small.orders.filter((one) => one.seat === "harbour" && orders.includes(one.id));
    const seen = preview(small, seenBy(world, "harbour"), chosen, { toast: "speech" } as never);
    const end = turned(world, { harbour: orders }, { toast: "speech", "ledger-book": "burn" });
    expect(seen.values).toEqual(end.values);
  });
});
