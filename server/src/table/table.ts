import type { Delegate, Requests, TableInfo } from "@multivector/shared/protocol/types";
import { rejectionOf, type Scenario, type SeatId, viewOf, type World } from "@multivector/shared/rules";
import { type Moment, momentOf } from "../notices/moment.ts";
import type { Alarm } from "./alarms.ts";
import type { BotTurn } from "./botTurn.ts";
import { Caretaking } from "./caretaking.ts";
import { actorOf, type Chair, delegationOf, isHeld, isOccupied, type Person, tableSeatOf } from "./chairs.ts";
import { clockRequests, phaseName } from "./clockRequests.ts";
import { gameRequests } from "./gameRequests.ts";
import { newLine } from "./line.ts";
import { noticeRequests } from "./noticeRequests.ts";
import { pressRequests } from "./pressRequests.ts";
import { Refusal } from "./refusal.ts";
import { seatRequests } from "./seatRequests.ts";
import { sessionRequests } from "./sessionRequests.ts";
import { TableClock } from "./tableClock.ts";
import type { TableListener, TableParts } from "./tableParts.ts";
import { Votes, votesNeeded } from "./votes.ts";

/** Milliseconds before a deadline in which it is not worth it to leave memory. */
const shortestNap = 5000;
/** Requests that change nothing, so that nothing new is to be shown. */
const readings: ReadonlySet<keyof Requests> = new Set(["history", "press", "moderation", "absence", "notices"]);

/** One table: its people, its game, its clock and its bots. Knows nothing of sockets. One request at a time. */
export class Table {
  readonly #parts: TableParts;
  readonly #inLine = newLine();
  readonly #people = new Set<Person>();
  readonly #votes = new Votes();
  readonly #caretaking: Caretaking;
  readonly #clock: TableClock;
  readonly #handlers: Handlers;
  #listener: TableListener | undefined;
  /** The phase that people were told of last. */
  #told = "";

  constructor(parts: TableParts) {
    this.#parts = parts;
    this.#caretaking = new Caretaking(parts, (work) => this.#later(work));
    this.#clock = new TableClock((deadline) => this.#later(() => this.#caretaking.atDeadline(deadline)));
    this.#handlers = {
      ...sessionRequests(parts),
      ...seatRequests(parts, () => this.#listener),
      ...gameRequests(parts),
      ...pressRequests(parts),
      ...clockRequests(parts, this.#votes, () => this.#caretaking.careForAbsent()),
      ...noticeRequests(parts),
    };
  }

  get code(): string {
    return this.#parts.code;
  }

  /** How many messages there are for everybody, and how many more a seat may read. */
  get press(): Pick<TableParts["press"], "publicCount" | "privateCount"> {
    return this.#parts.press;
  }

  get scenario(): Scenario {
    return this.#parts.scenario;
  }

  get world(): World | undefined {
    return this.#parts.game.standing.world;
  }

  /** Nobody is here, no bot is at work and no deadline is near: the table may leave memory. */
  get idle(): boolean {
    const left = this.alarm?.left ?? Number.POSITIVE_INFINITY;
    return this.#people.size === 0 && !this.#parts.bots.busy && left > shortestNap;
  }

  /** When the table must be in memory again; `left`: the milliseconds that its own clock still has to run. */
  get alarm(): (Alarm & { readonly left: number }) | undefined {
    return this.#clock.alarmFor(this.#parts.game.standing);
  }

  /** Begins to show itself, and to run: clock and bots. */
  open(listener: TableListener): void {
    this.#listener = listener;
    this.#changed();
  }

  close(): void {
    this.#clock.stop();
    this.#caretaking.stop();
    this.#listener = undefined;
  }

  /** Waits until what was asked so far is done. */
  settled(): Promise<void> {
    return this.#inLine(async () => {});
  }

  info(): TableInfo {
    const { code, scenario, game, seating, press } = this.#parts;
    const { stage, deadline, pacing } = game.standing;
    const { pace, timetable, paused, missed = "caretaker", acts = [] } = pacing;
    const { id, version, hash } = scenario;
    return {
      code,
      scenario: { id, version, hash },
      pace,
      stage,
      ...(deadline === undefined ? {} : { deadline }),
      paused: paused !== undefined,
      ...(timetable === undefined ? {} : { timetable }),
      missed,
      votes: this.#votes.list(phaseName(this.#parts), votesNeeded(seating.chairs)),
      acts,
      seats: seating.chairs.map((chair) => tableSeatOf(chair, press.isMuted(chair.seat))),
      observers: [...this.#people].filter((person) => seating.of(person) === undefined).length,
      press: press.mode,
      facilitated: press.facilitated,
    };
  }

  /** Where it stands, for notices. */
  moment(): Moment {
    const { code, hostKeyHash, scenario, game, seating } = this.#parts;
    return momentOf({ code, hostKeyHash, scenario, standing: game.standing, chairs: seating.chairs });
  }

  /** The delegation of a seat, for its own members. */
  delegation(seat: SeatId): readonly Delegate[] {
    const chair = this.#parts.seating.chairs.find((one) => one.seat === seat);
    return chair === undefined ? [] : delegationOf(chair, this.world?.turn);
  }

  enter(person: Person): void {
    this.#people.add(person);
    this.#changed();
  }

  /** The connection is lost or closed; its seat is kept. Returns what to call if it comes back by itself. */
  leave(person: Person): () => void {
    const { seating } = this.#parts;
    this.#people.delete(person);
    const place = seating.leave(person);
    this.#changed();
    return () => {
      this.#people.add(person);
      if (place !== undefined) {
        if (seating.comeBack(person, place)) this.#listener?.seated(person, place.chair.seat);
        else this.#listener?.displaced(person, place.chair.seat);
      }
      this.#changed();
    };
  }

  /** Does what the person asks; the seat is known from the connection alone. Rejects with a `Refusal`. */
  answer<K extends keyof Requests>(
    person: Person,
    type: K,
    payload: Requests[K]["payload"],
  ): Promise<Requests[K]["answer"]> {
    // Waits for a chat, and touches nothing of the table.
    if (type === "webhook") return this.#handlers[type](person, payload);
    return this.#inLine(async () => {
      const { standing } = this.#parts.game;
      let changed = false;
      try {
        const answer = await this.#handlers[type](person, payload);
        changed = !readings.has(type);
        return answer;
      } finally {
        // A request that is refused may have found that an earlier one was kept all the same.
        if (changed || this.#parts.game.standing !== standing) this.#changed();
      }
    });
  }

  get #stage(): TableInfo["stage"] {
    return this.#parts.game.standing.stage;
  }

  #changed(): void {
    this.#listener?.changed();
    if (this.#listener !== undefined) {
      this.#clock.follow(this.#parts.game.standing);
      this.#caretaking.watch();
    }
    this.#wakeBots();
    this.#tellAbsent();
  }

  #tellAbsent(): void {
    const phase = `${this.#stage} ${phaseName(this.#parts)}`;
    if (phase === this.#told || this.#listener === undefined) return;
    this.#told = phase;
    if (this.#stage !== "lobby") this.#parts.notices.moved(this.code);
  }

  /** Work nobody waits for. If the store refuses, it is tried again a little later. */
  #later(work: () => Promise<void>): void {
    const tryIt = () => this.#inLine(work).then(() => this.#changed());
    tryIt().catch((cause: unknown) => {
      this.#parts.warn(`table ${this.code}`, cause);
      if (cause instanceof Refusal && cause.reason.kind === "not-saved" && this.#listener !== undefined) {
        setTimeout(() => this.#later(work), 1000).unref();
      }
    });
  }

  /**
   * Bots and caretakers play while somebody is here. While nobody is and a clock runs, the bots of seats nobody holds go on,
   * and caretakers act only at the deadline: whoever comes back finds the phase that people were told.
   */
  #wakeBots(): void {
    const { game, seating, bots } = this.#parts;
    const { world, stage, deadline } = game.standing;
    if (world === undefined || stage !== "playing" || this.#listener === undefined) return;
    const attended = seating.chairs.some((chair) => actorOf(chair) !== undefined);
    if (!attended && deadline === undefined) return;
    for (const chair of seating.chairs) {
      if (!attended && isHeld(chair)) continue;
      const play = (turn: BotTurn, thought: World) => this.#later(() => this.#play(chair, thought, turn));
      bots.wake(chair, { current: () => this.world, play });
    }
  }

  /**
   * A bot's decision counts only in the phase it was made for, while nobody has taken the seat, and if what others did
   * meanwhile has not overtaken it; then the bot thinks again. A table that is closed is another's to play.
   */
  async #play(chair: Chair, thought: World, { submission, says }: BotTurn): Promise<void> {
    const { world } = this;
    if (this.#listener === undefined || isOccupied(chair)) return;
    if (world?.turn !== thought.turn || world.phase !== thought.phase) return;
    const overtaken = rejectionOf(this.scenario, viewOf(this.scenario, world, chair.seat), submission);
    if (overtaken !== undefined) return this.#wakeBots();
    if (isHeld(chair)) return this.#parts.game.accept(submission, { hand: "caretaker" });
    await this.#parts.game.accept(submission);
    for (const saying of says) await this.#parts.press.sayAsBot(chair.seat, saying, thought);
  }
}

type Handlers = {
  readonly [K in keyof Requests]: (person: Person, payload: Requests[K]["payload"]) => Promise<Requests[K]["answer"]>;
};
