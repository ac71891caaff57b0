import { type Batch, sizeOf } from "@multivector/shared/protocol/frames";

/** Node's own; browsers' code that runs in the same process may put another in its place. */
const Socket = globalThis.WebSocket;

/** The client may connect again (`CloseCode.MAY_TRY_RECONNECT` of Colyseus). */
const mayComeBack = 4010;
/** Any code a program may close with. */
const closable = (code: number): boolean => code === 1000 || (code >= 3000 && code < 5000);

/**
 * A socket for somebody who can only ask: what it brings is numbered from 1 and kept until it is acknowledged, so that
 * a lost answer is sent again; what is given to it twice is passed on once.
 */
export class Line {
  readonly #socket: WebSocket;
  readonly #most: number;
  /** What the socket brought and nobody has acknowledged yet. */
  #waiting: Uint8Array[] = [];
  #bytes = 0;
  #acknowledged = 0;
  #heard = 0;
  #closed: number | undefined;
  #cutOff = false;
  #taker: (() => void) | undefined;

  private constructor(socket: WebSocket, most: number) {
    this.#socket = socket;
    this.#most = most;
    socket.binaryType = "arraybuffer";
    socket.onmessage = ({ data }: MessageEvent) => this.#bring(data);
    socket.onclose = ({ code }) => this.#end(code);
  }

  /** Resolves when the socket at `url` is open. Of what it brings, `most` bytes wait for acknowledgement; more, and it is cut off. */
  static open(url: string, most: number): Promise<Line> {
    const line = new Line(new Socket(url), most);
    return new Promise((resolve, reject) => {
      line.#socket.onopen = () => resolve(line);
      line.#socket.onerror = () => reject(new Error("the socket did not open"));
    });
  }

  /**
   * What comes after the first so many frames, which are thereby acknowledged: at once if there is something, else when
   * there is, or when the signal fires. Undefined: no such place.
   */
  async take(after: number, signal: AbortSignal): Promise<Batch | undefined> {
    if (this.#cutOff) return { frames: [], closed: mayComeBack };
    const known = after - this.#acknowledged;
    if (known < 0 || known > this.#waiting.length) return undefined;
    for (const frame of this.#waiting.splice(0, known)) this.#bytes -= sizeOf(frame);
    this.#acknowledged += known;
    if (this.#waiting.length === 0 && this.#closed === undefined) await this.#something(signal);
    const closed = this.#cutOff ? mayComeBack : this.#closed;
    return closed === undefined ? { frames: this.#waiting } : { frames: this.#waiting, closed };
  }

  /** Passes on what was not passed on before. False if something before it is missing. */
  give(from: number, frames: readonly Uint8Array[]): boolean {
    if (from > this.#heard + 1) return false;
    for (const frame of frames.slice(this.#heard + 1 - from)) {
      this.#heard += 1;
      if (this.#socket.readyState === Socket.OPEN) this.#socket.send(new Uint8Array(frame));
    }
    return true;
  }

  close(code?: number): void {
    this.#socket.close(code !== undefined && closable(code) ? code : mayComeBack);
  }

  #bring(data: unknown): void {
    if (!(data instanceof ArrayBuffer) || this.#cutOff) return;
    const frame = new Uint8Array(data);
    this.#waiting.push(frame);
    this.#bytes += sizeOf(frame);
    if (this.#bytes > this.#most) this.#cut();
    this.#taker?.();
  }

  #cut(): void {
    this.#cutOff = true;
    this.#waiting = [];
    this.#socket.close(mayComeBack);
  }

  #end(code: number): void {
    this.#closed ??= code;
    this.#taker?.();
  }

  /** Only the last who asks is waited for; an earlier one is answered with what there is. */
  #something(signal: AbortSignal): Promise<void> {
    this.#taker?.();
    return new Promise((resolve) => {
      const done = () => {
        if (this.#taker === done) this.#taker = undefined;
        resolve();
      };
      this.#taker = done;
      signal.addEventListener("abort", done, { once: true });
    });
  }
}
