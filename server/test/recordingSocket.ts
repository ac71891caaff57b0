/** Every byte each connection received, by session id. Replaces the platform's WebSocket, so it must be imported before the SDK. */
export const received = new Map<string, Buffer[]>();

class RecordingSocket extends WebSocket {
  constructor(url: string | URL, options?: ConstructorParameters<typeof WebSocket>[1]) {
    super(url, typeof options === "string" || Array.isArray(options) ? options : []);
    const session = new URL(url).searchParams.get("sessionId") ?? "";
    const frames = received.get(session) ?? [];
    received.set(session, frames);
    this.addEventListener("message", ({ data }) => frames.push(Buffer.from(data as ArrayBuffer)));
  }
}

globalThis.WebSocket = RecordingSocket;
