import {
  type Clause,
  type ClauseState,
  type ForumId,
  type OptionId,
  type Scenario,
  type Verdict,
  windowOf,
} from "@multivector/shared/rules";
import { orderSentence, sentenceOf, slotName } from "./text.ts";
import { optionOf, type Speaker } from "./words.ts";

/**
 * A clause as a sentence of the reader's language, e.g. "If 1 is kept: North pays South 2, this turn." With the state of
 * a signed one its turns are named. `until`: the last turn of an offer that may be signed later than in this turn.
 */
export function clauseText(speaker: Speaker, clause: Clause, state?: ClauseState, later = false): string {
  const condition = clause.if === undefined ? "" : `${speaker.t("clause.if", { number: clause.if + 1 })} `;
  return `${condition}${dutyText(speaker, clause)}, ${spanText(speaker, clause, state, later)}.`;
}

function dutyText({ t, texts, scenario }: Speaker, clause: Clause): string {
  const actor = texts.name("seats", clause.actor);
  switch (clause.kind) {
    case "order":
    case "refrain": {
      const binding = clause.kind === "refrain" && clause.binding ? ` (${t("clause.binding")})` : "";
      return t(`clause.${clause.kind}`, { actor, order: orderingText({ t, texts, scenario }, clause) }) + binding;
    }
    case "pay":
      return t("clause.pay", { actor, to: texts.name("seats", clause.to), amount: clause.amount });
    case "answer": {
      const option = texts.at("questions", clause.question, "options", clause.option, "name") ?? clause.option;
      return t("clause.answer", { actor, question: texts.name("questions", clause.question), option });
    }
    case "support": {
      const { forum, choices, amount } = clause;
      const options = choices.map((id) => choiceText({ t, texts, scenario }, forum, id)).join(" + ");
      const key = amount === undefined ? "clause.support" : "clause.supportWith";
      return t(key, { actor, forum: texts.name("forums", forum), options, amount: amount ?? 0 });
    }
    case "tell": {
      const slot = scenario.slots[clause.slot];
      const what = slot === undefined ? "" : slotName(texts, slot);
      return t("clause.tell", { actor, to: texts.name("seats", clause.to), what });
    }
  }
}

/** What a forum's option is called; to give one's part bears no name of its own. */
export function choiceText({ t, texts, scenario }: Speaker, forum: ForumId, option: OptionId): string {
  const { kind, price = 0 } = scenario.forums.find(({ id }) => id === forum) ?? {};
  const named = texts.at("forums", forum, "options", option, "name") !== undefined;
  return kind === "effort" && !named ? t("forum.give", { price }) : optionOf(texts, forum, option);
}

type Ordering = Extract<Clause, { kind: "order" | "refrain" }>;

/** The orders a clause speaks of, e.g. "Visit the North" or, with nothing said about where, "Visit (any)". */
function orderingText({ t, texts, scenario }: Speaker, { action, params = {} }: Ordering): string {
  const names = scenario.actions.find(({ id }) => id === action)?.params ?? [];
  if (names.length > 0 && Object.keys(params).length === 0) {
    return t("clause.anyOf", { action: texts.name("actions", action) });
  }
  const any = t("clause.any");
  return orderSentence(texts, { action, params: Object.fromEntries(names.map((name) => [name, params[name] ?? any])) });
}

function spanText({ t }: Speaker, clause: Clause, state: ClauseState | undefined, later: boolean): string {
  const { kind, turn, turns } = clause;
  const window = state === undefined ? undefined : windowOf(clause, state);
  const [first, last] = window ? [window.first, window.last] : [turn, (turn ?? 0) + turns - 1];
  if (first !== undefined && first === last) return t("clause.turn", { turn: first });
  if (first !== undefined) return t(kind === "pay" ? "clause.rates" : "clause.span", { first, last });
  const lasting = kind === "refrain" || kind === "pay";
  if (clause.if !== undefined) return t(`clause.then.${lasting ? kind : "other"}`, { count: turns });
  if (later && turns === 1) return t("clause.atSignature");
  return lasting ? t(`clause.lasting.${kind}`, { count: turns }) : t("clause.within", { count: turns });
}

/** The last turn in which an open clause can still be kept or broken; undefined: judged, or its condition is open. */
export function lastTurnOf(scenario: Scenario, clause: Clause, state: ClauseState): number | undefined {
  const window = state.verdict === undefined ? windowOf(clause, state) : undefined;
  return window && Math.min(window.last, scenario.turns);
}

/** What became of a clause and by what evidence, e.g. "Broken in turn 2. It was ordered all the same: Visit the North". */
export function verdictText(speaker: Speaker, clause: Clause, verdict: Verdict): string {
  const result = speaker.t(`verdict.${verdict.result}`, { turn: verdict.turn });
  return `${result}. ${reasonText(speaker, clause, verdict)}`;
}

/** Why it was judged so, e.g. "It was ordered all the same: Visit the North". */
export function reasonText({ t, texts, scenario }: Speaker, clause: Clause, verdict: Verdict): string {
  const { order, option, why, reason } = verdict;
  const evidence =
    order !== undefined
      ? `: ${sentenceOf(scenario, texts, clause.actor, order)}`
      : option !== undefined && clause.kind === "answer"
        ? `: ${texts.at("questions", clause.question, "options", option, "name") ?? option}`
        : "";
  const given = reason === undefined ? "" : ` (${t("verdict.reason", { reason: t(`speech.why.${reason}`) })})`;
  return `${t(`verdict.why.${why}`)}${evidence}${given}`;
}

/** The clauses without the one at a place; a condition on it falls away, later ones count one less. */
export function withoutClause(clauses: readonly Clause[], place: number): readonly Clause[] {
  return clauses
    .filter((_, at) => at !== place)
    .map(({ if: condition, ...clause }): Clause => {
      if (condition === undefined || condition === place) return clause;
      return { ...clause, if: condition > place ? condition - 1 : condition };
    });
}

/** The clauses with two neighbours changed; undefined if one hangs on the other or there is no neighbour. */
export function withMoved(clauses: readonly Clause[], place: number, by: 1 | -1): readonly Clause[] | undefined {
  const upper = Math.min(place, place + by);
  const [first, second] = [clauses[upper], clauses[upper + 1]];
  if (first === undefined || second === undefined || second.if === upper) return undefined;
  const renamed = (clause: Clause): Clause => {
    if (clause.if !== upper && clause.if !== upper + 1) return clause;
    return { ...clause, if: clause.if === upper ? upper + 1 : upper };
  };
  return clauses.map((clause, at) => renamed(at === upper ? second : at === upper + 1 ? first : clause));
}
