import { describe, expect, test } from "vitest";
import { asId, scoreOf } from "../src/rules/index.ts";
import { pointsOf } from "../src/rules/score.ts";
import { small } from "./fixtures/smallScenario.ts";
import { causesOf, inOrders, numberOf, sealed, seat, seenBy, slot, turned } from "./fixtures/smallWorld.ts";

const withAgendas = (numbers: Readonly<Record<string, number>> = {}, turn = 1) => {
  const world = inOrders(numbers, turn);
  const agendas = ["rich", "berth", "hush"];
  return { ...world, seats: world.seats.map((one, i) => ({ ...one, agenda: asId<never>(agendas[i] ?? "") })) };
};

describe("points and endings", () => {
  test("R23 an aim counts by the median of the window, a rung is a point", () => {
    const at = (north: number) => turned(withAgendas({ "relation.north": north }), { north: ["praise"] }).values;
    const window = [at(3), at(9), at(6)];
    const world = { ...withAgendas(), window };
    expect(pointsOf(small, world)[1], "median 7 climbs both rungs").toBe(2);
    expect(pointsOf(small, { ...world, window: [at(3), at(3), at(9)] })[1]).toBe(0);
    expect(scoreOf(small, seenBy(world, "north"), seat("north"))).toBe(2);
    expect(turned({ ...world, window }, {}).window).toHaveLength(3);
  });

  test("R24 a collapse ends the game and caps everyone", () => {
    const { outcome } = turned(withAgendas({ tension: 8, "berths.quay.north": 1, "relation.north": 8 }), {
      north: ["rage", "praise"],
    });
    expect(outcome).toMatchObject({ kind: "collapse", ending: "war", turn: 1 });
    expect(outcome?.seats.map((one) => one.points).every((points) => points <= 1)).toBe(true);
    expect(outcome?.seats.some((one) => one.success)).toBe(false);
  });

  test("R25 a camp ends the game; its captor pays, the others are capped", () => {
    const numbers = { "camp.north": 2, "relation.north": 9, "relation.east": 2, "berths.quay.north": 1 };
    const { outcome } = turned(withAgendas(numbers), { north: ["praise"] });
    expect(outcome).toMatchObject({ kind: "camp", captor: "north" });
    expect(outcome?.seats.map((one) => [one.seat, one.points, one.success])).toEqual([
      ["harbour", 1, false],
      ["north", 2, true],
      ["east", 1, false],
    ]);
  });

  test("R26 the bridge makes success of all, unless one is below the floor", () => {
    const good = { "relation.north": 8, "relation.east": 8 };
    const tended = { harbour: ["visit(north)", "visit(east)"] };
    const { outcome } = turned(withAgendas(good, 3), tended);
    expect(outcome).toMatchObject({ kind: "bridge", ending: "arch" });
    expect(outcome?.seats.every((one) => one.success)).toBe(true);
    const lost = turned(withAgendas({ ...good, "purse.harbour": 2 }, 3), tended);
    expect(lost.outcome?.kind).toBe("bridge");
    const cold = withAgendas(good, 3);
    const [past] = [inOrders({ "relation.north": 1, "relation.east": 8 }).values];
    expect(turned({ ...cold, window: [past, past] }, tended).outcome?.kind, "north's median is 1").toBe("time");
    expect(turned(withAgendas(good, 2), tended).outcome, "only after the last turn").toBeUndefined();
  });

  test("R27 else time runs out, and enough points are success", () => {
    const { outcome } = turned(withAgendas({ "berths.quay.north": 1 }, 3), { north: ["praise"] });
    expect(outcome).toMatchObject({ kind: "time", turn: 3 });
    expect(outcome?.ending).toBeUndefined();
    expect(outcome?.seats[1]).toEqual({ seat: "north", points: 2, success: true, agenda: "berth" });
    expect(outcome?.seats[2]?.success).toBe(outcome?.seats[2]?.points === 2);
  });
});

describe("who may know what", () => {
  test("R28 a hidden slot shows its start and no causes to others", () => {
    const end = turned(inOrders(), { north: ["pry"] });
    expect(numberOf(seenBy(end, "north"), "insight.north.harbour")).toBe(1);
    for (const other of ["harbour", "east", undefined]) {
      expect(numberOf(seenBy(end, other), "insight.north.harbour")).toBe(0);
      expect(causesOf(seenBy(end, other), "insight.north.harbour")).toEqual([]);
      expect(seenBy(end, other).window.every((values) => values[slot("insight.north.harbour")] === 0)).toBe(true);
    }
  });

  test("R29 another's agenda and seal are not in a view", () => {
    const world = sealed(withAgendas(), { north: ["rage"] });
    const text = JSON.stringify(seenBy(world, "east"));
    expect(text).not.toContain("rage");
    expect(text).not.toContain("berth");
    expect(seenBy(world, "north").own?.sealed?.orders).toEqual(["rage"]);
    expect(seenBy(world, "east").seats[1]).toEqual({ ready: true, sealed: true });
  });

  test("R30 a covert order has no author in another's eyes", () => {
    const end = turned(inOrders(), { north: ["pry"] });
    expect(causesOf(seenBy(end, "north"), "tension")).toEqual([[1, "north pry"]]);
    for (const other of ["harbour", "east", undefined]) {
      expect(causesOf(seenBy(end, other), "tension")).toEqual([[1, "undisclosed"]]);
      expect(seenBy(end, other).report?.orders).toEqual([]);
    }
  });

  test("R31 a secret answer has no author in another's eyes", () => {
    const end = turned(inOrders(), {}, { "ledger-book": "keep" });
    expect(causesOf(seenBy(end, "north"), "calm")).toContainEqual([-1, "answer"]);
    const seen = seenBy(end, "east");
    expect(causesOf(seen, "calm")).toContainEqual([-1, "undisclosed"]);
    expect(seen.report?.answers.map((one) => one.question)).toEqual(["toast"]);
    expect(seen.facts.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(seenBy(end, "north").facts.reduce((sum, one) => sum + one, 0)).toBe(2);
  });
});
