import type {
  ModeratedMessage,
  Pace,
  PaceStep,
  Requests,
  SeatFill,
  Timetable,
} from "@multivector/shared/protocol/types";
import { ownZone } from "./dates.ts";
import { hostKey } from "./storage.ts";

/** Asks a table. */
interface Asking {
  readonly request: <K extends keyof Requests>(
    type: K,
    payload: Requests[K]["payload"],
  ) => Promise<Requests[K]["answer"]>;
}

/** What only who opened a table can do there, with the key this browser keeps. */
export class HostDesk {
  readonly #code: string;
  readonly #table: Asking;

  constructor(code: string, table: Asking) {
    this.#code = code;
    this.#table = table;
  }

  get #hostKey(): string {
    return hostKey(this.#code).get() ?? "";
  }

  async fill(seat: string, by: SeatFill): Promise<void> {
    await this.#table.request("fill", { hostKey: this.#hostKey, seat, by });
  }

  /** Acts on the clock as the host. */
  async clock(step: PaceStep, minutes?: number): Promise<void> {
    const by = minutes === undefined ? {} : { minutes };
    await this.#table.request("clock", { hostKey: this.#hostKey, step, ...by });
  }

  /** Goes on at another pace, as the host; by days by the timetable known last if none is given. */
  async setPace(pace: Exclude<Pace, "solo">, timetable?: Timetable): Promise<void> {
    const by = timetable === undefined ? {} : { timetable };
    await this.#table.request("pace", { hostKey: this.#hostKey, pace, ...by });
  }

  /** A ticket by which one person takes a seat over, from the host. */
  replace(seat: string): Promise<{ ticket: string }> {
    return this.#table.request("replace", { hostKey: this.#hostKey, seat });
  }

  /** Takes a seat from its delegation, as the host: for anybody, or for somebody with a ticket. */
  async vacate(seat: string, open: boolean): Promise<void> {
    await this.#table.request("vacate", { hostKey: this.#hostKey, seat, open });
  }

  /** Lets a seat speak or be silent. */
  async mute(seat: string, muted: boolean): Promise<void> {
    await this.#table.request("mute", { hostKey: this.#hostKey, seat, muted });
  }

  /** What the host may read, all pages of it. */
  async moderation(): Promise<readonly ModeratedMessage[]> {
    const all: ModeratedMessage[] = [];
    for (let more = true; more; ) {
      const page = await this.#table.request("moderation", { hostKey: this.#hostKey, after: all.length });
      all.push(...page.messages);
      more = page.more && page.messages.length > 0;
    }
    return all;
  }

  /** Has a chat told of each turn; undefined: no chat. */
  async setWebhook(url: string | undefined, language: string): Promise<void> {
    const zone = ownZone();
    await this.#table.request("webhook", {
      hostKey: this.#hostKey,
      language,
      zone,
      ...(url === undefined ? {} : { url }),
    });
  }

  async start(): Promise<void> {
    await this.#table.request("start", { hostKey: this.#hostKey });
  }
}
