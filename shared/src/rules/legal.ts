import { dealRejection } from "./deals/rejectDeal.ts";
import { bindingOn } from "./deals/windows.ts";
import { ballotsRejection, pledgesOf, positionRejection } from "./forums/rejectBallot.ts";
import { priceOf } from "./funds.ts";
import type { OrderId, QuestionId, SeatId } from "./ids.ts";
import { found, lookupOf, seatOf } from "./lookup.ts";
import { nowOf } from "./now.ts";
import type { GroundOrder, Now, Scenario, Seat } from "./scenario.ts";
import type { Rejection, Submission } from "./submission.ts";
import type { View } from "./view.ts";

type Seal = Extract<Submission, { kind: "seal" }>;

/** Every order the viewing seat could seal alone, as far as it knows; none for observers and once orders are opened. */
export function legalOrders(scenario: Scenario, view: View): readonly GroundOrder[] {
  if (view.seat === undefined || view.phase === "report" || view.phase === "debrief") return [];
  const seat = seatOf(scenario, view.seat);
  const [none, all] = bothNows(scenario, view);
  const have = fundsOf(seat, none);
  return scenario.orders.filter(
    (order) =>
      order.seatIndex === seat.index &&
      mayHold(order, none, all) &&
      priceOf(order, none) <= have &&
      bindingOn(view.deals, view.turn, order) === undefined,
  );
}

/** The seat's order of this id, legal or not. */
export function orderNamed(scenario: Scenario, seat: SeatId, id: string): GroundOrder | undefined {
  return lookupOf(scenario).orders[seatOf(scenario, seat).index]?.get(id as OrderId);
}

/** What the orders cost together, bought extra orders included. They are those of one seat, in its order of preference. */
export function costOf(scenario: Scenario, view: View, orders: readonly GroundOrder[]): number {
  const now = nowOf(scenario, view);
  let total = 0;
  orders.forEach((order, position) => {
    const seat = found(scenario.seats[order.seatIndex], order.seat);
    total += priceOf(order, now) + (position >= seat.orders ? seat.extra.cost : 0);
  });
  return total;
}

/** Why the submission is not allowed in the viewer's eyes; undefined: it is allowed. */
export function rejectionOf(scenario: Scenario, view: View, submission: Submission): Rejection | undefined {
  if (submission.kind === "end-phase") return view.phase === "debrief" ? wrongPhase(view) : undefined;
  if (view.seat === undefined || submission.seat !== view.seat) return { kind: "not-your-seat" };
  switch (submission.kind) {
    case "agenda":
      return agendaRejection(scenario, view, submission.agenda);
    case "seal":
      return view.phase === "orders" ? sealRejection(scenario, view, submission) : wrongPhase(view);
    case "unseal":
      if (view.phase !== "orders") return wrongPhase(view);
      return view.own?.sealed ? undefined : { kind: "not-sealed" };
    case "offer":
    case "sign":
    case "decline":
    case "withdraw":
    case "leave":
      return dealRejection(scenario, view, submission);
    case "position":
      return positionRejection(scenario, view, submission);
    case "ready":
      return view.phase === "orders" || view.phase === "debrief" ? wrongPhase(view) : undefined;
  }
}

const wrongPhase = (view: View): Rejection => ({ kind: "wrong-phase", phase: view.phase });

function agendaRejection(scenario: Scenario, view: View, agenda: string): Rejection | undefined {
  if (view.turn !== 1 || view.phase !== scenario.phases[0]) return { kind: "agenda-final" };
  return view.own?.dealt.some((id) => id === agenda) ? undefined : { kind: "unknown-agenda", agenda };
}

function sealRejection(scenario: Scenario, view: View, seal: Seal): Rejection | undefined {
  const seat = seatOf(scenario, seal.seat);
  const allowed = seat.orders + seat.extra.max;
  if (seal.orders.length > allowed) return { kind: "too-many-orders", given: seal.orders.length, allowed };
  const orders: GroundOrder[] = [];
  const [none, all] = bothNows(scenario, view);
  for (const id of seal.orders) {
    const order = orderNamed(scenario, seat.id, id);
    if (!order) return { kind: "unknown-order", order: id };
    if (!mayHold(order, none, all)) return { kind: "condition", order: order.id };
    const bound = bindingOn(view.deals, view.turn, order);
    if (bound) return { kind: "bound", order: order.id, ...bound };
    const other = orders.find((earlier) => earlier.key === order.key);
    if (other) return { kind: "same-key", order: order.id, other: other.id };
    orders.push(order);
  }
  const needed = costOf(scenario, view, orders) + pledgesOf(scenario, seal.ballots);
  const have = fundsOf(seat, none);
  if (needed > have) return { kind: "funds", needed, have };
  return answersRejection(scenario, view, seal, none) ?? ballotsRejection(scenario, view, seat.id, seal.ballots ?? {});
}

function answersRejection(scenario: Scenario, view: View, seal: Seal, now: Now): Rejection | undefined {
  for (const [id, option] of Object.entries(seal.answers)) {
    const question = lookupOf(scenario).questions.get(id as QuestionId);
    if (!question || question.seat !== seal.seat || !view.questions.includes(question.id)) {
      return { kind: "unknown-question", question: id };
    }
    const chosen = question.options.find((one) => one.id === option);
    if (!chosen || (chosen.when && chosen.when(now) === 0)) {
      return { kind: "unknown-option", question: question.id, option };
    }
  }
  return undefined;
}

/** The world with no order of this turn in effect, and with all. */
function bothNows(scenario: Scenario, view: View): readonly [Now, Now] {
  const none = nowOf(scenario, view);
  return [none, { ...none, on: lookupOf(scenario).allOn }];
}

/** A condition on others' orders may hold if it does with all of them or with none (R7); it is judged at adjudication. */
function mayHold(order: GroundOrder, none: Now, all: Now): boolean {
  if (!order.when) return true;
  return order.when(none) !== 0 || (order.whenReadsOrders && order.when(all) !== 0);
}

const fundsOf = (seat: Seat, now: Now): number =>
  seat.treasury === undefined ? Number.POSITIVE_INFINITY : (now.values[seat.treasury] as number);
