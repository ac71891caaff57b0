import type { Deal } from "@multivector/shared/rules";
import { useEffect, useRef } from "preact/hooks";
import { isOpen } from "../bonds.ts";
import { useGame } from "../game.ts";
import { DealClauses, Parties } from "./dealParts.tsx";

/** A signed deal: who, since when, what became of each clause, and the way out if there is one. */
export function DealCard({ deal }: { readonly deal: Deal }) {
  const { t, texts, view, session, ask, spot } = useGame();
  const card = useRef<HTMLElement>(null);
  const open = isOpen(deal);
  const broken = deal.states.some(({ verdict }) => verdict?.result === "broken");
  const { notice } = deal.terms;
  const party = view.seat !== undefined && deal.seats.includes(view.seat);
  const closing = view.phase === "report" || view.phase === "debrief";
  const mayLeave = party && open && notice !== undefined && deal.left === undefined && !closing;
  useEffect(() => {
    if (spot !== deal.id) return;
    card.current?.scrollIntoView({ block: "start" });
    card.current?.focus();
  }, [spot, deal.id]);
  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-labelledby={`deal-${deal.id}`}
      class={`card deal ${open ? "running" : broken ? "broken" : "settled"} ${spot === deal.id ? "spot" : ""}`}
    >
      <div id={`deal-${deal.id}`}>
        <Parties seats={deal.seats} secret={deal.terms.secret} />
      </div>
      <p class="quiet small">
        {t("deals.signed", { turn: deal.turn })}
        {notice !== undefined && open && ` ${t("deals.exit", { count: notice })}`}
      </p>
      {deal.left !== undefined && (
        <p class="small left">
          {t("deals.left", { seat: texts.name("seats", deal.left.seat), turn: deal.left.turn + (notice ?? 0) })}
        </p>
      )}
      <DealClauses deal={deal} />
      {mayLeave && (
        <footer>
          <button type="button" onClick={() => void ask(session.request("leave", { deal: deal.id }))}>
            {t("deals.leave", { count: notice })}
          </button>
        </footer>
      )}
    </article>
  );
}
