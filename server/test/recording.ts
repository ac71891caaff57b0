import { Room } from "@colyseus/sdk";

/** Every byte each room of the SDK received, handshake included. */
const received = new WeakMap<object, Buffer[]>();

const original: (this: Room, event: { readonly data: ArrayBuffer }) => void = Reflect.get(
  Room.prototype,
  "onMessageCallback",
);

function recording(this: Room, event: { readonly data: ArrayBuffer }): void {
  const frames = received.get(this) ?? [];
  received.set(this, frames);
  frames.push(Buffer.from(event.data.slice(0)));
  original.call(this, event);
}

Reflect.set(Room.prototype, "onMessageCallback", recording);

export const bytesOf = (room: object): Buffer => Buffer.concat(received.get(room) ?? []);
export const framesOf = (room: object): readonly Buffer[] => received.get(room) ?? [];
