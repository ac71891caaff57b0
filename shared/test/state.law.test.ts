import { Decoder, Encoder, StateView } from "@colyseus/schema";
import { describe, expect, test } from "vitest";
import { type Scenario, type SeatId, viewOf } from "../src/rules/index.ts";
import { furnish, project, readView, Secrets, TableState } from "../src/state/index.ts";
import { playRandomly, shipped } from "./state.play.ts";

Encoder.BUFFER_SIZE = 64 * 1024;

const scenarios = ["eagle-over-the-steppe", "steppe-eagle-2008", "neither-camp"].map(shipped);
/** Random games; fewer of the one with six seats. */
const gamesOf = (scenario: Scenario): number => (scenario.seats.length > 4 ? 4 : 20);

function furnished(scenario: Scenario): TableState {
  const state = new TableState();
  furnish(scenario, state);
  return state;
}

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))("one truth in %s", (_, scenario) => {
  const readers: (SeatId | undefined)[] = [...scenario.seats.map(({ id }) => id), undefined];

  test("law 5: what a seat or an observer reads from the state is what it may know of the world", () => {
    for (let game = 0; game < gamesOf(scenario); game++) {
      const state = furnished(scenario);
      playRandomly(scenario, `law 5 ${game}`, (world) => {
        project(scenario, world, state);
        for (const seat of readers)
          expect(readView(scenario, state, seat)).toStrictEqual(viewOf(scenario, world, seat));
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

interface Reader {
  readonly state: TableState;
  readonly decoder: Decoder<TableState>;
  readonly view: StateView;
  readonly frames: Uint8Array[];
  readonly bytes: () => Buffer;
}

/** The way from one state to its readers, as the server's serializer goes it. */
class Wire {
  readonly #encoder: Encoder<TableState>;
  readonly #readers = new Set<Reader>();

  constructor(state: TableState) {
    this.#encoder = new Encoder(state);
  }

  join(state: TableState, seat: SeatId | undefined): Reader {
    const view = new StateView();
    const secrets = seat === undefined ? undefined : state.secrets.get(seat);
    if (secrets !== undefined) view.add(secrets);
    const copy = new TableState();
    const frames: Uint8Array[] = [];
    const reader = { state: copy, decoder: new Decoder(copy), view, frames, bytes: () => Buffer.concat(frames) };
    const it = { offset: 0 };
    this.#encoder.encodeAll(it);
    this.#receive(reader, this.#encoder.encodeAllView(view, it.offset, it));
    this.#readers.add(reader);
    return reader;
  }

  leave(reader: Reader): void {
    this.#readers.delete(reader);
    reader.view.dispose();
  }

  patch(): void {
    const it = { offset: 0 };
    this.#encoder.encode(it);
    const shared = it.offset;
    for (const reader of this.#readers)
      this.#receive(reader, this.#encoder.encodeView(reader.view, shared, { offset: shared }));
    this.#encoder.discardChanges();
  }

  #receive(reader: Reader, bytes: Uint8Array): void {
    const frame = Uint8Array.from(bytes);
    reader.frames.push(frame);
    reader.decoder.decode(frame);
  }
}
