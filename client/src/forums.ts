import {
  adoptedBy,
  type Ballot,
  ballotFault,
  type Forum,
  moveOf,
  type OptionId,
  preview,
  type Scenario,
  type SeatId,
  type View,
} from "@multivector/shared/rules";
import { changesOf } from "./ledger.ts";
import { optionOf, type Speaker } from "./words.ts";

/** Forums open this turn in which the viewing seat takes part. */
export const ownForums = (scenario: Scenario, view: View): readonly Forum[] =>
  scenario.forums.filter(
    ({ id, members }) => view.seat !== undefined && members.has(view.seat) && view.forums.includes(id),
  );

/** The ballot after the option has been touched: tiles come and go, elsewhere one option at most is chosen. */
export function touched(forum: Forum, ballot: Ballot | undefined, option: OptionId): Ballot {
  const choices = ballot?.choices ?? [];
  const has = choices.includes(option);
  if (forum.kind === "drafting") {
    const next = has ? choices.filter((id) => id !== option) : [...choices, option];
    return { choices: forum.options.map(({ id }) => id).filter((id) => next.includes(id)) };
  }
  if (has) return { choices: [] };
  return forum.kind === "auction" ? { choices: [option], amount: ballot?.amount ?? 1 } : { choices: [option] };
}

/** What would be adopted if everybody did as it has said, and the viewing seat as it has drafted. */
export function asItStands(forum: Forum, view: View, own: Ballot | undefined): readonly OptionId[] {
  const cast = new Map<SeatId, Ballot>();
  for (const seat of forum.members.keys()) {
    const said = view.positions.find((one) => one.seat === seat && one.forum === forum.id)?.ballot;
    const ballot = seat === view.seat && own ? own : said;
    if (ballot && ballotFault(forum, seat, ballot) === undefined) cast.set(seat, ballot);
  }
  return adoptedBy(forum, cast);
}

/** Seats that have said they would choose the option. */
export const saidFor = (forum: Forum, view: View, option: OptionId): readonly SeatId[] =>
  view.positions.filter((one) => one.forum === forum.id && one.ballot.choices.includes(option)).map(({ seat }) => seat);

/** What adopting these options would move by itself, and what choosing them would move for the viewing seat. */
export function bringsOf(scenario: Scenario, view: View, forum: Forum, adopted: readonly OptionId[], own: boolean) {
  const ballots = own && view.seat !== undefined ? [{ seat: view.seat, choices: adopted }] : [];
  const only = { ...moveOf(scenario, forum, ballots, adopted), paid: [] };
  const [before, after] = [preview(scenario, view, []), preview(scenario, view, [], {}, [only])];
  const causes = after.ledger.filter(({ by }) => by.kind === "forum");
  return changesOf(scenario, causes).filter(({ slot }) => after.values[slot.index] !== before.values[slot.index]);
}

/** A ballot in words, e.g. "Charter + Trade" or "Fish (2)". */
export function ballotText({ t, texts }: Speaker, forum: string, ballot: Ballot | undefined): string {
  if (ballot === undefined || ballot.choices.length === 0) return t("forum.abstain");
  const words = ballot.choices.map((id) => optionOf(texts, forum, id)).join(" + ");
  return ballot.amount === undefined ? words : `${words} (${ballot.amount})`;
}

/** What it takes to pass, in one sentence. */
export function ruleText({ t, texts }: Speaker, forum: Forum): string {
  const { kind, need, members, must, price } = forum;
  const weight = [...members.values()].reduce((sum, one) => sum + one, 0);
  const names = must.map((seat) => texts.name("seats", seat)).join(", ");
  const rule = t(`forum.rule.${kind}`, { need, of: weight, price });
  return names === "" ? rule : `${rule} ${t("forum.must", { names })}`;
}
