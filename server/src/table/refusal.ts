import type { TableRejection } from "@multivector/shared/protocol/types";

/** A request understood and not granted; `reason` goes to the client as it is, a cause only to the log. */
export class Refusal extends Error {
  readonly reason: TableRejection;

  constructor(reason: TableRejection, options?: ErrorOptions) {
    super(reason.kind, options);
    this.name = "Refusal";
    this.reason = reason;
  }
}

/** A table that cannot be had; `message` is a plain sentence for people. */
export class NoTable extends Error {
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "NoTable";
    this.status = status;
  }
}

/** Waits for a write; if the store refuses, the request is refused with nothing changed. */
export async function saved(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (cause) {
    throw new Refusal({ kind: "not-saved" }, { cause });
  }
}
