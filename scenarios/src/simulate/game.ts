import { botFor } from "@multivector/shared/bots";
import {
  newWorld,
  rejectionOf,
  type Scenario,
  type Sealed,
  type SeatId,
  type Submission,
  scoreOf,
  submit,
  viewOf,
  type World,
} from "@multivector/shared/rules";
import { Coverage } from "../coverage.ts";
import type { Condition } from "./cast.ts";
import { actionOf, type Player, playerOf } from "./player.ts";

/** What is kept of one simulated game. By seat: in the scenario's order. */
export interface GameResult {
  readonly ending: string;
  readonly seats: readonly { readonly points: number; readonly success: boolean }[];
  /** Points at half-time. */
  readonly half: readonly number[];
  /** By seat: turns in which it gave an order of the action that took effect. */
  readonly used: readonly Readonly<Record<string, number>>[];
  readonly turns: number;
  /** Seats' turns without an order. */
  readonly passes: number;
  /** Turns in which nothing that a player did moved a number other than money. */
  readonly flat: number;
  readonly deals: number;
  readonly seen: readonly string[];
  /** Whether losers were looked at, and the seats that could have chosen the winner. */
  readonly looked: boolean;
  readonly kingmakers: readonly number[];
}

/** Times around the table in each negotiation. */
const rounds = 4;

export function playGame(scenario: Scenario, condition: Condition, seed: string, number: number): GameResult {
  const luck = condition.luck === undefined ? number : number % condition.luck;
  return new Simulated(scenario, condition, number, `${seed} ${luck}`, `${seed} player ${number}`).result();
}

class Simulated {
  #world: World;
  /** The last world with everything sealed. */
  #sealed: World;
  readonly #scenario: Scenario;
  readonly #condition: Condition;
  readonly #players: readonly Player[];
  readonly #number: number;
  readonly #coverage: Coverage;
  readonly #used: Record<string, number>[];
  readonly #money: ReadonlySet<number>;
  #half: readonly number[] = [];
  #passes = 0;
  #flat = 0;

  constructor(scenario: Scenario, condition: Condition, number: number, seed: string, players: string) {
    this.#scenario = scenario;
    this.#condition = condition;
    this.#number = number;
    this.#coverage = new Coverage(scenario);
    this.#used = scenario.seats.map(() => ({}));
    this.#money = new Set(scenario.seats.flatMap(({ treasury }) => treasury ?? []));
    this.#players = scenario.seats.map(({ id }) =>
      playerOf(scenario, id, condition.styles[id] ?? { kind: "steady" }, `${players} ${id}`, condition.deals),
    );
    this.#world = newWorld(scenario, seed);
    this.#sealed = this.#world;
    this.#play();
  }

  #play(): void {
    const first = this.#scenario.phases[0];
    while (!this.#world.outcome) {
      const { turn, phase } = this.#world;
      if (turn === 1 && phase === first) for (const one of this.#players) this.#take(one.agenda(this.#view(one.seat)));
      if (phase === "negotiation") for (let i = 0; i < rounds; i += 1) this.#talk();
      if (phase === "orders") this.#turn();
      else this.#end();
    }
  }

  #talk(): void {
    for (const { seat, speaks } of this.#players) {
      for (const step of speaks(this.#view(seat))) {
        if (rejectionOf(this.#scenario, this.#view(seat), step) === undefined) this.#take(step);
      }
    }
  }

  #turn(): void {
    const sealed = this.#players.map(({ seat, seals }) => ({ seat, sealed: seals(this.#view(seat)) }));
    for (const one of sealed) {
      this.#take({ kind: "seal", seat: one.seat, ...one.sealed });
      if (one.sealed.orders.length === 0) this.#passes += 1;
    }
    this.#sealed = this.#world;
    this.#end();
    this.#coverage.see(this.#world);
    this.#count(this.#world);
    if (this.#world.turn === Math.ceil(this.#scenario.turns / 2)) this.#half = this.#points();
  }

  #count({ report }: World): void {
    if (!report) return;
    for (const { id, index } of this.#scenario.seats) {
      const own = report.orders
        .filter((one) => one.seat === id && one.void === undefined)
        .map((one) => actionOf(one.order));
      const counts = this.#used[index] ?? {};
      for (const action of new Set(own)) counts[action] = (counts[action] ?? 0) + 1;
    }
    const moved = new Map<number, number>();
    for (const { slot, amount, by } of report.ledger) {
      if (this.#money.has(slot) || by.kind === "upkeep" || by.kind === "event") continue;
      moved.set(slot, (moved.get(slot) ?? 0) + amount);
    }
    if (![...moved.values()].some((amount) => amount !== 0)) this.#flat += 1;
  }

  #points(): number[] {
    return this.#scenario.seats.map(({ id }) => scoreOf(this.#scenario, this.#view(id), id));
  }

  #view(seat: SeatId) {
    return viewOf(this.#scenario, this.#world, seat);
  }

  #take(submission: Submission): void {
    this.#world = submit(this.#scenario, this.#world, submission);
  }

  #end(): void {
    this.#take({ kind: "end-phase" });
  }

  result(): GameResult {
    const { outcome, deals, turn } = this.#world;
    if (!outcome) throw new Error("the game has not ended");
    const every = this.#condition.kingmakers;
    const looked = every !== undefined && this.#number % every === 0;
    return {
      ending: outcome.ending ?? "time",
      seats: outcome.seats.map(({ points, success }) => ({ points, success })),
      half: this.#half.length > 0 ? this.#half : this.#points(),
      used: this.#used,
      turns: turn,
      passes: this.#passes,
      flat: this.#flat,
      deals: deals.length,
      seen: this.#coverage.seen(),
      looked,
      kingmakers: looked ? kingmakersOf(this.#scenario, this.#sealed, this.#world) : [],
    };
  }
}

const tries = 4;

/**
 * Seats that fail whatever of a few things they do in the last turn, yet change by it whether another succeeds.
 */
function kingmakersOf(scenario: Scenario, sealed: World, ended: World): number[] {
  const fate = (world: World) => world.outcome?.seats.map(({ success }) => success) ?? [];
  const real = fate(ended);
  return scenario.seats
    .filter(({ index }) => real[index] === false)
    .filter(({ id, index }) => {
      const others = alternatives(scenario, sealed, id).map((one) => {
        const changed = submit(scenario, sealed, { kind: "seal", seat: id, ...one });
        return fate(submit(scenario, changed, { kind: "end-phase" }));
      });
      if (others.some((other) => other[index] !== false)) return false;
      return others.some((other) => other.some((success, i) => i !== index && success !== real[i]));
    })
    .map(({ index }) => index);
}

function alternatives(scenario: Scenario, world: World, seat: SeatId): Sealed[] {
  const opened = submit(scenario, world, { kind: "unseal", seat });
  const view = viewOf(scenario, opened, seat);
  const none: Sealed = { orders: [], answers: {} };
  const random = Array.from({ length: tries }, (_, i) => botFor("random", scenario, seat, `other ${i}`).decide(view));
  return [none, ...random].filter((one) => rejectionOf(scenario, view, { kind: "seal", seat, ...one }) === undefined);
}
