/**
 * Frames of a socket in the body of an HTTP message: each as its length (32 bits, big-endian) and its bytes. A length of
 * 2^32 - 1 says that the socket is closed; its code (16 bits) follows.
 */
export interface Batch {
  readonly frames: readonly Uint8Array[];
  /** The code the socket was closed with, after these frames. */
  readonly closed?: number;
}

const end = 0xffff_ffff;
const lengthBytes = 4;
const codeBytes = 2;

/** Bytes a frame takes in a batch. */
export const sizeOf = (frame: Uint8Array): number => lengthBytes + frame.length;

export function writeBatch({ frames, closed }: Batch): Uint8Array<ArrayBuffer> {
  const tail = closed === undefined ? 0 : lengthBytes + codeBytes;
  const bytes = new Uint8Array(frames.reduce((sum, frame) => sum + sizeOf(frame), tail));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const frame of frames) {
    view.setUint32(at, frame.length);
    bytes.set(frame, at + lengthBytes);
    at += sizeOf(frame);
  }
  if (closed !== undefined) {
    view.setUint32(at, end);
    view.setUint16(at + lengthBytes, closed);
  }
  return bytes;
}

/** Undefined: not a batch, or one that was cut off. */
export function readBatch(bytes: Uint8Array): Batch | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + lengthBytes > bytes.length) return undefined;
    const length = view.getUint32(at);
    at += lengthBytes;
    if (length === end) {
      return at + codeBytes === bytes.length ? { frames, closed: view.getUint16(at) } : undefined;
    }
    if (at + length > bytes.length) return undefined;
    frames.push(bytes.slice(at, at + length));
    at += length;
  }
  return { frames };
}
