import type { Message, Scenario, SeatId } from "@multivector/shared/rules";
import { useCallback, useMemo, useState } from "preact/hooks";
import { lastReadKept, wordsKept } from "./storage.ts";
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
  /** Words begun and not sent in a thread; kept until they are sent, also over reloads. */
  readonly draftOf: (thread: string) => string;
  readonly keepDraft: (thread: string, text: string) => void;
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
  const last = read !== undefined && read.of === reader ? read.last : parsed<number>(kept.get());
  const [open, openThread] = useState<string>();
  const drafts = useMemo(() => {
    const kept = wordsKept(code, reader ?? "");
    const words = new Map(Object.entries(parsed<string>(kept.get())));
    return {
      draftOf: (thread: string) => words.get(thread) ?? "",
      keepDraft: (thread: string, text: string) => {
        if (text === "") words.delete(thread);
        else words.set(thread, text);
        kept.set(words.size === 0 ? undefined : JSON.stringify(Object.fromEntries(words)));
      },
    };
  }, [code, reader]);
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
      const now = { ...parsed<number>(lastReadKept(code, reader ?? "").get()), [thread.key]: lastOf(thread) };
      lastReadKept(code, reader ?? "").set(JSON.stringify(now));
      setRead({ of: reader, last: now });
    },
    [code, reader],
  );
  return useMemo(() => {
    const unread = threads.reduce((sum, thread) => sum + thread.unread, 0);
    return { messages, threads, unread, open, openThread, markRead, ...drafts };
  }, [messages, threads, open, markRead, drafts]);
}

function parsed<Value>(text: string | undefined): Readonly<Record<string, Value>> {
  try {
    const read: unknown = JSON.parse(text ?? "{}");
    return typeof read === "object" && read !== null ? (read as Record<string, Value>) : {};
  } catch {
    return {};
  }
}
