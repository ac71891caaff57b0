import type { Clause, Verdict } from "@multivector/shared/rules";
import { orderSentence, sentenceOf, slotName } from "./text.ts";
import { optionOf, type Speaker } from "./words.ts";

/** A clause as a sentence of the reader's language, e.g. "If 1 is kept: North pays South 2, this turn." */
export function clauseText(speaker: Speaker, clause: Clause): string {
  const condition = clause.if === undefined ? "" : `${speaker.t("clause.if", { number: clause.if + 1 })} `;
  return `${condition}${dutyText(speaker, clause)}, ${spanText(speaker, clause)}.`;
}

function dutyText({ t, texts, scenario }: Speaker, clause: Clause): string {
  const actor = texts.name("seats", clause.actor);
  switch (clause.kind) {
    case "order":
    case "refrain": {
      const order =
        clause.params === undefined
          ? texts.name("actions", clause.action)
          : orderSentence(texts, { action: clause.action, params: clause.params });
      const binding = clause.kind === "refrain" && clause.binding ? ` (${t("clause.binding")})` : "";
      return t(`clause.${clause.kind}`, { actor, order }) + binding;
    }
    case "pay":
      return t("clause.pay", { actor, to: texts.name("seats", clause.to), amount: clause.amount });
    case "answer": {
      const option = texts.at("questions", clause.question, "options", clause.option, "name") ?? clause.option;
      return t("clause.answer", { actor, question: texts.name("questions", clause.question), option });
    }
    case "support": {
      const { forum, choices, amount } = clause;
      const options = choices.map((id) => optionOf(texts, forum, id)).join(" + ");
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

function spanText({ t }: Speaker, { kind, turn, turns }: Clause): string {
  if (turn !== undefined && turns === 1) return t("clause.turn", { turn });
  if (turn !== undefined) return t("clause.span", { first: turn, last: turn + turns - 1 });
  const lasting = kind === "refrain" || kind === "pay";
  return t(lasting ? "clause.lasting" : "clause.within", { count: turns });
}

/** What became of a clause and by what evidence, e.g. "Broken in turn 2: Visit the North". */
export function verdictText({ t, texts, scenario }: Speaker, clause: Clause, verdict: Verdict): string {
  const result = t(`verdict.${verdict.result}`, { turn: verdict.turn });
  const option = clause.kind === "answer" && verdict.option !== undefined ? verdict.option : undefined;
  const evidence =
    verdict.order !== undefined
      ? `: ${sentenceOf(scenario, texts, clause.actor, verdict.order)}`
      : option !== undefined && clause.kind === "answer"
        ? `: ${texts.at("questions", clause.question, "options", option, "name") ?? option}`
        : "";
  return `${result}. ${t(`verdict.why.${verdict.why}`)}${evidence}`;
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
