import type { OptionId, QuestionId } from "@multivector/shared/rules";
import { MessageCircleQuestion } from "lucide-preact";
import { mayAnswer, withAnswer } from "../draft.ts";
import { useGame } from "../game.ts";
import { Origin, Prose } from "./parts.tsx";

/** A question put to this seat: the answer is part of the draft and sealed with the orders. */
export function QuestionCard({ id }: { readonly id: QuestionId }) {
  const { t, texts, scenario, file, view, draft, setDraft } = useGame();
  const question = scenario.questions.find((one) => one.id === id);
  const written = file.questions?.[id];
  if (question === undefined) return null;
  const sealed = view.own?.sealed;
  const closed = sealed !== undefined || view.phase === "report" || view.phase === "debrief";
  const chosen = sealed?.answers[id] ?? draft.answers[id];
  return (
    <fieldset class="card question" disabled={closed}>
      <legend>
        <MessageCircleQuestion size={18} aria-hidden="true" />
        {texts.name("questions", id)}
      </legend>
      <p>
        <Prose text={texts.at("questions", id, "text") ?? ""} />
      </p>
      {question.options.map((option) => (
        <label key={option.id} class={`option ${chosen === option.id ? "chosen" : ""}`}>
          <input
            type="radio"
            name={`question-${id}`}
            checked={chosen === option.id}
            disabled={!mayAnswer(scenario, view, id, option.id)}
            onChange={() => setDraft(withAnswer(draft, id, option.id))}
          />
          <span>
            <strong>{texts.at("questions", id, "options", option.id, "name") ?? option.id}</strong>
            <span class="quiet">
              <Prose text={texts.at("questions", id, "options", option.id, "help") ?? ""} />
            </span>
          </span>
        </label>
      ))}
      <p class="quiet small">
        {question.secret ? t("question.secret") : t("question.public")}{" "}
        {t("question.fallback", { option: optionName(texts, id, question.fallback) })}
      </p>
      {written !== undefined && <Origin label={written.label} source={written.source} />}
    </fieldset>
  );
}

export const optionName = (
  texts: ReturnType<typeof useGame>["texts"],
  question: QuestionId,
  option: OptionId,
): string => texts.at("questions", question, "options", option, "name") ?? option;
