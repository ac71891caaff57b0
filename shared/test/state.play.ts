import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { randomBallots } from "../src/bots/ballots.ts";
import {
  allReady,
  chance,
  type ForumId,
  legalOrders,
  newWorld,
  type OptionId,
  type OrderId,
  type QuestionId,
  rejectionOf,
  type Scenario,
  type SeatId,
  type Submission,
  submit,
  type View,
  viewOf,
  type World,
} from "../src/rules/index.ts";
import { compileScenario, loadScenario, type ScenarioFile } from "../src/scenario/index.ts";

const folder = join(import.meta.dirname, "../../scenarios");

/** A scenario we ship. */
export function shipped(id: string): Scenario {
  const { scenario, diagnostics } = shippedFiles(id);
  if (scenario === undefined) throw new Error(JSON.stringify(diagnostics));
  return scenario;
}

/** The same with other rules of deals. */
export function shippedWith(id: string, deals: ScenarioFile["deals"]): Scenario {
  const { file } = shippedFiles(id);
  if (file === undefined) throw new Error(`${id} cannot be read`);
  const { deals: _own, ...rest } = file;
  return compileScenario(deals === undefined ? rest : { ...rest, deals });
}

function shippedFiles(id: string) {
  const locales = readdirSync(join(folder, id, "locales")).map((name) => `locales/${name}`);
  const texts = ["scenario.yaml", ...locales].map((name) => [name, readFileSync(join(folder, id, name), "utf8")]);
  return loadScenario(Object.fromEntries(texts), id);
}

/** Random legal play; `after` sees the world after each submission, and the submission. */
export function playRandomly(
  scenario: Scenario,
  seed: string,
  after: (world: World, submission: Submission | undefined) => void,
  more: (view: View, seat: SeatId, seed: string) => readonly Submission[] = () => [],
): World {
  let world = newWorld(scenario, seed);
  after(world, undefined);
  const take = (submission: Submission) => {
    world = submit(scenario, world, submission);
    after(world, submission);
  };
  while (world.phase !== "debrief") {
    for (const { id } of scenario.seats) {
      const key = `${seed} ${world.turn} ${world.phase}`;
      const tryAll = (submissions: readonly Submission[]) => {
        for (const wish of submissions) {
          if (rejectionOf(scenario, view, wish) !== undefined) continue;
          take(wish);
          view = viewOf(scenario, world, id);
        }
      };
      let view = viewOf(scenario, world, id);
      tryAll(more(view, id, key));
      tryAll(wishes(scenario, view, id, key));
    }
    if (!allReady(scenario, world)) throw new Error(`not all are ready in ${world.phase}`);
    take({ kind: "end-phase" });
  }
  return world;
}

function wishes(scenario: Scenario, view: View, seat: SeatId, seed: string): Submission[] {
  const pick = <T>(from: readonly T[], what: string): T | undefined =>
    from[Math.floor(chance(`${seed} ${seat}`, what) * from.length)];
  const agenda = pick(view.own?.dealt ?? [], "agenda");
  const seal: Submission = { kind: "seal", seat, ...sealed(scenario, view, seat, pick) };
  const draw = (what: string) => chance(`${seed} ${seat}`, what);
  const positions = Object.entries(randomBallots(scenario, view, seat, 3, draw)).map(
    ([forum, ballot]): Submission => ({ kind: "position", seat, forum: forum as ForumId, ballot }),
  );
  return [
    ...positions,
    ...(agenda === undefined || view.own?.agenda !== undefined ? [] : [{ kind: "agenda", seat, agenda } as const]),
    seal,
    ...(chance(seed, `${seat} again`) < 0.2 ? [{ kind: "unseal", seat } as const, seal] : []),
    { kind: "ready", seat, ready: true },
  ];
}

const hundredths = Array.from({ length: 100 }, (_, at) => at / 100);

type Pick = <T>(from: readonly T[], what: string) => T | undefined;

function sealed(scenario: Scenario, view: View, seat: SeatId, pick: Pick) {
  const orders: OrderId[] = [];
  const answers: Record<QuestionId, OptionId> = {};
  const fits = (more: OrderId[], answered: typeof answers) =>
    rejectionOf(scenario, view, { kind: "seal", seat, orders: more, answers: answered }) === undefined;
  const legal = view.phase === "orders" ? legalOrders(scenario, view) : [];
  for (let wish = 0; wish < 3; wish++) {
    const order = pick(legal, `order ${wish}`);
    if (order !== undefined && fits([...orders, order.id], answers)) orders.push(order.id);
  }
  for (const question of scenario.questions) {
    const option = pick([undefined, ...question.options], question.id);
    if (option === undefined || question.seat !== seat || !view.questions.includes(question.id)) continue;
    const answered = { ...answers, [question.id]: option.id };
    if (fits(orders, answered)) answers[question.id] = option.id;
  }
  const ballots = randomBallots(scenario, view, seat, 3, (what) => pick(hundredths, what) ?? 0);
  const cast = { kind: "seal", seat, orders, answers, ballots } as const;
  return rejectionOf(scenario, view, cast) === undefined ? { orders, answers, ballots } : { orders, answers };
}
