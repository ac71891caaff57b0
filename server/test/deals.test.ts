import type { Requests } from "@multivector/shared/protocol/types";
import type { Terms } from "@multivector/shared/rules";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { boot, Guest, introduction, newDataDir, openTable, removeDir, scenarioOf } from "./harness.ts";

const dir = newDataDir();
let server: Awaited<ReturnType<typeof boot>>;
const scenario = scenarioOf(introduction);

beforeAll(async () => {
  server = await boot(dir);
});
afterAll(async () => {
  await server.close();
  removeDir(dir);
  expect(server.warnings).toEqual([]);
});

const seats = ["kazakhstan", "russia", "nato"] as const;

/** Three people and a silent fourth seat, an observer, all in the first briefing. */
async function seated() {
  const { code, hostKey } = await openTable(server.address, { fill: { china: "random" } });
  const people: Guest[] = [];
  for (const seat of seats) people.push(await (await Guest.join(server.address, code)).sit({ seat }));
  const observer = await Guest.join(server.address, code);
  await people[0]?.ask("start", { hostKey });
  for (const one of people) await one.until(() => one.view(scenario) !== undefined, "the first turn");
  return { code, people, observer };
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

  test("offers and deals survive a restart of the server", async () => {
    const { code, people, observer } = await seated();
    const [kazakhstan, russia, nato] = people as [Guest, Guest, Guest];
    await kazakhstan.ask("offer", { turn: 1, terms: triangle });
    await russia.ask("sign", { offer: "kazakhstan-1" });
    for (const one of [...people, observer]) await one.leave();
    await server.close();
    server = await boot(dir);
    const again = await (await Guest.join(server.address, code)).sit({ token: nato.token ?? "" });
    await again.until(() => again.view(scenario) !== undefined, "the table");
    expect(again.view(scenario)?.offers[0]).toMatchObject({ id: "kazakhstan-1", signed: ["russia"] });
    await again.ask("sign", { offer: "kazakhstan-1" });
    await again.until(() => again.view(scenario)?.deals.length === 1, "the deal");
    await again.leave();
  });
});
