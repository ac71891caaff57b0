import { seatOf } from "./lookup.ts";
import { nowOf } from "./now.ts";
import type { Ending, Now, Scenario } from "./scenario.ts";
import { pointsOf } from "./score.ts";
import type { Outcome, SeatOutcome, World } from "./world.ts";

/** How the game ended with this turn; undefined: it goes on (R24-R27). `world` has the turn's end in its window. */
export function outcomeOf(scenario: Scenario, world: World): Outcome | undefined {
  const now = nowOf(scenario, world);
  const sudden =
    scenario.endings.find((ending) => ending.kind === "collapse" && holds(ending, now)) ??
    scenario.endings.find((ending) => ending.kind === "camp" && holds(ending, now));
  if (sudden) return outcome(scenario, world, sudden);
  if (world.turn < scenario.turns) return undefined;
  const bridge = scenario.endings.find((ending) => ending.kind === "bridge" && holds(ending, now));
  if (bridge && scenario.seats.every((seat) => pointsOf(scenario, world, seat.id) >= scenario.scoring.floor)) {
    return outcome(scenario, world, bridge);
  }
  return outcome(scenario, world, undefined);
}

function holds(ending: Ending, now: Now): boolean {
  return ending.gauges.every(({ measure, atLeast, target }) => {
    const value = measure(now);
    return atLeast ? value >= target : value <= target;
  });
}

function outcome(scenario: Scenario, world: World, ending: Ending | undefined): Outcome {
  const seats = scenario.seats.map((seat) => seatOutcome(scenario, world, seat.id, ending));
  return {
    kind: ending?.kind ?? "time",
    ...(ending ? { ending: ending.id } : {}),
    ...(ending?.captor ? { captor: ending.captor } : {}),
    turn: world.turn,
    seats,
  };
}

function seatOutcome(
  scenario: Scenario,
  world: World,
  id: SeatOutcome["seat"],
  ending: Ending | undefined,
): SeatOutcome {
  const seat = seatOf(scenario, id);
  const { success, campPrice, collapseCap } = scenario.scoring;
  const held = world.seats[seat.index];
  const agenda = held?.agenda ?? held?.dealt[0];
  if (!agenda) throw new Error(`no agenda was dealt to ${id}`);
  const climbed = pointsOf(scenario, world, id);
  let points = climbed;
  if (ending?.kind === "collapse") points = Math.min(climbed, collapseCap);
  if (ending?.kind === "camp") {
    points = seat.party === ending.captor ? Math.max(0, climbed - campPrice) : Math.min(climbed, collapseCap);
  }
  return { seat: id, points, success: ending?.kind === "bridge" || points >= success, agenda };
}
