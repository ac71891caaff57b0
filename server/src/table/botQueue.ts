/** Thinking of bots, one decision in each turn of the event loop, so that no table waits for another's bots. */
export interface BotQueue {
  add(decision: () => void): void;
}

export function newBotQueue(): BotQueue {
  const waiting: (() => void)[] = [];
  const next = () => {
    const decision = waiting.shift();
    if (waiting.length > 0) setImmediate(next);
    decision?.();
  };
  return {
    add: (decision) => {
      waiting.push(decision);
      if (waiting.length === 1) setImmediate(next);
    },
  };
}
