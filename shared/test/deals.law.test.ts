import { describe, expect, test } from "vitest";
import { adjudicated, hashOf, newRecord, replay } from "../src/record/index.ts";
import {
  adjudicate,
  type Deal,
  type Submission,
  submit,
  type Verdict,
  viewOf,
  type World,
} from "../src/rules/index.ts";
import { furnish, project, readView, TableState } from "../src/state/index.ts";
import { dealRandomly } from "./deals.play.ts";
import { small } from "./fixtures/smallScenario.ts";
import { slot } from "./fixtures/smallWorld.ts";
import { playRandomly } from "./state.play.ts";

const games = 2000;
const patience = { timeout: 240_000 };
const treasuries = ["harbour", "north", "east"].map((party) => slot(`purse.${party}`));
const verdictsOf = (world: World): (Verdict | undefined)[] =>
  world.deals.flatMap((deal) => deal.states.map((state) => state.verdict));

const play = (seed: string, after: (world: World, submission: Submission | undefined) => void) =>
  playRandomly(small, seed, after, dealRandomly(small));

/** Everybody who may read the deal. */
const readers = (deal: Deal) => small.seats.filter(({ id }) => !deal.terms.secret || deal.seats.includes(id));

describe(`${games} random games with random deals`, () => {
  test("law 7: every clause is judged exactly once, and a verdict never changes", patience, () => {
    const counts = { kept: 0, broken: 0, void: 0 };
    const reasons = new Set<string>();
    for (let game = 0; game < games; game += 1) {
      let before: World | undefined;
      const end = play(`judge ${game}`, (world) => {
        for (const deal of before?.deals ?? []) {
          const now = world.deals.find((one) => one.id === deal.id);
          deal.states.forEach((state, place) => {
            if (state.verdict) expect(now?.states[place]?.verdict).toEqual(state.verdict);
          });
        }
        before = world;
      });
      for (const verdict of verdictsOf(end)) {
        if (verdict === undefined) throw new Error(`game ${game} ended with an open clause`);
        counts[verdict.result] += 1;
        reasons.add(verdict.why);
      }
    }
    expect(counts.kept).toBeGreaterThan(games);
    expect(counts.broken).toBeGreaterThan(games / 10);
    expect(counts.void).toBeGreaterThan(games / 10);
    expect(reasons.size).toBeGreaterThanOrEqual(12);
  });

  test("sums are conserved: a deal moves money and makes none, and the ledger adds up", patience, () => {
    let payments = 0;
    for (let game = 0; game < games / 4; game += 1) {
      let before: readonly number[] = small.slots.map((one) => one.start);
      let last: World | undefined;
      play(`sums ${game}`, (world) => {
        const moved = world.ledger.filter(({ by, slot: at }) => by.kind === "deal" && treasuries.includes(at));
        expect(moved.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
        payments += moved.length;
        if (last && adjudicated(last, world)) {
          const sums = small.slots.map(() => 0);
          for (const { slot: at, amount } of world.ledger) sums[at] = (sums[at] ?? 0) + amount;
          expect(sums).toEqual(world.values.map((value, at) => value - (before[at] ?? 0)));
          before = world.values;
        }
        last = world;
      });
    }
    expect(payments).toBeGreaterThan(games / 4);
  });

  test("order of arrival: seals in any order give the same judgement", patience, () => {
    let compared = 0;
    for (let game = 0; game < games / 4; game += 1) {
      play(`arrival ${game}`, (world) => {
        if (world.phase !== "orders" || world.deals.length === 0 || !world.seats.every((seat) => seat.sealed)) return;
        let other: World = {
          ...world,
          seats: world.seats.map(({ sealed: _sealed, ...seat }) => ({ ...seat, ready: false })),
        };
        for (const { id, index } of [...small.seats].reverse()) {
          const sealed = world.seats[index]?.sealed;
          if (sealed) other = submit(small, other, { kind: "seal", seat: id, ...sealed });
        }
        expect(hashOf(adjudicate(small, other))).toBe(hashOf(adjudicate(small, world)));
        compared += 1;
      });
    }
    expect(compared).toBeGreaterThan(games / 4);
  });

  test("a record with deals replays to the same worlds", patience, () => {
    for (let game = 0; game < games / 4; game += 1) {
      const entries: { submission: Submission }[] = [];
      const end = play(`replay ${game}`, (_world, submission) => {
        if (submission) entries.push({ submission });
      });
      const record = { ...newRecord(small, `replay ${game}`), entries };
      expect(replay(small, JSON.parse(JSON.stringify(record))).world).toEqual(end);
    }
  });

  test("R40 no view holds a secret deal, an offer or information of others, on the wire neither", patience, () => {
    let secrets = 0;
    for (let game = 0; game < games / 10; game += 1) {
      const state = new TableState();
      furnish(small, state);
      play(`leak ${game}`, (world) => {
        project(small, world, state);
        for (const id of [undefined, ...small.seats.map((seat) => seat.id)]) {
          const view = viewOf(small, world, id);
          const text = JSON.stringify({ ...view, deals: [], offers: [] });
          for (const deal of world.deals) {
            if (!deal.terms.secret || readers(deal).some((reader) => reader.id === id)) continue;
            expect(view.deals.some((one) => one.id === deal.id)).toBe(false);
            expect(text).not.toContain(`"${deal.id}"`);
            secrets += 1;
          }
          for (const offer of view.offers) expect([offer.from, ...offer.terms.to]).toContain(id);
          for (const told of view.told) expect([told.from, told.to]).toContain(id);
          expect(readView(small, state, id)).toEqual(view);
        }
      });
    }
    expect(secrets).toBeGreaterThan(games / 10);
  });
});
