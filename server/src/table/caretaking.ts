import type { TableInfo } from "@multivector/shared/protocol/types";
import { later, now } from "../clock.ts";
import { actorOf, type Chair, isCaredFor, isHeld, isOccupied } from "./chairs.ts";
import type { TableParts } from "./tableParts.ts";

/** Most steps of one seat in one phase. */
const mostSteps = 20;
/** Milliseconds a holder may be away before a caretaker steps in; by days only a deadline brings it in. */
const patienceOf: Readonly<Partial<Record<TableInfo["pace"], number>>> = { live: 60_000, relaxed: 300_000 };

/** Sees to it that nobody waits for somebody who is away: brings caretakers in, and ends phases at their deadline. */
export class Caretaking {
  readonly #parts: TableParts;
  readonly #later: (work: () => Promise<void>) => void;
  #timer: (() => void) | undefined;

  /** `later`: does work in line with all else the table does. */
  constructor(parts: TableParts, inBackground: (work: () => Promise<void>) => void) {
    this.#parts = parts;
    this.#later = inBackground;
  }

  /** Seats whose holder is away too long come under what was agreed for that; to be called whenever somebody came or went. */
  watch(): void {
    this.stop();
    const { chairs } = this.#parts.seating;
    const patience = this.#patience;
    if (this.#parts.game.standing.stage !== "playing" || patience === undefined) return;
    const since = chairs.filter(({ lapsed }) => !lapsed).flatMap(({ awaySince }) => awaySince ?? []);
    if (since.length === 0) return;
    this.#timer = later(Math.min(...since) + patience, () =>
      this.#later(async () => {
        for (const chair of chairs) {
          if (chair.awaySince !== undefined && chair.awaySince + patience <= now()) chair.lapsed = true;
        }
      }),
    );
  }

  stop(): void {
    this.#timer?.();
    this.#timer = undefined;
  }

  /** Caretakers do what is left to do in the seats of those who are not here; then the clock ends the phase, or gives grace. */
  async atDeadline(deadline: number): Promise<void> {
    const { game, seating } = this.#parts;
    const passed = () => game.standing.deadline !== deadline;
    await this.careForAbsent(false);
    if (!passed()) await game.ring(seating.chairs.some((chair) => isOccupied(chair) && !this.#isDone(chair)));
    this.#dismiss();
  }

  /** Caretakers do what is left to do in this phase in the seats of those who are not here. `whole`: their work is done then. */
  async careForAbsent(whole = true): Promise<void> {
    const moment = this.#moment;
    for (const chair of this.#parts.seating.chairs) if (this.#moment === moment) await this.#careFor(chair);
    if (whole) this.#dismiss();
  }

  /** By days a caretaker is called for one deadline. */
  #dismiss(): void {
    if (this.#patience !== undefined) return;
    for (const chair of this.#parts.seating.chairs) if (chair.away.policy !== "open") chair.lapsed = false;
  }

  /** What the present phase is recognised by. */
  get #moment(): string {
    const { world, deadline } = this.#parts.game.standing;
    return `${world?.turn} ${world?.phase} ${deadline}`;
  }

  get #patience(): number | undefined {
    const { pace, paused } = this.#parts.game.standing.pacing;
    return paused === undefined ? patienceOf[pace] : undefined;
  }

  async #careFor(chair: Chair): Promise<void> {
    const { game, bots } = this.#parts;
    if (isHeld(chair) && actorOf(chair) === undefined) chair.lapsed = true;
    const moment = this.#moment;
    for (let step = 0; step < mostSteps && isCaredFor(chair) && !this.#isDone(chair); step += 1) {
      const { world } = game.standing;
      const submission = world && bots.next(chair, world)?.submission;
      if (submission === undefined || this.#moment !== moment) return;
      await game.accept(submission, { hand: "caretaker" });
    }
  }

  #isDone({ index }: Chair): boolean {
    const { world } = this.#parts.game.standing;
    const seat = world?.seats[index];
    return world?.phase === "orders" ? seat?.sealed !== undefined : seat?.ready === true;
  }
}
