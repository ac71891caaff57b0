import {
  asId,
  type Clause,
  chance,
  type DealId,
  type Scenario,
  type SeatId,
  type Submission,
  type View,
} from "../src/rules/index.ts";

/** Random dealing, most of it legal: offers of every kind of clause, and what others do with them. */
export function dealRandomly(scenario: Scenario): (view: View, seat: SeatId, seed: string) => readonly Submission[] {
  return (view, seat, seed) => {
    const draw = (what: string) => chance(seed, `${seat} ${what}`);
    const pick = <T>(from: readonly T[], what: string): T | undefined => from[Math.floor(draw(what) * from.length)];
    const answers = view.offers.flatMap((offer): Submission[] => {
      const kinds =
        offer.from === seat ? (["withdraw", "leave", "leave"] as const) : (["sign", "sign", "decline"] as const);
      const kind = pick(kinds, `answer ${offer.id}`);
      return kind === undefined || kind === "leave" ? [] : [{ kind, seat, offer: offer.id }];
    });
    const leaving = view.deals
      .filter((deal) => deal.seats.includes(seat) && draw(`leave ${deal.id}`) < 0.1)
      .map((deal): Submission => ({ kind: "leave", seat, deal: deal.id }));
    const offers = [0, 1].map((n) => offer(scenario, view, seat, (what) => draw(`${what} ${n}`)));
    return [...offers, ...answers, ...leaving];
  };
}

type Draw = (what: string) => number;

function offer(scenario: Scenario, view: View, seat: SeatId, draw: Draw): Submission {
  const others = scenario.seats.map((one) => one.id).filter((id) => id !== seat);
  const to = draw("many") < 0.3 ? others : others.slice(Math.floor(draw("to") * others.length)).slice(0, 1);
  const seats = [seat, ...to];
  const clauses = [0, 1, 2]
    .slice(0, 1 + Math.floor(draw("count") * 3))
    .map((n) => clause(scenario, view, seats, n, draw));
  const terms = {
    to,
    clauses,
    secret: draw("secret") < 0.5,
    until: view.turn + Math.floor(draw("until") * 2),
    ...(draw("notice") < 0.3 ? { notice: 1 } : {}),
    ...(view.offers[0] && draw("counter") < 0.2 ? { counters: asId<DealId>(view.offers[0].id) } : {}),
  };
  return { kind: "offer", seat, terms };
}

function clause(scenario: Scenario, view: View, seats: readonly SeatId[], n: number, draw: Draw): Clause {
  const pick = <T>(from: readonly T[], what: string): T => {
    const item = from[Math.floor(draw(`${what} ${n}`) * from.length)];
    if (item === undefined) throw new Error(`nothing to pick for ${what}`);
    return item;
  };
  const actor = pick(seats, "actor");
  const to = pick(seats, "recipient");
  const duty = {
    actor,
    turns: 1 + Math.floor(draw(`turns ${n}`) * 2),
    ...(draw(`turn ${n}`) < 0.2 ? { turn: view.turn + 1 } : {}),
    ...(n > 0 && draw(`if ${n}`) < 0.5 ? { if: n - 1 } : {}),
  };
  const ordering = () => {
    const order = pick(
      scenario.orders.filter((one) => one.seat === actor),
      "order",
    );
    return { action: order.action, ...(draw(`params ${n}`) < 0.5 ? { params: order.params } : {}) };
  };
  const answering = () => {
    const question = pick(scenario.questions, "question");
    return { question: question.id, option: pick(question.options, "option").id };
  };
  const supporting = () => {
    const forum = pick(scenario.forums, "forum");
    const bid = forum.kind === "auction" ? { amount: 1 } : {};
    return { forum: forum.id, choices: [pick(forum.options, "choice").id], ...bid };
  };
  const hidden = () => scenario.slots.filter((one) => one.seenBy);
  const made: (() => Clause)[] = [
    () => ({ kind: "order", ...duty, ...ordering() }),
    () => ({ kind: "refrain", ...duty, ...ordering() }),
    () => ({ kind: "refrain", ...duty, ...ordering(), binding: true }),
    () => ({ kind: "pay", ...duty, to, amount: 1 + Math.floor(draw(`amount ${n}`) * 3) }),
    () => ({ kind: "answer", ...duty, ...answering() }),
    () => ({ kind: "support", ...duty, ...supporting() }),
    () => ({ kind: "tell", ...duty, to, slot: pick(hidden(), "slot").index }),
  ];
  return pick(made, "kind")();
}
