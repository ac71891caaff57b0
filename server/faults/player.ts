import { setTimeout as wait } from "node:timers/promises";
import { type Bot, botFor } from "@multivector/shared/bots";
import type { AwayPolicy, TableRejection } from "@multivector/shared/protocol/types";
import { rejectionOf, type Scenario, type SeatId, type View } from "@multivector/shared/rules";
import { nextOf, type SeatSubmission } from "../src/table/botTurn.ts";
import { newKey } from "../src/table/keys.ts";
import { Guest } from "../test/harness.ts";
import { type At, send } from "../test/playing.ts";
import { Account, type Receipt, textOf } from "./account.ts";
import { type Dice, newDice } from "./dice.ts";

/** Milliseconds between a seat's messages: fewer than the server's limit. */
const silence = 4000;
/** Milliseconds between a seat's requests, for the same reason. */
const breath = 40;
/** Milliseconds a player waits for news before it looks again. */
const patience = 100;

/** Something asked of a table, which can be asked again under the same name. */
interface Request {
  readonly ask: (guest: Guest) => Promise<unknown>;
  readonly receipt: Receipt;
}

/** A person at a table, through every crash of the server: plays, deals and talks, and notes what was acknowledged. */
export class Player {
  readonly seat: SeatId;
  readonly orders = new Account();
  readonly words = new Account();
  readonly #scenario: Scenario;
  readonly #code: string;
  readonly #dice: Dice;
  readonly #bot: Bot;
  readonly #key = newKey();
  /** It was told so. */
  #hasSeat = false;
  #away: AwayPolicy | undefined;
  #guest: Guest | undefined;
  /** What the server died over. */
  #unheard: Request | undefined;
  #asked = 0;
  #talkedAt = performance.now();

  constructor(scenario: Scenario, code: string, seat: SeatId, seed: string) {
    this.#scenario = scenario;
    this.#code = code;
    this.seat = seat;
    this.#dice = newDice(`${seed} ${seat}`);
    this.#bot = botFor(this.#dice.draw() < 0.7 ? "random" : "steady", scenario, seat, seed);
  }

  get guest(): Guest {
    if (this.#guest === undefined) throw new Error("not at the table");
    return this.#guest;
  }

  get isOver(): boolean {
    return this.#guest?.state.stage === "over";
  }

  /** Comes, or comes back, to its seat and sees what only that seat may see. */
  async come(address: string): Promise<void> {
    const guest = await Guest.join(address, this.#code);
    guest.room.onLeave(() => {});
    guest.room.onError(() => {});
    const { seat } = this;
    await guest.sit(this.#hasSeat ? { token: this.#key } : { seat, name: seat, key: this.#key });
    this.#hasSeat = true;
    this.#guest = guest;
    if (guest.state.stage !== "lobby") {
      await guest.until(() => guest.view(this.#scenario)?.own !== undefined, "my secrets");
    }
  }

  /** Says once what is to happen to the seat while it is away. */
  async arrange(): Promise<void> {
    if (this.#away !== undefined) return;
    const policy = this.#dice.pick(["hold", "caretaker", "open"] as const) ?? "hold";
    await this.guest.ask("away", { policy });
    this.#away = policy;
  }

  /** What was acknowledged about the seat itself and is not so any more. */
  seatMissing(): string[] {
    const shown = this.guest.info().seats.find(({ seat }) => seat === this.seat)?.away;
    return this.#away === undefined || shown === this.#away ? [] : [`away: ${this.#away}, and not ${shown}`];
  }

  /** Plays until the game is over, the connection breaks or `signal` says to stop. `acknowledged` is called at each acknowledgement. */
  async play(signal: AbortSignal, acknowledged: () => void): Promise<void> {
    const unheard = this.#unheard;
    this.#unheard = undefined;
    // Half of them ask again, as a browser does; the others leave it at that.
    if (unheard !== undefined && this.#dice.draw() < 0.5 && (await this.#attempt(unheard, signal))) acknowledged();
    while (!signal.aborted && !this.isOver && this.#unheard === undefined) {
      const request = this.#next();
      if (request !== undefined && (await this.#attempt(request, signal))) acknowledged();
      if (request === undefined) await changeOf(this.guest, signal);
      else await wait(breath, undefined, { signal }).catch(() => {});
    }
  }

  /** Every message of this seat that the table gives back. */
  async wordsKept(): Promise<string[]> {
    const kept: string[] = [];
    for (let more = true, after = 0; more; ) {
      const page = await this.guest.ask("press", { after });
      for (const { from, says } of page.messages) if (from === this.seat && says.kind === "text") kept.push(says.text);
      after += page.messages.length;
      more = page.more;
    }
    return kept;
  }

  #next(): Request | undefined {
    const view = this.guest.view(this.#scenario);
    if (view === undefined) return undefined;
    if (performance.now() - this.#talkedAt > silence) return this.#talk(view);
    const next = this.#whim(view) ?? asPeopleSend(nextOf(this.#bot, this.#scenario, view, this.seat)?.submission);
    if (next === undefined) return undefined;
    const at: At = { turn: view.turn, phase: view.phase, id: this.#newId() };
    return { ask: (guest) => send(guest, next, at), receipt: this.orders.sends(textOf(view.turn, next)) };
  }

  /** Now and then, a step back: bots never take one. */
  #whim(view: View): SeatSubmission | undefined {
    if (view.phase === "debrief" || this.#dice.draw() > 0.05) return undefined;
    const { seat } = this;
    const wishes: SeatSubmission[] = [
      { kind: "unseal", seat },
      { kind: "ready", seat, ready: false },
      ...view.offers.map(({ id }) => ({ kind: "withdraw", seat, offer: id }) as const),
      ...view.deals.map(({ id }) => ({ kind: "leave", seat, deal: id }) as const),
    ];
    return this.#dice.pick(wishes.filter((wish) => rejectionOf(this.#scenario, view, wish) === undefined));
  }

  #talk({ turn }: View): Request {
    this.#talkedAt = performance.now();
    const id = this.#newId();
    const text = `turn ${turn}: words ${id}`;
    const others = this.#scenario.seats.filter((one) => one.id !== this.seat);
    const to = this.#dice.draw() < 0.5 ? [] : [this.#dice.pick(others)?.id ?? ""];
    return { ask: (guest) => guest.ask("say", { id, to, text }), receipt: this.words.sends(text) };
  }

  #newId(): string {
    this.#asked += 1;
    return `${this.#asked}`;
  }

  /** True: acknowledged. False: refused, or nobody answers any more. */
  async #attempt(request: Request, signal: AbortSignal): Promise<boolean> {
    const answer = request.ask(this.guest).then(() => true as const, reasonOf);
    const heard = await Promise.race([answer, aborted(signal)]);
    if (heard === undefined) this.#unheard = request;
    else if (heard === true) request.receipt.acknowledged();
    else request.receipt.refused();
    return heard === true;
  }
}

/** False: refused, so that nothing was done. Undefined: the answer was lost, or nobody knows. */
function reasonOf(cause: unknown): false | undefined {
  const rejected = cause instanceof Error ? cause.cause : undefined;
  const reason =
    rejected instanceof Error ? (Reflect.get(rejected, "reason") as TableRejection | undefined) : undefined;
  return reason === undefined || reason.kind === "not-saved" || reason.kind === "fault" ? undefined : false;
}

const aborted = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });

/** Resolves at the next change of the table, or a little later. */
async function changeOf(guest: Guest, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      guest.room.onStateChange.remove(done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, patience);
    guest.room.onStateChange(done);
    signal.addEventListener("abort", done, { once: true });
  });
}

/** People give no reasons with their seals, so none is sent. */
function asPeopleSend(submission: SeatSubmission | undefined): SeatSubmission | undefined {
  if (submission?.kind !== "seal") return submission;
  const { excuses: _, ...seal } = submission;
  return seal;
}
