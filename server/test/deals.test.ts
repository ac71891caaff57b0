import type { Requests } from "@multivector/shared/protocol/types";
import type { Terms } from "@multivector/shared/rules";
import { describe, expect, test } from "vitest";
import { begun, Guest, introduction, scenarioOf } from "./harness.ts";
import { runningServer } from "./running.ts";

const scenario = scenarioOf(introduction);

/** A thousand offers must reach the table. */
const server = runningServer({ room: { messagesPerSecond: 100_000 } });

const seats = ["kazakhstan", "russia", "nato"] as const;

/** Three people and a silent fourth seat, an observer, all in the first briefing. */
async function seated() {
  const { code, people } = await begun(server.address, seats, { fill: { china: "random" } });
  return { code, people, observer: await Guest.join(server.address, code) };
}

async function endPhase(people: readonly Guest[], phase: string): Promise<void> {
  const turn = people[0]?.view(scenario)?.turn ?? 0;
  for (const one of people) {
    await (phase === "orders"
      ? one.ask("seal", { turn, orders: [], answers: {} })
      : one.ask("ready", { turn, phase, ready: true }));
  }
  for (const one of people) await one.until(() => one.view(scenario)?.phase !== phase, `the end of ${phase}`);
}

/** Kazakhstan visits Russia; if it does, Russia pays and NATO does not press. */
const triangle = {
  to: ["russia", "nato"],
  clauses: [
    { kind: "order", actor: "kazakhstan", action: "visit", params: { v: "russia" }, turns: 1 },
    { kind: "pay", actor: "russia", to: "kazakhstan", amount: 1, turns: 1, if: 0 },
    { kind: "refrain", actor: "nato", action: "pressure", turns: 1 },
  ],
  secret: true,
  until: 1,
} as unknown as Terms;

describe("deals at a table", () => {
  test("three people sign a conditional secret deal, one breaks it, and those who signed see the evidence", async () => {
    const { people, observer } = await seated();
    const [kazakhstan, russia, nato] = people as [Guest, Guest, Guest];
    await kazakhstan.ask("offer", { turn: 1, terms: triangle });
    await nato.until(() => nato.view(scenario)?.offers.length === 1, "the offer");
    const offer = "kazakhstan-1";
    await Promise.all([russia.ask("sign", { offer }), nato.ask("sign", { offer })]);
    for (const one of people) await one.until(() => one.view(scenario)?.deals.length === 1, "the deal");
    expect(kazakhstan.view(scenario)?.deals[0]?.terms).toEqual(triangle);
    for (const phase of ["briefing", "negotiation", "orders"]) await endPhase(people, phase);
    for (const one of people) {
      const states = one.view(scenario)?.deals[0]?.states ?? [];
      expect(states.map(({ verdict }) => [verdict?.result, verdict?.why])).toEqual([
        ["broken", "not-ordered"],
        ["void", "condition-failed"],
        ["kept", "refrained"],
      ]);
    }
    expect(observer.view(scenario)?.deals).toEqual([]);
    expect(observer.view(scenario)?.offers).toEqual([]);
    for (const one of [...people, observer]) await one.leave();
  });

  test("a refused step is told with its reason and changes nothing", async () => {
    const { people, observer } = await seated();
    const [kazakhstan, russia] = people as [Guest, Guest, Guest];
    const offer = (terms: Partial<Terms>): Requests["offer"]["payload"] => ({
      turn: 1,
      terms: { ...triangle, ...terms },
    });
    await expect(kazakhstan.refusal("offer", offer({ to: ["atlantis"] as never }))).resolves.toMatchObject({
      kind: "unknown-seat",
    });
    await expect(kazakhstan.refusal("offer", offer({ clauses: "all" as never }))).resolves.toMatchObject({
      kind: "invalid",
    });
    await expect(kazakhstan.refusal("offer", { ...offer({}), turn: 9 })).resolves.toMatchObject({ kind: "stale-turn" });
    await expect(russia.refusal("sign", { offer: "kazakhstan-1" })).resolves.toMatchObject({ kind: "unknown-offer" });
    await expect(observer.refusal("offer", offer({}))).resolves.toMatchObject({ kind: "not-seated" });
    expect(kazakhstan.view(scenario)?.offers).toEqual([]);
    for (const one of [...people, observer]) await one.leave();
  });

  test("a bad offer is refused with its reason, and nobody at the table sees anything of it", async () => {
    const { people, observer } = await seated();
    const [kazakhstan, russia] = people as [Guest, Guest, Guest];
    const clause = (more: object) => [{ ...triangle.clauses[0], ...more }];
    const bad: [object, object][] = [
      [{ to: ["atlantis"] }, { kind: "unknown-seat", seat: "atlantis" }],
      [{ to: ["kazakhstan"] }, { kind: "bad-parties" }],
      [{ to: ["russia", "russia"] }, { kind: "bad-parties" }],
      [{ until: 0 }, { kind: "bad-expiry" }],
      [{ until: 99 }, { kind: "bad-expiry" }],
      [{ clauses: [] }, { kind: "bad-clauses", most: 8 }],
      [{ clauses: clause({ turn: 1, turns: 9 }) }, { kind: "bad-clause", clause: 0, fault: "window" }],
      [{ clauses: clause({ turn: 0 }) }, { kind: "invalid" }],
      [{ clauses: clause({ action: "conquer" }) }, { kind: "bad-clause", clause: 0, fault: "action" }],
      [{ clauses: clause({ actor: "china" }) }, { kind: "bad-clause", clause: 0, fault: "actor" }],
      [{ clauses: clause({ actor: "russia", action: "probe", params: {} }) }, { kind: "bad-clause", fault: "covert" }],
      [
        { clauses: [{ kind: "pay", actor: "kazakhstan", to: "russia", amount: 5, turns: 1 }] },
        { kind: "bad-clause", clause: 0, fault: "funds" },
      ],
      [
        { clauses: [...triangle.clauses, { kind: "refrain", actor: "kazakhstan", action: "visit", turns: 1 }] },
        { kind: "bad-clause", clause: 3, fault: "contradiction" },
      ],
      [{ clauses: clause({ action: "x".repeat(1000) }) }, { kind: "invalid" }],
      [{ counters: "russia-1" }, { kind: "unknown-offer", offer: "russia-1" }],
      [{ notice: 0 }, { kind: "invalid" }],
      [{ markup: "<b>" }, { kind: "invalid" }],
    ];
    for (const [more, reason] of bad) {
      const payload = { turn: 1, terms: { ...triangle, ...more } };
      await expect(kazakhstan.refusal("offer", payload), JSON.stringify(more)).resolves.toMatchObject(reason);
    }
    await kazakhstan.ask("offer", { turn: 1, terms: triangle });
    await expect(kazakhstan.refusal("offer", { turn: 1, terms: triangle })).resolves.toEqual({
      kind: "same-offer",
      offer: "kazakhstan-1",
    });
    await russia.until(() => russia.view(scenario)?.offers.length === 1, "the one good offer");
    for (const one of [...people, observer]) await one.leave();
  });

  test("of a thousand offers eight stand, the rest are refused", async () => {
    const { people, observer } = await seated();
    const [kazakhstan, russia] = people as [Guest, Guest, Guest];
    const offer = (turns: number, notice: number) => {
      const clauses = [{ ...triangle.clauses[0], turns }];
      const terms = { ...triangle, to: ["russia"], clauses, notice } as unknown as Terms;
      return kazakhstan.room.request("offer", { turn: 1, terms });
    };
    const answers = await Promise.allSettled(
      Array.from({ length: 1000 }, (_, n) => offer(1 + (n % 4), 1 + Math.floor(n / 4))),
    );
    const refused = answers.flatMap((one) => (one.status === "rejected" ? [Reflect.get(one.reason, "reason")] : []));
    expect(refused).toHaveLength(992);
    for (const reason of refused) expect(reason).toEqual({ kind: "too-many-offers", most: 8 });
    await russia.until(() => russia.view(scenario)?.offers.length === 8, "eight offers");
    for (const one of [...people, observer]) await one.leave();
  });

  test("a signature on an offer that was countered, withdrawn, declined or has lapsed signs nothing", async () => {
    const { people, observer } = await seated();
    const [kazakhstan, russia, nato] = people as [Guest, Guest, Guest];
    const gone = { kind: "unknown-offer" };
    const offer = (until: number, more: object = {}) =>
      kazakhstan.ask("offer", { turn: 1, terms: { ...triangle, until, ...more } });
    await offer(1);
    await russia.ask("offer", {
      turn: 1,
      terms: { ...triangle, to: ["kazakhstan", "nato"], counters: "kazakhstan-1" } as unknown as Terms,
    });
    await expect(nato.refusal("sign", { offer: "kazakhstan-1" })).resolves.toMatchObject(gone);
    await offer(2);
    await kazakhstan.ask("withdraw", { offer: "kazakhstan-2" });
    await expect(russia.refusal("sign", { offer: "kazakhstan-2" })).resolves.toMatchObject(gone);
    await offer(3);
    await russia.ask("sign", { offer: "kazakhstan-3" });
    await nato.ask("decline", { offer: "kazakhstan-3", reason: "too-little" });
    await expect(russia.refusal("sign", { offer: "kazakhstan-3" })).resolves.toMatchObject(gone);
    const closed = () => kazakhstan.view(scenario)?.closed ?? [];
    await kazakhstan.until(() => closed().length === 3, "what became of the offers");
    expect(closed().map(({ by, reason }) => [by, reason])).toEqual([
      ["russia", undefined],
      ["kazakhstan", undefined],
      ["nato", "too-little"],
    ]);
    expect(observer.view(scenario)?.closed).toEqual([]);
    await expect(nato.refusal("decline", { offer: "russia-1", reason: "<i>" })).resolves.toMatchObject({
      kind: "invalid",
    });
    for (const phase of ["briefing", "negotiation", "orders"]) await endPhase(people, phase);
    await expect(nato.refusal("sign", { offer: "russia-1" })).resolves.toMatchObject({ kind: "wrong-phase" });
    await endPhase(people, "report");
    await expect(nato.refusal("sign", { offer: "russia-1" })).resolves.toMatchObject(gone);
    expect(nato.view(scenario)?.deals).toEqual([]);
    for (const one of [...people, observer]) await one.leave();
  });

  test("two that sign and one that withdraws at the same instant: all together or nothing", async () => {
    const { people, observer } = await seated();
    const [kazakhstan, russia, nato] = people as [Guest, Guest, Guest];
    const before = kazakhstan.view(scenario)?.values;
    await kazakhstan.ask("offer", { turn: 1, terms: triangle });
    const offer = "kazakhstan-1";
    const asked = [
      russia.room.request("sign", { offer }),
      kazakhstan.room.request("withdraw", { offer }),
      nato.room.request("sign", { offer }),
      russia.room.request("sign", { offer }),
    ];
    const answers = await Promise.allSettled(asked);
    for (const one of people) await one.until(() => one.view(scenario)?.offers.length === 0, "the end of the offer");
    const withdrawn = answers[1]?.status === "fulfilled";
    for (const one of people) expect(one.view(scenario)?.deals).toHaveLength(withdrawn ? 0 : 1);
    if (withdrawn) expect(kazakhstan.view(scenario)?.values).toEqual(before);
    expect(answers.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(2);
    for (const one of [...people, observer]) await one.leave();
  });

  test("offers and deals survive a restart of the server", async () => {
    const { code, people, observer } = await seated();
    const [kazakhstan, russia, nato] = people as [Guest, Guest, Guest];
    await kazakhstan.ask("offer", { turn: 1, terms: triangle });
    await russia.ask("sign", { offer: "kazakhstan-1" });
    for (const one of [...people, observer]) await one.leave();
    await server.restart();
    const again = await (await Guest.join(server.address, code)).sit({ token: nato.token ?? "" });
    await again.until(() => again.view(scenario) !== undefined, "the table");
    expect(again.view(scenario)?.offers[0]).toMatchObject({ id: "kazakhstan-1", signed: ["russia"] });
    await again.ask("sign", { offer: "kazakhstan-1" });
    await again.until(() => again.view(scenario)?.deals.length === 1, "the deal");
    await again.leave();
  });
});
