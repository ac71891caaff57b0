import type { Requests } from "@multivector/shared/protocol/types";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "../src/api.ts";
import { type Connection, type Line, Refused } from "../src/connection.ts";
import { Heartbeat, pace } from "../src/heartbeat.ts";
import { newId } from "../src/ids.ts";
import { KeptLine } from "../src/keptLine.ts";
import { type LineStatus, newLine, nextLine } from "../src/lineStatus.ts";

// The page's side of a browser, as far as a line needs it.
const network = { onLine: true };
const page = new EventTarget();
beforeEach(() => {
  network.onLine = true;
  vi.stubGlobal("navigator", network);
  vi.stubGlobal("document", page);
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the heartbeat of a line", () => {
  /** A line whose answers are given by hand. */
  function listen() {
    const heard: string[] = [];
    const asked: (() => void)[] = [];
    const line = { open: true };
    const heartbeat = new Heartbeat({
      isOpen: () => line.open,
      ping: (answered) => void asked.push(answered),
      onSlow: (slow) => void heard.push(slow ? "slow" : "in time"),
      onLost: () => void heard.push("lost"),
    });
    return { heartbeat, heard, asked, line };
  }

  test("asks now and then, and says nothing while answers come in time", () => {
    const { asked, heard } = listen();
    for (let beat = 0; beat < 4; beat += 1) {
      vi.advanceTimersByTime(pace.look);
      asked.at(-1)?.();
    }
    expect(asked).toHaveLength(4);
    expect(heard).toEqual([]);
  });

  test("a late answer makes it slow, the next one in time makes it well", () => {
    const { heartbeat, asked, heard } = listen();
    heartbeat.check();
    vi.advanceTimersByTime(pace.late + 1);
    expect(heard).toEqual(["slow"]);
    asked[0]?.();
    expect(heard).toEqual(["slow"]);
    vi.advanceTimersByTime(pace.lookAgain);
    asked[1]?.();
    expect(heard).toEqual(["slow", "in time"]);
  });

  test("no answer: the line is lost, sooner if there is a reason to think so", () => {
    const silent = listen();
    silent.heartbeat.check();
    vi.advanceTimersByTime(pace.lost);
    expect(silent.heard).toEqual(["slow", "lost"]);
    const woken = listen();
    woken.heartbeat.check();
    woken.heartbeat.check(true);
    vi.advanceTimersByTime(pace.suspected);
    expect(woken.heard).toEqual(["slow", "lost"]);
  });

  test("after sleep the line gets one more chance before it counts as lost", () => {
    const { heartbeat, asked, heard } = listen();
    heartbeat.check(true);
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(pace.suspected);
    expect(heard).not.toContain("lost");
    expect(asked).toHaveLength(2);
    vi.advanceTimersByTime(pace.suspected);
    expect(heard).toContain("lost");
  });

  test("asks nothing of a closed line, and nothing after it has stopped", () => {
    const { heartbeat, asked, line } = listen();
    line.open = false;
    heartbeat.check();
    line.open = true;
    heartbeat.stop();
    heartbeat.check();
    vi.advanceTimersByTime(10 * pace.look);
    expect(asked).toEqual([]);
  });
});

describe("what the screen says of a line", () => {
  const after = (...lines: readonly [Line, boolean?][]) =>
    lines.reduce<LineStatus>((status, [line, online = true], now) => nextLine(status, { line, online, now }), newLine);

  test("counts from the first moment without connection, and forgets that when it is back", () => {
    expect(after(["connected"], ["reconnecting"], ["gone"])).toMatchObject({ state: "reconnecting", since: 1 });
    expect(after(["reconnecting"], ["slow"])).toEqual({ state: "slow", over: "socket" });
  });

  test("a restart is told until the line is back; a device without network before all else", () => {
    expect(after(["restarting"], ["gone"], ["gone"]).state).toBe("restarting");
    expect(after(["restarting"], ["gone", false]).state).toBe("offline");
    expect(after(["restarting"], ["connected"], ["gone"]).state).toBe("reconnecting");
  });
});

type Answerer = (type: keyof Requests, payload: unknown) => Promise<unknown>;
const offline = () => Promise.reject(new Refused({ kind: "offline" }));

/** A kept line to a table that answers as told; `lines[i]` acts on its i-th connection. */
function keep(answer: Answerer, reach: () => boolean = () => true) {
  const asked: { type: string; id: unknown }[] = [];
  const states: string[] = [];
  const lines: ((line: Line) => void)[] = [];
  let arrivals = 0;
  const line = new KeptLine({
    open: async (onLine) => {
      if (!reach()) throw new ApiError(0, "unreachable");
      lines.push((now) => onLine(now, "socket"));
      onLine("connected", "socket");
      const request: Connection["request"] = async (type, payload) => {
        asked.push({ type, id: Reflect.get(payload, "id") });
        return (await answer(type, payload)) as never;
      };
      return { request, check: () => {}, leave: () => {} };
    },
    arrive: async () => {
      arrivals += 1;
    },
    onArrived: () => {},
    onStatus: ({ state }) => {
      if (states.at(-1) !== state) states.push(state);
    },
    onFailed: () => {},
  });
  return { line, asked, states, lines, arrivals: () => arrivals };
}

describe("a kept line", () => {
  test("a request whose answer is lost is asked again under the same name, once the line is back", async () => {
    const answers: Answerer[] = [offline, async () => ({ ok: true })];
    const { line, asked, lines } = keep((type, payload) => (answers.shift() ?? offline)(type, payload));
    await vi.advanceTimersByTimeAsync(0);
    lines[0]?.("reconnecting");
    const sealed = line.request("seal", { turn: 1, orders: [], answers: {} });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked).toHaveLength(1);
    lines[0]?.("connected");
    await expect(sealed).resolves.toEqual({ ok: true });
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual(asked[0]);
    expect(asked[0]?.id).toMatch(/^[\w-]{22}$/);
    line.close();
  });

  test("looks for the table for as long as it takes, and does first what is to be done on a new line", async () => {
    let there = true;
    const made = keep(
      async () => ({ ok: true }),
      () => there,
    );
    await vi.advanceTimersByTimeAsync(0);
    there = false;
    made.lines[0]?.("gone");
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(made.states).toEqual(["connected", "reconnecting"]);
    const waiting = made.line.request("ready", { turn: 1, phase: "report", ready: true });
    there = true;
    await vi.advanceTimersByTimeAsync(8000);
    await expect(waiting).resolves.toEqual({ ok: true });
    expect(made.arrivals()).toBe(2);
    made.line.close();
  });

  test("comes back at once when the network does", async () => {
    const made = keep(
      async () => ({ ok: true }),
      () => network.onLine,
    );
    await vi.advanceTimersByTimeAsync(0);
    network.onLine = false;
    made.lines[0]?.("gone");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made.states.at(-1)).toBe("offline");
    network.onLine = true;
    page.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(0);
    expect(made.states.at(-1)).toBe("connected");
    made.line.close();
  });

  test("what would be done twice if asked twice is asked once", async () => {
    const { line, asked } = keep(offline);
    await vi.advanceTimersByTimeAsync(0);
    await expect(line.request("vote", { step: "end" })).rejects.toThrow("offline");
    expect(asked).toHaveLength(1);
    line.close();
  });

  test("a start whose answer was lost is not told as a refusal", async () => {
    const answers: Answerer[] = [offline, () => Promise.reject(new Refused({ kind: "already-started" }))];
    const { line } = keep((type, payload) => (answers.shift() ?? offline)(type, payload));
    await vi.advanceTimersByTimeAsync(0);
    await expect(line.request("start", { hostKey: "x" })).resolves.toEqual({ ok: true });
    line.close();
  });
});

test("names for requests are long and differ", () => {
  const names = new Set(Array.from({ length: 1000 }, newId));
  expect(names.size).toBe(1000);
  for (const name of names) expect(name).toMatch(/^[\w-]{22}$/);
});
