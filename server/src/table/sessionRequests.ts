import type { PastTurn, Requests } from "@multivector/shared/protocol/types";
import { type SeatId, type View, viewOf } from "@multivector/shared/rules";
import type { Person } from "./chairs.ts";
import { mustHost } from "./host.ts";
import { Refusal } from "./refusal.ts";
import type { TableParts } from "./tableParts.ts";

type SessionRequest = "start" | "history";
type SessionHandlers = {
  readonly [K in SessionRequest]: (person: Person, payload: Requests[K]["payload"]) => Promise<Requests[K]["answer"]>;
};
/** Most turns one answer of `history` carries. */
const historyPage = 50;

/** The beginning of a game, and its past. */
export function sessionRequests(parts: TableParts): SessionHandlers {
  const { game, seating, scenario } = parts;
  return {
    start: async (_, { hostKey }) => {
      mustHost(parts, hostKey);
      if (game.standing.stage !== "lobby") throw new Refusal({ kind: "already-started" });
      await game.begin();
      return { ok: true };
    },
    history: async (person, { from }) => {
      if (game.standing.world === undefined) throw new Refusal({ kind: "not-started" });
      const seat: SeatId | undefined = seating.of(person)?.seat;
      const page = (await parts.turnEnds()).slice(from, from + historyPage);
      return { turns: page.map((world, index) => pastTurn(from + index, viewOf(scenario, world, seat))) };
    },
  };
}

function pastTurn(turn: number, view: View): PastTurn {
  return { turn, values: view.values, ...(view.report === undefined ? {} : { report: view.report }) };
}
