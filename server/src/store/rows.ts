import type { Pace, SeatFill, TableInfo } from "@multivector/shared/protocol/types";
import type { Outcome, PressMode } from "@multivector/shared/rules";
import type { Selectable } from "kysely";
import type { Pacing } from "../table/pacing.ts";
import type { Database } from "./database.ts";
import type { StoredAway, StoredSeat, StoredSession } from "./store.ts";

/** The pace has a column of its own; the rest of the pacing is JSON. */
export const pacingRow = ({ pace, ...clock }: Pacing) => ({ pace, clock: JSON.stringify(clock) });

export function rowOf(session: StoredSession): Database["sessions"] {
  const { code, engine, scenario, seed, pacing, stage, fill, hostKeyHash, openedAt, deadline } = session;
  const { press, facilitated, muted, outcome } = session;
  return {
    code,
    engine,
    scenario: scenario.id,
    version: scenario.version,
    hash: scenario.hash,
    seed,
    ...pacingRow(pacing),
    stage,
    fill: JSON.stringify(fill),
    host_key_hash: hostKeyHash,
    opened_at: openedAt,
    deadline: deadline ?? 0,
    press,
    facilitated: facilitated ? 1 : 0,
    muted: JSON.stringify(muted),
    ending: outcome === undefined ? "" : JSON.stringify(outcome),
  };
}

export function sessionOf(row: Selectable<Database["sessions"]>): StoredSession {
  return {
    code: row.code,
    engine: row.engine,
    scenario: { id: row.scenario, version: row.version, hash: row.hash },
    seed: row.seed,
    pacing: { ...(JSON.parse(row.clock) as Omit<Pacing, "pace">), pace: row.pace as Pace },
    stage: row.stage as TableInfo["stage"],
    fill: JSON.parse(row.fill) as Record<string, SeatFill>,
    hostKeyHash: row.host_key_hash,
    openedAt: Number(row.opened_at),
    deadline: Number(row.deadline) || undefined,
    press: row.press as PressMode,
    facilitated: row.facilitated === 1,
    muted: JSON.parse(row.muted) as string[],
    outcome: row.ending === "" ? undefined : (JSON.parse(row.ending) as Outcome),
  };
}

/** The head has columns of its own; the rest of the delegation is JSON. */
export function seatRow(session: string, { seat, away, ...people }: StoredSeat): Database["seats"] {
  const [head] = people.members;
  return {
    session,
    seat,
    name: head?.name ?? "",
    token_hash: head?.tokenHash ?? "",
    away: JSON.stringify(away),
    people: JSON.stringify(people),
  };
}

/** A row of formats 1 to 6 knows one holder. */
export function seatOf({ seat, name, token_hash, away, people }: Selectable<Database["seats"]>): StoredSeat {
  const one = { members: [{ id: "1", name, tokenHash: token_hash }], tickets: [], reserved: false, past: [] };
  const kept = people === "" ? one : (JSON.parse(people) as Omit<StoredSeat, "seat" | "away">);
  return { seat, away: JSON.parse(away) as StoredAway, ...kept };
}
