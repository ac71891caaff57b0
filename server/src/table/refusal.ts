import type { Halt, HaltedTable, TableRejection } from "@multivector/shared/protocol/types";
import type { Outcome } from "@multivector/shared/rules";

/** A request understood and not granted; `reason` goes to the client as it is, a cause only to the log. */
export class Refusal extends Error {
  readonly reason: TableRejection;

  constructor(reason: TableRejection, options?: ErrorOptions) {
    super(reason.kind, options);
    this.name = "Refusal";
    this.reason = reason;
  }
}

/** A table that cannot be had; `message` is a plain sentence for people, `more` goes with it to programs. */
export class NoTable extends Error {
  readonly status: number;
  readonly more: Partial<HaltedTable>;

  constructor(status: number, message: string, { cause, ...more }: Partial<HaltedTable> & ErrorOptions = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.name = "NoTable";
    this.status = status;
    this.more = more;
  }
}

/** A table that is there and cannot be played, with the reason. */
export function halted(halt: Halt, ending?: Outcome): NoTable {
  return new NoTable(409, sentenceOf(halt), { halt, ...(ending === undefined ? {} : { ending }) });
}

function sentenceOf(halt: Halt): string {
  switch (halt.kind) {
    case "engine":
      return `This table began with rules ${halt.began}; this server has rules ${halt.here}, so it cannot go on here. Its record can still be downloaded.`;
    case "scenario":
      return `This table plays "${halt.id}" ${halt.version}, which this server no longer has, so it cannot go on. Its record can still be downloaded.`;
    case "damaged": {
      const from = halt.mend === 0 ? "its beginning" : `the end of turn ${halt.mend}`;
      return `The record of this table is damaged at submission ${halt.submission}, in turn ${halt.turn}. The host can let the game go on from ${from}; nothing is deleted.`;
    }
    case "elsewhere":
      return "This table is open at another server of the same database, and can be played only there.";
  }
}

/** Waits for the store; if it refuses, the request is refused with nothing changed. */
export async function saved<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new Refusal({ kind: "not-saved" }, { cause });
  }
}
