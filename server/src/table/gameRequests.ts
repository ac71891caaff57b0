import type { Requests } from "@multivector/shared/protocol/types";
import {
  type AimId,
  asId,
  type DealId,
  type ForumId,
  type OptionId,
  type OrderId,
  type QuestionId,
  type SeatId,
} from "@multivector/shared/rules";
import type { SeatSubmission } from "./botTurn.ts";
import type { Person } from "./chairs.ts";
import { Refusal } from "./refusal.ts";
import type { TableParts } from "./tableParts.ts";

type GameRequest = SeatSubmission["kind"];
type GameHandlers = {
  readonly [K in GameRequest]: (person: Person, payload: Requests[K]["payload"]) => Promise<Requests[K]["answer"]>;
};

/** When a submission was meant to be made, and the client's own name for it. */
interface Meant {
  readonly turn?: number;
  readonly phase?: string;
  readonly id?: string | undefined;
}

/** What people submit for their seats; the seat is known from the connection alone. */
export function gameRequests(parts: TableParts): GameHandlers {
  const submit = (person: Person, submissionOf: (seat: SeatId) => SeatSubmission, meant: Meant) =>
    submitOnce(parts, person, submissionOf, meant);
  return {
    agenda: (person, { agenda, ...again }) =>
      submit(person, (seat) => ({ kind: "agenda", seat, agenda: asId<AimId>(agenda) }), again),
    seal: (person, { orders, answers, ballots, ...at }) =>
      submit(
        person,
        (seat) => ({
          kind: "seal",
          seat,
          orders: orders.map((id) => asId<OrderId>(id)),
          answers: answers as Record<QuestionId, OptionId>,
          ...(ballots === undefined ? {} : { ballots }),
        }),
        at,
      ),
    position: (person, { forum, ballot, ...at }) =>
      submit(
        person,
        (seat) => ({
          kind: "position",
          seat,
          forum: asId<ForumId>(forum),
          ...(ballot === undefined ? {} : { ballot }),
        }),
        at,
      ),
    unseal: (person, at) => submit(person, (seat) => ({ kind: "unseal", seat }), at),
    ready: (person, { ready, ...at }) => submit(person, (seat) => ({ kind: "ready", seat, ready }), at),
    offer: (person, { terms, ...at }) => submit(person, (seat) => ({ kind: "offer", seat, terms }), at),
    sign: (person, { offer, ...again }) =>
      submit(person, (seat) => ({ kind: "sign", seat, offer: asId<DealId>(offer) }), again),
    decline: (person, { offer, id, ...why }) =>
      submit(person, (seat) => ({ kind: "decline", seat, offer: asId<DealId>(offer), ...why }), { id }),
    withdraw: (person, { offer, ...again }) =>
      submit(person, (seat) => ({ kind: "withdraw", seat, offer: asId<DealId>(offer) }), again),
    leave: (person, { deal, ...again }) =>
      submit(person, (seat) => ({ kind: "leave", seat, deal: asId<DealId>(deal) }), again),
  };
}

/** Does what a seat asks, once: asked again under the same name, it answers again. */
async function submitOnce(
  { game, seating }: TableParts,
  person: Person,
  submissionOf: (seat: SeatId) => SeatSubmission,
  { turn, phase, id }: Meant,
): Promise<{ ok: true }> {
  const { chair, member } = seating.actingPlaceOf(person);
  if (id !== undefined && (await game.hasGranted({ seat: chair.seat, id }))) return { ok: true };
  const { world, stage } = game.standing;
  if (world === undefined) throw new Refusal({ kind: "not-started" });
  if (stage === "over") throw new Refusal({ kind: "over" });
  if (turn !== undefined && (turn !== world.turn || (phase ?? world.phase) !== world.phase)) {
    throw new Refusal({ kind: "stale-turn", turn: world.turn, phase: world.phase });
  }
  await game.accept(submissionOf(chair.seat), { id, ...(member === chair.members[0] ? {} : { hand: "deputy" }) });
  return { ok: true };
}
