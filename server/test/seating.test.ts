import fc from "fast-check";
import { expect, test } from "vitest";
import type { StoredSeat } from "../src/store/store.ts";
import { type Chair, memberOfToken, newChairs, type Person } from "../src/table/chairs.ts";
import { Refusal } from "../src/table/refusal.ts";
import { type Moment, Seating } from "../src/table/seating.ts";
import { scenario } from "./desk.ts";

const playing: Moment = { stage: "playing", turn: 2 };
const crowd = 6;
const kinds = ["sit", "invite", "redeem", "resume", "stand", "drop", "return", "entrust", "dismiss", "vacate"] as const;
const step = fc.record({
  kind: fc.constantFrom(...kinds),
  who: fc.nat(crowd - 1),
  which: fc.nat(100),
  heir: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** People who do anything with the seats of a table, and what is kept of it. */
class Crowd {
  readonly kept = new Map<string, StoredSeat>();
  readonly tokens: string[] = [];
  readonly tickets: string[] = [];
  readonly #people: Person[] = Array.from({ length: crowd }, (_, at) => ({ id: `person ${at}` }));
  readonly #gone = new Map<Person, NonNullable<ReturnType<Seating["leave"]>>>();
  readonly seating = new Seating({
    code: "CROWD2",
    pace: "relaxed",
    missed: undefined,
    chairs: newChairs(scenario, {}, []),
    store: {
      keepSeats: async (_, seats) => {
        for (const seat of seats) this.kept.set(seat.seat, JSON.parse(JSON.stringify(seat)) as StoredSeat);
      },
      setFill: async () => {},
    },
  });

  async do({ kind, who, which, heir }: Step): Promise<void> {
    const person = this.#people[who];
    if (person === undefined) return;
    const { seating } = this;
    const chair = seating.chairs[which % seating.chairs.length];
    const own = seating.of(person);
    const mate = own?.members[which % own.members.length];
    if (kind === "sit") await this.#sit(person, chair === undefined ? {} : { seat: chair.seat });
    if (kind === "redeem") await this.#sit(person, { token: this.tickets[which % this.tickets.length] ?? "" });
    if (kind === "resume") await this.#sit(person, { token: this.tokens[which % this.tokens.length] ?? "" });
    if (kind === "invite" && own !== undefined) this.tickets.push(await seating.ticket(own, heir ? "heir" : "member"));
    if (kind === "stand") await seating.stand(person, playing);
    if (kind === "entrust" && own !== undefined && mate !== undefined) await seating.entrust(own, mate);
    if (kind === "dismiss" && own !== undefined && mate !== undefined) await seating.removeMember(own, mate);
    if (kind === "vacate" && chair !== undefined) await seating.vacate(chair, playing, heir);
    if (kind === "drop") this.#drop(person);
    const place = this.#gone.get(person);
    if (kind === "return" && place !== undefined && own === undefined) seating.comeBack(person, place);
  }

  async #sit(person: Person, wish: { seat?: string; token?: string }): Promise<void> {
    const { token } = await this.seating.sit(person, wish, playing);
    this.tokens.push(token);
  }

  #drop(person: Person): void {
    const place = this.seating.leave(person);
    if (place !== undefined) this.#gone.set(person, place);
  }
}

const outline = ({ seat, members, tickets, reserved, past, away }: Chair) => ({
  seat,
  members: members.map(({ id, name, tokenHash }) => ({ id, name, tokenHash })),
  tickets,
  reserved,
  past,
  away,
});

test("whatever people do with seats: nobody sits twice, a token opens one place, and what is kept is what is true", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const crowd = new Crowd();
      const { chairs } = crowd.seating;
      for (const one of steps) {
        await crowd.do(one).catch((cause: unknown) => expect(cause).toBeInstanceOf(Refusal));
        const here = chairs.flatMap(({ members }) => members.flatMap((member) => [...member.here]));
        expect(new Set(here).size, "nobody sits twice").toBe(here.length);
        const hashes = chairs.flatMap(({ members }) => members.map(({ tokenHash }) => tokenHash));
        expect(new Set(hashes).size, "a token opens one place").toBe(hashes.length);
        for (const ticket of crowd.tickets)
          expect(memberOfToken(chairs, ticket), "a ticket is no token").toBeUndefined();
        for (const chair of chairs) {
          expect(chair.members.length).toBeLessThanOrEqual(8);
          expect(new Set(chair.members.map(({ id }) => id)).size).toBe(chair.members.length);
        }
        const again = newChairs(scenario, {}, [...crowd.kept.values()]);
        expect(again.map(outline), "what is kept is what is true").toEqual(chairs.map(outline));
      }
    }),
    { numRuns: 150 },
  );
});
