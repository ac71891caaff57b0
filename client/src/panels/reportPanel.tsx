import type { Cause, Report } from "@multivector/shared/rules";
import { ChevronLeft, ChevronRight, CirclePlay, Square } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { useGame } from "../game.ts";
import type { Step } from "../ledger.ts";
import { sentenceOf, slotName } from "../text.ts";
import { contestText, resultText, tidy } from "../words.ts";
import { ChangeChips } from "./changeChips.tsx";
import { JudgedClauses } from "./dealsPanel.tsx";
import { ForumOutcome } from "./forumOutcome.tsx";
import { Delta, Note, PartyMark, Prose, VerbIcon } from "./parts.tsx";
import { optionName } from "./questionCard.tsx";
import type { Player } from "./reportPlayer.ts";

/** The last turn as a short film: step by step, with what came of each order and why each number moved. */
export function ReportPanel({ player }: { readonly player: Player }) {
  const { t, view } = useGame();
  const { report } = view;
  if (report === undefined)
    return (
      <div class="panel-body">
        <Note>{t("report.none")}</Note>
      </div>
    );
  return (
    <div class="panel-body report">
      <header class="film">
        <h3>{t("report.title", { turn: report.turn })}</h3>
        <div class="film-buttons">
          <button
            type="button"
            class="icon"
            aria-label={t("report.back")}
            disabled={player.at <= 0}
            onClick={() => player.go(player.at - 1)}
          >
            <ChevronLeft size={20} aria-hidden="true" />
          </button>
          <button type="button" class="play" onClick={player.playing ? player.stop : player.play}>
            {player.playing ? <Square size={18} aria-hidden="true" /> : <CirclePlay size={18} aria-hidden="true" />}
            {t(player.playing ? "report.stop" : "report.play")}
          </button>
          <button
            type="button"
            class="icon"
            aria-label={t("report.next")}
            disabled={player.at >= player.steps.length - 1}
            onClick={() => player.go(player.at + 1)}
          >
            <ChevronRight size={20} aria-hidden="true" />
          </button>
        </div>
      </header>
      <Sum report={report} />
      <JudgedClauses turn={report.turn} />
      <ol class="steps-list">
        {player.steps.map((step, at) => (
          <StepCard key={nameOf(step)} step={step} current={at === player.at} onPick={() => player.go(at)} />
        ))}
      </ol>
    </div>
  );
}

/** All numbers that moved in the turn, at a glance. */
function Sum({ report }: { readonly report: Report }) {
  const { t } = useGame();
  return (
    <details class="outlook">
      <summary>{t("report.sum")}</summary>
      <ChangeChips ledger={report.ledger} />
    </details>
  );
}

interface StepProps {
  readonly step: Step;
  readonly current: boolean;
  readonly onPick: () => void;
}

function StepCard({ step, current, onPick }: StepProps) {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) card.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <li ref={card} class={`step-card ${current ? "current" : ""}`} aria-current={current ? "step" : undefined}>
      <button type="button" class="step-button" onClick={onPick}>
        <StepText step={step} />
      </button>
      <Changes causes={step.causes} />
    </li>
  );
}

function StepText({ step }: { readonly step: Step }) {
  const { t, texts, scenario, file } = useGame();
  switch (step.kind) {
    case "order": {
      const { result } = step;
      const seat = scenario.seats.find(({ id }) => id === result.seat);
      const verb = scenario.orders.find(({ id, seat: by }) => id === result.order && by === result.seat)?.verb;
      const contest = contestText(t, result);
      return (
        <>
          <span class="step-title">
            {seat !== undefined && <PartyMark file={file} party={seat.party} />}
            {verb !== undefined && <VerbIcon verb={verb} size={16} />}
            <strong>{texts.name("seats", result.seat)}</strong>:{" "}
            {sentenceOf(scenario, texts, result.seat, result.order)}
          </span>
          <span class={`came ${result.void === undefined ? "effect" : "void"}`}>{resultText(t, result)}</span>
          {contest !== undefined && <span class="quiet">{contest}</span>}
        </>
      );
    }
    case "answer":
      return (
        <>
          <span class="step-title">
            <strong>{texts.name("seats", step.result.seat)}</strong>: {texts.name("questions", step.result.question)}
          </span>
          <span class="came effect">
            {optionName(texts, step.result.question, step.result.option)}
            {step.result.fallback && ` (${t("report.fallback")})`}
          </span>
        </>
      );
    case "forum":
      return <ForumOutcome result={step.result} />;
    case "event":
      return (
        <>
          <span class="step-title">
            <strong>{texts.name("events", step.event)}</strong>
          </span>
          <span class="quiet">
            <Prose text={texts.help("events", step.event)} />
          </span>
        </>
      );
    case "upkeep":
      return (
        <span class="step-title">
          {t("report.upkeep")} <strong>{texts.name("why", step.why)}</strong>
        </span>
      );
    default:
      return <span class="step-title">{t(`report.${step.kind}`)}</span>;
  }
}

function Changes({ causes }: { readonly causes: readonly Cause[] }) {
  const { texts, scenario, file } = useGame();
  if (causes.length === 0) return null;
  return (
    <ul class="chips">
      {causes.map(({ slot, amount, by }, at) => {
        const one = scenario.slots[slot];
        if (one === undefined) return null;
        const why = by.kind === "order" && by.why !== undefined ? ` (${texts.name("why", by.why)})` : "";
        return (
          <li key={`${slot}-${at}-${tidy(amount)}`}>
            {slotName(texts, one)}
            {why} <Delta amount={amount} good={file.tracks[one.track]?.good} />
          </li>
        );
      })}
    </ul>
  );
}

function nameOf(step: Step): string {
  if (step.kind === "order") return `order ${step.result.seat} ${step.result.order} ${step.result.invited ?? false}`;
  if (step.kind === "answer") return `answer ${step.result.question}`;
  if (step.kind === "forum") return `forum ${step.result.forum}`;
  if (step.kind === "event") return `event ${step.event}`;
  return step.kind === "upkeep" ? `upkeep ${step.why}` : step.kind;
}
