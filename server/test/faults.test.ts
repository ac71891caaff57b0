import { asId, type SeatId } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import { Account, textOf } from "../faults/account.ts";
import { runFaults } from "../faults/rounds.ts";
import { sqlitePlace } from "./place.ts";

test("killed at some moments of play, the server loses nothing that was acknowledged, and every table is played on", async () => {
  const place = await sqlitePlace();
  const found = await runFaults(place, { kills: 4, seed: "smoke" });
  place.remove();
  expect(found).toMatchObject({ kills: 4, missing: [], doubled: [], unplayable: [] });
  expect(found.submissions).toBeGreaterThan(0);
  expect(found.phases).toBeGreaterThanOrEqual(3);
}, 180_000);

test("what is acknowledged and not kept is told once, with its turn; so is what is kept twice", () => {
  const account = new Account();
  account.sends("kept").acknowledged();
  account.sends("lost").acknowledged();
  account.sends("unheard");
  account.sends("refused").refused();
  expect(account.compare(["kept", "unheard", "kept"])).toEqual({ checked: 2, missing: ["lost"], doubled: ["kept"] });
  expect(account.compare(["kept", "unheard", "kept"])).toEqual({ checked: 0, missing: [], doubled: [] });
  expect(textOf(3, { kind: "ready", ready: true, seat: asId<SeatId>("a") })).toBe(
    'turn 3: {"kind":"ready","ready":true,"seat":"a"}',
  );
});
