import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  adjudicate,
  asId,
  chance,
  legalOrders,
  newWorld,
  type OrderId,
  rejectionOf,
  type Scenario,
  type SeatId,
  submit,
  type View,
  viewOf,
  type World,
} from "@multivector/shared/rules";
import { type Locale, loadScenario, type ScenarioFile } from "@multivector/shared/scenario";
import type { Language } from "../src/language.ts";
import { newTexts, type Texts } from "../src/texts.ts";
import type { Speaker } from "../src/words.ts";
import { i18nOf } from "./words.ts";

export interface LoadedGame extends Speaker {
  readonly scenario: Scenario;
  readonly file: ScenarioFile;
  readonly locales: Readonly<Record<string, Locale>>;
  readonly texts: Texts;
}

const shelf = join(import.meta.dirname, "../../scenarios");

/** One of the scenarios we ship, in English unless said. */
export async function shipped(id: string, language: Language = "en"): Promise<LoadedGame> {
  const read = (name: string) => readFileSync(join(shelf, id, name), "utf8");
  const names = readdirSync(join(shelf, id, "locales")).map((name) => `locales/${name}`);
  const texts = ["scenario.yaml", ...names].map((name) => [name, read(name)]);
  const { scenario, file, locales } = loadScenario(Object.fromEntries(texts));
  if (scenario === undefined || file === undefined) throw new Error(`${id} is faulty`);
  return { scenario, file, locales, texts: newTexts(locales, language), t: await i18nOf(language) };
}

export const seatId = (text: string) => asId<SeatId>(text);
export const orderId = (text: string) => asId<OrderId>(text);

/** The first turn as a seat sees it. */
export const firstView = (scenario: Scenario, seat?: string): View =>
  viewOf(scenario, newWorld(scenario, "test"), seat === undefined ? undefined : seatId(seat));

const toOrders = (scenario: Scenario, world: World): World =>
  world.phase === "orders" ? world : toOrders(scenario, submit(scenario, world, { kind: "end-phase" }));

/** The world after each seat sealed what chance picked, once for each turn until the game ends. */
export function randomTurns(scenario: Scenario, seed: string): readonly World[] {
  const reports: World[] = [];
  let world = newWorld(scenario, seed);
  while (world.outcome === undefined) {
    world = toOrders(scenario, world);
    for (const { id } of scenario.seats) world = sealSome(scenario, world, id, `${seed} ${world.turn} ${id}`);
    world = adjudicate(scenario, world);
    reports.push(world);
    if (world.outcome === undefined) world = submit(scenario, world, { kind: "end-phase" });
  }
  return reports;
}

function sealSome(scenario: Scenario, world: World, seat: SeatId, seed: string): World {
  const view = viewOf(scenario, world, seat);
  const legal = legalOrders(scenario, view);
  let orders: readonly OrderId[] = [];
  for (let at = 0; at < 6; at += 1) {
    const pick = legal[Math.floor(chance(seed, `${at}`) * legal.length)];
    if (pick === undefined) break;
    const more = [...orders, pick.id];
    if (rejectionOf(scenario, view, { kind: "seal", seat, orders: more, answers: {} }) === undefined) orders = more;
  }
  return submit(scenario, world, { kind: "seal", seat, orders, answers: {} });
}
