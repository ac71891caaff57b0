import { type Bot, type BotLevel, botFor, mandated, type Saying } from "@multivector/shared/bots";
import {
  rejectionOf,
  type Scenario,
  type SeatId,
  type Submission,
  type View,
  viewOf,
  type World,
} from "@multivector/shared/rules";
import type { BotQueue } from "./botQueue.ts";
import { type Chair, isCaredFor, isHeld } from "./chairs.ts";
import { hashKey } from "./keys.ts";

export type SeatSubmission = Exclude<Submission, { kind: "end-phase" }>;

/** What a bot does next, and the words that go with it. */
export interface BotTurn {
  readonly submission: SeatSubmission;
  readonly says: readonly Saying[];
}

export interface BotSeatsParts {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly queue: BotQueue;
  readonly warn: (message: string, cause: unknown) => void;
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
  wake(chair: Chair, current: () => World | undefined, play: (turn: BotTurn, world: World) => void): void {
    const { seat } = chair;
    const level = levelOf(chair);
    const now = current();
    if (level === undefined || now === undefined || isDone(chair, now) || this.#thinking.has(seat)) return;
    this.#thinking.add(seat);
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

  #botOf(seat: SeatId, level: BotLevel): Bot {
    const { scenario, seed } = this.#parts;
    const key = `${seat} ${level}`;
    const bot = this.#bots.get(key) ?? botFor(level, scenario, seat, hashKey(`bot ${seat} ${seed}`));
    this.#bots.set(key, bot);
    return bot;
  }
}

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

/** Keeps the first agenda and orders nothing. */
const passing: Bot = {
  agenda: (view) => {
    const [first] = view.own?.dealt ?? [];
    if (first === undefined) throw new Error("no agenda was dealt");
    return first;
  },
  deal: () => undefined,
  position: () => undefined,
  decide: () => ({ orders: [], answers: {} }),
  remarks: () => [],
};

/** What the bot does next in this phase; undefined: it is done. Always legal: a bad decision becomes that of `passing`. */
export function nextOf(bot: Bot, scenario: Scenario, view: View, seat: SeatId): BotTurn | undefined {
  const me = view.seats[scenario.seats.findIndex(({ id }) => id === seat)];
  if (view.own === undefined || me === undefined) return undefined;
  const ifLegal = (submission: SeatSubmission | undefined, says: readonly Saying[] = []): BotTurn | undefined =>
    submission && rejectionOf(scenario, view, submission) === undefined ? { submission, says } : undefined;
  const { agenda, dealt } = view.own;
  const keep = (by: Bot) => ifLegal({ kind: "agenda", seat, agenda: by.agenda(view) });
  const seal = (by: Bot) => ifLegal({ kind: "seal", seat, ...by.decide(view) });
  const deal = () => {
    const spoken = bot.deal(view);
    return ifLegal(spoken?.step, spoken?.says);
  };
  return (
    (agenda === undefined && dealt.length > 0 ? (keep(bot) ?? keep(passing)) : undefined) ??
    (me.ready ? undefined : ifLegal(bot.position(view))) ??
    deal() ??
    (view.phase === "orders" && !me.sealed ? (seal(bot) ?? seal(passing)) : undefined) ??
    (me.ready ? undefined : ifLegal({ kind: "ready", seat, ready: true }, bot.remarks(view)))
  );
}
