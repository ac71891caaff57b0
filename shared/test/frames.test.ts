import fc from "fast-check";
import { expect, test } from "vitest";
import { readBatch, sizeOf, writeBatch } from "../src/protocol/frames.ts";

const batches = fc.record(
  {
    frames: fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }),
    closed: fc.integer({ min: 1000, max: 4999 }),
  },
  { requiredKeys: ["frames"] },
);

test("frames come out of a batch as they went in", () => {
  fc.assert(
    fc.property(batches, (batch) => {
      const bytes = writeBatch(batch);
      expect(readBatch(bytes)).toEqual(batch);
      const ends = batch.closed === undefined ? 0 : 6;
      expect(bytes.length).toBe(batch.frames.reduce((sum, frame) => sum + sizeOf(frame), ends));
    }),
  );
});

test("a batch that was cut off inside a frame is none, and no bytes crash the reader", () => {
  fc.assert(
    fc.property(batches, fc.uint8Array({ maxLength: 40 }), (batch, noise) => {
      const frames = [...batch.frames, new Uint8Array([1, 2, 3])];
      expect(readBatch(writeBatch({ frames }).subarray(0, -1))).toBeUndefined();
      const read = readBatch(noise);
      if (read !== undefined) expect(writeBatch(read)).toEqual(noise);
    }),
  );
});
