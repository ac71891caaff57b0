import { atTime, later, monotonic, now } from "../clock.ts";
import type { Alarm } from "./alarms.ts";
import type { Standing } from "./game.ts";

/** The clock of one table while that is in memory: rings once at the deadline of a phase. */
export class TableClock {
  readonly #ring: (deadline: number) => void;
  /** `due`: monotonic milliseconds. */
  #set: { readonly deadline: number; readonly due: number; readonly stop: () => void } | undefined;

  constructor(ring: (deadline: number) => void) {
    this.#ring = ring;
  }

  /** Goes by where the game stands; a deadline that is set already is left alone. */
  follow({ deadline, pacing }: Pick<Standing, "deadline" | "pacing">): void {
    if (deadline === this.#set?.deadline) return;
    this.stop();
    if (deadline === undefined) return;
    const wait = pacing.pace === "days" ? atTime : later;
    const due = monotonic() + deadline - now();
    this.#set = { deadline, due, stop: wait(deadline, () => this.#ring(deadline)) };
  }

  stop(): void {
    this.#set?.stop();
    this.#set = undefined;
  }

  /** When the table must be in memory again; `left`: the milliseconds that this clock still has to run. */
  alarmFor({
    deadline,
    pacing,
  }: Pick<Standing, "deadline" | "pacing">): (Alarm & { readonly left: number }) | undefined {
    if (deadline === undefined) return undefined;
    const byWall = pacing.pace === "days";
    const due = this.#set?.deadline === deadline && !byWall ? this.#set.due : undefined;
    return { deadline, byWall, left: due === undefined ? deadline - now() : due - monotonic() };
  }
}
