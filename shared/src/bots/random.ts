import {
  type AimId,
  chance,
  costOf,
  type GroundOrder,
  legalOrders,
  type OptionId,
  type QuestionId,
  rejectionOf,
  type Scenario,
  type SeatId,
  type View,
} from "../rules/index.ts";
import { randomBallots } from "./ballots.ts";
import type { Bot } from "./bot.ts";
import { ownQuestions, purseOf, sealOf, seatNamed, unsaidPosition } from "./table.ts";

/** Seals random legal orders, from none to all it may buy, and random answers. */
export function randomBot(scenario: Scenario, seat: SeatId, seed: string): Bot {
  const pick = <T>(items: readonly T[], key: string): T | undefined =>
    items[Math.floor(chance(seed, `${seat} ${key}`) * items.length)];
  const draw = (what: string) => chance(seed, `${seat} ${what}`);
  return {
    remarks: () => [],
    position: (view) => unsaidPosition(view, seat, randomBallots(scenario, view, seat, purseOf(scenario, view), draw)),
    agenda(view) {
      const agenda: AimId | undefined = pick(view.own?.dealt ?? [], "agenda");
      if (!agenda) throw new Error(`no agenda was dealt to ${seat}`);
      return agenda;
    },
    deal(view) {
      const offer = view.offers.find((one) => one.terms.to.includes(seat) && !one.signed.includes(seat));
      if (!offer || view.phase === "report" || view.phase === "debrief") return undefined;
      const sign = { kind: "sign", seat, offer: offer.id } as const;
      const agrees = chance(seed, `${seat} sign ${offer.id}`) < 0.5 && rejectionOf(scenario, view, sign) === undefined;
      return { step: agrees ? sign : { kind: "decline", seat, offer: offer.id }, says: [] };
    },
    decide(view) {
      const { orders: allowed, extra } = seatNamed(scenario, seat);
      const wanted = Math.floor(chance(seed, `${seat} count ${view.turn}`) * (allowed + extra.max + 1));
      const orders: GroundOrder[] = [];
      for (let i = 0; i < wanted; i += 1) {
        const next = pick(addable(scenario, view, orders), `order ${view.turn} ${i}`);
        if (next) orders.push(next);
      }
      const answers: Record<QuestionId, OptionId> = {};
      for (const question of ownQuestions(scenario, view)) {
        const possible = question.options.filter((option) => {
          const one = { kind: "seal", seat, orders: [], answers: { [question.id]: option.id } } as const;
          return view.phase !== "orders" || rejectionOf(scenario, view, one) === undefined;
        });
        const option = pick(possible, `answer ${question.id}`);
        if (option) answers[question.id] = option.id;
      }
      const left = purseOf(scenario, view) - costOf(scenario, view, orders);
      const ballots = randomBallots(scenario, view, seat, left, draw);
      return sealOf(orders, answers, ballots);
    },
  };
}

function addable(scenario: Scenario, view: View, orders: readonly GroundOrder[]): readonly GroundOrder[] {
  const purse = purseOf(scenario, view);
  return legalOrders(scenario, view).filter(
    (order) => !orders.some((given) => given.key === order.key) && costOf(scenario, view, [...orders, order]) <= purse,
  );
}
