import { readBatch, writeBatch } from "@multivector/shared/protocol/frames";
import { newKey } from "../table/keys.ts";
import { NoTable } from "../table/refusal.ts";
import { Line } from "./line.ts";
import { type Limit, newLimit } from "./rateLimit.ts";

export interface LineSettings {
  /** Milliseconds a client waits for something to come before it has to ask again; below what proxies put up with. */
  readonly hold: number;
  /** Milliseconds without a request after which a line counts as lost. */
  readonly silence: number;
  /** Lines one address may have at a time. */
  readonly most: number;
  /** Bytes that may wait for a client that reads too slowly; more, and it is cut off and comes back to a full state. */
  readonly buffered: number;
}

/** A whole school may share an address. */
export const usualLines: LineSettings = { hold: 25_000, silence: 20_000, most: 300, buffered: 1 << 20 };

export interface LineDeskParts extends LineSettings {
  /** Lines one address may open. */
  readonly openings: Limit;
  /** The port of this server. */
  readonly port: () => number;
  /** Milliseconds. */
  readonly clock: () => number;
}

/** Where a room's socket may be, `/<process>/<room>?<seat>`; nothing else can be reached through a line. */
const roomPath = /^\/[\w-]{1,64}\/[\w-]{1,64}\?[\w=&%.~-]{1,500}$/;

/** Requests of one line in so many milliseconds. */
const pace = { most: 100, window: 5000 };

interface Held {
  readonly line: Line;
  readonly address: string;
  /** Requests that wait for something to come. */
  waiting: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * All lines of a server: what they may reach, how many there may be, and when one counts as lost. A line speaks to the room
 * through a socket of this same server, so that rooms know nothing of it.
 */
export class LineDesk {
  readonly #parts: LineDeskParts;
  readonly #lines = new Map<string, Held>();
  readonly #withinPace: Limit;

  constructor(parts: LineDeskParts) {
    this.#parts = parts;
    this.#withinPace = newLimit(pace.most, pace.window, parts.clock);
  }

  /** Opens a line to the socket at `path`; answers its id, which nobody can guess. Rejects with `NoTable`. */
  async open(address: string, path: unknown): Promise<string> {
    if (typeof path !== "string" || !roomPath.test(path)) throw new NoTable(400, "A line needs the path of a room.");
    const { most, openings, port, buffered } = this.#parts;
    const mine = [...this.#lines.values()].filter((held) => held.address === address).length;
    if (mine >= most || !openings(address)) {
      throw new NoTable(429, "Too many lines from here just now; please wait a minute.");
    }
    const line = await Line.open(`ws://127.0.0.1:${port()}${path}`, buffered).catch((cause: unknown) => {
      throw new NoTable(502, "The table did not open the line.", { cause });
    });
    const id = newKey();
    this.#lines.set(id, { line, address, waiting: 0, timer: undefined });
    this.#find(id);
    return id;
  }

  /** What comes after the first so many frames, as a batch; an empty one if nothing does for a while. */
  async take(id: string, after: number, signal: AbortSignal): Promise<Uint8Array> {
    const held = this.#find(id);
    held.waiting += 1;
    this.#watch(id, held);
    const enough = AbortSignal.any([signal, AbortSignal.timeout(this.#parts.hold)]);
    const batch = await held.line.take(after, enough);
    held.waiting -= 1;
    this.#watch(id, held);
    return writeBatch(batch ?? missing());
  }

  /** Passes frames on, the first of them being the `from`th. */
  give(id: string, from: number, body: unknown): void {
    const { line } = this.#find(id);
    const batch = body instanceof Uint8Array ? readBatch(body) : undefined;
    if (batch === undefined || from < 1) throw new NoTable(400, "This is not what a line carries.");
    if (!line.give(from, batch.frames)) missing();
  }

  /** Closes a line, if there is one, and its socket with the code. */
  end(id: string, code?: number): void {
    const held = this.#lines.get(id);
    if (held === undefined) return;
    clearTimeout(held.timer);
    this.#lines.delete(id);
    held.line.close(code);
  }

  #find(id: string): Held {
    const held = this.#lines.get(id);
    if (held === undefined) throw new NoTable(404, "There is no such line, or it has been closed.");
    if (!this.#withinPace(id)) throw new NoTable(429, "Too many requests on this line; please slow down.");
    this.#watch(id, held);
    return held;
  }

  #watch(id: string, held: Held): void {
    clearTimeout(held.timer);
    if (held.waiting > 0 || this.#lines.get(id) !== held) return;
    held.timer = setTimeout(() => this.end(id), this.#parts.silence).unref();
  }
}

function missing(): never {
  throw new NoTable(409, "Something before this is missing.");
}
