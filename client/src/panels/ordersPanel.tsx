import type { Verb } from "@multivector/shared/rules";
import { X } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { type Choice, choicesOf } from "../draft.ts";
import { useGame } from "../game.ts";
import { Adviser } from "./adviser.tsx";
import { OrderCard } from "./orderCard.tsx";
import { Note } from "./parts.tsx";
import { Suggestions } from "./suggestions.tsx";
import { Answers, Outlook, Tray } from "./tray.tsx";

/** The tray of drafted orders, and below it everything this seat can order. */
export function OrdersPanel() {
  const { t, texts, scenario, seat, view, picked, pick } = useGame();
  const groups = useMemo(() => {
    const all = seat === undefined ? [] : choicesOf(scenario, seat);
    const choices = picked === undefined ? all : all.filter((choice) => names(choice, picked));
    const verbs = [...new Set(choices.map(({ verb }) => verb))];
    return verbs.map((verb: Verb) => ({ verb, choices: choices.filter((choice) => choice.verb === verb) }));
  }, [scenario, seat, picked]);
  if (seat === undefined)
    return (
      <div class="panel-body">
        <Note>{t("orders.observer")}</Note>
      </div>
    );
  const closed = view.phase === "report" || view.phase === "debrief";
  return (
    <div class="panel-body">
      {closed ? <Note>{t("orders.closed")}</Note> : <Tray seat={seat} />}
      {!closed && <Suggestions />}
      {!closed && <Adviser />}
      {!closed && <Outlook />}
      {!closed && <Answers />}
      {!closed && picked !== undefined && (
        <p class="filter">
          {t(groups.length > 0 ? "orders.at" : "orders.noneAt", { place: texts.word(picked) })}
          <button type="button" onClick={() => pick(undefined)}>
            <X size={16} aria-hidden="true" /> {t("orders.all")}
          </button>
        </p>
      )}
      {!closed &&
        view.own?.sealed === undefined &&
        groups.map(({ verb, choices }) => (
          <section key={verb} class="verb" aria-labelledby={`verb-${verb}`}>
            <h3 id={`verb-${verb}`} class="hidden">
              {t(`verb.${verb}`)}
            </h3>
            {choices.map((choice) => (
              <OrderCard key={choice.action} choice={choice} seat={seat} />
            ))}
          </section>
        ))}
    </div>
  );
}

const names = (choice: Choice, id: string) => choice.orders.some(({ params }) => Object.values(params).includes(id));
