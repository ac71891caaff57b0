/** A line to keep an eye on. */
export interface Pulse {
  readonly isOpen: () => boolean;
  /** Asks for a sign of life; calls back when it comes. */
  readonly ping: (answered: () => void) => void;
  /** Signs of life take long, or come in time again. */
  readonly onSlow: (slow: boolean) => void;
  /** The other side is gone, though the line looks open. */
  readonly onLost: () => void;
}

/**
 * Milliseconds between two looks, and while the line is slow; until an answer is late; until the line counts as lost, and
 * if there is a reason to think so.
 */
export const pace = { look: 15_000, lookAgain: 4000, late: 2500, lost: 12_000, suspected: 5000 };
/** A timer that comes so much later than it should tells that the machine was asleep, not that the line is lost. */
const asleep = 5000;

/** Finds out when a line is slow, and when it is dead although it looks alive, as after sleep or in a tunnel. */
export class Heartbeat {
  readonly #pulse: Pulse;
  #looking: ReturnType<typeof setTimeout> | undefined;
  /** Called off when an answer comes. */
  #timers: ReturnType<typeof setTimeout>[] = [];
  #slow = false;
  #suspected = false;
  #stopped = false;

  constructor(pulse: Pulse) {
    this.#pulse = pulse;
    this.#lookLater();
  }

  /** Looks at once. `suspected`: there is a reason to think that the line is dead, so that less time is left to it. */
  check(suspected = false): void {
    if (this.#stopped || !this.#pulse.isOpen()) return;
    if (this.#timers.length > 0 && (this.#suspected || !suspected)) return;
    this.#rest();
    this.#suspected = suspected;
    const asked = Date.now();
    const within = suspected ? pace.suspected : pace.lost;
    this.#timers = [
      setTimeout(() => this.#tell(true), pace.late),
      setTimeout(() => {
        this.#rest();
        if (Date.now() - asked > within + asleep) this.check(true);
        else if (this.#pulse.isOpen()) this.#pulse.onLost();
      }, within),
    ];
    this.#pulse.ping(() => {
      this.#rest();
      this.#tell(Date.now() - asked >= pace.late);
      this.#lookLater();
    });
  }

  /** The line has been lost or found: what was asked before means nothing any more. */
  reset(): void {
    this.#rest();
    this.#slow = false;
    this.#lookLater();
  }

  stop(): void {
    this.#stopped = true;
    this.#rest();
    clearTimeout(this.#looking);
  }

  #tell(slow: boolean): void {
    if (slow === this.#slow || !this.#pulse.isOpen()) return;
    this.#slow = slow;
    this.#pulse.onSlow(slow);
  }

  #lookLater(): void {
    clearTimeout(this.#looking);
    if (this.#stopped) return;
    const later = () => {
      this.check();
      this.#lookLater();
    };
    this.#looking = setTimeout(later, this.#slow ? pace.lookAgain : pace.look);
  }

  #rest(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    this.#suspected = false;
  }
}
