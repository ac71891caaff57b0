import { Handshake, PencilLine, Plus, X } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { type DealFilter, dealStates, dealsListed } from "../bonds.ts";
import { useGame } from "../game.ts";
import { offersTo } from "../guide.ts";
import { closedNews, newOffer } from "../offerDraft.ts";
import { BondsTable } from "./bondsTable.tsx";
import { DealCard } from "./dealCard.tsx";
import { OfferBuilder } from "./offerBuilder.tsx";
import { ClosedCard, OfferCard } from "./offerCards.tsx";
import { Note } from "./parts.tsx";

/** The deal table: offers to answer, offers that wait, what came to nothing, who is bound to whom, and every deal. */
export function DealsPanel() {
  const { t, view, seat, offer, draft } = useGame();
  const open = view.phase !== "report" && view.phase !== "debrief";
  if (seat !== undefined && open && offer?.open) return <OfferBuilder seat={seat} draft={offer} />;
  const asked = offersTo(view);
  const waiting = view.offers.filter((one) => !asked.includes(one));
  const closed = closedNews(view);
  const nothing = view.offers.length + view.deals.length + closed.length === 0;
  return (
    <div class="panel-body deals" data-turn={draft.turn}>
      {seat === undefined && <Note>{t("deals.observer")}</Note>}
      {asked.length > 0 && <h3>{t("deals.asked")}</h3>}
      {asked.map((one) => (
        <OfferCard key={one.id} offer={one} />
      ))}
      {seat !== undefined && (open ? <Begin /> : <Note>{t("deals.closed")}</Note>)}
      {waiting.length > 0 && <h3>{t("deals.waits")}</h3>}
      {waiting.map((one) => (
        <OfferCard key={one.id} offer={one} />
      ))}
      {closed.length > 0 && <h3>{t("deals.nothing")}</h3>}
      {closed.map((one) => (
        <ClosedCard key={one.offer.id} closed={one} />
      ))}
      {nothing ? <Empty /> : <Deals />}
    </div>
  );
}

/** Begins an offer, or goes on with the one half made. */
function Begin() {
  const { t, view, seat, offer, setOffer } = useGame();
  if (seat === undefined) return null;
  const begun = offer !== undefined && offer.clauses.length > 0;
  return (
    <p class="begin">
      <button
        type="button"
        class="primary"
        onClick={() => setOffer(begun ? { ...offer, open: true } : newOffer(seat.id, view.turn))}
      >
        {begun ? <PencilLine size={18} aria-hidden="true" /> : <Plus size={18} aria-hidden="true" />}
        {begun ? t("deals.goOn", { count: offer.clauses.length }) : t("deals.new")}
      </button>
    </p>
  );
}

function Empty() {
  const { t } = useGame();
  return (
    <section class="deals-empty">
      <Handshake size={40} strokeWidth={1.4} aria-hidden="true" />
      <p>{t("deals.none")}</p>
      <p class="quiet small">{t("deals.about")}</p>
    </section>
  );
}

/** Who is bound to whom, and the deals behind it. */
function Deals() {
  const { t, texts, view, spot } = useGame();
  const [filter, setFilter] = useState<DealFilter>({ status: "all" });
  useEffect(() => setFilter({ status: "all" }), [spot]);
  if (view.deals.length === 0) return null;
  const listed = dealsListed(view, filter);
  const [actor, other] = filter.pair ?? [];
  return (
    <section class="deal-list" aria-labelledby="deal-list">
      <BondsTable filter={filter} onFilter={setFilter} />
      <h3 id="deal-list">{t("deals.list")}</h3>
      <fieldset class="filters">
        <legend class="hidden">{t("deals.filter")}</legend>
        {dealStates.map((status) => (
          <button
            key={status}
            type="button"
            aria-pressed={filter.status === status}
            onClick={() => setFilter({ ...filter, status })}
          >
            {t(`deals.status.${status}`, { count: dealsListed(view, { ...filter, status }).length })}
          </button>
        ))}
      </fieldset>
      {actor !== undefined && other !== undefined && (
        <p class="filter">
          {t("deals.between", { actor: texts.name("seats", actor), other: texts.name("seats", other) })}
          <button type="button" onClick={() => setFilter({ status: filter.status })}>
            <X size={16} aria-hidden="true" /> {t("deals.showAll")}
          </button>
        </p>
      )}
      {listed.map((deal) => (
        <DealCard key={deal.id} deal={deal} />
      ))}
      {listed.length === 0 && <p class="quiet">{t("deals.noneSuch")}</p>}
    </section>
  );
}
