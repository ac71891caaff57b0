/** What a run of kills found. */
export interface Findings {
  kills: number;
  /** Kills that came before the server could be asked for anything. */
  early: number;
  /** Games played to their end, and phases that tables were seen to move on by. */
  games: number;
  phases: number;
  /** Submissions, and messages of press, that were acknowledged. */
  submissions: number;
  messages: number;
  /** Acknowledged and not kept; kept more often than sent. Each with table, seat, turn and submission. */
  readonly missing: string[];
  readonly doubled: string[];
  /** Tables that could not be entered, played on or replayed, each with the reason. */
  readonly unplayable: string[];
  /** Milliseconds from a kill to the first request that was kept after it; and until every table had kept one. */
  readonly first: number[];
  readonly all: number[];
}

export const newFindings = (): Findings => ({
  kills: 0,
  early: 0,
  games: 0,
  phases: 0,
  submissions: 0,
  messages: 0,
  missing: [],
  doubled: [],
  unplayable: [],
  first: [],
  all: [],
});

export const isFlawless = ({ missing, doubled, unplayable }: Findings): boolean =>
  missing.length + doubled.length + unplayable.length === 0;
