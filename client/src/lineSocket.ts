import { readBatch, sizeOf, writeBatch } from "@multivector/shared/protocol/frames";

/** What the SDK uses of a socket. */
export interface SocketLike {
  readonly readyState: number;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  onerror: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  send: (data: Uint8Array) => void;
  close: (code?: number) => void;
}

export const socketState = { connecting: 0, open: 1, closed: 3 } as const;

/** The code of a socket that was lost without a word. */
export const lost = 1006;

/** Milliseconds: an answer to what was sent; an answer to the question what is new, which the server may keep back. */
const patience = { give: 8000, take: 40_000 };
/** Milliseconds before each new try; after the last the line is given up. */
const pauses = [200, 500, 1000, 2000];
/** Bytes in one request. */
const mostAtOnce = 128 * 1024;

/** The server does not know the line, or has lost count of it. */
class LineGone extends Error {}

/**
 * A socket over plain HTTP: one request waits for what comes, another brings what is sent. Frames are numbered on both
 * ways, so that what is asked or sent again after a lost answer is neither doubled nor missing.
 */
export class LineSocket implements SocketLike {
  static readonly OPEN = socketState.open;
  binaryType = "arraybuffer";
  onopen: SocketLike["onopen"] = null;
  onmessage: SocketLike["onmessage"] = null;
  onclose: SocketLike["onclose"] = null;
  onerror: SocketLike["onerror"] = null;
  readyState: number = socketState.connecting;
  readonly #desk: URL;
  readonly #path: string;
  readonly #ended = new AbortController();
  #id = "";
  #taken = 0;
  #given = 0;
  #unsent: Uint8Array[] = [];
  #sending = false;

  /** `url` is that of the socket: `ws://host/<process>/<room>?<seat>`. */
  constructor(url: string) {
    const { pathname, search } = new URL(url);
    this.#path = pathname + search;
    this.#desk = new URL("/line", url.replace(/^ws/, "http"));
    void this.#run();
  }

  send(data: Uint8Array): void {
    // The SDK writes the next message into the same bytes.
    this.#unsent.push(new Uint8Array(data));
    void this.#flush();
  }

  close(code = 1005): void {
    if (this.#id !== "") {
      const closing = fetch(this.#place("code", code), { method: "DELETE", keepalive: true });
      closing.catch(() => undefined);
    }
    this.#end(code);
  }

  async #run(): Promise<void> {
    try {
      await this.#open();
      while (this.readyState === socketState.open) await this.#take();
    } catch {
      this.#end(lost);
    }
  }

  async #open(): Promise<void> {
    const answer = await fetch(this.#desk, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ path: this.#path }),
      signal: this.#within(patience.give),
    });
    if (answer.status !== 201) throw new LineGone(`the line was not opened: ${answer.status}`);
    this.#id = ((await answer.json()) as { id: string }).id;
    if (this.readyState !== socketState.connecting) return this.close();
    this.readyState = socketState.open;
    this.onopen?.();
    void this.#flush();
  }

  /** Asks what is new, and shows it frame by frame: as with a socket, each has its own turn of the event loop. */
  async #take(): Promise<void> {
    const answer = await this.#ask("after", () => this.#taken, { cache: "no-store" }, patience.take);
    const batch = readBatch(answer);
    if (batch === undefined) throw new LineGone("not a batch");
    for (const frame of batch.frames) {
      await nextTask();
      if (this.readyState !== socketState.open) return;
      this.#taken += 1;
      this.#show(new Uint8Array(frame).buffer);
    }
    if (batch.closed !== undefined) this.#end(batch.closed);
  }

  #show(data: ArrayBuffer): void {
    try {
      this.onmessage?.({ data });
    } catch (cause) {
      // The listener's fault, not the line's.
      queueMicrotask(() => {
        throw cause;
      });
    }
  }

  async #flush(): Promise<void> {
    if (this.#sending || this.readyState !== socketState.open) return;
    this.#sending = true;
    try {
      while (this.#unsent.length > 0 && this.readyState === socketState.open) {
        const frames = firstOf(this.#unsent);
        const sending = { method: "POST", headers: { "content-type": "application/octet-stream" } };
        await this.#ask("from", () => this.#given + 1, { ...sending, body: writeBatch({ frames }) }, patience.give);
        this.#unsent.splice(0, frames.length);
        this.#given += frames.length;
      }
    } catch {
      this.#end(lost);
    } finally {
      this.#sending = false;
    }
  }

  /** Asks until there is an answer. Rejects when the line is gone or given up. */
  async #ask(key: string, value: () => number, init: RequestInit, within: number): Promise<Uint8Array> {
    for (const pause of [...pauses, undefined]) {
      try {
        const answer = await fetch(this.#place(key, value()), { ...init, signal: this.#within(within) });
        if (answer.status === 404 || answer.status === 409) throw new LineGone(`the line is gone: ${answer.status}`);
        if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
      } catch (cause) {
        if (cause instanceof LineGone || this.#ended.signal.aborted) throw cause;
      }
      if (pause !== undefined) await new Promise((resolve) => setTimeout(resolve, pause));
    }
    throw new LineGone("no answer");
  }

  #place(key: string, value: number): URL {
    return new URL(`/line/${this.#id}?${key}=${value}`, this.#desk);
  }

  #within(milliseconds: number): AbortSignal {
    return AbortSignal.any([this.#ended.signal, AbortSignal.timeout(milliseconds)]);
  }

  #end(code: number): void {
    if (this.readyState === socketState.closed) return;
    this.readyState = socketState.closed;
    this.#ended.abort();
    this.onclose?.({ code, reason: "" });
  }
}

/** As many as go into one request; at least one. */
function firstOf(frames: readonly Uint8Array[]): readonly Uint8Array[] {
  let bytes = 0;
  const beyond = frames.findIndex((frame, at) => {
    bytes += sizeOf(frame);
    return at > 0 && bytes > mostAtOnce;
  });
  return frames.slice(0, beyond < 0 ? frames.length : beyond);
}

/** Not a timer: those are slow in pages nobody looks at. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
