import type { Requests } from "@multivector/shared/protocol/types";
import { asId, cleanWords, type PhaseId, type SeatId } from "@multivector/shared/rules";
import type { Person } from "./chairs.ts";
import { mustHost } from "./host.ts";
import { Refusal } from "./refusal.ts";
import type { TableParts } from "./tableParts.ts";

type PressRequest = "say" | "press" | "report" | "mute" | "moderation";
type PressHandlers = {
  readonly [K in PressRequest]: (person: Person, payload: Requests[K]["payload"]) => Promise<Requests[K]["answer"]>;
};
const ok = { ok: true } as const;

/** What people ask of a table's press; the seat is known from the connection alone. */
export function pressRequests(parts: TableParts): PressHandlers {
  const { press, seating, game } = parts;
  const moment = (): { turn: number; phase: PhaseId } => {
    const { world } = game.standing;
    if (world === undefined) throw new Refusal({ kind: "not-started" });
    return world;
  };
  return {
    say: async (person, { id, to, text, ...marks }) => {
      const { seat } = seating.placeOf(person).chair;
      const says = { kind: "text", text: cleanWords(text) } as const;
      const spoken = { from: seat, to: to.map((one) => asId<SeatId>(one)), says, ...marks };
      return { number: await press.say(spoken, moment(), { id }) };
    },
    press: (person, { after }) => press.read(seating.of(person)?.seat, after),
    report: async (person, { number }) => {
      const { chair, member } = seating.placeOf(person);
      await press.report(chair.seat, member.name, number);
      return ok;
    },
    mute: async (_, { hostKey, seat, muted }) => {
      mustHost(parts, hostKey);
      await press.mute(seat, muted);
      return ok;
    },
    moderation: async (_, { hostKey, after }) => {
      mustHost(parts, hostKey);
      return press.moderation(after);
    },
  };
}
