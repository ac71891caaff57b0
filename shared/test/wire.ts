import { Decoder, Encoder, StateView } from "@colyseus/schema";
import type { SeatId } from "../src/rules/index.ts";
import { TableState } from "../src/state/index.ts";

Encoder.BUFFER_SIZE = 64 * 1024;

export interface Reader {
  readonly state: TableState;
  readonly decoder: Decoder<TableState>;
  readonly view: StateView;
  readonly frames: Uint8Array[];
  readonly bytes: () => Buffer;
}

/** The way from one state to its readers, as the server's serializer goes it. */
export class Wire {
  readonly #encoder: Encoder<TableState>;
  readonly #readers = new Set<Reader>();

  constructor(state: TableState) {
    this.#encoder = new Encoder(state);
  }

  join(state: TableState, seat: SeatId | undefined): Reader {
    const view = new StateView();
    const secrets = seat === undefined ? undefined : state.secrets.get(seat);
    if (secrets !== undefined) view.add(secrets);
    const copy = new TableState();
    const frames: Uint8Array[] = [];
    const reader = { state: copy, decoder: new Decoder(copy), view, frames, bytes: () => Buffer.concat(frames) };
    const it = { offset: 0 };
    this.#encoder.encodeAll(it);
    this.#receive(reader, this.#encoder.encodeAllView(view, it.offset, it));
    this.#readers.add(reader);
    return reader;
  }

  leave(reader: Reader): void {
    this.#readers.delete(reader);
    reader.view.dispose();
  }

  patch(): void {
    const it = { offset: 0 };
    this.#encoder.encode(it);
    const shared = it.offset;
    for (const reader of this.#readers)
      this.#receive(reader, this.#encoder.encodeView(reader.view, shared, { offset: shared }));
    this.#encoder.discardChanges();
  }

  #receive(reader: Reader, bytes: Uint8Array): void {
    const frame = Uint8Array.from(bytes);
    reader.frames.push(frame);
    reader.decoder.decode(frame);
  }
}
