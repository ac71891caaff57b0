import { type Bot, type BotLevel, botFor, mandated } from "@multivector/shared/bots";
import { type Scenario, type SeatId, viewOf, type World } from "@multivector/shared/rules";
import type { Sheet } from "../scenarios.ts";
import type { BotQueue } from "./botQueue.ts";
import { type BotTurn, nextOf, passing } from "./botTurn.ts";
import { type Chair, isCaredFor, isHeld } from "./chairs.ts";
import { hashKey } from "./keys.ts";
import type { Thinkers } from "./thinkers.ts";

export interface BotSeatsParts {
  readonly scenario: Scenario;
  readonly seed: string;
  /** The scenario as bots in other threads read it. */
  readonly sheet: Sheet;
  readonly queue: BotQueue;
  readonly thinkers: Thinkers;
  readonly warn: (message: string, cause: unknown) => void;
}

interface Waking {
  readonly current: () => World | undefined;
  /** What is done with what the bot found, thinking about that world; called at most once. */
  readonly play: (turn: BotTurn, world: World) => void;
}

/** The bots of one table. They see views and never the world; their seed tells nothing about the session's. */
export class BotSeats {
  readonly #parts: BotSeatsParts;
  readonly #bots = new Map<string, Bot>();
  readonly #thinking = new Set<SeatId>();

  constructor(parts: BotSeatsParts) {
    this.#parts = parts;
  }

  /** A bot is thinking. */
  get busy(): boolean {
    return this.#thinking.size > 0;
  }

  /**
   * Has the bot of a chair think about its next step, if it has one and does not think already. It thinks about the world
   * as `current` gives it when its turn comes; `play` is called at most once.
   */
  wake(chair: Chair, waking: Waking): void {
    const { seat } = chair;
    const { current, play } = waking;
    const level = levelOf(chair);
    const now = current();
    if (level === undefined || now === undefined || isDone(chair, now) || this.#thinking.has(seat)) return;
    this.#thinking.add(seat);
    if (isLong(level)) return void this.#ponder(chair, level, now, waking);
    this.#parts.queue.add(() => {
      this.#thinking.delete(seat);
      const world = current();
      if (levelOf(chair) === undefined || world === undefined) return;
      const turn = this.next(chair, world);
      if (turn !== undefined) play(turn, world);
    });
  }

  /** What the bot, or the caretaker, of a chair does next; undefined: nothing, or its holder decides. */
  next(chair: Chair, world: World): BotTurn | undefined {
    const level = levelOf(chair);
    if (level === undefined) return undefined;
    const { scenario, warn } = this.#parts;
    const { seat } = chair;
    const view = viewOf(scenario, world, seat);
    try {
      const bot = this.#botOf(seat, level);
      return nextOf(isHeld(chair) ? mandated(bot, scenario, seat, chair.away.mandate) : bot, scenario, view, seat);
    } catch (cause) {
      warn(`the bot of ${seat} failed and passes`, cause);
      return nextOf(passing, scenario, view, seat);
    }
  }

  /** Thinks in another thread; if the world moved on meanwhile and it found nothing to do, it looks again. */
  async #ponder(chair: Chair, level: BotLevel, world: World, waking: Waking): Promise<void> {
    const { scenario, sheet, seed, thinkers, warn } = this.#parts;
    const { seat } = chair;
    const view = viewOf(scenario, world, seat);
    const turn = await thinkers.ponder({ sheet, level, seat, seed: seedOf(seat, seed), view }).catch((cause) => {
      warn(`the bot of ${seat} failed and passes`, cause);
      return nextOf(passing, scenario, view, seat);
    });
    this.#thinking.delete(seat);
    if (levelOf(chair) === undefined) return;
    if (turn !== undefined) waking.play(turn, world);
    else if (waking.current() !== world) this.wake(chair, waking);
  }

  #botOf(seat: SeatId, level: BotLevel): Bot {
    const { scenario, seed } = this.#parts;
    const key = `${seat} ${level}`;
    const bot = this.#bots.get(key) ?? botFor(level, scenario, seat, seedOf(seat, seed));
    this.#bots.set(key, bot);
    return bot;
  }
}

const seedOf = (seat: SeatId, seed: string): string => hashKey(`bot ${seat} ${seed}`);

/** Whether it thinks too long for the thread of the tables. */
const isLong = (level: BotLevel): boolean => level === "seasoned";

/** Which bot decides for the chair; undefined: its holder does, or it stands open. */
function levelOf(chair: Chair): BotLevel | undefined {
  if (isCaredFor(chair)) return "steady";
  return isHeld(chair) || chair.fill === "open" ? undefined : chair.fill;
}

/** A bot that is ready has nothing to do but to answer the offers made to it. */
function isDone({ seat, index }: Chair, world: World): boolean {
  const asked = world.offers.some(({ terms, signed }) => terms.to.includes(seat) && !signed.includes(seat));
  return world.seats[index]?.ready === true && !asked;
}
