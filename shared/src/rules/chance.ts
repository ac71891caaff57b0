/**
 * A draw in [0, 1), the same for ever for the same seed and key. Draws are keyed, not sequential, so that one more draw
 * elsewhere changes no other (common random numbers: forks of one session differ only by what was decided).
 * The mixing is that of MurmurHash3 (Appleby, 2011) over UTF-16 units, in two lanes.
 */
export function chance(seed: string, key: string): number {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  const text = `${seed}\n${key}`;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0xcc9e2d51);
    high = ((high << 15) | (high >>> 17)) + low;
    low = Math.imul(low ^ unit, 0x1b873593);
    low = ((low << 13) | (low >>> 19)) + high;
  }
  const upper = finish(high ^ text.length) >>> 5;
  const lower = finish(low ^ upper) >>> 6;
  return (upper * 0x4000000 + lower) / 0x20000000000000;
}

function finish(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
