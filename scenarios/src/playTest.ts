import { termsSchema } from "@multivector/shared/protocol";
import {
  type Ballot,
  newWorld,
  type OptionId,
  type OrderId,
  rejectionOf,
  type Scenario,
  type Seat,
  type Submission,
  scoreOf,
  submit,
  viewOf,
  type World,
} from "@multivector/shared/rules";
import { type AuthorTest, Expectations, type ScenarioFile } from "@multivector/shared/scenario";

type Turn = AuthorTest["turns"][number];

/** A test of an author, played by the rules themselves. */
export class PlayTest {
  readonly failures: string[] = [];
  readonly #scenario: Scenario;
  readonly #expectations: Expectations;
  readonly #after: (world: World) => void;
  #world: World;

  constructor(scenario: Scenario, file: ScenarioFile, test: AuthorTest, after: (world: World) => void) {
    this.#scenario = scenario;
    this.#expectations = new Expectations(file);
    this.#after = after;
    this.#world = newWorld(scenario, String(test.seed ?? 1));
    this.#play(test);
  }

  #play(test: AuthorTest): void {
    for (const [seat, agenda] of Object.entries(test.agendas ?? {})) {
      this.#take({ kind: "agenda", seat, agenda } as Submission, `the agenda ${agenda}`);
    }
    for (const [i, turn] of test.turns.entries()) {
      if (this.#world.outcome) {
        this.#fail(`turn ${i + 1}: the game has ended before`);
        return;
      }
      this.#playTurn(turn);
      for (const text of turn.expect ?? []) this.#expect(text, `turn ${i + 1}: `);
      if (i < test.turns.length - 1) this.#end();
    }
    for (const text of test.expect ?? []) this.#expect(text, "");
  }

  #playTurn(turn: Turn): void {
    for (const deal of turn.deals ?? []) this.#strike(deal);
    while (this.#world.phase !== "orders") this.#end();
    const named = new Set(
      [turn.orders, turn.answers, turn.ballots, turn.refused].flatMap((one) => Object.keys(one ?? {})),
    );
    for (const id of named) {
      const seat = this.#scenario.seats.find((one) => one.id === id);
      if (!seat) {
        this.#fail(`there is no seat ${id}`);
        continue;
      }
      for (const order of ordersIn(turn.refused?.[id])) this.#refuse(seat, order);
      this.#seal(seat, turn);
    }
    this.#end();
    this.#after(this.#world);
  }

  #seal({ id }: Seat, turn: Turn): void {
    const orders = ordersIn(turn.orders?.[id]);
    const answers = turn.answers?.[id] ?? {};
    const ballots = Object.fromEntries(
      Object.entries(turn.ballots?.[id] ?? {}).map(([forum, ballot]): [string, Ballot] => [forum, ballotOf(ballot)]),
    );
    const seal = { kind: "seal", seat: id, orders, answers, ballots } as unknown as Submission;
    this.#take(seal, `${id}: ${orders.join(", ") || "these answers"}`);
  }

  #refuse({ id }: Seat, order: string): void {
    const seal = { kind: "seal", seat: id, orders: [written(order)], answers: {} } as Submission;
    const refused = rejectionOf(this.#scenario, viewOf(this.#scenario, this.#world, id), seal);
    if (!refused) this.#fail(`${id}: ${order} should be refused, but it is legal`);
  }

  /** An offer that everybody signs. */
  #strike({ from, clauses, ...terms }: Readonly<Record<string, unknown>>): void {
    const once = Array.isArray(clauses) ? clauses.map((clause) => ({ turns: 1, ...clause })) : clauses;
    const made = termsSchema.safeParse({ secret: false, until: this.#world.turn, ...terms, clauses: once });
    const offeror = this.#scenario.seats.find(({ id }) => id === from);
    if (!made.success || !offeror) {
      this.#fail(`a deal from ${String(from)} cannot be read`);
      return;
    }
    const known = new Set(this.#world.offers.map(({ id }) => id));
    while (!["negotiation", "orders"].includes(this.#world.phase)) this.#end();
    this.#take({ kind: "offer", seat: offeror.id, terms: made.data } as unknown as Submission, "the deal");
    const offer = this.#world.offers.find(({ id }) => !known.has(id));
    for (const seat of offer?.terms.to ?? []) {
      if (offer) this.#take({ kind: "sign", seat, offer: offer.id }, `${seat} signing`);
    }
  }

  #take(submission: Submission, what: string): void {
    if (!("seat" in submission)) return;
    const seat = this.#scenario.seats.find(({ id }) => id === submission.seat);
    const refused = seat && rejectionOf(this.#scenario, viewOf(this.#scenario, this.#world, seat.id), submission);
    if (!seat) this.#fail(`there is no seat ${submission.seat}`);
    else if (refused) this.#fail(`${what} is refused: ${JSON.stringify(refused)}`);
    else this.#world = submit(this.#scenario, this.#world, submission);
  }

  #end(): void {
    this.#world = submit(this.#scenario, this.#world, { kind: "end-phase" });
  }

  #expect(text: string, before: string): void {
    const world = this.#world;
    const memo = this.#scenario.indices.map(() => Number.NaN);
    const on = this.#scenario.orders.map(({ id }) => (this.#fateOf(id) === "effective" ? 1 : 0));
    const now = { turn: world.turn, values: world.values, facts: world.facts, on, memo };
    const judged = this.#expectations.judge(text, now, {
      effective: (order) => this.#fateOf(order) === "effective",
      isVoid: (order) => this.#fateOf(order) === "void",
      event: (event) => world.report?.events.some((one) => one === event) ?? false,
      ending: (ending) => (world.outcome?.ending ?? (world.outcome ? "time" : undefined)) === ending,
      success: (seat) => world.outcome?.seats.some((one) => one.seat === seat && one.success) ?? false,
      points: (seat) => this.#pointsOf(seat),
    });
    if ("fault" in judged) this.#fail(`${before}\`${text}\`: ${judged.fault}`);
    else if (!judged.holds) {
      const was = judged.sides ? `, but it was ${judged.sides.map(short).join(" against ")}` : "";
      this.#fail(`${before}expected \`${text}\`${was}`);
    }
  }

  #fateOf(order: string): "effective" | "void" | undefined {
    const found = this.#world.report?.orders.filter((one) => one.order === written(order)) ?? [];
    if (found.length === 0) return undefined;
    return found.some((one) => one.void === undefined) ? "effective" : "void";
  }

  #pointsOf(id: string): number {
    const seat = this.#scenario.seats.find((one) => one.id === id);
    const ended = this.#world.outcome?.seats.find((one) => one.seat === id)?.points;
    return ended ?? (seat ? scoreOf(this.#scenario, viewOf(this.#scenario, this.#world, seat.id), seat.id) : 0);
  }

  #fail(message: string): void {
    this.failures.push(message);
  }
}

/** `visit( north )` as the rules write it. */
const written = (order: string): OrderId => order.replace(/\s/g, "") as OrderId;

/** YAML takes the comma in `[exercise(nato, open)]` for the list's own: brackets that were torn are put together. */
const ordersIn = (list: readonly string[] = []): OrderId[] =>
  (list.join(",").match(/[^,(]+(?:\([^)]*\))?/g) ?? []).map(written);

const short = (value: number): string => String(Math.round(value * 1000) / 1000);

const ballotOf = (ballot: NonNullable<Turn["ballots"]>[string][string]): Ballot =>
  Array.isArray(ballot) ? { choices: ballot as OptionId[] } : (ballot as unknown as Ballot);
