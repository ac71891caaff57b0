import type { Advice, AdvisedPlan } from "@multivector/shared/bots";
import { GraduationCap, Undo2 } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import type { Draft } from "../draft.ts";
import { useGame } from "../game.ts";
import { sentenceOf } from "../text.ts";
import { shownNumber } from "../words.ts";
import { optionName } from "./questionCard.tsx";

type Asked = { readonly turn: number; readonly advice: Advice | undefined } | "thinking" | "failed";

/** On request: what a seasoned player would weigh this turn, by what the reader knows, and why. */
export function Adviser() {
  const { t, scenario, view } = useGame();
  const [asked, setAsked] = useState<Asked>();
  const [before, setBefore] = useState<Draft>();
  // What was advised is about the turn and the deals of that moment.
  useEffect(() => {
    setAsked(undefined);
    setBefore(undefined);
  }, [view.turn, view.deals.length]);
  if (view.own === undefined || view.own.sealed !== undefined) return null;
  const ask = async () => {
    setAsked("thinking");
    try {
      const { adviceFor } = await import("@multivector/shared/bots");
      setAsked({ turn: view.turn, advice: adviceFor(scenario, view) });
    } catch {
      setAsked("failed");
    }
  };
  return (
    <section class="adviser" aria-label={t("adviser.title")}>
      {typeof asked !== "object" && (
        <button type="button" class="link" disabled={asked === "thinking"} onClick={() => void ask()}>
          <GraduationCap size={18} aria-hidden="true" /> {t(`adviser.${asked ?? "ask"}`)}
        </button>
      )}
      {typeof asked === "object" && asked.advice !== undefined && (
        <Advised advice={asked.advice} before={before} onTake={setBefore} onClose={() => setAsked(undefined)} />
      )}
    </section>
  );
}

interface AdvisedProps {
  readonly advice: Advice;
  /** The reader's own draft, once a plan has taken its place. */
  readonly before: Draft | undefined;
  readonly onTake: (before: Draft | undefined) => void;
  readonly onClose: () => void;
}

function Advised({ advice, before, onTake, onClose }: AdvisedProps) {
  const { t, texts, scenario, draft, setDraft } = useGame();
  const take = ({ orders, answers }: AdvisedPlan) => {
    onTake(before ?? draft);
    setDraft({ ...draft, orders, answers: { ...draft.answers, ...answers } });
  };
  const expected = advice.expected.map(({ seat, order }) =>
    t("adviser.does", { seat: texts.name("seats", seat), order: sentenceOf(scenario, texts, seat, order) }),
  );
  return (
    <>
      <h3>
        <GraduationCap size={18} aria-hidden="true" /> {t("adviser.title")}
      </h3>
      <p class="quiet small">{t("adviser.note")}</p>
      <ol class="plans">
        {advice.plans.map((plan) => (
          <Plan key={plan.orders.join()} plan={plan} onTake={() => take(plan)} />
        ))}
      </ol>
      {expected.length > 0 && (
        <details>
          <summary>{t("adviser.expects")}</summary>
          <ul class="quiet small">
            {expected.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      <p class="buttons">
        {before !== undefined && (
          <button
            type="button"
            onClick={() => {
              setDraft(before);
              onTake(undefined);
            }}
          >
            <Undo2 size={16} aria-hidden="true" /> {t("adviser.undo")}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {t("close")}
        </button>
      </p>
    </>
  );
}

function Plan({ plan, onTake }: { readonly plan: AdvisedPlan; readonly onTake: () => void }) {
  const { t, texts, scenario, seat, draft } = useGame();
  if (seat === undefined) return null;
  const taken =
    plan.orders.length === draft.orders.length && plan.orders.every((order) => draft.orders.includes(order));
  const answers = scenario.questions.flatMap(({ id }) => {
    const option = plan.answers[id];
    return option === undefined ? [] : [`${texts.name("questions", id)}: ${optionName(texts, id, option)}`];
  });
  const shown = (value: number) => shownNumber(value, texts.language);
  return (
    <li class="card">
      <p>
        {plan.orders.length === 0
          ? t("tray.none")
          : plan.orders.map((order) => sentenceOf(scenario, texts, seat.id, order)).join("; ")}
      </p>
      {answers.length > 0 && <p class="quiet small">{answers.join("; ")}</p>}
      <ul class="chips">
        {plan.reasons.map(({ aim, without, with: reached }) => (
          <li key={aim} class="chip">
            {texts.name("aims", aim)} {shown(without)} → <strong>{shown(reached)}</strong>
          </li>
        ))}
      </ul>
      <button type="button" disabled={taken} onClick={onTake}>
        {t(taken ? "adviser.taken" : "adviser.take")}
      </button>
    </li>
  );
}
