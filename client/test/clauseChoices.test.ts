import {
  type Clause,
  clausesRejection,
  isMeant,
  legalOrders,
  newWorld,
  rejectionOf,
  viewOf,
} from "@multivector/shared/rules";
import { expect, test } from "vitest";
import {
  actionsOf,
  type Bargaining,
  clauseKinds,
  newClause,
  withAction,
  withCondition,
  withParam,
  withSpan,
} from "../src/clauseChoices.ts";
import { clauseText, withMoved } from "../src/clauses.ts";
import { newOffer, termsOf, withPartner } from "../src/offerDraft.ts";
import { quickClauses, quickStarts } from "../src/quickStarts.ts";
import { type LoadedGame, seatId, shipped } from "./game.ts";

const ids = ["eagle-over-the-steppe", "steppe-eagle-2008", "neither-camp"];
const games = await Promise.all(ids.map((id) => shipped(id)));

/** Every seat with every other one, and with all, in the first briefing. */
function* bargains({ scenario }: LoadedGame): Generator<Bargaining> {
  const world = newWorld(scenario, "test");
  for (const { id } of scenario.seats) {
    const view = viewOf(scenario, world, id);
    const others = scenario.seats.map((seat) => seat.id).filter((seat) => seat !== id);
    for (const other of others) yield { scenario, view, seats: [id, other] };
    yield { scenario, view, seats: [id, ...others] };
  }
}

const faultOf = ({ scenario, view, seats }: Bargaining, clauses: readonly Clause[]) =>
  clausesRejection(scenario, view, seats, { clauses });

test("every clause the builder begins with is legal and can be said, in every scenario and between all seats", () => {
  const made = new Set<string>();
  for (const game of games) {
    for (const bargaining of bargains(game)) {
      for (const actor of bargaining.seats) {
        for (const kind of clauseKinds) {
          const clause = newClause(bargaining, actor, kind);
          if (clause === undefined) continue;
          made.add(kind);
          const fault = faultOf(bargaining, [clause]);
          if (fault?.kind === "bad-clause" && fault.fault === "funds") continue;
          expect(fault, JSON.stringify(clause)).toBeUndefined();
          expect(clauseText(game, clause)).not.toMatch(/[{}]|undefined|clause\./);
        }
      }
    }
  }
  expect([...made].sort()).toEqual([...clauseKinds].sort());
});

test("a quick start is an offer that can be made as it is", () => {
  let offered = 0;
  for (const game of games.filter(({ scenario }) => scenario.deals.allowed)) {
    for (const bargaining of bargains(game)) {
      for (const start of quickStarts) {
        const clauses = quickClauses(bargaining, start);
        if (clauses.length === 0 || clauses.length > 8) continue;
        const [seat, ...to] = bargaining.seats;
        if (seat === undefined) throw new Error("nobody offers");
        const { scenario, view } = bargaining;
        const terms = termsOf({ ...newOffer(seat, view.turn), to, clauses }, view);
        const rejection = rejectionOf(scenario, view, { kind: "offer", seat, terms });
        if (rejection?.kind === "bad-clause" && rejection.fault === "funds") continue;
        expect(rejection, `${game.scenario.id} ${seat} ${start}`).toBeUndefined();
        offered += 1;
      }
    }
  }
  expect(offered).toBeGreaterThan(40);
});

test("the first quick start with one partner is two clauses: if they act, so do we", () => {
  const [eagle] = games;
  if (eagle === undefined) throw new Error("no scenario");
  const [own, other] = [seatId("kazakhstan"), seatId("russia")];
  const view = viewOf(eagle.scenario, newWorld(eagle.scenario, "test"), own);
  const [theirs, ours] = quickClauses({ scenario: eagle.scenario, view, seats: [own, other] }, "swap");
  expect([theirs?.actor, theirs?.kind, theirs?.if]).toEqual([other, "order", undefined]);
  expect([ours?.actor, ours?.kind, ours?.if]).toEqual([own, "order", 0]);
  const possible = legalOrders(eagle.scenario, { ...view, phase: "orders" });
  expect(possible.some((order) => ours?.kind === "order" && isMeant(ours, order))).toBe(true);
});

test("an action is chosen first, then its parameters, each of which may stay open; some order always fits", () => {
  for (const game of games) {
    for (const bargaining of bargains(game)) {
      for (const choice of actionsOf(bargaining, bargaining.seats[0] ?? seatId("nobody"))) {
        const first = choice.orders[0];
        if (first === undefined) continue;
        const base = { kind: "order", actor: first.seat, turns: 1, action: first.action } as const;
        let clause = withAction(base, choice);
        for (const { name, values } of choice.params) {
          for (const value of [undefined, ...values]) {
            clause = withParam(clause, choice, name, value);
            expect(choice.orders.some((order) => isMeant(clause, order))).toBe(true);
            expect(clauseText(game, clause)).not.toMatch(/[{}]/);
          }
        }
      }
    }
  }
});

test("turns stay within the game; a condition comes and goes", () => {
  const [eagle] = games;
  const [bargaining] = eagle === undefined ? [] : bargains(eagle);
  if (bargaining === undefined) throw new Error("no scenario");
  const clause = newClause(bargaining, bargaining.seats[0] ?? seatId("nobody"), "order");
  if (clause === undefined) throw new Error("no clause");
  expect(withSpan(bargaining, clause, 3, 9)).toMatchObject({ turn: 3, turns: 2 });
  expect(withSpan(bargaining, withSpan(bargaining, clause, 3, 1), undefined, 0)).toEqual({ ...clause, turns: 1 });
  expect(withCondition(withCondition(clause, 0), undefined)).toEqual(clause);
});

test("neighbours change places and conditions follow; a clause never passes the one it hangs on", () => {
  const clauses = [{ turns: 1 }, { turns: 2 }, { turns: 3, if: 0 }] as unknown as Clause[];
  expect(withMoved(clauses, 1, -1)).toEqual([{ turns: 2 }, { turns: 1 }, { turns: 3, if: 1 }]);
  expect(withMoved(clauses, 1, 1)).toEqual([{ turns: 1 }, { turns: 3, if: 0 }, { turns: 2 }]);
  expect(withMoved([{ turns: 1 }, { turns: 2, if: 0 }] as unknown as Clause[], 0, 1)).toBeUndefined();
  expect(withMoved(clauses, 0, -1)).toBeUndefined();
});

test("a partner who is out takes its clauses along, and what hangs on them", () => {
  const [eagle] = games;
  if (eagle === undefined) throw new Error("no scenario");
  const [own, russia, nato] = ["kazakhstan", "russia", "nato"].map(seatId) as [never, never, never];
  const clauses = [
    { kind: "order", actor: russia, turns: 1 },
    { kind: "order", actor: nato, turns: 1 },
    { kind: "order", actor: own, turns: 1, if: 0 },
    { kind: "order", actor: own, turns: 1, if: 1 },
    { kind: "pay", actor: own, to: russia, turns: 1 },
  ] as unknown as Clause[];
  const draft = { ...newOffer(own, 1), to: [russia, nato], clauses };
  const without = withPartner(draft, eagle.scenario, russia);
  expect(without.to).toEqual([nato]);
  expect(without.clauses.map(({ actor, if: condition }) => [actor, condition])).toEqual([
    [nato, undefined],
    [own, 0],
  ]);
});
