import { newRecord, replay } from "@multivector/shared/record";
import { durationOf, type LoadedScenario } from "../scenarios.ts";
import type { Store, StoredSeat, StoredSession } from "../store/store.ts";
import type { BotQueue } from "./botQueue.ts";
import { BotSeats } from "./botSeats.ts";
import { newChairs } from "./chairs.ts";
import { Game, type Standing } from "./game.ts";
import { Press, type SaidSoFar } from "./press.ts";
import { Seating } from "./seating.ts";
import { Table } from "./table.ts";
import type { Notices } from "./tableParts.ts";
import type { Thinkers } from "./thinkers.ts";

/** What all tables share. */
export interface House {
  readonly store: Store;
  readonly queue: BotQueue;
  readonly thinkers: Thinkers;
  readonly notices: Notices;
  readonly warn: (message: string, cause: unknown) => void;
}

/** All that is kept of one table. */
export interface Kept {
  readonly session: StoredSession;
  readonly loaded: LoadedScenario;
  readonly taken: readonly StoredSeat[];
  readonly standing: Standing;
  readonly said: Omit<SaidSoFar, "muted">;
}

/** Puts a table together from what is kept of it. */
export function buildTable(
  { store, queue, thinkers, notices, warn }: House,
  { session, loaded, taken, standing, said }: Kept,
  reread: () => Promise<Standing>,
): Table {
  const { code, pacing, seed, hostKeyHash, press: mode, facilitated, muted } = session;
  const { scenario, file } = loaded;
  const entries = async () => {
    const record = await store.record(code);
    if (record.damagedAt !== undefined) throw new Error(`the record is damaged at submission ${record.damagedAt + 1}`);
    return record.entries;
  };
  return new Table({
    code,
    scenario,
    seed,
    hostKeyHash,
    game: new Game({ code, scenario, seed, store, lasts: (phase) => durationOf(file, phase), reread }, standing),
    seating: new Seating({
      code,
      pace: pacing.pace,
      missed: pacing.missed,
      store,
      chairs: newChairs(scenario, session.fill, taken),
    }),
    bots: new BotSeats({ scenario, seed, sheet: loaded.sheet, queue, thinkers, warn }),
    press: new Press({ code, scenario, mode, facilitated, store: store.press }, { ...said, muted }),
    notices,
    entries,
    turnEnds: async () => replay(scenario, { ...newRecord(scenario, seed), entries: await entries() }).turnEnds,
    warn,
  });
}
