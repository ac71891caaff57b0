import { LineSocket, lost, type SocketLike, socketState } from "./lineSocket.ts";
import { slowLineUntil } from "./storage.ts";

/**
 * The socket the SDK gets: a WebSocket where that works, else a line over plain HTTP. Some networks let no WebSocket
 * open, some open it and let nothing through, some cut it off soon: a socket that brings nothing is given up for a line.
 */

const Native = globalThis.WebSocket;

/** Milliseconds in which a WebSocket must have brought its first frame. */
const patience = 4000;
/** Milliseconds a socket lives if nobody cuts it off. */
const longLife = 20_000;
/** So many short-lived sockets one after another mean that somebody cuts them off. */
const mostCut = 2;
/** Milliseconds until WebSockets are tried again. */
const keepLine = 10 * 60_000;
/** From here on codes are given by programs; below, by the network. */
const firstOwnCode = 4000;

/** What carries the frames: a WebSocket, or a line over plain HTTP. */
export type Carrier = "socket" | "line";

let cut = 0;

const lineKept = (): boolean => Number(slowLineUntil.get() ?? 0) > Date.now();
const rememberLine = (): void => slowLineUntil.set(String(Date.now() + keepLine));

export class AnySocket implements SocketLike {
  static readonly OPEN = socketState.open;
  binaryType = "arraybuffer";
  onopen: SocketLike["onopen"] = null;
  onmessage: SocketLike["onmessage"] = null;
  onclose: SocketLike["onclose"] = null;
  onerror: SocketLike["onerror"] = null;
  readonly #url: string;
  #inner: SocketLike | WebSocket;
  #over: Carrier = "socket";
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first frame came, in Unix milliseconds. */
  #since: number | undefined;

  constructor(url: string) {
    this.#url = url;
    this.#inner = lineKept() ? this.#line() : this.#socket();
  }

  get over(): Carrier {
    return this.#over;
  }

  /** Open from the first frame on: before, it may still become a line. */
  get readyState(): number {
    return this.#since === undefined && this.#inner.readyState === socketState.open
      ? socketState.connecting
      : this.#inner.readyState;
  }

  send(data: Uint8Array): void {
    this.#inner.send(new Uint8Array(data));
  }

  close(code?: number): void {
    clearTimeout(this.#timer);
    this.#inner.close(code);
  }

  #socket(): WebSocket {
    const socket = new Native(this.#url);
    socket.binaryType = "arraybuffer";
    const giveUp = () => {
      clearTimeout(this.#timer);
      silence(socket);
      socket.close();
      if (navigator.onLine) this.#inner = this.#line();
      else this.#closed(lost);
    };
    this.#timer = setTimeout(giveUp, patience);
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => this.#frame(data);
    socket.onclose = ({ code }) => {
      if (this.#since === undefined) return giveUp();
      const short = code < firstOwnCode && Date.now() - this.#since < longLife;
      cut = short ? cut + 1 : 0;
      if (cut >= mostCut) rememberLine();
      this.#closed(code);
    };
    return socket;
  }

  #line(): LineSocket {
    this.#over = "line";
    const line = new LineSocket(this.#url);
    line.onmessage = ({ data }) => this.#frame(data);
    line.onclose = ({ code }) => {
      // Without a frame it may be the server that is away, and sockets that work.
      if (this.#since === undefined) slowLineUntil.set(undefined);
      this.#closed(code);
    };
    return line;
  }

  #frame(data: ArrayBuffer): void {
    if (this.#since === undefined) {
      clearTimeout(this.#timer);
      this.#since = Date.now();
      if (this.#over === "line") rememberLine();
      this.onopen?.();
    }
    this.onmessage?.({ data });
  }

  #closed(code: number): void {
    this.onclose?.({ code, reason: "" });
  }
}

function silence(socket: WebSocket): void {
  socket.onmessage = null;
  socket.onclose = null;
  socket.onerror = null;
}

// The SDK takes the global constructor when it is loaded; this is the one place where it gets ours.
Reflect.set(globalThis, "WebSocket", AnySocket);
