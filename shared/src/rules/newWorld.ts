import { beginTurn } from "./briefing.ts";
import { chance } from "./chance.ts";
import type { AimId } from "./ids.ts";
import type { Scenario, Seat } from "./scenario.ts";
import type { World } from "./world.ts";

/** Agendas dealt to a seat, of which it keeps one (R2). */
const dealtCount = 2;

/** The world at the first phase of turn 1; `seed` decides all chance, the deal of agendas included. */
export function newWorld(scenario: Scenario, seed: string): World {
  const first = scenario.phases[0];
  if (!first) throw new Error("a scenario has phases");
  return beginTurn(scenario, {
    turn: 1,
    phase: first,
    seed,
    values: scenario.slots.map((slot) => slot.start),
    facts: new Array<number>(scenario.factCount).fill(0),
    seats: scenario.seats.map((seat) => ({ dealt: deal(scenario, seat, seed), ready: false })),
    fired: [],
    due: [],
    questions: [],
    forums: [],
    positions: [],
    invitations: [],
    ledger: [],
    window: [],
    offers: [],
    closed: [],
    deals: [],
    told: [],
  });
}

function deal(scenario: Scenario, seat: Seat, seed: string): readonly AimId[] {
  return scenario.aims
    .filter((aim) => aim.secret && aim.seat === seat.id)
    .map((aim) => ({ id: aim.id, draw: chance(seed, `agenda ${seat.id} ${aim.id}`) }))
    .sort((a, b) => a.draw - b.draw)
    .slice(0, dealtCount)
    .map(({ id }) => id);
}
