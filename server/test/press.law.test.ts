import { asId, chance, type Message, mayRead, type SeatId } from "@multivector/shared/rules";
import { expect, test } from "vitest";
import type { PressStore, StoredHeading } from "../src/store/store.ts";
import { Press } from "../src/table/press.ts";
import { introduction, scenarioOf } from "./harness.ts";

const games = Number(process.env.GAMES ?? 300);
/** Fewer than a seat may say in a minute, even if one says them all. */
const messagesAGame = 18;

const scenario = scenarioOf(introduction);
const seats = scenario.seats.map(({ id }) => id);
const readers: readonly (SeatId | undefined)[] = [undefined, ...seats];

/** Keeps messages in memory. */
function memory(): PressStore & { readonly kept: readonly Message[] } {
  const kept: Message[] = [];
  return {
    kept,
    say: async (_code, message) => void kept.push(message),
    messages: async (_code, numbers) => kept.filter(({ number }) => numbers.includes(number)),
    headings: async (): Promise<readonly StoredHeading[]> => [],
    reports: async () => [],
    report: async () => undefined,
    mute: async () => undefined,
  };
}

/** Everybody says something to random others, each time with a word of its own. */
async function talk(press: Press, seed: string): Promise<void> {
  for (let n = 0; n < messagesAGame; n += 1) {
    const from = asId<SeatId>(seats[Math.floor(chance(seed, `from ${n}`) * seats.length)] ?? "");
    const aloud = chance(seed, `aloud ${n}`) < 0.2;
    const to = aloud ? [] : seats.filter((seat) => seat !== from && chance(seed, `to ${n} ${seat}`) < 0.4);
    await press.say({ from, to, says: { kind: "text", text: `canary-${n}.` } }, { turn: 1, phase: "briefing" });
  }
}

test(`R42 R46 in ${games} random talks each seat and each observer reads exactly what is theirs, numbered without gaps`, async () => {
  let secret = 0;
  for (let game = 0; game < games; game += 1) {
    const store = memory();
    const parts = { code: "TALK", scenario, mode: "full", facilitated: false, store } as const;
    const press = new Press(parts, { headings: [], reports: [], muted: [] });
    await talk(press, `talk ${game}`);
    for (const reader of readers) {
      const theirs = store.kept.filter((message) => mayRead(message, reader)).map(({ says }) => says);
      const { messages, more } = await press.read(reader, 0);
      expect(messages.map(({ says }) => says)).toEqual(theirs);
      expect(messages.map(({ number }) => number)).toEqual(messages.map((_, at) => at + 1));
      expect(press.publicCount + (reader === undefined ? 0 : press.privateCount(reader))).toBe(messages.length);
      expect(more).toBe(false);
      const [told, all] = [JSON.stringify(messages), store.kept.map((_, n) => `canary-${n}.`)];
      const hidden = all.filter((canary) => !theirs.some((says) => says.kind === "text" && says.text === canary));
      expect(hidden.filter((canary) => told.includes(canary))).toEqual([]);
      secret += hidden.length;
    }
  }
  expect(secret).toBeGreaterThan(games * messagesAGame);
});
