import type { Bot, Saying } from "@multivector/shared/bots";
import { rejectionOf, type Scenario, type SeatId, type Submission, type View } from "@multivector/shared/rules";

export type SeatSubmission = Exclude<Submission, { kind: "end-phase" }>;

/** What a bot does next, and the words that go with it. */
export interface BotTurn {
  readonly submission: SeatSubmission;
  readonly says: readonly Saying[];
}

/** Keeps the first agenda and orders nothing. */
export const passing: Bot = {
  agenda: (view) => {
    const [first] = view.own?.dealt ?? [];
    if (first === undefined) throw new Error("no agenda was dealt");
    return first;
  },
  deal: () => undefined,
  position: () => undefined,
  decide: () => ({ orders: [], answers: {} }),
  remarks: () => [],
};

/** What the bot does next in this phase; undefined: it is done. Always legal: a bad decision becomes that of `passing`. */
export function nextOf(bot: Bot, scenario: Scenario, view: View, seat: SeatId): BotTurn | undefined {
  const me = view.seats[scenario.seats.findIndex(({ id }) => id === seat)];
  if (view.own === undefined || me === undefined) return undefined;
  const ifLegal = (submission: SeatSubmission | undefined, says: readonly Saying[] = []): BotTurn | undefined =>
    submission && rejectionOf(scenario, view, submission) === undefined ? { submission, says } : undefined;
  const { agenda, dealt } = view.own;
  const keep = (by: Bot) => ifLegal({ kind: "agenda", seat, agenda: by.agenda(view) });
  const seal = (by: Bot) => ifLegal({ kind: "seal", seat, ...by.decide(view) });
  const deal = () => {
    const spoken = bot.deal(view);
    return ifLegal(spoken?.step, spoken?.says);
  };
  return (
    (agenda === undefined && dealt.length > 0 ? (keep(bot) ?? keep(passing)) : undefined) ??
    (me.ready ? undefined : ifLegal(bot.position(view))) ??
    deal() ??
    (view.phase === "orders" && !me.sealed ? (seal(bot) ?? seal(passing)) : undefined) ??
    (me.ready ? undefined : ifLegal({ kind: "ready", seat, ready: true }, bot.remarks(view)))
  );
}
