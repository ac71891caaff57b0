import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjudicated, hashOf, newRecord, replay, type SessionRecord } from "../src/record/index.ts";
import {
  adjudicate,
  type Cause,
  Forecast,
  legalOrders,
  newWorld,
  preview,
  rejectionOf,
  type Scenario,
  submit,
  viewOf,
  type World,
} from "../src/rules/index.ts";
import { gamesWanted } from "./games.ts";
import { playRandomly, shipped } from "./state.play.ts";

const patience = { timeout: 900_000 };

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const below of Object.values(value)) deepFreeze(below);
  }
  return value;
}

const sumsOf = (causes: readonly Cause[], count: number): number[] => {
  const sums = new Array<number>(count).fill(0);
  for (const { slot, amount } of causes) sums[slot] = (sums[slot] ?? 0) + amount;
  return sums;
};

/** Every world of a random game. */
function worldsOf(scenario: Scenario, seed: string): World[] {
  const worlds: World[] = [];
  playRandomly(scenario, seed, (world) => worlds.push(world));
  return worlds;
}

const seeds = fc.string({ minLength: 1, maxLength: 12 });

describe.each([
  { id: "eagle-over-the-steppe", games: gamesWanted(1000), runs: 25 },
  { id: "steppe-eagle-2008", games: gamesWanted(1000), runs: 25 },
  { id: "neither-camp", games: gamesWanted(80), runs: 5 },
])("laws over random play of $id", ({ id, games, runs }) => {
  const scenario = shipped(id);

  test("R15 a forecast, which searches use again and again, says what a preview says", () => {
    for (let game = 0; game < 20; game += 1) {
      for (const world of worldsOf(scenario, `forecast ${game}`)) {
        if (world.phase !== "orders" || !world.seats.every((seat) => seat.sealed)) continue;
        const view = viewOf(scenario, world);
        const forecast = new Forecast(scenario, view);
        const sealed = scenario.orders.filter(({ id, seatIndex }) =>
          world.seats[seatIndex]?.sealed?.orders.includes(id),
        );
        for (const orders of [sealed, sealed.slice(1), [], [...sealed].reverse()]) {
          expect([...(forecast.end(orders).values as Float64Array)]).toEqual(preview(scenario, view, orders).values);
        }
      }
    }
  });

  test("law 1: adjudicating twice gives the same; the order in which seals arrive changes nothing", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.shuffledSubarray(
          scenario.seats.map((seat) => seat.index),
          { minLength: scenario.seats.length },
        ),
        (seed, arrival) => {
          for (const world of worldsOf(scenario, seed)) {
            if (world.phase !== "orders" || !world.seats.every((seat) => seat.sealed)) continue;
            const open: World = {
              ...world,
              seats: world.seats.map(({ sealed: _s, ...seat }) => ({ ...seat, ready: false })),
            };
            let other = open;
            for (const index of arrival) {
              const sealed = world.seats[index]?.sealed;
              const seat = scenario.seats[index]?.id;
              if (sealed && seat) other = submit(scenario, other, { kind: "seal", seat, ...sealed });
            }
            expect(hashOf(adjudicate(scenario, other))).toBe(hashOf(adjudicate(scenario, world)));
          }
        },
      ),
      { numRuns: runs },
    );
  });

  test("law 2: a world survives JSON, and no step changes the world it starts from", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        playRandomly(scenario, seed, (world) => {
          deepFreeze(world);
          expect(JSON.parse(JSON.stringify(world))).toEqual(world);
        });
      }),
      { numRuns: runs },
    );
  });

  test("law 3: each legal order may be sealed alone, and every seat always has one", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const world of worldsOf(scenario, seed)) {
          if (world.phase !== "orders") continue;
          for (const { id: seat } of scenario.seats) {
            const view = viewOf(scenario, world, seat);
            const legal = legalOrders(scenario, view);
            expect(legal.length).toBeGreaterThan(0);
            for (const order of legal) {
              expect(
                rejectionOf(scenario, view, { kind: "seal", seat, orders: [order.id], answers: {} }),
              ).toBeUndefined();
            }
          }
        }
      }),
      { numRuns: Math.ceil(runs * 0.6) },
    );
  });

  test("law 4: what a seat may not see changes neither its view nor its legal orders", () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, noise) => {
        for (const world of worldsOf(scenario, seed)) {
          if (world.outcome) continue;
          for (const seat of scenario.seats) {
            const twin = disturbed(scenario, world, seat.index, noise);
            const [one, other] = [viewOf(scenario, world, seat.id), viewOf(scenario, twin, seat.id)];
            expect(other).toEqual(one);
            expect(legalOrders(scenario, other)).toEqual(legalOrders(scenario, one));
          }
        }
      }),
      { numRuns: Math.ceil(runs * 0.6) },
    );
  });

  test(
    `law 6: in ${games} games the causes of every number add up to its change, for the world and for each view`,
    patience,
    () => {
      let changes = 0;
      for (let game = 0; game < games; game += 1) {
        let last: World | undefined;
        let before = scenario.slots.map((slot) => slot.start);
        playRandomly(scenario, `ledger ${game}`, (world) => {
          if (last && adjudicated(last, world)) {
            const change = world.values.map((value, slot) => value - (before[slot] ?? 0));
            expect(sumsOf(world.ledger, scenario.slots.length)).toEqual(change);
            changes += change.filter((amount) => amount !== 0).length;
            if (game % 20 === 0) expectViewsExplained(scenario, { ...world, values: before }, world);
            before = [...world.values];
          }
          last = world;
        });
      }
      expect(changes).toBeGreaterThan(games);
    },
  );

  test(`law 8: ${games} records replay to the same hash at every turn, and each game ends in time`, patience, () => {
    for (let game = 0; game < games; game += 1) {
      const entries: SessionRecord["entries"][number][] = [];
      const hashes: string[] = [];
      let last: World | undefined;
      const seed = `replay ${game}`;
      playRandomly(scenario, seed, (world, submission) => {
        if (submission) entries.push({ submission });
        if (last && adjudicated(last, world)) hashes.push(hashOf(world));
        last = world;
      });
      expect(last?.outcome?.turn).toBeLessThanOrEqual(scenario.turns);
      expect(replay(scenario, { ...newRecord(scenario, seed), entries, hashes }).hashes).toEqual(hashes);
    }
  });
});

/** Causes a view is shown add up to the changes it is shown. */
function expectViewsExplained(scenario: Scenario, before: World, world: World): void {
  for (const seat of [undefined, ...scenario.seats.map((one) => one.id)]) {
    const [start, end] = [viewOf(scenario, before, seat), viewOf(scenario, world, seat)];
    const sums = sumsOf(end.ledger, scenario.slots.length);
    expect(sums).toEqual(end.values.map((value, slot) => value - (start.values[slot] ?? 0)));
  }
}

/** The world with everything changed that the seat must not know: hidden values, others' agendas and sealed orders. */
function disturbed(scenario: Scenario, world: World, index: number, noise: number): World {
  const seat = scenario.seats[index];
  const hidden = (slot: Scenario["slots"][number]) => slot.seenBy && seat && !slot.seenBy.includes(seat.id);
  const flip = (values: readonly number[]) =>
    values.map((value, at) => {
      const slot = scenario.slots[at];
      return slot && hidden(slot) ? slot.min + ((value - slot.min + 1 + noise) % (slot.max - slot.min + 1)) : value;
    });
  return {
    ...world,
    values: flip(world.values),
    window: world.window.map(flip),
    ledger: world.ledger.filter((cause) => {
      const slot = scenario.slots[cause.slot];
      return !(slot && hidden(slot));
    }),
    seats: world.seats.map((held, at) =>
      at === index
        ? held
        : {
            ...held,
            dealt: [...held.dealt].reverse(),
            ...(held.sealed ? { sealed: { orders: [], answers: {} } } : {}),
          },
    ),
  };
}

test("a new world depends on nothing but the scenario and the seed", () => {
  const scenario = shipped("eagle-over-the-steppe");
  expect(newWorld(scenario, "a")).toEqual(newWorld(scenario, "a"));
  const deals = new Set(Array.from({ length: 40 }, (_, i) => JSON.stringify(newWorld(scenario, `${i}`).seats)));
  expect(deals.size).toBeGreaterThan(10);
});
