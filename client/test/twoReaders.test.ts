import { requestSchemas } from "@multivector/shared/protocol";
import { type Clause, newWorld, rejectionOf, submit, type Terms, viewOf, type World } from "@multivector/shared/rules";
import { furnish, project, readView, TableState } from "@multivector/shared/state";
import { expect, test } from "vitest";
import { type Bargaining, clauseKinds, newClause, withCondition } from "../src/clauseChoices.ts";
import { clauseText, withoutClause } from "../src/clauses.ts";
import { newOffer, offerLike, readOffer, termsOf } from "../src/offerDraft.ts";
import { seatId, shipped } from "./game.ts";

const german = await shipped("neither-camp", "de");
const english = await shipped("neither-camp");
const { scenario } = german;
const [maker, reader] = [seatId("ministry"), seatId("russia")];

/** What the other side gets of an offer: through the browser's storage, the wire, the rules and the state. */
function sent(world: World, seat: typeof maker, terms: Terms): World {
  const { turn, terms: heard } = requestSchemas.offer.parse(JSON.parse(JSON.stringify({ turn: world.turn, terms })));
  expect(turn).toBe(world.turn);
  const step = { kind: "offer", seat, terms: heard } as const;
  expect(rejectionOf(scenario, viewOf(scenario, world, seat), step)).toBeUndefined();
  return submit(scenario, world, step);
}

const seen = (world: World, seat: typeof maker) => {
  const state = new TableState();
  furnish(scenario, state);
  project(scenario, world, state);
  return readView(scenario, state, seat)?.offers ?? [];
};

test("a deal built in German reads in English clause by clause, is countered, and comes back exactly", () => {
  const world = newWorld(scenario, "two readers");
  const view = viewOf(scenario, world, maker);
  const bargaining: Bargaining = { scenario, view, seats: [maker, reader] };
  const clauses = clauseKinds
    .map((kind, at) => {
      const actors = at % 2 === 0 ? [maker, reader] : [reader, maker];
      return actors.map((actor) => newClause(bargaining, actor, kind)).find((clause) => clause !== undefined);
    })
    .filter((clause): clause is Clause => clause !== undefined)
    .map((clause, at) => (at === 2 ? withCondition(clause, 0) : clause));
  expect(clauses.map(({ kind }) => kind).sort()).toEqual([...clauseKinds].sort());

  const draft = { ...newOffer(maker, world.turn), to: [reader], clauses, secret: true, until: 2, notice: 2 };
  const kept = readOffer(JSON.stringify(draft));
  expect(kept).toEqual(draft);
  const terms = termsOf(draft, view);
  const offered = sent(world, maker, terms);
  const [offer] = seen(offered, reader);
  if (offer === undefined) throw new Error("the offer did not arrive");
  expect(offer.terms).toEqual(terms);
  const words = clauses.map((clause) => [clauseText(german, clause), clauseText(english, clause)] as const);
  for (const [de, en] of words) {
    expect(de).not.toBe(en);
    for (const text of [de, en]) expect(text).not.toMatch(/[{}]|undefined|clause\.|forum\./);
  }
  expect(offer.terms.clauses.map((clause) => clauseText(english, clause))).toEqual(words.map(([, en]) => en));

  const counter = offerLike(reader, offer, world.turn);
  const shorter = { ...counter, clauses: withoutClause(counter.clauses, 1) };
  const countered = sent(offered, reader, termsOf(shorter, { ...viewOf(scenario, offered, reader) }));
  const [answer] = seen(countered, maker);
  expect(answer?.terms).toEqual({ ...terms, to: [maker], clauses: shorter.clauses, counters: offer.id });
  const back = answer?.terms.clauses.map((clause) => clauseText(german, clause));
  expect(back).toEqual(shorter.clauses.map((clause) => clauseText(german, clause)));
  expect(back).toHaveLength(clauses.length - 1);
});
