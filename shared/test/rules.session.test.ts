import { describe, expect, test } from "vitest";
import {
  allReady,
  asId,
  chance,
  newWorld,
  type QuestionId,
  rejectionOf,
  type Submission,
  submit,
} from "../src/rules/index.ts";
import { small } from "./fixtures/smallScenario.ts";
import { inOrders, numberOf, sealed, seat, seenBy, slot, turned } from "./fixtures/smallWorld.ts";

const endPhase = { kind: "end-phase" } as const;

describe("the session", () => {
  test("R1 the same submissions give the same world, and a world is never changed in place", () => {
    const world = sealed(inOrders(), { harbour: ["visit(north)"], north: ["praise"] });
    const before = structuredClone(world);
    const once = submit(small, world, endPhase);
    expect(submit(small, world, endPhase)).toEqual(once);
    expect(world).toEqual(before);
    expect(once.values.every(Number.isInteger)).toBe(true);
  });

  test("R2 two agendas are dealt; who does not choose keeps the first", () => {
    const world = newWorld(small, "a seed");
    for (const { dealt } of world.seats) expect(new Set(dealt).size).toBe(2);
    const [, second] = world.seats[1]?.dealt ?? [];
    const chosen = submit(small, world, { kind: "agenda", seat: seat("north"), agenda: second as never });
    const next = submit(small, chosen, endPhase);
    expect(next.seats.map((one) => one.agenda)).toEqual([world.seats[0]?.dealt[0], second, world.seats[2]?.dealt[0]]);
  });

  test("R2 an agenda that was not dealt, or comes too late, is refused", () => {
    const world = newWorld(small, "a seed");
    const wish = (agenda: string): Submission => ({ kind: "agenda", seat: seat("north"), agenda: asId(agenda) });
    expect(rejectionOf(small, seenBy(world, "north"), wish("rich"))).toMatchObject({ kind: "unknown-agenda" });
    const later = submit(small, world, endPhase);
    expect(rejectionOf(small, seenBy(later, "north"), wish("berth"))).toEqual({ kind: "agenda-final" });
  });
});

/** The world in the briefing of turn 2, after a turn without orders. */
const secondTurn = (seed = "a seed") =>
  submit(small, submit(small, { ...sealed(inOrders(), {}), seed }, endPhase), endPhase);

describe("briefing", () => {
  test("R3 an event comes in its turn while its condition holds, and once", () => {
    expect(newWorld(small, "a seed").fired).toEqual([]);
    const second = secondTurn();
    expect(second.fired).toEqual(["fog"]);
    const third = submit(small, turned({ ...second, phase: "orders" }, {}), endPhase);
    expect(third.fired).toEqual(["echo"]);
    const noFog = submit(small, { ...turned(inOrders({}, 2), {}), facts: small.slots.map(() => 0) }, endPhase);
    expect(noFog.fired).toEqual([]);
  });

  test("R4 a certain event happens in the briefing, a chance event is announced", () => {
    const second = secondTurn();
    expect(second.due).toEqual(["storm"]);
    expect(second.ledger.map(({ slot: index, amount }) => [index, amount])).toEqual([[slot("calm"), -1]]);
  });

  test("R5 a question is put in its turn and never again", () => {
    const world = newWorld(small, "a seed");
    expect(world.questions).toEqual(["toast", "ledger-book"]);
    expect(secondTurn().questions).toEqual([]);
  });

  test("R6 the orders phase can end when all have sealed, another when all are ready", () => {
    const open = inOrders();
    expect(allReady(small, open)).toBe(false);
    expect(allReady(small, sealed(open, {}))).toBe(true);
    const ready = small.seats.reduce(
      (now, { id }) => submit(small, now, { kind: "ready", seat: id, ready: true }),
      newWorld(small, "a seed"),
    );
    expect(allReady(small, ready)).toBe(true);
    expect(allReady(small, submit(small, ready, { kind: "ready", seat: seat("east"), ready: false }))).toBe(false);
  });

  test("R20 an announced event happens if the seed's draw is below its odds", () => {
    for (const seed of ["a", "b", "c", "d", "e", "f"]) {
      const end = turned({ ...secondTurn(seed), phase: "orders" }, {});
      const drawn = chance(seed, "event storm 2") < 0.5;
      expect(end.report?.events.includes(asId("storm"))).toBe(drawn);
      expect(numberOf(end, "tension")).toBe(drawn ? 6 : 5);
    }
  });

  test("R21 without an allowed answer the default is taken", () => {
    const silent = turned(inOrders(), {});
    expect(numberOf(silent, "calm")).toBe(7);
    expect(silent.report?.answers[0]).toEqual({
      seat: "harbour",
      question: "toast",
      option: "silence",
      fallback: true,
    });
    const forbidden = turned(inOrders(), {}, { toast: "speech" });
    expect(forbidden.report?.answers[0]).toMatchObject({ option: "silence", fallback: true });
    const allowed = turned(inOrders({ "relation.north": 6 }), {}, { toast: "speech" });
    expect(numberOf(allowed, "tension")).toBe(4);
    expect(allowed.report?.answers[0]).toMatchObject({ option: "speech", fallback: false });
  });

  test("R22 the report holds orders, answers, events and the ledger", () => {
    const { report, ledger } = turned(inOrders(), { harbour: ["visit(east)"], east: ["join"] });
    expect(report?.orders).toEqual([
      { seat: "harbour", order: "visit(east)" },
      { seat: "east", order: "join", void: "no-consent" },
    ]);
    expect(report?.answers.map((one) => one.question)).toEqual(["toast", "ledger-book"] as QuestionId[]);
    expect(report?.ledger).toEqual(ledger);
  });
});
