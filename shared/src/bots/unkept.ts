import { isMeant, orderNamed, type Scenario, type Sealed, type SeatId, type View } from "../rules/index.ts";
import { supports } from "./ballots.ts";
import { commitmentsOf, type Duty, dutiesOf } from "./commitments.ts";

/** The duties of this turn that the seat leaves undone for good if it seals this; payments aside. */
export function unkeptBy(scenario: Scenario, view: View, seat: SeatId, sealed: Sealed): readonly Duty[] {
  const { answers, ballots } = sealed;
  const orders = sealed.orders.flatMap((id) => orderNamed(scenario, seat, id) ?? []);
  const isUnkept = ({ clause, deal, place, last }: Duty): boolean => {
    switch (clause.kind) {
      case "order":
        return last && !deal.states[place]?.tried && !orders.some((order) => isMeant(clause, order));
      case "refrain":
        return orders.some((order) => isMeant(clause, order));
      case "answer":
        return view.questions.includes(clause.question) && answers[clause.question] !== clause.option;
      case "support": {
        const ballot = ballots?.[clause.forum];
        return view.forums.includes(clause.forum) && !(ballot && supports(clause, ballot));
      }
      case "pay":
      case "tell":
        return false;
    }
  };
  return dutiesOf(commitmentsOf(view), seat).filter(isUnkept);
}
