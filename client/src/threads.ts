import type { Message, SeatId } from "@multivector/shared/rules";
import type { Speaker } from "./words.ts";

/** All that was said among the same seats. */
export interface Thread {
  readonly key: string;
  /** The others, in seat order; nobody: the public wire. */
  readonly seats: readonly SeatId[];
  readonly messages: readonly Message[];
  /** How many of others' messages the reader has not seen. */
  readonly unread: number;
}

/** Numbers of the last messages read, by thread. */
export type LastRead = Readonly<Record<string, number>>;

/** The thread of everybody. */
export const wire = "wire";

/** The thread the reader has with these seats, in seat order. */
export const threadKey = (seats: readonly SeatId[]): string => (seats.length === 0 ? wire : seats.join("+"));

/** The public wire first, then every set of seats that talked, newest first. `order`: all seats of the scenario. */
export function threadsOf(
  messages: readonly Message[],
  reader: SeatId | undefined,
  order: readonly SeatId[],
  read: LastRead,
): readonly Thread[] {
  const threads = new Map<string, { seats: readonly SeatId[]; messages: Message[] }>([
    [wire, { seats: [], messages: [] }],
  ]);
  for (const message of messages) {
    const seats = othersOf(message, reader, order);
    const key = threadKey(seats);
    const thread = threads.get(key) ?? { seats, messages: [] };
    threads.set(key, thread);
    thread.messages.push(message);
  }
  const [first, ...rest] = [...threads].map(([key, thread]) => ({
    key,
    ...thread,
    unread: thread.messages.filter(({ number, from }) => from !== reader && number > (read[key] ?? 0)).length,
  }));
  return [...(first === undefined ? [] : [first]), ...rest.sort((a, b) => lastOf(b) - lastOf(a))];
}

/** Seats a message joins the reader with. */
function othersOf({ from, to }: Message, reader: SeatId | undefined, order: readonly SeatId[]): readonly SeatId[] {
  return to.length === 0 ? [] : order.filter((seat) => seat !== reader && (seat === from || to.includes(seat)));
}

/** Number of a thread's last message; 0: none. */
export const lastOf = ({ messages }: Pick<Thread, "messages">): number => messages.at(-1)?.number ?? 0;

/** Whom a thread is with, by name. */
export const threadName = ({ t, texts }: Speaker, { seats }: Pick<Thread, "seats">): string =>
  seats.length === 0 ? t("press.wire") : seats.map((id) => texts.name("seats", id)).join(", ");
