import { asId, type DealId, type SeatId, type Speech, type View } from "../rules/index.ts";
import type { Dealing } from "./dealing.ts";
import type { Excuse } from "./keeping.ts";

/** A phrase for some seats; every reader gets it in their own language. */
export interface Saying {
  readonly to: readonly SeatId[];
  readonly says: Extract<Speech, { kind: "phrase" }>;
}

/** What goes with a step of dealing; it says no more than the step does. */
export function wordsWith(view: View, { step, reason }: Dealing): readonly Saying[] {
  switch (step.kind) {
    case "offer": {
      const deal = asId<DealId>(`${step.seat}-${(view.own?.offered ?? 0) + 1}`);
      return [{ to: step.terms.to, says: { kind: "phrase", phrase: "offers", deal } }];
    }
    case "sign":
    case "decline": {
      const offer = view.offers.find(({ id }) => id === step.offer);
      if (!offer) return [];
      const to = [offer.from, ...offer.terms.to].filter((seat) => seat !== step.seat);
      if (step.kind === "sign") return [{ to, says: { kind: "phrase", phrase: "accepts", deal: offer.id } }];
      const why = reason === undefined ? {} : { reason };
      return [{ to: [offer.from], says: { kind: "phrase", phrase: "declines", deal: offer.id, ...why } }];
    }
    default:
      return [];
  }
}

/** Tells the signatories of each deal that a promise will not be kept, and why. */
export function wordsOfBreach(view: View, excuses: readonly Excuse[]): readonly Saying[] {
  return excuses.flatMap(({ deal: id, clause: place, reason }): Saying[] => {
    const deal = view.deals.find((one) => one.id === id);
    const clause = deal?.terms.clauses[place];
    if (!deal || !clause) return [];
    const to = deal.seats.filter((seat) => seat !== view.seat);
    return [{ to, says: { kind: "phrase", phrase: "breaks", deal: id, clause, reason } }];
  });
}
