import {
  type Ballot,
  type Ballots,
  type ForumId,
  type GroundOrder,
  type OptionId,
  type OrderId,
  orderNamed,
  type Preview,
  preview,
  type QuestionId,
  type Rejection,
  rejectionOf,
  type Scenario,
  type Seat,
  type View,
} from "@multivector/shared/rules";

/** Half-made orders and answers of one turn. Lives in this browser only until it is sealed. */
export interface Draft {
  readonly turn: number;
  readonly orders: readonly OrderId[];
  readonly answers: Readonly<Record<QuestionId, OptionId>>;
  readonly ballots: Ballots;
}

export const newDraft = (turn: number): Draft => ({ turn, orders: [], answers: {}, ballots: {} });

export const withOrder = (draft: Draft, order: OrderId): Draft =>
  draft.orders.includes(order) ? draft : { ...draft, orders: [...draft.orders, order] };

export const withoutOrder = (draft: Draft, order: OrderId): Draft => ({
  ...draft,
  orders: draft.orders.filter((id) => id !== order),
});

export const withAnswer = (draft: Draft, question: QuestionId, option: OptionId): Draft => ({
  ...draft,
  answers: { ...draft.answers, [question]: option },
});

export const withBallot = (draft: Draft, forum: ForumId, ballot: Ballot): Draft => ({
  ...draft,
  ballots: { ...draft.ballots, [forum]: ballot },
});

/** What is sealed, or else what is drafted. */
export const shownDraft = ({ own }: View, draft: Draft): Draft =>
  own?.sealed === undefined ? draft : { turn: draft.turn, ballots: {}, ...own.sealed };

/** Reads a kept draft; anything that is not one of this turn is a new draft. */
export function readDraft(text: string | undefined, turn: number): Draft {
  try {
    const kept = JSON.parse(text ?? "") as Partial<Draft> | undefined;
    if (kept?.turn !== turn || !Array.isArray(kept.orders) || typeof kept.answers !== "object") return newDraft(turn);
    return { turn, orders: kept.orders, answers: kept.answers, ballots: kept.ballots ?? {} };
  } catch {
    return newDraft(turn);
  }
}

/** Orders may be drafted before their phase: judged as if it had come. */
const atOrders = (view: View): View => ({ ...view, phase: "orders" });

/** Why the draft could not be sealed as it is; undefined: it could. */
export function draftRejection(scenario: Scenario, view: View, draft: Draft): Rejection | undefined {
  if (view.seat === undefined) return { kind: "not-your-seat" };
  return rejectionOf(scenario, atOrders(view), {
    kind: "seal",
    seat: view.seat,
    orders: draft.orders,
    answers: draft.answers,
    ballots: draft.ballots,
  });
}

/** Why this order cannot be added to the draft; undefined: it can. */
export function additionRejection(
  scenario: Scenario,
  view: View,
  draft: Draft,
  order: GroundOrder,
): Rejection | undefined {
  return draftRejection(scenario, view, { ...draft, orders: [...draft.orders, order.id], answers: {} });
}

export const mayAnswer = (scenario: Scenario, view: View, question: QuestionId, option: OptionId): boolean =>
  draftRejection(scenario, view, { ...newDraft(view.turn), answers: { [question]: option } }) === undefined;

/** The draft's orders as the rules know them; unknown ids are left out. */
export function ordersOf(scenario: Scenario, view: View, draft: Draft): readonly GroundOrder[] {
  const { seat } = view;
  if (seat === undefined) return [];
  return draft.orders.map((id) => orderNamed(scenario, seat, id)).filter((order) => order !== undefined);
}

/** What the draft would bring, if consent is given and nobody else did anything. */
export const previewOf = (scenario: Scenario, view: View, draft: Draft): Preview =>
  preview(scenario, view, ordersOf(scenario, view, draft), draft.answers);

/** Most orders the seat may seal, bought ones included. */
export const slotsFor = (seat: Seat): number => seat.orders + seat.extra.max;

/** An action a seat may order, with each way to fill in its parameters. */
export interface Choice {
  readonly action: GroundOrder["action"];
  readonly verb: GroundOrder["verb"];
  readonly orders: readonly GroundOrder[];
  /** Values of each parameter, in the scenario's order. */
  readonly params: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** All actions of the seat, in the scenario's order. */
export function choicesOf(scenario: Scenario, seat: Seat): readonly Choice[] {
  return scenario.actions
    .map(({ id, verb, params }) => {
      const orders = scenario.orders.filter((order) => order.seatIndex === seat.index && order.action === id);
      const values = (name: string) =>
        [...new Set(orders.map((order) => order.params[name]))].filter((one) => one !== undefined);
      return { action: id, verb, orders, params: params.map((name) => ({ name, values: values(name) })) };
    })
    .filter(({ orders }) => orders.length > 0);
}

/** The order with these parameters. */
export const orderWith = (choice: Choice, params: Readonly<Record<string, string>>): GroundOrder | undefined =>
  choice.orders.find((order) => choice.params.every(({ name }) => order.params[name] === params[name]));

/**
 * What a card shows until somebody picks: an order that can still be added if there is one, and that names `place`
 * (what was touched on the map) if there is one.
 */
export function usualOrder(
  choice: Choice,
  rejection: (order: GroundOrder) => Rejection | undefined,
  place?: string,
): GroundOrder | undefined {
  const there = choice.orders.filter(({ params }) => place !== undefined && Object.values(params).includes(place));
  const preferred = there.length > 0 ? there : choice.orders;
  return preferred.find((order) => rejection(order) === undefined) ?? preferred[0];
}

/** What a seat must know about an order before it seals it. */
export interface Needs {
  /** Another seat must order its counterpart. */
  readonly consent: GroundOrder | undefined;
  /** The counterpart is already invited or the consent stands. */
  readonly invited: boolean;
  /** It depends on what others order in the same turn. */
  readonly depends: boolean;
}

export function needsOf(scenario: Scenario, view: View, order: GroundOrder): Needs {
  const partners = (order.consent ?? []).map((index) => scenario.orders[index]).filter((one) => one !== undefined);
  const invited = partners.some((partner) =>
    view.invitations.some(({ seat, order: id }) => seat === partner.seat && id === partner.id),
  );
  return { consent: partners[0], invited, depends: order.whenReadsOrders };
}
