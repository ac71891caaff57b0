import type { Clause } from "@multivector/shared/rules";
import {
  answering,
  type Bargaining,
  forumsOf,
  payeesOf,
  questionsOf,
  secretsOf,
  supporting,
} from "../clauseChoices.ts";
import { choiceText } from "../clauses.ts";
import { touched } from "../forums.ts";
import { useGame } from "../game.ts";
import { slotName } from "../text.ts";
import { OrderThing } from "./orderThing.tsx";
import { counted, PickRow } from "./pickRow.tsx";
import { optionName } from "./questionCard.tsx";

interface Props<C extends Clause = Clause> {
  readonly bargaining: Bargaining;
  readonly clause: C;
  readonly onChange: (clause: Clause) => void;
}

type Of<K extends Clause["kind"]> = Extract<Clause, { kind: K }>;

/** What exactly is owed: pickers for the kind of clause at hand. */
export function ClauseThing({ clause, ...rest }: Props) {
  switch (clause.kind) {
    case "order":
    case "refrain":
      return <OrderThing clause={clause} {...rest} />;
    case "pay":
      return <PayThing clause={clause} {...rest} />;
    case "answer":
      return <AnswerThing clause={clause} {...rest} />;
    case "support":
      return <SupportThing clause={clause} {...rest} />;
    case "tell":
      return <TellThing clause={clause} {...rest} />;
  }
}

/** The condition a clause hangs on, to be kept when something else about it changes. */
const hanging = (clause: Clause) => (clause.if === undefined ? {} : { if: clause.if });

function PayThing({ bargaining, clause, onChange }: Props<Of<"pay">>) {
  const { t, texts } = useGame();
  const { scenario, view } = bargaining;
  const slot = scenario.slots[scenario.seats.find(({ id }) => id === clause.actor)?.treasury ?? -1];
  const have = view.values[slot?.index ?? -1] ?? 0;
  const most = Math.min(slot?.max ?? 1, Math.max(have, clause.amount) + 5);
  return (
    <div class="editor-pair">
      <PickRow
        label={t("builder.payTo")}
        value={clause.to}
        options={payeesOf(bargaining, clause.actor).map((id) => [id, texts.name("seats", id)])}
        onPick={(to) => onChange({ ...clause, to })}
      />
      <PickRow
        label={t("builder.amount", { have })}
        value={clause.amount}
        options={counted(most)}
        onPick={(amount) => onChange({ ...clause, amount })}
      />
    </div>
  );
}

function AnswerThing({ bargaining, clause, onChange }: Props<Of<"answer">>) {
  const { t, texts } = useGame();
  const questions = questionsOf(bargaining, clause.actor);
  const question = questions.find(({ id }) => id === clause.question);
  return (
    <>
      <PickRow
        label={t("builder.question")}
        value={clause.question}
        options={questions.map(({ id }) => [id, texts.name("questions", id)])}
        onPick={(id) => {
          const next = questions.find((one) => one.id === id);
          if (next) onChange({ ...answering(bargaining, clause.actor, next, next.fallback), ...hanging(clause) });
        }}
      />
      <PickRow
        label={t("builder.answer")}
        value={clause.option}
        options={(question?.options ?? []).map(({ id }) => [id, optionName(texts, clause.question, id)])}
        onPick={(option) => onChange({ ...clause, option })}
      />
    </>
  );
}

function SupportThing({ bargaining, clause, onChange }: Props<Of<"support">>) {
  const game = useGame();
  const { t, texts } = game;
  const forums = forumsOf(bargaining, clause.actor);
  const forum = forums.find(({ id }) => id === clause.forum);
  if (forum === undefined) return null;
  const many = forum.kind === "drafting";
  return (
    <>
      <PickRow
        label={t("builder.forum")}
        value={clause.forum}
        options={forums.map(({ id }) => [id, texts.name("forums", id)])}
        onPick={(id) => {
          const next = forums.find((one) => one.id === id);
          const made = next && supporting(bargaining, clause.actor, next);
          if (made) onChange({ ...made, ...hanging(clause) });
        }}
      />
      <fieldset class="picks">
        <legend>{t("builder.choices")}</legend>
        {forum.options.map(({ id }) => (
          <label key={id} class={`pick ${clause.choices.includes(id) ? "chosen" : ""}`}>
            <input
              type={many ? "checkbox" : "radio"}
              checked={clause.choices.includes(id)}
              onChange={() => {
                const { choices } = touched(forum, { choices: many ? clause.choices : [] }, id);
                onChange({ ...clause, choices });
              }}
            />
            {choiceText(game, clause.forum, id)}
          </label>
        ))}
      </fieldset>
      {clause.amount !== undefined && (
        <PickRow
          label={t("builder.bid")}
          value={clause.amount}
          options={counted(forum.price)}
          onPick={(amount) => onChange({ ...clause, amount })}
        />
      )}
    </>
  );
}

function TellThing({ bargaining, clause, onChange }: Props<Of<"tell">>) {
  const { t, texts } = useGame();
  const hearers = bargaining.seats.filter(
    (id) => id !== clause.actor && secretsOf(bargaining, clause.actor, id).length > 0,
  );
  return (
    <div class="editor-pair">
      <PickRow
        label={t("builder.tellTo")}
        value={clause.to}
        options={hearers.map((id) => [id, texts.name("seats", id)])}
        onPick={(to) => {
          const [slot] = secretsOf(bargaining, clause.actor, to);
          if (slot) onChange({ ...clause, to, slot: slot.index });
        }}
      />
      <PickRow
        label={t("builder.about")}
        value={clause.slot}
        options={secretsOf(bargaining, clause.actor, clause.to).map((slot) => [slot.index, slotName(texts, slot)])}
        onPick={(slot) => onChange({ ...clause, slot })}
      />
    </div>
  );
}
