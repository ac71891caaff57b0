import { adjudicate } from "./adjudicate.ts";
import { beginTurn } from "./briefing.ts";
import { dealt } from "./deals/dealing.ts";
import type { Position } from "./forums/forum.ts";
import type { SeatId } from "./ids.ts";
import { found, lookupOf, seatOf } from "./lookup.ts";
import type { Scenario } from "./scenario.ts";
import type { Submission } from "./submission.ts";
import type { SeatWorld, World } from "./world.ts";

/**
 * The world after a submission, which must be legal (`rejectionOf`). Ending the orders phase adjudicates.
 */
export function submit(scenario: Scenario, world: World, submission: Submission): World {
  switch (submission.kind) {
    case "agenda":
      return changeSeat(scenario, world, submission.seat, (seat) => ({ ...seat, agenda: submission.agenda }));
    case "seal": {
      const { orders, answers, ballots, excuses } = submission;
      const sealed = { orders, answers, ...(ballots ? { ballots } : {}), ...(excuses ? { excuses } : {}) };
      return changeSeat(scenario, world, submission.seat, (seat) => ({ ...seat, sealed, ready: true }));
    }
    case "unseal":
      return changeSeat(scenario, world, submission.seat, ({ sealed: _opened, ...seat }) => ({
        ...seat,
        ready: false,
      }));
    case "ready":
      return changeSeat(scenario, world, submission.seat, (seat) => ({ ...seat, ready: submission.ready }));
    case "offer":
    case "sign":
    case "decline":
    case "withdraw":
    case "leave":
      return dealt(scenario, world, submission);
    case "position":
      return { ...world, positions: positionsWith(scenario, world, submission) };
    case "end-phase":
      return endPhase(scenario, world);
  }
}

function changeSeat(scenario: Scenario, world: World, id: SeatId, change: (seat: SeatWorld) => SeatWorld): World {
  const { index } = seatOf(scenario, id);
  return { ...world, seats: world.seats.map((seat, i) => (i === index ? change(seat) : seat)) };
}

/** The seat's position in that forum anew; kept by seat and forum, so that arrival leaves no trace. */
function positionsWith(
  scenario: Scenario,
  world: World,
  { seat, forum, ballot }: Extract<Submission, { kind: "position" }>,
): World["positions"] {
  const others = world.positions.filter((one) => one.seat !== seat || one.forum !== forum);
  const place = (one: Position) =>
    seatOf(scenario, one.seat).index * scenario.forums.length +
    found(lookupOf(scenario).forums.get(one.forum), one.forum).index;
  return ballot ? [...others, { seat, forum, ballot }].sort((a, b) => place(a) - place(b)) : others;
}

function endPhase(scenario: Scenario, world: World): World {
  if (world.phase === "orders") return adjudicate(scenario, world);
  if (world.phase === "report") {
    if (world.outcome) return { ...world, phase: "debrief" };
    return beginTurn(scenario, { ...world, turn: world.turn + 1 });
  }
  if (world.phase === "debrief") return world;
  const next = found(scenario.phases[scenario.phases.indexOf(world.phase) + 1], world.phase);
  return { ...world, phase: next, seats: world.seats.map((seat) => keepAgenda({ ...seat, ready: false })) };
}

/** Who did not choose keeps the first agenda dealt (R2). */
function keepAgenda(seat: SeatWorld): SeatWorld {
  const first = seat.dealt[0];
  return seat.agenda || !first ? seat : { ...seat, agenda: first };
}

/** Every seat has nothing more to do in this phase, so that it may end before its time (R6). */
export function allReady(_scenario: Scenario, world: World): boolean {
  if (world.phase === "debrief") return false;
  return world.seats.every((seat) => (world.phase === "orders" ? seat.sealed !== undefined : seat.ready));
}
