import { describe, expect, test } from "vitest";
import { issuesOf, openTableSchema, requestSchemas } from "../src/protocol/index.ts";

describe("the shapes of requests", () => {
  test("names keep every script and lose control characters and spare blanks", () => {
    expect(requestSchemas.sit.parse({ name: "  Әйгерім\u0000\n Қ.  " })).toEqual({ name: "Әйгерім Қ." });
    expect(requestSchemas.sit.safeParse({ name: "x".repeat(41) }).success).toBe(false);
  });

  test("unknown fields, wrong types and endless lists are refused with their place", () => {
    const asked = requestSchemas.seal.safeParse({ turn: "1", orders: Array(33).fill("a"), answers: {}, seat: "x" });
    expect(asked.success ? [] : issuesOf(asked.error).map(({ path }) => path)).toEqual(["turn", "orders", ""]);
    expect(requestSchemas.ready.safeParse({ turn: Number.NaN, phase: "orders", ready: true }).success).toBe(false);
    expect(requestSchemas.stand.safeParse({ seat: "x" }).success).toBe(false);
  });

  test("a table is opened with a scenario, a pace and perhaps who fills its seats", () => {
    expect(openTableSchema.safeParse({ scenario: "a", pace: "relaxed", fill: { b: "open" } }).success).toBe(true);
    expect(openTableSchema.safeParse({ scenario: "a", pace: "fast" }).success).toBe(false);
  });
});
