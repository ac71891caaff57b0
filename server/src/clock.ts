/** The only file of the server that reads the clock. Unix milliseconds. */
export const now = (): number => Date.now();

/** Milliseconds since some moment; goes on evenly when the clock is set. */
export const monotonic = (): number => performance.now();

/** Longest delay a timer of the platform takes; a longer wait is made of several. */
const longest = 2 ** 31 - 1;
/** How often a wait for a time of day looks at the clock, in milliseconds. */
const glance = 60_000;

/** Calls back once, when `at` (Unix milliseconds) is reached; returns how to call it off. Measured by timer: a clock that is set meanwhile neither hurries nor delays it. */
export function later(at: number, callback: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (rest: number) => {
    const step = Math.min(rest, longest);
    timer = setTimeout(() => (rest > step ? wait(rest - step) : callback()), step);
  };
  wait(Math.max(0, at - now()));
  return () => clearTimeout(timer);
}

/** As `later`, but a clock that is set meanwhile is obeyed within a minute: for a time of day that people were told. */
export function atTime(at: number, callback: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    const step = Math.min(Math.max(0, at - now()), glance);
    timer = setTimeout(() => (now() < at ? wait() : callback()), step);
  };
  wait();
  return () => clearTimeout(timer);
}
