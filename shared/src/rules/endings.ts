import { nowOf } from "./now.ts";
import type { Ending, Now, Scenario, Seat } from "./scenario.ts";
import { pointsOf } from "./score.ts";
import type { Outcome, SeatOutcome, World } from "./world.ts";

/** How the game ended with this turn; undefined: it goes on (R24-R27). `world` has the turn's end in its window. */
export function outcomeOf(scenario: Scenario, world: World): Outcome | undefined {
  const now = nowOf(scenario, world);
  const sudden =
    scenario.endings.find((ending) => ending.kind === "collapse" && holds(ending, now)) ??
    scenario.endings.find((ending) => ending.kind === "camp" && holds(ending, now));
  if (!sudden && world.turn < scenario.turns) return undefined;
  const points = pointsOf(scenario, world);
  if (sudden) return outcome(scenario, world, points, sudden);
  const bridge = scenario.endings.find((ending) => ending.kind === "bridge" && holds(ending, now));
  const together = bridge && points.every((climbed) => climbed >= scenario.scoring.floor);
  return outcome(scenario, world, points, together ? bridge : undefined);
}

function holds(ending: Ending, now: Now): boolean {
  return ending.gauges.every(({ measure, atLeast, target }) => {
    const value = measure(now);
    return atLeast ? value >= target : value <= target;
  });
}

function outcome(scenario: Scenario, world: World, points: readonly number[], ending: Ending | undefined): Outcome {
  return {
    kind: ending?.kind ?? "time",
    ...(ending ? { ending: ending.id } : {}),
    ...(ending?.captor ? { captor: ending.captor } : {}),
    turn: world.turn,
    seats: scenario.seats.map((seat) => seatOutcome(scenario, world, seat, points[seat.index] ?? 0, ending)),
  };
}

function seatOutcome(
  scenario: Scenario,
  world: World,
  seat: Seat,
  climbed: number,
  ending: Ending | undefined,
): SeatOutcome {
  const { success, campPrice, collapseCap } = scenario.scoring;
  const held = world.seats[seat.index];
  const agenda = held?.agenda ?? held?.dealt[0];
  if (!agenda) throw new Error(`no agenda was dealt to ${seat.id}`);
  let points = climbed;
  if (ending?.kind === "collapse") points = Math.min(climbed, collapseCap);
  if (ending?.kind === "camp") {
    points = seat.party === ending.captor ? Math.max(0, climbed - campPrice) : Math.min(climbed, collapseCap);
  }
  return { seat: seat.id, points, success: ending?.kind === "bridge" || points >= success, agenda };
}
