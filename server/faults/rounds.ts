import { setTimeout as wait } from "node:timers/promises";
import { introduction } from "../test/harness.ts";
import type { Place } from "../test/place.ts";
import { nextDeath, startVictim } from "./death.ts";
import { type Dice, newDice } from "./dice.ts";
import { type Findings, newFindings } from "./findings.ts";
import { Progress } from "./progress.ts";
import { type Cast, Stage } from "./stage.ts";

export interface FaultSettings {
  readonly kills: number;
  readonly seed: string;
  readonly tell?: (line: string) => void;
  /** Aborted: enough kills. */
  readonly enough?: AbortSignal;
}

const usual: readonly Cast[] = [
  { scenario: introduction, pace: "relaxed", people: 4, bots: "steady" },
  { scenario: "neither-camp", pace: "live", people: 3, bots: "random" },
  { scenario: introduction, pace: "solo", people: 1, bots: "steady" },
];
/** After so many kills each table must be played on by a phase before the next one. */
const proof = 10;
/** Milliseconds in which it must. */
const patience = 60_000;
/** Milliseconds after a request failed in which the death of its server explains that. */
const rumour = 1000;

/**
 * Kills a real server so many times while people and bots play several tables. After each kill everything acknowledged must be
 * there, nothing twice, and every table must be entered again; after each tenth, and after the last, each must be played on.
 */
export async function runFaults(
  place: Place,
  { kills, seed, tell = () => {}, enough }: FaultSettings,
): Promise<Findings> {
  const findings = newFindings();
  const dice = newDice(seed);
  const stages: (Stage | undefined)[] = usual.map(() => undefined);
  let since: number | undefined;
  for (let number = 1, last = false; !last; number += 1) {
    last = number > kills || enough?.aborted === true;
    const proves = last || number % proof === 0;
    since = await live(place, { stages, findings, dice, since, proves, seed: `${seed} ${number}` });
    if (!last) findings.kills += 1;
    if (number % proof === 0) tell(inShort(findings));
  }
  return findings;
}

const inShort = ({ kills, games, submissions, missing, unplayable }: Findings): string =>
  `${kills} kills, ${games} games, ${submissions} submissions; ${missing.length} missing, ${unplayable.length} unplayable`;

interface Round {
  readonly stages: (Stage | undefined)[];
  readonly findings: Findings;
  readonly dice: Dice;
  /** When the server before it died. */
  readonly since: number | undefined;
  /** Each table is to be played on by a phase before the server dies. */
  readonly proves: boolean;
  readonly seed: string;
}

/** Starts a server, plays, kills it; returns when. */
async function live(place: Place, round: Round): Promise<number> {
  const { stages, findings, dice, since, proves } = round;
  const death = proves ? ({ at: "requests", count: 1, after: dice.whole(100) } as const) : nextDeath(dice);
  const victim = await startVictim(place, death);
  if (victim === undefined) {
    findings.early += 1;
    return performance.now();
  }
  const stop = new AbortController();
  const progress = new Progress(stages, "count" in death ? death.count : 1);
  const visits = stages.map((_, index) => attend(round, index, victim.address, stop.signal, progress));
  const late = wait(patience, undefined, { signal: stop.signal }).catch(() => {});
  const died = await victim.end(proves ? Promise.race([progress.allMoved, late]) : progress.enough);
  stop.abort();
  await Promise.all(visits);
  progress.tell(findings, since);
  if (proves) {
    const stuck = progress.still.map((index) => stages[index]?.code ?? "that was to be opened");
    findings.unplayable.push(...stuck.map((code) => `table ${code}: no phase could be played in ${patience / 1000} s`));
  }
  return died;
}

/** Plays a table, and the next one when its game is over, until the server dies. */
async function attend(round: Round, index: number, address: string, signal: AbortSignal, progress: Progress) {
  const { stages, findings } = round;
  while (!signal.aborted) {
    try {
      await Promise.race([visit(round, index, address, signal, progress), aborted(signal)]);
    } catch (cause) {
      // A request fails a moment before it is known that the server died.
      await wait(rumour, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      findings.unplayable.push(`table ${stages[index]?.code}: ${cause instanceof Error ? cause.message : cause}`);
      stages[index] = undefined;
    }
  }
}

async function visit(round: Round, index: number, address: string, signal: AbortSignal, progress: Progress) {
  const { stages, findings, seed } = round;
  const cast = usual[index];
  if (cast === undefined) return;
  const stage = stages[index] ?? (await Stage.open(address, cast, findings, `${seed} ${index}`));
  stages[index] = stage;
  await stage.enter(address);
  await stage.play(
    signal,
    () => progress.accepted(index),
    () => progress.moved(index),
  );
  if (signal.aborted || !stage.isOver) return;
  await stage.close(address);
  progress.moved(index);
  stages[index] = undefined;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
