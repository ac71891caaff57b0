import type { CaretakerStep } from "@multivector/shared/protocol/types";
import type { DealId, SeatId } from "@multivector/shared/rules";
import type { ComponentChildren } from "preact";
import { type Absence, saidMeanwhile, useAbsence } from "../absence.ts";
import { clauseText } from "../clauses.ts";
import { useGame } from "../game.ts";
import { speechText } from "../speech.ts";
import { sentenceOf } from "../text.ts";
import { mandateText } from "./mandateForm.tsx";

/** For whoever comes back: which phases ended meanwhile, and what a caretaker did for the seat, with the way there. */
export function WhileAway({ up }: { readonly up: boolean }) {
  const { delegation } = useGame();
  const { absence, put } = useAbsence(up);
  const isHead = delegation.me === delegation.head;
  return <div role="status">{isHead && absence !== undefined && <Told absence={absence} onPut={put} />}</div>;
}

function Told({ absence, onPut }: { readonly absence: Absence; readonly onPut: () => void }) {
  const game = useGame();
  const { t, texts, scenario, view, seat, press } = game;
  if (seat === undefined) return null;
  const { left, done, mandate } = absence;
  const said = saidMeanwhile(press.messages, seat.id, absence);
  const moved = left !== undefined && (left.turn !== view.turn || left.phase !== view.phase);
  return (
    <section class="table-note while-away" aria-label={t("away.title")}>
      <h2>{t("away.title")}</h2>
      {moved && (
        <p>
          {t("away.moved", {
            turn: left.turn,
            phase: t(`phase.${left.phase}`),
            nowTurn: view.turn,
            nowPhase: t(`phase.${view.phase}`),
          })}
        </p>
      )}
      {done.some(({ hand }) => hand === "caretaker") && (
        <p>{t("away.by", { mandate: mandateText(t, texts, mandate) })}</p>
      )}
      {done.some(({ hand }) => hand === "deputy") && <p>{t("away.deputy")}</p>}
      {done.length === 0 && <p>{t("away.nothing")}</p>}
      <ul>
        {done.map((step) => (
          <li key={`${step.at} ${step.submission.kind}`}>
            {t("away.turn", { turn: step.turn })} <Deed step={step} seat={seat.id} />
          </li>
        ))}
        {said.map((message) => (
          <li key={message.number}>
            {t("away.turn", { turn: message.turn })}{" "}
            {t("away.said", { words: speechText({ t, texts, scenario }, message.says) })}
          </li>
        ))}
      </ul>
      <p class="buttons">
        {view.report !== undefined && (
          <button type="button" onClick={() => game.go({ tab: "report", step: "" })}>
            {t("away.toReport", { turn: view.report.turn })}
          </button>
        )}
        <button type="button" class="primary" onClick={onPut}>
          {t("away.ok")}
        </button>
      </p>
    </section>
  );
}

/** One step of a caretaker in words; a deal leads to its place. */
function Deed({ step, seat }: { readonly step: CaretakerStep; readonly seat: SeatId }): ComponentChildren {
  const { t, texts, scenario } = useGame();
  const { submission } = step;
  switch (submission.kind) {
    case "agenda":
      return t("away.agenda", { agenda: texts.name("aims", submission.agenda) });
    case "seal": {
      const orders = submission.orders.map((id) => sentenceOf(scenario, texts, seat, id));
      return orders.length === 0 ? t("away.noOrder") : t("away.orders", { orders: orders.join("; ") });
    }
    case "offer": {
      const clauses = submission.terms.clauses.map((clause) => clauseText({ t, texts, scenario }, clause));
      return t("away.offer", { clauses: clauses.join("; ") });
    }
    case "sign":
    case "decline":
    case "withdraw":
      return <DealDeed deal={submission.offer} words={t(`away.${submission.kind}`)} />;
    case "leave":
      return <DealDeed deal={submission.deal} words={t("away.leave")} />;
    default:
      return t("away.other");
  }
}

function DealDeed({ deal, words }: { readonly deal: DealId; readonly words: string }) {
  const { t, view, go } = useGame();
  return (
    <>
      {words}{" "}
      {view.deals.some(({ id }) => id === deal) && (
        <button type="button" class="link" onClick={() => go({ tab: "deals", deal })}>
          {t("judged.toDeal")}
        </button>
      )}
    </>
  );
}
