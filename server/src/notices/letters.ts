import type { Recipients, StoredSubscription, StoredWebhook } from "../store/noticeStore.ts";
import { isSamePhase, type Moment } from "./moment.ts";
import type { NoticeKind } from "./words.ts";

/** A notice on its way to one recipient. */
export type Letter =
  | { readonly to: "browser"; readonly id: string; readonly subscription: StoredSubscription }
  | { readonly to: "chat"; readonly id: string; readonly webhook: StoredWebhook };

/** By whom a notice of this kind is wanted now. A chat of a live game hears of each turn once, not of each phase. */
export function lettersOf({ subscriptions, webhook }: Recipients, moment: Moment, kind: NoticeKind): readonly Letter[] {
  const browsers = subscriptions.map((subscription): Letter => ({ to: "browser", id: subscription.id, subscription }));
  const chat: readonly Letter[] = webhook === undefined ? [] : [{ to: "chat", id: "chat", webhook }];
  const tooOften = moment.pace === "live" && kind === "turn" && moment.phase !== moment.scenario.phases[0];
  return [...browsers, ...(tooOften ? [] : chat)].filter((letter) => isWanted(letter, moment, kind));
}

/** Whether the recipient has still something to learn from it: holds the seat, and has not acted yet. */
function isWanted(letter: Letter, { seats }: Moment, kind: NoticeKind): boolean {
  if (letter.to === "chat") return kind === "over" || seats.some(({ due }) => due);
  const { seat, holder } = letter.subscription;
  return seats.some((one) => one.seat === seat && one.holders.includes(holder) && (kind === "over" || one.due));
}

/** Whether a notice about `told` would come too late now. */
export const isStale = (letter: Letter, told: Moment, present: Moment, kind: NoticeKind, now: number): boolean =>
  !isSamePhase(told, present) ||
  !isWanted(letter, present, kind) ||
  (present.deadline !== undefined && present.deadline <= now);
