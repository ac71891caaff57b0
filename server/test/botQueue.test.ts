import { expect, test } from "vitest";
import { newBotQueue } from "../src/table/botQueue.ts";

test("bots of many tables decide one by one, and other work gets its turn between any two", async () => {
  const queue = newBotQueue(() => {});
  const log: string[] = [];
  const done = new Promise<void>((resolve) => {
    for (const name of ["a", "b", "c"]) queue.add(() => void log.push(name));
    queue.add(() => resolve());
  });
  const other = () => {
    log.push("-");
    if (log.length < 12) setImmediate(other);
  };
  setImmediate(other);
  await done;
  expect(log.join("")).toMatch(/^-?a-+b-+c/);
});

test("a decision that fails is told, and does not stop the others", async () => {
  const faults: unknown[] = [];
  const queue = newBotQueue((cause) => faults.push(cause));
  const fault = new Error("a bug");
  const done = new Promise<string>((resolve) => {
    queue.add(() => {
      throw fault;
    });
    queue.add(() => resolve("later"));
  });
  expect(await done).toBe("later");
  expect(faults).toEqual([fault]);
});
