import type { Message, Scenario, SeatId } from "@multivector/shared/rules";
import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import { lastReadKept } from "./storage.ts";
import { type LastRead, lastOf, type Thread, threadsOf } from "./threads.ts";

/** The press of a game as its panels see it. */
export interface GamePress {
  readonly messages: readonly Message[];
  readonly threads: readonly Thread[];
  /** Messages in all threads that the reader has not seen. */
  readonly unread: number;
  /** The thread on screen; undefined: the list of threads. */
  readonly open: string | undefined;
  readonly openThread: (key: string | undefined) => void;
  readonly markRead: (thread: Thread) => void;
  /** Words begun and not sent, by thread; kept until the page is left. */
  readonly drafts: Map<string, string>;
}

/** Threads, unread marks and begun words of one reader at one table. */
export function useGamePress(
  code: string,
  scenario: Scenario,
  reader: SeatId | undefined,
  messages: readonly Message[],
): GamePress {
  const kept = lastReadKept(code, reader ?? "");
  const [read, setRead] = useState<{ readonly of: SeatId | undefined; readonly last: LastRead }>();
  const last = read !== undefined && read.of === reader ? read.last : parsed(kept.get());
  const [open, openThread] = useState<string>();
  const drafts = useRef(new Map<string, string>()).current;
  const threads = useMemo(
    () =>
      threadsOf(
        messages,
        reader,
        scenario.seats.map(({ id }) => id),
        last,
      ),
    [messages, reader, scenario, JSON.stringify(last)],
  );
  const markRead = useCallback(
    (thread: Thread) => {
      const now = { ...parsed(lastReadKept(code, reader ?? "").get()), [thread.key]: lastOf(thread) };
      lastReadKept(code, reader ?? "").set(JSON.stringify(now));
      setRead({ of: reader, last: now });
    },
    [code, reader],
  );
  return useMemo(() => {
    const unread = threads.reduce((sum, thread) => sum + thread.unread, 0);
    return { messages, threads, unread, open, openThread, markRead, drafts };
  }, [messages, threads, open, markRead, drafts]);
}

function parsed(text: string | undefined): LastRead {
  try {
    const read: unknown = JSON.parse(text ?? "{}");
    return typeof read === "object" && read !== null ? (read as LastRead) : {};
  } catch {
    return {};
  }
}
