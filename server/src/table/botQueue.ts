/** Thinking of bots, one decision in each turn of the event loop, so that no table waits for another's bots. */
export interface BotQueue {
  add(decision: () => void): void;
}

/** A decision that throws is told to `onFault` and costs nobody else. */
export function newBotQueue(onFault: (cause: unknown) => void): BotQueue {
  const waiting: (() => void)[] = [];
  const next = () => {
    const decision = waiting.shift();
    if (waiting.length > 0) setImmediate(next);
    try {
      decision?.();
    } catch (cause) {
      onFault(cause);
    }
  };
  return {
    add: (decision) => {
      waiting.push(decision);
      if (waiting.length === 1) setImmediate(next);
    },
  };
}
