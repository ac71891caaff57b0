import { asId, type SeatId } from "../ids.ts";
import { found, seatOf } from "../lookup.ts";
import type { Scenario } from "../scenario.ts";
import type { DealSubmission } from "../submission.ts";
import type { Cause, World } from "../world.ts";
import { withClosed } from "./closed.ts";
import type { ClauseState, ClosedOffer, Deal, DealId, Offer, Told } from "./terms.ts";

/** The world after a legal step of dealing (R32-R34, R37). Lists are kept by id, so that arrival leaves no trace. */
export function dealt(scenario: Scenario, world: World, step: DealSubmission): World {
  switch (step.kind) {
    case "offer":
      return offered(scenario, world, step);
    case "sign":
      return signed(scenario, world, step.seat, offerOf(world, step.offer));
    case "decline": {
      const { reason } = step;
      const declined = { offer: offerOf(world, step.offer), turn: world.turn, by: step.seat };
      return closing(world, reason === undefined ? declined : { ...declined, reason });
    }
    case "withdraw":
      return closing(world, { offer: offerOf(world, step.offer), turn: world.turn, by: step.seat });
    case "leave": {
      const left = { seat: step.seat, turn: world.turn };
      return { ...world, deals: world.deals.map((deal) => (deal.id === step.deal ? { ...deal, left } : deal)) };
    }
  }
}

const offerOf = (world: World, id: DealId): Offer =>
  found(
    world.offers.find((one) => one.id === id),
    id,
  );

const without = (offers: readonly Offer[], id: DealId): readonly Offer[] => offers.filter((one) => one.id !== id);

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

const closing = (world: World, closed: ClosedOffer): World => ({
  ...world,
  closed: withClosed(world.closed, closed),
  offers: without(world.offers, closed.offer.id),
});

function offered(scenario: Scenario, world: World, { seat, terms }: Extract<DealSubmission, { kind: "offer" }>): World {
  const { index } = seatOf(scenario, seat);
  const count = (world.seats[index]?.offered ?? 0) + 1;
  const offer: Offer = { id: asId<DealId>(`${seat}-${count}`), from: seat, terms, signed: [] };
  const { counters } = terms;
  const before = counters ? closing(world, { offer: offerOf(world, counters), turn: world.turn, by: seat }) : world;
  return {
    ...before,
    seats: world.seats.map((one, i) => (i === index ? { ...one, offered: count } : one)),
    offers: [...before.offers, offer].sort(byId),
  };
}

function signed(scenario: Scenario, world: World, seat: SeatId, offer: Offer): World {
  const signatures = offer.terms.to.filter((id) => id === seat || offer.signed.includes(id));
  if (signatures.length < offer.terms.to.length) {
    const next = { ...offer, signed: signatures };
    return { ...world, offers: world.offers.map((one) => (one.id === offer.id ? next : one)) };
  }
  return concluded(scenario, { ...world, offers: without(world.offers, offer.id) }, offer);
}

/** The last signature: duties begin, first payments and information pass at once (R34). */
function concluded(scenario: Scenario, world: World, { id, from, terms }: Offer): World {
  const values = [...world.values];
  const ledger: Cause[] = [...world.ledger];
  const told: Told[] = [...world.told];
  const states = terms.clauses.map((clause, place): ClauseState => {
    if (clause.if !== undefined) return {};
    const begun = { from: world.turn };
    if (clause.turn !== undefined && clause.turn > world.turn) return begun;
    if (clause.kind === "tell") {
      told.push({
        from: clause.actor,
        to: clause.to,
        slot: clause.slot,
        value: values[clause.slot] ?? 0,
        turn: world.turn,
        deal: id,
      });
      return { ...begun, verdict: { result: "kept", turn: world.turn, why: "told" } };
    }
    if (clause.kind !== "pay") return begun;
    const amount = transfer(scenario, values, clause, (slot, change) =>
      ledger.push({ slot, amount: change, by: { kind: "deal", deal: id, clause: place } }),
    );
    if (amount === undefined)
      return { ...begun, verdict: { result: "broken", turn: world.turn, why: "could-not-pay" } };
    if (clause.turns > 1) return { ...begun, paid: 1 };
    return { ...begun, paid: 1, verdict: { result: "kept", turn: world.turn, why: "paid" } };
  });
  const deal: Deal = { id, seats: [from, ...terms.to], terms, turn: world.turn, states };
  return { ...world, values, ledger, told, deals: [...world.deals, deal].sort(byId) };
}

/**
 * Moves one instalment between treasuries, as much as the recipient has room for, so that nothing is lost (R34).
 * Undefined: the payer does not have it, and nothing moves.
 */
export function transfer(
  scenario: Scenario,
  values: number[],
  { actor, to, amount }: { readonly actor: SeatId; readonly to: SeatId; readonly amount: number },
  write: (slot: number, change: number) => void,
): number | undefined {
  const payer = found(seatOf(scenario, actor).treasury, actor);
  const payee = found(seatOf(scenario, to).treasury, to);
  const [have, held] = [values[payer] ?? 0, values[payee] ?? 0];
  if (have - amount < found(scenario.slots[payer], payer).min) return undefined;
  const moved = Math.min(amount, found(scenario.slots[payee], payee).max - held);
  if (moved === 0) return 0;
  values[payer] = have - moved;
  values[payee] = held + moved;
  write(payer, -moved);
  write(payee, moved);
  return moved;
}
