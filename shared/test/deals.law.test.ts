import { beforeAll, describe, expect, test } from "vitest";
import { adjudicated, hashOf, newRecord, replay } from "../src/record/index.ts";
import {
  adjudicate,
  type SeatId,
  type Submission,
  submit,
  type Verdict,
  type View,
  viewOf,
  type World,
} from "../src/rules/index.ts";
import { furnish, project, readView, TableState } from "../src/state/index.ts";
import { dealRandomly } from "./deals.play.ts";
import { small } from "./fixtures/smallScenario.ts";
import { slot } from "./fixtures/smallWorld.ts";
import { gamesWanted } from "./games.ts";
import { playRandomly } from "./state.play.ts";
import { Wire } from "./wire.ts";

/** Every game is played once and looked at by law 7 and the sums; the dearer laws look at some. */
const games = gamesWanted(800);
const some = games / 4;
const few = games / 10;
const patience = 600_000;
const treasuries = new Set(["harbour", "north", "east"].map((party) => slot(`purse.${party}`)));
const dealing = dealRandomly(small);

/** A look at each world of a game, in order; `last` is the world before. */
type Look = (world: World, last: World | undefined, submission: Submission | undefined) => void;

/** What the looks found in all games. */
const verdicts: Verdict[] = [];
const changed: string[] = [];
const open: string[] = [];
const unbalanced: string[] = [];
const unexplained: string[] = [];
const disordered: string[] = [];
const notReplayed: string[] = [];
const leaks: string[] = [];
const seen = { payments: 0, arrivals: 0, secrets: 0, manySided: 0, conditional: 0, silenced: 0 };
/** What became of clauses of each kind, e.g. `pay broken`. */
const judged = new Set<string>();

/** Law 7: a verdict once given stays the very same. */
const judging =
  (seed: string): Look =>
  (world, last) => {
    if (last === undefined || world.deals === last.deals) return;
    for (const deal of last.deals) {
      const now = world.deals.find((one) => one.id === deal.id);
      deal.states.forEach(({ verdict }, place) => {
        if (verdict && JSON.stringify(now?.states[place]?.verdict) !== JSON.stringify(verdict)) {
          changed.push(`${seed} ${deal.id} ${place}`);
        }
      });
    }
  };

/** Deals move money and make none; at each turn's end the ledger adds up to the change. */
function sums(seed: string): Look {
  let start: readonly number[] = small.slots.map((one) => one.start);
  return (world, last) => {
    if (world.ledger === last?.ledger) return;
    const moved = world.ledger.filter(({ by, slot: at }) => by.kind === "deal" && treasuries.has(at));
    if (moved.reduce((sum, { amount }) => sum + amount, 0) !== 0) unbalanced.push(`${seed} turn ${world.turn}`);
    seen.payments += moved.length;
    if (last === undefined || !adjudicated(last, world)) return;
    const sum = small.slots.map(() => 0);
    for (const { slot: at, amount } of world.ledger) sum[at] = (sum[at] ?? 0) + amount;
    if (sum.some((amount, at) => amount !== (world.values[at] ?? 0) - (start[at] ?? 0))) {
      unexplained.push(`${seed} turn ${world.turn}`);
    }
    start = world.values;
  };
}

/** The same seals in the opposite order. */
const arriving =
  (seed: string): Look =>
  (world) => {
    if (world.phase !== "orders" || world.deals.length === 0 || !world.seats.every((seat) => seat.sealed)) return;
    let other: World = {
      ...world,
      seats: world.seats.map(({ sealed: _sealed, ...seat }) => ({ ...seat, ready: false })),
    };
    for (const { id, index } of [...small.seats].reverse()) {
      const sealed = world.seats[index]?.sealed;
      if (sealed) other = submit(small, other, { kind: "seal", seat: id, ...sealed });
    }
    if (hashOf(adjudicate(small, other)) !== hashOf(adjudicate(small, world))) disordered.push(`${seed} ${world.turn}`);
    seen.arrivals += 1;
  };

const namedIn = (text: string): readonly string[] => text.match(/(?:harbour|north|east)-\d+/g) ?? [];

/** R40, in views and in every byte: an observer and each seat read what the wire brings them, and nothing else names a deal. */
function listening(seed: string): Look {
  const state = new TableState();
  furnish(small, state);
  const wire = new Wire(state);
  const readers = [undefined, ...small.seats.map((seat) => seat.id)].map((id) => {
    return { id, known: new Set<string>(), ...wire.join(state, id) };
  });
  return (world, last) => {
    // What seats do in a phase without dealing moves nothing here; law 5 looks at that.
    if (last && world.phase === last.phase && !dealsMoved(last, world)) return;
    project(small, world, state);
    wire.patch();
    for (const { id, known, ...reader } of readers) {
      const view = viewOf(small, world, id);
      if (heard(world, view)) leaks.push(`${seed} ${id} ${world.turn}`);
      for (const name of namedIn(JSON.stringify(view))) known.add(name);
      const brought = new Set(namedIn(reader.bytes().toString("latin1")));
      for (const name of brought) if (!known.has(name)) leaks.push(`${seed} ${id} ${world.turn}: ${name} in bytes`);
      seen.silenced += world.deals.filter((deal) => !brought.has(deal.id)).length;
      const read = readView(small, reader.state, id);
      // Looking closely takes long: only where the texts differ, as by the order of fields.
      for (const [part, known] of Object.entries(view)) {
        const shown: unknown = read && Reflect.get(read, part);
        if (JSON.stringify(shown) !== JSON.stringify(known)) expect(shown, part).toEqual(known);
      }
    }
  };
}

const dealsMoved = (before: World, now: World): boolean =>
  before.deals !== now.deals || before.offers !== now.offers || before.closed !== now.closed;

/** Whether the reader's view holds something of a deal or an offer it is no party to. */
function heard(world: World, view: View): boolean {
  const isIn = (seats: readonly SeatId[]) => view.seat !== undefined && seats.includes(view.seat);
  const hidden = world.deals.filter((deal) => deal.terms.secret && !isIn(deal.seats));
  const text = hidden.length > 0 ? JSON.stringify({ ...view, deals: [], offers: [] }) : "";
  seen.secrets += hidden.length;
  return (
    hidden.some(({ id }) => text.includes(`"${id}"`) || view.deals.some((one) => one.id === id)) ||
    [...view.offers, ...view.closed.map(({ offer }) => offer)].some(({ from, terms }) => !isIn([from, ...terms.to])) ||
    view.told.some(({ from, to }) => !isIn([from, to]))
  );
}

function play(game: number): void {
  const seed = `deals ${game}`;
  const looks: Look[] = [judging(seed), sums(seed)];
  if (game < some) looks.push(arriving(seed));
  if (game < few) looks.push(listening(seed));
  const entries: { submission: Submission }[] = [];
  let last: World | undefined;
  const after = (world: World, submission: Submission | undefined) => {
    for (const look of looks) look(world, last, submission);
    if (submission) entries.push({ submission });
    last = world;
  };
  const end = playRandomly(small, seed, after, dealing);
  for (const { states, id, seats, terms } of end.deals) {
    if (seats.length > 2) seen.manySided += 1;
    states.forEach(({ verdict }, place) => {
      const clause = terms.clauses[place];
      if (clause?.if !== undefined) seen.conditional += 1;
      if (verdict === undefined) open.push(`${seed} ${id}`);
      else verdicts.push(verdict);
      judged.add(`${clause?.kind} ${verdict?.result}`);
    });
  }
  if (game >= some) return;
  const record = JSON.parse(JSON.stringify({ ...newRecord(small, seed), entries }));
  if (JSON.stringify(replay(small, record).world) !== JSON.stringify(end)) notReplayed.push(seed);
}

describe(`${games} random games with random deals`, () => {
  beforeAll(() => {
    for (let game = 0; game < games; game += 1) play(game);
  }, patience);

  test("law 7: every clause is judged exactly once, and a verdict never changes", () => {
    const count = (result: Verdict["result"]) => verdicts.filter((one) => one.result === result).length;
    expect(changed).toEqual([]);
    expect(open).toEqual([]);
    expect(count("kept")).toBeGreaterThan(games);
    expect(count("broken")).toBeGreaterThan(games / 10);
    expect(count("void")).toBeGreaterThan(games / 10);
    expect(new Set(verdicts.map(({ why }) => why)).size).toBeGreaterThanOrEqual(12);
    expect(seen.manySided).toBeGreaterThan(games / 10);
    expect(seen.conditional).toBeGreaterThan(games / 10);
    for (const kind of ["order", "refrain", "answer", "support"])
      for (const result of ["kept", "broken", "void"]) expect(judged).toContain(`${kind} ${result}`);
    expect([...judged]).toEqual(expect.arrayContaining(["pay kept", "pay broken", "tell kept"]));
  });

  test("sums are conserved: a deal moves money and makes none, and the ledger adds up", () => {
    expect(unbalanced).toEqual([]);
    expect(unexplained).toEqual([]);
    expect(seen.payments).toBeGreaterThan(games);
  });

  test("order of arrival: seals in any order give the same judgement", () => {
    expect(disordered).toEqual([]);
    expect(seen.arrivals).toBeGreaterThan(some);
  });

  test("a record with deals replays to the same worlds", () => {
    expect(notReplayed).toEqual([]);
  });

  test("R40 no view holds a secret deal, an offer or information of others, on the wire neither", () => {
    expect(leaks).toEqual([]);
    expect(seen.secrets).toBeGreaterThan(few);
    expect(seen.silenced).toBeGreaterThan(few);
  });
});
