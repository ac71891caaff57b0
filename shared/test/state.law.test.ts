import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { type Scenario, type SeatId, viewOf } from "../src/rules/index.ts";
import { furnish, project, readView, Secrets, TableState } from "../src/state/index.ts";
import { playRandomly, shipped } from "./state.play.ts";
import { Wire } from "./wire.ts";

const scenarios = [
  "eagle-over-the-steppe",
  "steppe-eagle-2008",
  "neither-camp",
  "pipes-and-loans",
  "third-neighbours",
].map(shipped);
/** Random games; fewer of the one with six seats. */
const gamesOf = (scenario: Scenario): number => (scenario.seats.length > 4 ? 4 : 20);

function furnished(scenario: Scenario): TableState {
  const state = new TableState();
  furnish(scenario, state);
  return state;
}

/** As `toStrictEqual`, which takes its time also where nothing differs. */
function expectSame(read: unknown, known: unknown): void {
  if (!isDeepStrictEqual(read, known)) expect(read).toStrictEqual(known);
}

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))("one truth in %s", (_, scenario) => {
  const readers: (SeatId | undefined)[] = [...scenario.seats.map(({ id }) => id), undefined];

  test("law 5: what a seat or an observer reads from the state is what it may know of the world", () => {
    for (let game = 0; game < gamesOf(scenario); game++) {
      const state = furnished(scenario);
      playRandomly(scenario, `law 5 ${game}`, (world) => {
        project(scenario, world, state);
        for (const seat of readers) expectSame(readView(scenario, state, seat), viewOf(scenario, world, seat));
      });
    }
  });

  test("law 5 holds across the wire, for early and late joiners", () => {
    const state = furnished(scenario);
    const wire = new Wire(state);
    const sitting = readers.map((seat) => ({ seat, reader: wire.join(state, seat) }));
    let steps = 0;
    playRandomly(scenario, "across the wire", (world) => {
      project(scenario, world, state);
      wire.patch();
      steps += 1;
      if (steps % 10 === 0) {
        for (const seat of readers) {
          const late = wire.join(state, seat);
          expect(readView(scenario, late.state, seat)).toStrictEqual(viewOf(scenario, world, seat));
          wire.leave(late);
        }
      }
      for (const { seat, reader } of sitting) {
        expect(readView(scenario, reader.state, seat)).toStrictEqual(viewOf(scenario, world, seat));
      }
    });
  });

  test("an observer's and each seat's bytes hold no text of another seat's secrets", () => {
    const state = furnished(scenario);
    const wire = new Wire(state);
    const sitting = readers.map((seat) => ({ seat, reader: wire.join(state, seat) }));
    for (const [id, secrets] of state.secrets.entries()) {
      for (const field of Object.keys(new Secrets().toJSON())) {
        if (field === "window") secrets.window.push(`canary-${id}-${field}.`);
        else Reflect.set(secrets, field, `canary-${id}-${field}.`);
      }
    }
    wire.patch();
    const late = readers.map((seat) => ({ seat, reader: wire.join(state, seat) }));
    for (const { seat, reader } of [...sitting, ...late]) {
      const found = [
        ...reader
          .bytes()
          .toString("latin1")
          .matchAll(/canary-(.+?)-[a-zA-Z]+\./g),
      ].map(([, id]) => id);
      expect(new Set(found)).toEqual(new Set(seat === undefined ? [] : [seat]));
      expect(found).toHaveLength(seat === undefined ? 0 : Object.keys(new Secrets().toJSON()).length);
    }
  });
});
