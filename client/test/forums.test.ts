import { asId, type Ballot, type ForumId, newWorld, type OptionId, submit, viewOf } from "@multivector/shared/rules";
import { compileScenario, type ScenarioFile } from "@multivector/shared/scenario";
import { expect, test } from "vitest";
import { draftRejection, newDraft, readDraft, withBallot } from "../src/draft.ts";
import { asItStands, ballotText, bringsOf, ownForums, ruleText, saidFor, touched } from "../src/forums.ts";
import { seatId, shipped } from "./game.ts";

const { file, texts: _, ...base } = await shipped("eagle-over-the-steppe");
const forums: ScenarioFile["forums"] = {
  text: {
    kind: "drafting",
    turn: 1,
    seats: ["kazakhstan", "russia", "nato"],
    need: 2,
    must: ["kazakhstan"],
    label: "invented",
    source: [],
    options: {
      charter: { effects: ["prestige += 1"], chosen: ["relation.russia += me == 'kazakhstan' ? -1 : 0"] },
      calm: { effects: ["tension -= 1"] },
    },
  },
  fair: {
    kind: "auction",
    turn: 1,
    price: 3,
    label: "invented",
    source: [],
    options: { rail: { effects: ["prestige += 1"] }, port: { effects: [] } },
  },
};
const scenario = compileScenario({ ...file, forums: { ...file.forums, ...forums } });
const game = { ...base, scenario, texts: (await shipped("eagle-over-the-steppe")).texts };
const world = newWorld(scenario, "forums");
const viewBy = (seat?: string, now = world) => viewOf(scenario, now, seat === undefined ? undefined : seatId(seat));
const [text, fair] = ["text", "fair"].map((name) => scenario.forums.find(({ id }) => id === name));
if (text === undefined || fair === undefined) throw new Error("no forums");
const option = (id: string) => asId<OptionId>(id);
const ballot = (...ids: string[]): Ballot => ({ choices: ids.map(option) });
const saying = (now: typeof world, seat: string, said: Ballot) =>
  submit(scenario, now, { kind: "position", seat: seatId(seat), forum: asId<ForumId>("text"), ballot: said });

test("a seat sees the forums it takes part in, an observer none of its own", () => {
  expect(ownForums(scenario, viewBy("kazakhstan")).map(({ id }) => id)).toEqual(["text", "fair"]);
  expect(ownForums(scenario, viewBy("china")).map(({ id }) => id)).toEqual(["fair"]);
  expect(ownForums(scenario, viewBy())).toEqual([]);
});

test("tiles come and go in the scenario's order; elsewhere a touch replaces or takes back", () => {
  expect(touched(text, ballot("calm"), option("charter"))).toEqual(ballot("charter", "calm"));
  expect(touched(text, ballot("charter", "calm"), option("charter"))).toEqual(ballot("calm"));
  expect(touched(fair, undefined, option("rail"))).toEqual({ ...ballot("rail"), amount: 1 });
  expect(touched(fair, { ...ballot("rail"), amount: 3 }, option("port"))).toEqual({ ...ballot("port"), amount: 3 });
  expect(touched(fair, { ...ballot("rail"), amount: 3 }, option("rail"))).toEqual(ballot());
});

test("what would pass as it stands counts what others have said and what the reader has drafted", () => {
  const said = saying(saying(world, "russia", ballot("calm")), "nato", ballot("charter", "calm"));
  expect(asItStands(text, viewBy("kazakhstan", said), undefined)).toEqual([]);
  expect(asItStands(text, viewBy("kazakhstan", said), ballot("calm"))).toEqual(["calm"]);
  expect(asItStands(text, viewBy("kazakhstan", said), ballot("charter", "calm"))).toEqual(["charter", "calm"]);
  expect(saidFor(text, viewBy(undefined, said), option("calm"))).toEqual(["russia", "nato"]);
});

test("an option says what adopting it moves, and what choosing it moves for the reader alone", () => {
  const moves = (seat: string, own: boolean) =>
    bringsOf(scenario, viewBy(seat), text, [option("charter")], own).map(({ slot, amount }) => [slot.track, amount]);
  expect(moves("kazakhstan", true)).toEqual([
    ["prestige", 1],
    ["relation", -1],
  ]);
  expect(moves("nato", true)).toEqual([["prestige", 1]]);
  expect(moves("kazakhstan", false)).toEqual([["prestige", 1]]);
});

test("ballots are kept with the draft and judged with it", () => {
  const draft = withBallot(newDraft(1), asId("fair"), { ...ballot("rail"), amount: 3 });
  expect(draftRejection(scenario, viewBy("kazakhstan"), draft)).toBeUndefined();
  const high = withBallot(draft, asId("fair"), { ...ballot("rail"), amount: 4 });
  expect(draftRejection(scenario, viewBy("kazakhstan"), high)).toMatchObject({ kind: "bad-ballot", fault: "amount" });
  expect(readDraft(JSON.stringify(draft), 1)).toEqual(draft);
  expect(readDraft('{"turn":1,"orders":[],"answers":{}}', 1)).toEqual(newDraft(1));
});

test("a ballot and what it takes to pass are said in words", () => {
  expect(ballotText(game, "fair", { ...ballot("rail"), amount: 2 })).toBe("rail (2)");
  expect(ballotText(game, "fair", undefined)).toBe("abstain");
  expect(ruleText(game, text)).toBe(
    "Drafting table: mark every tile you could sign. The longest text that 2 of 3 can sign whole is adopted. Nothing passes without: Kazakhstan.",
  );
});
