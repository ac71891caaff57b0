import { newWorld, type Scenario, type SeatId, type Submission, submit, viewOf, type World } from "../rules/index.ts";
import { type Bot, type BotLevel, botFor } from "./bot.ts";
import type { Saying } from "./words.ts";

/** Times around the table in each negotiation. */
const rounds = 4;

interface Cast {
  /** Of all seats, or of those named, the others being steady. Undefined: steady. */
  readonly level?: BotLevel;
  readonly levels?: ReadonlyMap<SeatId, BotLevel>;
  /** Seats that neither make nor sign offers. */
  readonly silent?: readonly SeatId[];
}

/** A word a bot said, when it was said. */
interface Said extends Saying {
  readonly turn: number;
  readonly from: SeatId;
}

export interface BotGame {
  readonly world: World;
  readonly steps: readonly Submission[];
  readonly said: readonly Said[];
}

/** A whole game of bots in every seat, who talk a few times around the table each turn. */
export function playBots(scenario: Scenario, seed: string, cast: Cast = {}): BotGame {
  const { level = "steady", levels, silent = [] } = cast;
  const game = new Game(scenario, seed, (seat) => levels?.get(seat) ?? level);
  while (!game.world.outcome) {
    if (game.world.turn === 1 && game.world.phase === scenario.phases[0]) game.keepAgendas();
    if (game.world.phase === "negotiation") for (let i = 0; i < rounds; i += 1) game.talk(silent);
    if (game.world.phase === "orders") game.seal();
    if (game.world.phase === "report") game.remark();
    game.take({ kind: "end-phase" });
  }
  return game;
}

class Game implements BotGame {
  world: World;
  readonly steps: Submission[] = [];
  readonly said: Said[] = [];
  readonly #scenario: Scenario;
  readonly #bots: readonly { readonly seat: SeatId; readonly bot: Bot }[];

  constructor(scenario: Scenario, seed: string, levelOf: (seat: SeatId) => BotLevel) {
    this.#scenario = scenario;
    this.world = newWorld(scenario, seed);
    this.#bots = scenario.seats.map(({ id }) => ({ seat: id, bot: botFor(levelOf(id), scenario, id, seed) }));
  }

  take(submission: Submission): void {
    this.steps.push(submission);
    this.world = submit(this.#scenario, this.world, submission);
  }

  keepAgendas(): void {
    for (const { seat, bot } of this.#bots) this.take({ kind: "agenda", seat, agenda: bot.agenda(this.#view(seat)) });
  }

  talk(silent: readonly SeatId[]): void {
    for (const { seat, bot } of this.#bots) {
      const stated = bot.position(this.#view(seat));
      if (stated) this.take(stated);
      const view = this.#view(seat);
      const asked = view.offers.find(({ terms }) => terms.to.includes(seat));
      if (silent.includes(seat)) {
        if (asked) this.take({ kind: "decline", seat, offer: asked.id });
        continue;
      }
      const spoken = bot.deal(view);
      if (!spoken) continue;
      this.take(spoken.step);
      this.#say(seat, spoken.says);
    }
  }

  seal(): void {
    const decisions = this.#bots.map(({ seat, bot }) => ({ seat, sealed: bot.decide(this.#view(seat)) }));
    for (const { seat, sealed } of decisions) this.take({ kind: "seal", seat, ...sealed });
  }

  remark(): void {
    for (const { seat, bot } of this.#bots) this.#say(seat, bot.remarks(this.#view(seat)));
  }

  #view(seat: SeatId) {
    return viewOf(this.#scenario, this.world, seat);
  }

  #say(from: SeatId, says: readonly Saying[]): void {
    for (const one of says) this.said.push({ ...one, turn: this.world.turn, from });
  }
}
