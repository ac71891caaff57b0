import { adjudicated, hashOf } from "@multivector/shared/record";
import { newWorld, type Scenario, submit, type World } from "@multivector/shared/rules";
import type { StoredRecord, StoredSession } from "../store/store.ts";

/** A moment of a game that its record proves. */
interface Proved {
  /** Turns adjudicated; 0: the beginning. */
  readonly turn: number;
  /** Entries up to there. */
  readonly entries: number;
  readonly world: World;
}

export interface Rebuilt {
  /** After the last entry that could be followed. */
  readonly world: World;
  /** Where the record is not what it was: the entry, counted from 0, and its turn. Undefined: nowhere. */
  readonly damage: { readonly entry: number; readonly turn: number } | undefined;
  /** The last turn whose hash agrees. */
  readonly good: Proved;
}

/**
 * Plays a record again, comparing hashes, as far as it goes. Never throws over what the record holds. Rows that bear check
 * sums are as they were written; then the hash of the last turn proves all before it, and only if it differs is each compared.
 */
export function rebuild(scenario: Scenario, session: Played, record: StoredRecord): Rebuilt {
  const quick = record.marked ? follow(scenario, session, record, "last") : undefined;
  return quick !== undefined && quick.damage === undefined ? quick : follow(scenario, session, record, "each");
}

type Played = Pick<StoredSession, "seed" | "stage">;

function follow(
  scenario: Scenario,
  { seed, stage }: Played,
  { entries, hashes, damagedAt }: StoredRecord,
  compared: "each" | "last",
): Rebuilt {
  let world = newWorld(scenario, seed);
  let good: Proved = { turn: 0, entries: 0, world };
  for (const [entry, { submission }] of entries.entries()) {
    const next = attempt(() => submit(scenario, world, submission));
    if (next === undefined) return { world, good, damage: { entry, turn: world.turn } };
    if (adjudicated(world, next)) {
      const { turn } = next.report ?? world;
      const proves = compared === "each" || turn >= hashes.length;
      if (proves && hashOf(next) !== hashes[turn - 1]) return { world, good, damage: { entry, turn } };
      good = { turn, entries: entry + 1, world: next };
    }
    world = next;
  }
  const unfinished = stage === "over" && world.phase !== "debrief";
  const entry = damagedAt ?? (unfinished || hashes.length > good.turn ? entries.length : undefined);
  return { world, good, damage: entry === undefined ? undefined : { entry, turn: world.turn } };
}

/** A submission that means nothing any more may make the rules throw. */
function attempt(work: () => World): World | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
