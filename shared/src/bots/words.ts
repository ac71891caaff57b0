import { asId, type DealId, type SeatId, type Speech, type View } from "../rules/index.ts";
import type { Dealing } from "./dealing.ts";

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

/** Tells the signatories of each deal why a promise was not kept this turn. */
export function wordsOfBreach({ seat, turn, phase, deals }: View): readonly Saying[] {
  if (seat === undefined || phase !== "report") return [];
  return deals.flatMap(({ id: deal, seats, terms, states }) =>
    states.flatMap(({ verdict }, place): Saying[] => {
      const clause = terms.clauses[place];
      if (clause?.actor !== seat || verdict?.turn !== turn || verdict.reason === undefined) return [];
      const to = seats.filter((one) => one !== seat);
      return [{ to, says: { kind: "phrase", phrase: "broke", deal, clause, reason: verdict.reason } }];
    }),
  );
}
