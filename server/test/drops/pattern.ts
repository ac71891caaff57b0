import type { PaceStep, Timetable } from "@multivector/shared/protocol/types";
import type { Scenario } from "@multivector/shared/rules";
import { type Dice, newDice } from "../../faults/dice.ts";
import type { Shelf } from "../../src/scenarios.ts";
import type { Store } from "../../src/store/store.ts";
import { Refusal } from "../../src/table/refusal.ts";
import { Gathering } from "./gathering.ts";
import { House, pass, settle } from "./house.ts";
import { ask, type Here, stepOf } from "./visitor.ts";

/** Milliseconds by which a phase may end late. */
const late = 2000;
/** Milliseconds people are given at least after a start of the server. */
const startGrace = 10_000;
/** Things done at one table. */
const length = 40;

/** Twelve deadlines a day, five minutes of grace. */
const often: Timetable = {
  zone: "Asia/Almaty",
  times: Array.from({ length: 12 }, (_, hour) => `${String(2 * hour).padStart(2, "0")}:00`),
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  holidays: [],
  grace: 5,
};

export interface Outing {
  /** What was done, in order. */
  readonly told: readonly string[];
  readonly wrong: readonly string[];
  readonly phases: number;
  readonly returns: number;
}

/** One table through forty random drops, joins, returns, takeovers, votes, pauses, sleeps and restarts. Needs fake timers. */
export async function playPattern(shelf: Shelf, scenario: Scenario, store: Store, seed: string): Promise<Outing> {
  const dice = newDice(seed);
  const house = new House(shelf, store);
  const fill = Object.fromEntries(
    scenario.seats.map(({ id }) => [id, dice.pick(["open", "random"] as const) ?? "open"]),
  );
  const clock = dice.draw() < 0.75 ? ({ pace: "live" } as const) : ({ pace: "days", timetable: often } as const);
  const { code, hostKey } = await house.open({ scenario: scenario.id, ...clock, fill });
  const wrong: string[] = [];
  const complain = (what: string) => void wrong.push(`${seed}, ${new Date().toISOString()}: ${what}`);
  const people = new Gathering({ house, scenario, store, dice, code, complain });
  const pattern = new Pattern({ house, scenario, dice, people, hostKey, seed, complain });
  await pattern.begin();
  for (let step = 0; step < length && !(await pattern.isOver()); step += 1) await pattern.step();
  await pattern.end();
  const { entries } = await store.record(code);
  const phases = entries.filter(({ submission }) => submission.kind === "end-phase").length;
  return { told: pattern.told, wrong: [...wrong, ...house.warnings], phases, returns: people.returns };
}

interface PatternParts {
  readonly house: House;
  readonly scenario: Scenario;
  readonly dice: Dice;
  readonly people: Gathering;
  readonly hostKey: string;
  readonly seed: string;
  readonly complain: (what: string) => void;
}

type Way = keyof Pattern["ways"];
const ways: readonly Way[] = ["drop", "drop", "drop", "return", "return", "tab", "join", "stand", "away"];
const times: readonly Way[] = ["act", "act", "act", "act", "wait", "wait", "wait", "vote", "vote", "host", "restart"];

class Pattern {
  readonly told: string[] = [];
  readonly #parts: PatternParts;

  constructor(parts: PatternParts) {
    this.#parts = parts;
  }

  async begin(): Promise<void> {
    const { dice, scenario, people, hostKey } = this.#parts;
    for (let more = 1 + dice.whole(scenario.seats.length); more > 0; more -= 1) await attempt(() => people.join());
    const [first] = people.here;
    if (first === undefined) throw new Error("nobody sat down");
    await (await people.table()).answer(first.person, "start", { hostKey });
  }

  async isOver(): Promise<boolean> {
    return (await this.#parts.people.info()).stage === "over";
  }

  /** Does one thing at random, and lets all follow that needs no time. */
  async step(): Promise<void> {
    const { dice, house } = this.#parts;
    const way = dice.pick([...ways, ...times]) ?? "wait";
    this.told.push(`${new Date().toISOString()} ${way}`);
    await attempt(() => this.ways[way]());
    await settle(house);
    await this.#look();
  }

  /** Two more deadlines pass, whoever is there; then the server stops. */
  async end(): Promise<void> {
    const { people, house } = this.#parts;
    for (let time = 0; time < 2; time += 1) {
      const { deadline } = await people.info();
      if (deadline !== undefined) await this.#pass(deadline - Date.now() + startGrace + late + 1);
    }
    for (const visitor of people.here) await people.mustHaveDecided(visitor);
    await house.stop();
  }

  readonly ways = {
    drop: () => this.#withOne((visitor) => this.#parts.people.drop(visitor)),
    return: () => this.#parts.people.return(),
    tab: () => this.#withOne((visitor) => this.#parts.people.takeBack(visitor)),
    join: () => this.#parts.people.join(),
    stand: () => this.#withOne((visitor) => this.#parts.people.stand(visitor)),
    away: () => this.#withOne((visitor) => this.#arrange(visitor)),
    act: () => this.#withOne((visitor) => this.#act(visitor)),
    vote: () => this.#withOne((visitor) => this.#vote(visitor)),
    host: () => this.#withOne((visitor) => this.#host(visitor)),
    wait: () => this.#wait(),
    restart: () => this.#restart(),
  };

  async #withOne(work: (visitor: Here) => Promise<unknown>): Promise<void> {
    const { dice, people } = this.#parts;
    const visitor = dice.pick(people.here);
    if (visitor !== undefined) await work(visitor);
  }

  async #arrange({ person }: Here): Promise<void> {
    const { dice, people } = this.#parts;
    const policy = dice.pick(["hold", "caretaker", "open"] as const) ?? "hold";
    await (await people.table()).answer(person, "away", { policy });
  }

  async #act({ seat, person }: Here): Promise<void> {
    const { scenario, people, seed } = this.#parts;
    const table = await people.table();
    const step = stepOf(scenario, table, seat, seed);
    if (step !== undefined) await ask(table, person, step);
  }

  async #vote({ person }: Here): Promise<void> {
    await (await this.#parts.people.table()).answer(person, "vote", { step: this.#paceStep() });
  }

  async #host({ person }: Here): Promise<void> {
    const { dice, people, hostKey } = this.#parts;
    const table = await people.table();
    if (dice.draw() < 0.8) await table.answer(person, "clock", { hostKey, step: this.#paceStep() });
    else if (dice.draw() < 0.5) await table.answer(person, "pace", { hostKey, pace: "live" });
    else await table.answer(person, "pace", { hostKey, pace: "days", timetable: often });
  }

  /** What is paused goes on again more often than not, so that there is a clock to look at. */
  #paceStep(): PaceStep {
    return this.#parts.dice.pick(["pause", "resume", "resume", "extend", "end"]) ?? "resume";
  }

  /** A moment, a minute, or up to the end of the phase. */
  async #wait(): Promise<void> {
    const { dice, people } = this.#parts;
    const { deadline = Date.now() } = await people.info();
    const most = dice.pick([2000, 60_000, Math.max(1, deadline - Date.now() + late)]) ?? 1;
    await this.#pass(1 + dice.whole(most));
  }

  async #restart(): Promise<void> {
    const { house, people } = this.#parts;
    for (const visitor of people.here) await people.mustHaveDecided(visitor);
    await house.restart();
    people.allGone();
  }

  #pass(time: number): Promise<void> {
    return pass(this.#parts.house, time, () => this.#look());
  }

  /** No phase lasts longer than it was to, and a clock that is to run runs. */
  async #look(): Promise<void> {
    const { house, people, complain } = this.#parts;
    const { deadline, stage, paused } = await people.info();
    if (stage !== "playing" || paused) return;
    if (deadline === undefined) return complain("the clock stands still, and nobody paused it");
    const meant = Math.max(deadline, house.startedAt + startGrace);
    if (Date.now() > meant + late) complain(`the phase that was to end ${new Date(meant).toISOString()} goes on`);
  }
}

/** What is refused is not done; anything else is a fault. */
async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
  }
}
