import type { Message } from "@multivector/shared/rules";

type Page = { readonly messages: readonly Message[]; readonly more: boolean };

/** The messages the present seat may read, asked for whenever the table's counter says that there are more. */
export class PressBox {
  readonly #ask: (after: number) => Promise<Page>;
  readonly #onChange: (messages: readonly Message[]) => void;
  #messages: readonly Message[] = [];
  #seat: string | undefined;
  #wanted = 0;
  /** Raised when all that was read, or is on its way, belongs to another seat. */
  #round = 0;
  #asking = false;

  constructor(ask: (after: number) => Promise<Page>, onChange: (messages: readonly Message[]) => void) {
    this.#ask = ask;
    this.#onChange = onChange;
  }

  /** What the table says now: whose press we read, and how much there is. */
  follow(seat: string | undefined, count: number): void {
    this.#wanted = count;
    if (seat !== this.#seat) {
      this.#seat = seat;
      this.#round += 1;
      this.#keep([]);
    }
    if (!this.#asking) void this.#fetch();
  }

  #keep(messages: readonly Message[]): void {
    this.#messages = messages;
    this.#onChange(messages);
  }

  /** A failed request is made again at the next change of the table, at the latest after a reconnection. */
  async #fetch(): Promise<void> {
    this.#asking = true;
    try {
      while (this.#messages.length < this.#wanted) {
        const round = this.#round;
        const { messages } = await this.#ask(this.#messages.length);
        if (round !== this.#round) continue;
        if (messages.length === 0) break;
        this.#keep([...this.#messages, ...messages]);
      }
    } catch {
      return;
    } finally {
      this.#asking = false;
    }
  }
}
