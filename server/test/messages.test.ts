import { requestSchemas } from "@multivector/shared/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Guest, introduction, openTable, scenarioOf } from "./harness.ts";
import { runningServer } from "./running.ts";

const scenario = scenarioOf(introduction);
const server = runningServer({ room: { messagesPerSecond: 100_000 } });

const types = Object.keys(requestSchemas);
const odd = fc.oneof(
  fc.anything({ maxDepth: 3, withNullPrototype: false, withBigInt: false }),
  fc.constantFrom<unknown>(
    { toString: undefined },
    JSON.parse('{"__proto__":{"seat":"x"}}'),
    { turn: Number.NaN, orders: [], answers: {} },
    { turn: 1, orders: Array(1000).fill("x"), answers: {} },
    { turn: 1, orders: ["x".repeat(5000)], answers: {} },
    { turn: 1, phase: "orders", ready: "yes" },
    { seat: 7, name: ["x"] },
  ),
);

async function startedTable() {
  // Random bots make no offers, so that what Quiet sees changes only by what Loud does.
  const fill = Object.fromEntries(scenario.seats.map(({ id }) => [id, "random" as const]));
  const { code, hostKey } = await openTable(server.address, { fill });
  const quiet = await (await Guest.join(server.address, code)).sit({ name: "Quiet" });
  const loud = await (await Guest.join(server.address, code)).sit({ name: "Loud" });
  await quiet.ask("start", { hostKey });
  await quiet.until(() => quiet.view(scenario) !== undefined, "the first turn");
  return { quiet, loud };
}

describe("malformed messages", () => {
  test("are refused with their issues, keep the seat and disturb nobody", async () => {
    const { quiet, loud } = await startedTable();
    const known = () => JSON.stringify({ ...quiet.view(scenario), seats: [] });
    const before = known();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...types), odd, async (type, payload) => {
        const answer = await loud.room.request(type, payload).then(
          () => "granted",
          (error: unknown) => Reflect.get(error as object, "reason") as { kind: string },
        );
        // Of some requests nothing at all is a good one.
        if (requestSchemas[type as keyof typeof requestSchemas].safeParse(payload ?? {}).success) return;
        expect(answer).toMatchObject({ kind: "invalid" });
      }),
      { numRuns: 300 },
    );
    expect(quiet.room.connection.isOpen && loud.room.connection.isOpen).toBe(true);
    expect(known()).toBe(before);
    await Promise.all([quiet.leave(), loud.leave()]);
  });

  test("sent without asking for an answer, or of an unknown kind, are passed over", async () => {
    const { quiet, loud } = await startedTable();
    for (const type of [...types, "nonsense", "__proto__", "constructor", "toString", ""])
      loud.room.send(type, { odd: true });
    await expect(loud.room.request("nonsense", {})).rejects.toMatchObject({ name: "no_handler" });
    expect(await loud.refusal("unseal", { turn: 1, more: 1 })).toMatchObject({
      kind: "invalid",
      issues: [{ path: "" }],
    });
    expect(loud.room.connection.isOpen).toBe(true);
    await Promise.all([quiet.leave(), loud.leave()]);
  });

  test("of raw bytes cost at most the sender's own connection", async () => {
    const { quiet } = await startedTable();
    const code = quiet.info().code;
    for (const bytes of [
      [10],
      [13, 255, 255, 255],
      [15, 1, 163, 1],
      [21, 0, 0, 0],
      [255, 255],
      [],
      [13, 164, 115, 101, 97, 108, 193],
    ]) {
      const sender = await Guest.join(server.address, code);
      sender.room.connection.send(new Uint8Array(bytes));
      sender.room.connection.send(
        new Uint8Array(Array.from({ length: 200 }, (_, at) => (at * 37 + (bytes[0] ?? 1)) % 256)),
      );
      await sender.room.connection.close();
    }
    expect(await quiet.refusal("seal", {})).toMatchObject({ kind: "invalid" });
    await quiet.leave();
  });

  test("too large close the sender's connection and no other", async () => {
    const { quiet, loud } = await startedTable();
    const closed = new Promise<number>((resolve) => loud.room.onLeave((code) => resolve(code)));
    loud.room.onError(() => {});
    loud.room.send("seal", { turn: 1, orders: ["x".repeat(70_000)], answers: {} });
    expect(await closed).toBe(1009);
    expect(quiet.room.connection.isOpen).toBe(true);
    await quiet.leave();
  });
});

describe("too many messages", () => {
  test("close the sender's connection; the seat is kept", async () => {
    await server.restart({ room: { messagesPerSecond: 20 } });
    const { quiet, loud } = await startedTable();
    const closed = new Promise<number>((resolve) => loud.room.onLeave((code) => resolve(code)));
    for (let count = 0; count < 200; count++) loud.room.send("unseal", { turn: 1 });
    expect(await closed).toBe(4002);
    await quiet.until(() =>
      quiet.info().seats.some(({ name, by, connected }) => name === "Loud" && by === "human" && !connected),
    );
    await quiet.leave();
  });
});
