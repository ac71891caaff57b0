import { type BotLevel, botFor } from "@multivector/shared/bots";
import { adjudicate, newWorld, type Scenario, submit, viewOf, type World } from "@multivector/shared/rules";
import { compileScenario } from "@multivector/shared/scenario/compile";
import { loadShelf } from "../src/scenarios.ts";
import { type Figure, ratesOf } from "./measure.ts";

/** A whole game of bots; `seen` gets each world whose orders are all sealed. */
function playBots(scenario: Scenario, level: BotLevel, seed: string, seen: (world: World) => void = () => {}): number {
  const bots = scenario.seats.map(({ id }) => ({ seat: id, bot: botFor(level, scenario, id, seed) }));
  let world = newWorld(scenario, seed);
  let decisions = 0;
  while (!world.outcome) {
    if (world.phase === "orders") {
      const seals = bots.map(({ seat, bot }) => ({ seat, ...bot.decide(viewOf(scenario, world, seat)) }));
      for (const seal of seals) world = submit(scenario, world, { kind: "seal", ...seal });
      decisions += seals.length;
      seen(world);
    }
    world = submit(scenario, world, { kind: "end-phase" });
  }
  return decisions;
}

function engineRates(id: string, scenario: Scenario) {
  const sealed: World[] = [];
  for (let game = 0; game < 40; game += 1) playBots(scenario, "random", `bench ${game}`, (world) => sealed.push(world));
  const adjudications = (explain: boolean) => () => {
    for (let i = 0; i < 20_000; i += 1) adjudicate(scenario, sealed[i % sealed.length] as World, explain);
    return 20_000;
  };
  const replays = () => {
    for (let i = 0; i < 20_000; i += 1) {
      const world = sealed[i % sealed.length] as World;
      submit(scenario, submit(scenario, world, { kind: "end-phase" }), { kind: "end-phase" });
    }
    return 20_000 / scenario.turns;
  };
  let game = 0;
  const games = (level: BotLevel, count: number) => () => {
    for (let i = 0; i < count; i += 1) playBots(scenario, level, `bench ${game++ % 500}`);
    return count;
  };
  const decisions = () => playBots(scenario, "steady", `bench ${game++ % 500}`);
  return [
    { what: `${id}: adjudications, no ledger`, unit: "/s", target: "120,000", work: adjudications(false) },
    { what: `${id}: adjudications, with ledger`, unit: "/s", target: "60,000", work: adjudications(true) },
    { what: `${id}: games of sealed turns (turn and briefing)`, unit: "/s", target: "6,500", work: replays },
    {
      what: `${id}: games of random bots, their thinking included`,
      unit: "/s",
      target: "-",
      work: games("random", 40),
    },
    { what: `${id}: games of steady bots`, unit: "/s", target: "60", work: games("steady", 8) },
    { what: `${id}: decisions of a steady bot`, unit: "/s", target: "1,000 (1 ms each)", work: decisions },
  ];
}

/** Speed of rules, bots and compiler on one core. */
export function engineFigures(scenariosDir: string): Figure[] {
  const { scenarios } = loadShelf(scenariosDir);
  const rates = [...scenarios].flatMap(([id, { scenario, file }]) => [
    ...engineRates(id, scenario),
    {
      what: `${id}: compiled`,
      unit: "/s",
      target: "10 (100 ms each)",
      work: () => {
        for (let i = 0; i < 5; i += 1) compileScenario(file);
        return 5;
      },
    },
  ]);
  return ratesOf(rates);
}
