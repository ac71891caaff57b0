import { playBots } from "@multivector/shared/bots";
import { adjudicate, newWorld, type Scenario, submit, type World } from "@multivector/shared/rules";
import { compileScenario } from "@multivector/shared/scenario/compile";
import { loadShelf } from "../src/scenarios.ts";
import { type Figure, ratesOf } from "./measure.ts";

/** Worlds of random games whose orders are all sealed. */
function sealedWorlds(scenario: Scenario, games: number): World[] {
  const sealed: World[] = [];
  for (let game = 0; game < games; game += 1) {
    const seed = `bench ${game}`;
    let world = newWorld(scenario, seed);
    for (const step of playBots(scenario, seed, { level: "random" }).steps) {
      if (step.kind === "end-phase" && world.phase === "orders") sealed.push(world);
      world = submit(scenario, world, step);
    }
  }
  return sealed;
}

function engineRates(id: string, scenario: Scenario) {
  const sealed = sealedWorlds(scenario, 40);
  const silent = scenario.seats.map(({ id }) => id);
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
  const games = (count: number, cast: Parameters<typeof playBots>[2]) => () => {
    for (let i = 0; i < count; i += 1) playBots(scenario, `bench ${game++ % 500}`, cast);
    return count;
  };
  const turns = () => {
    const { world } = playBots(scenario, `bench ${game++ % 500}`);
    return world.turn * scenario.seats.length;
  };
  return [
    { what: `${id}: adjudications, no ledger`, unit: "/s", target: "120,000", work: adjudications(false) },
    { what: `${id}: adjudications, with ledger`, unit: "/s", target: "60,000", work: adjudications(true) },
    { what: `${id}: games of sealed turns (turn and briefing)`, unit: "/s", target: "6,500", work: replays },
    {
      what: `${id}: games of random bots, their thinking included`,
      unit: "/s",
      target: "-",
      work: games(40, { level: "random" }),
    },
    { what: `${id}: full games with dealing steady bots`, unit: "/s", target: "60", work: games(8, {}) },
    { what: `${id}: the same without deals`, unit: "/s", target: "-", work: games(8, { silent }) },
    { what: `${id}: turns of a steady bot, deals and orders`, unit: "/s", target: "1,000 (1 ms each)", work: turns },
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
