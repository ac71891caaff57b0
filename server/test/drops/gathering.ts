import type { TableInfo } from "@multivector/shared/protocol/types";
import type { Scenario, SeatId } from "@multivector/shared/rules";
import type { Dice } from "../../faults/dice.ts";
import type { Store } from "../../src/store/store.ts";
import type { Person } from "../../src/table/chairs.ts";
import { Refusal } from "../../src/table/refusal.ts";
import type { Table } from "../../src/table/table.ts";
import { type House, settle } from "./house.ts";
import { ask, type Here, readiness, type Visitor } from "./visitor.ts";

export interface GatheringParts {
  readonly house: House;
  readonly scenario: Scenario;
  readonly store: Store;
  readonly dice: Dice;
  readonly code: string;
  readonly complain: (what: string) => void;
}

/** Milliseconds in which a lost connection comes back without a word. */
const comeback = 60_000;

/** Those who hold the seats of one table, and how they come and go. */
export class Gathering {
  readonly #parts: GatheringParts;
  #visitors: Visitor[] = [];
  #people = 0;
  returns = 0;

  constructor(parts: GatheringParts) {
    this.#parts = parts;
  }

  get here(): readonly Here[] {
    return this.#visitors.filter((visitor): visitor is Here => visitor.person !== undefined);
  }

  table(): Promise<Table> {
    return this.#parts.house.wake();
  }

  info(): Promise<TableInfo> {
    return this.#parts.house.info();
  }

  /** Somebody new wants a seat; only one that nobody holds, or that was left open, may be given. */
  async join(): Promise<void> {
    const { house, scenario, dice, complain } = this.#parts;
    const seat = dice.pick(scenario.seats)?.id;
    const person = await this.#enter();
    try {
      const wish = seat === undefined ? {} : { seat };
      const sat = await (await this.table()).answer(person, "sit", wish);
      const before = this.#visitors.find((one) => one.seat === sat.seat);
      if (before?.person !== undefined) complain(`${sat.seat} was given away under its holder's hands`);
      this.#visitors = this.#visitors.filter((one) => one !== before);
      const visitor = { seat: sat.seat as SeatId, token: sat.token, person, comeBack: undefined, cared: 0 };
      this.#visitors.push({ ...visitor, cared: await this.#caredFor(visitor.seat) });
    } catch (cause) {
      house.leave(person);
      throw cause;
    }
  }

  async drop(visitor: Here): Promise<void> {
    await this.mustHaveDecided(visitor);
    const { house } = this.#parts;
    const { person: was } = visitor;
    const table = house.awake;
    const call = house.leave(was);
    Object.assign(visitor, { person: undefined, comeBack: { until: Date.now() + comeback, table, call, was } });
  }

  /** Somebody who is away comes back, by the same connection or by the token. */
  async return(): Promise<void> {
    const { house, dice } = this.#parts;
    const visitor = dice.pick(this.#visitors.filter(({ person }) => person === undefined));
    if (visitor === undefined) return;
    const { comeBack } = visitor;
    const mayComeBack = comeBack !== undefined && Date.now() < comeBack.until && house.awake === comeBack.table;
    if (mayComeBack && dice.draw() < 0.5) {
      comeBack.call();
      Object.assign(visitor, { person: comeBack.was, comeBack: undefined });
      await this.#mustBeBack(visitor as Here);
    } else await this.takeBack(visitor);
  }

  /** Takes the seat by its token, with a new connection; an older one only watches then. */
  async takeBack(visitor: Visitor): Promise<void> {
    const { house } = this.#parts;
    const old = visitor.person;
    const person = await this.#enter();
    await (await this.table()).answer(person, "sit", { token: visitor.token });
    if (old !== undefined) house.leave(old);
    Object.assign(visitor, { person, comeBack: undefined });
    await this.#mustBeBack(visitor as Here);
  }

  async stand(visitor: Here): Promise<void> {
    await (await this.table()).answer(visitor.person, "stand", {});
    this.#parts.house.leave(visitor.person);
    this.#visitors = this.#visitors.filter((one) => one !== visitor);
  }

  /** The server was started again. */
  allGone(): void {
    for (const visitor of this.#visitors) Object.assign(visitor, { person: undefined, comeBack: undefined });
  }

  /** Nobody decides for a seat whose holder is here. */
  async mustHaveDecided({ seat, cared }: Here): Promise<void> {
    if ((await this.#caredFor(seat)) > cared)
      this.#parts.complain(`a caretaker acted for ${seat}, whose holder was there`);
  }

  /** The hand-back: the seat is shown as its holder's and takes the holder's word at once, before any time passes. */
  async #mustBeBack(visitor: Here): Promise<void> {
    const { scenario, house, complain } = this.#parts;
    const { seat, person } = visitor;
    this.returns += 1;
    const table = await this.table();
    const shown = table.info().seats.find((one) => one.seat === seat);
    if (shown?.connected !== true || shown.caretaker) complain(`${seat} was not handed back`);
    visitor.cared = await this.#caredFor(seat);
    await settle(house);
    const wish = readiness(scenario, table, seat);
    try {
      await table.answer(person, "absence", {});
      if (wish !== undefined) await ask(table, person, wish);
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      complain(`the holder of ${seat} is back and was refused ${wish?.kind}: ${cause.message}`);
    }
  }

  async #enter(): Promise<Person> {
    this.#people += 1;
    const person = { id: `person ${this.#people}` };
    await this.#parts.house.enter(person);
    return person;
  }

  async #caredFor(seat: SeatId): Promise<number> {
    const { entries } = await this.#parts.store.record(this.#parts.code);
    return entries.filter(
      ({ submission, hand }) => hand === "caretaker" && submission.kind !== "end-phase" && submission.seat === seat,
    ).length;
  }
}
