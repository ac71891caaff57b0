/** The only file of the server that reads the clock. Unix milliseconds. */
export const now = (): number => Date.now();

/** Longest delay a timer of the platform takes; a longer wait is made of several. */
const longest = 2 ** 31 - 1;

/** Calls back once, when `at` (Unix milliseconds) is reached; returns how to call it off. Measured by timer: a clock set forward later does not hurry it. */
export function later(at: number, callback: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (rest: number) => {
    const step = Math.min(rest, longest);
    timer = setTimeout(() => (rest > step ? wait(rest - step) : callback()), step);
  };
  wait(Math.max(0, at - now()));
  return () => clearTimeout(timer);
}
