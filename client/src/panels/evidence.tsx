import type { PastTurn } from "@multivector/shared/protocol/types";
import { type Cause, type Clause, type Deal, isMeant, orderNamed, type Report } from "@multivector/shared/rules";
import { Film, Search } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { choiceText } from "../clauses.ts";
import { useGame } from "../game.ts";
import { useHistory } from "../history.ts";
import { sentenceOf, slotName } from "../text.ts";
import { resultText, tidy } from "../words.ts";
import { Delta } from "./parts.tsx";
import { optionName } from "./questionCard.tsx";

interface Props {
  readonly deal: Deal;
  readonly place: number;
  /** More ways to go on. */
  readonly children?: ComponentChildren;
}

/** How we know what became of a clause: what was ordered, answered or paid, turn by turn; and the way to the report. */
export function Evidence({ deal, place, children }: Props) {
  const { t, view, go } = useGame();
  const [open, setOpen] = useState(false);
  const id = useId();
  const clause = deal.terms.clauses[place];
  const verdict = deal.states[place]?.verdict;
  if (clause === undefined || verdict === undefined) return null;
  const inReport = view.report?.turn === verdict.turn;
  return (
    <span class="evidence">
      <button type="button" class="link" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Search size={14} aria-hidden="true" /> {t("evidence.show")}
      </button>
      {inReport && (
        <button type="button" class="link" onClick={() => go({ tab: "report", step: stepOf(clause, deal, place) })}>
          <Film size={14} aria-hidden="true" /> {t("evidence.inReport")}
        </button>
      )}
      {children}
      <span id={id} class="evidence-body" hidden={!open}>
        {open && <Turns clause={clause} deal={deal} place={place} />}
      </span>
    </span>
  );
}

/** The step of the report that tells of it: the order, answer or forum, or else the clause itself. */
function stepOf(clause: Clause, deal: Deal, place: number): string {
  const verdict = deal.states[place]?.verdict;
  if (verdict?.order !== undefined) return `order ${clause.actor} ${verdict.order} false`;
  if (clause.kind === "answer" && verdict?.option !== undefined) return `answer ${clause.question}`;
  if (clause.kind === "support") return `forum ${clause.forum}`;
  return `deal ${deal.id} ${place}`;
}

interface PlaceProps extends Props {
  readonly clause: Clause;
}

/** What happened in each turn that counted, as far as the reader may know. */
function Turns(props: PlaceProps) {
  const { view } = useGame();
  const past = useHistory();
  const { clause, deal, place } = props;
  const state = deal.states[place] ?? {};
  const last = state.verdict?.turn ?? view.turn;
  const first = Math.min(last, Math.max(clause.turn ?? 0, state.from ?? last));
  const turns = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return (
    <>
      {turns.map((turn) => (
        <Turn key={turn} turn={turn} past={past} {...props} />
      ))}
    </>
  );
}

function Turn({
  turn,
  past,
  clause,
  deal,
  place,
}: PlaceProps & { readonly turn: number; readonly past: readonly PastTurn[] }) {
  const { t, view } = useGame();
  const report = view.report?.turn === turn ? view.report : past.find((one) => one.turn === turn)?.report;
  const ledger = report?.ledger ?? (view.turn === turn ? view.ledger : []);
  const causes = ledger.filter(({ by }) => by.kind === "deal" && by.deal === deal.id && by.clause === place);
  return (
    <span class="evidence-turn">
      <strong>{t("evidence.turn", { turn })}</strong>
      {report !== undefined && <Happened clause={clause} report={report} />}
      {causes.length > 0 && <Moved causes={causes} />}
    </span>
  );
}

function Happened({ clause, report }: { readonly clause: Clause; readonly report: Report }) {
  const game = useGame();
  const { t, texts } = game;
  if (clause.kind === "order" || clause.kind === "refrain") return <Orders clause={clause} report={report} />;
  if (clause.kind === "answer") {
    const answer = report.answers.find(({ question }) => question === clause.question);
    if (answer === undefined) return <span>{t("evidence.notAsked")}</span>;
    const how = answer.fallback ? ` (${t("report.fallback")})` : "";
    return (
      <span>
        {texts.name("questions", clause.question)}: {optionName(texts, clause.question, answer.option)}
        {how}
      </span>
    );
  }
  if (clause.kind === "support") {
    const ballot = report.forums
      .find(({ forum }) => forum === clause.forum)
      ?.ballots.find(({ seat }) => seat === clause.actor);
    const words = ballot?.choices.map((id) => choiceText(game, clause.forum, id)).join(" + ") ?? "";
    return (
      <span>
        {texts.name("forums", clause.forum)}: {words === "" ? t("forum.abstain") : words}
      </span>
    );
  }
  return null;
}

/** All the actor ordered in the turn: that an order is missing is evidence too. */
function Orders({
  clause,
  report,
}: {
  readonly clause: Extract<Clause, { kind: "order" | "refrain" }>;
  readonly report: Report;
}) {
  const { t, texts, scenario } = useGame();
  const seat = texts.name("seats", clause.actor);
  const given = report.orders.filter((one) => one.seat === clause.actor);
  if (given.length === 0) return <span>{t("evidence.noOrders", { seat })}</span>;
  return (
    <>
      <span>{t("evidence.orders", { seat })}</span>
      {given.map((result) => {
        const order = orderNamed(scenario, result.seat, result.order);
        const meant = order !== undefined && isMeant(clause, order);
        const sentence = sentenceOf(scenario, texts, result.seat, result.order);
        return (
          <span key={result.order} class={`evidence-order ${meant ? "meant" : ""}`}>
            {sentence}
            {". "}
            <span class="quiet">{resultText(t, result)}</span>
          </span>
        );
      })}
    </>
  );
}

/** What keeping, breaking or paying moved. */
function Moved({ causes }: { readonly causes: readonly Cause[] }) {
  const { texts, scenario, file } = useGame();
  return (
    <span class="chips">
      {causes.map(({ slot, amount }, at) => {
        const one = scenario.slots[slot];
        return one === undefined ? null : (
          <span key={`${slot}-${at}-${tidy(amount)}`} class="chip">
            {slotName(texts, one)} <Delta amount={amount} good={file.tracks[one.track]?.good} />
          </span>
        );
      })}
    </span>
  );
}
