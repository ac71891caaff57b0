import type { Clause, Deal, DealId } from "@multivector/shared/rules";
import { ArrowRight, Unlink } from "lucide-preact";
import { type ClausePlace, judgedIn } from "../bonds.ts";
import { clauseText } from "../clauses.ts";
import { useGame } from "../game.ts";
import { ClauseStanding, DealIcon } from "./dealParts.tsx";
import { Evidence } from "./evidence.tsx";

/** Clauses broken in the turn, above all else in its report: who broke what towards whom, and how we know. */
export function BrokenWord({ turn }: { readonly turn: number }) {
  const { t, view } = useGame();
  const judged = judgedIn(view, turn);
  const broken = judged.filter(({ deal, place }) => deal.states[place]?.verdict?.result === "broken");
  const kept = judged.filter(({ deal, place }) => deal.states[place]?.verdict?.result === "kept").length;
  if (judged.length === 0) return null;
  return (
    <section class={`judged ${broken.length > 0 ? "broken" : ""}`} aria-labelledby="judged">
      <h3 id="judged">
        {broken.length > 0 ? <Unlink size={18} aria-hidden="true" /> : <DealIcon />}
        {broken.length > 0 ? t("judged.broken", { count: broken.length }) : t("judged.none")}
      </h3>
      {broken.map((one) => (
        <BrokenClause key={`${one.deal.id} ${one.place}`} {...one} />
      ))}
      <p class="small">
        {t("judged.sum", { kept, broken: broken.length, void: judged.length - kept - broken.length })}
      </p>
    </section>
  );
}

function BrokenClause({ deal, place }: ClausePlace) {
  const game = useGame();
  const { t, texts } = game;
  const clause = deal.terms.clauses[place];
  const state = deal.states[place];
  if (clause === undefined || state === undefined) return null;
  const others = deal.seats.filter((id) => id !== clause.actor).map((id) => texts.name("seats", id));
  return (
    <article class="broken-clause">
      <h4>{t("judged.who", { actor: texts.name("seats", clause.actor), others: others.join(", ") })}</h4>
      <p>{clauseText(game, clause, state)}</p>
      <ClauseStanding clause={clause} state={state} />
      <Evidence deal={deal} place={place}>
        <ToDeal deal={deal} />
      </Evidence>
    </article>
  );
}

function ToDeal({ deal }: { readonly deal: Deal }) {
  const { t, go } = useGame();
  return (
    <button type="button" class="link" onClick={() => go({ tab: "deals", deal: deal.id })}>
      <ArrowRight size={14} aria-hidden="true" /> {t("judged.toDeal")}
    </button>
  );
}

/** A clause as a step of the report: what was owed and what became of it. */
export function DealStep({ id, place }: { readonly id: DealId; readonly place: number }) {
  const game = useGame();
  const { t, view } = game;
  const deal = view.deals.find((one) => one.id === id);
  const clause: Clause | undefined = deal?.terms.clauses[place];
  const state = deal?.states[place];
  if (clause === undefined || state === undefined) return <span class="step-title">{t("cause.deal")}</span>;
  const result = state.verdict?.result ?? "open";
  return (
    <>
      <span class="step-title">
        <DealIcon /> {clauseText(game, clause, state)}
      </span>
      <span class={`came clause-came ${result}`}>
        <ClauseStanding clause={clause} state={state} />
      </span>
    </>
  );
}
