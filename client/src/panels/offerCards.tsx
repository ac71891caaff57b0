import type { ClosedOffer, DeclineReason, Offer, SeatId } from "@multivector/shared/rules";
import { PencilLine } from "lucide-preact";
import { useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { offerLike } from "../offerDraft.ts";
import { Clauses, Parties } from "./dealParts.tsx";
import { ProspectOf } from "./prospect.tsx";

const reasons: readonly DeclineReason[] = ["too-little", "cannot", "trust", "later"];

/** An open offer: its clauses, who has signed, what it would bring, and what the reader can do with it. */
export function OfferCard({ offer }: { readonly offer: Offer }) {
  const { t, texts, view } = useGame();
  const { from, terms, signed, id } = offer;
  const asked = view.seat !== undefined && terms.to.includes(view.seat) && !signed.includes(view.seat);
  const names = (seats: readonly SeatId[]) => seats.map((one) => texts.name("seats", one)).join(", ");
  const waiting = terms.to.filter((one) => !signed.includes(one));
  const own = from === view.seat;
  return (
    <article class={`card deal offer ${asked ? "asked" : ""}`} data-offer={id}>
      <Parties seats={[from, ...terms.to]} secret={terms.secret} />
      <p class="quiet small">
        {own ? t("deals.fromYou") : t("deals.from", { seat: texts.name("seats", from) })}{" "}
        {t("deals.until", { turn: terms.until })} {signed.length > 0 && t("deals.hasSigned", { names: names(signed) })}{" "}
        {t("deals.waiting", { names: names(waiting) })}
        {terms.notice !== undefined && ` ${t("deals.exit", { count: terms.notice })}`}
        {terms.counters !== undefined && ` ${t("deals.isCounter")}`}
      </p>
      <Clauses terms={terms} later={terms.until > view.turn} />
      <ProspectOf terms={terms} open={asked} />
      <Answers offer={offer} asked={asked} own={own} />
    </article>
  );
}

interface AnswersProps {
  readonly offer: Offer;
  readonly asked: boolean;
  readonly own: boolean;
}

function Answers({ offer, asked, own }: AnswersProps) {
  const { t, view, session, ask, setOffer } = useGame();
  const [declining, setDeclining] = useState(false);
  const { id } = offer;
  const { seat } = view;
  if (view.phase === "report" || view.phase === "debrief" || seat === undefined) return null;
  return (
    <>
      <footer>
        {asked && (
          <button type="button" class="primary" onClick={() => void ask(session.request("sign", { offer: id }))}>
            {t("deals.sign")}
          </button>
        )}
        {!own && (
          <>
            <button type="button" onClick={() => setOffer(offerLike(seat, offer, view.turn))}>
              {t("deals.counter")}
            </button>
            <button type="button" aria-expanded={declining} onClick={() => setDeclining(!declining)}>
              {t(asked ? "deals.decline" : "deals.takeBack")}
            </button>
          </>
        )}
        {own && (
          <button type="button" onClick={() => void ask(session.request("withdraw", { offer: id }))}>
            {t("deals.withdraw")}
          </button>
        )}
      </footer>
      {declining && <Reasons offer={offer} />}
    </>
  );
}

/** Why not: one press declines. */
function Reasons({ offer }: { readonly offer: Offer }) {
  const { t, session, ask } = useGame();
  const decline = (reason?: DeclineReason) =>
    void ask(session.request("decline", { offer: offer.id, ...(reason === undefined ? {} : { reason }) }));
  return (
    <fieldset class="reasons">
      <legend>{t("decline.why")}</legend>
      {reasons.map((reason) => (
        <button key={reason} type="button" onClick={() => decline(reason)}>
          {t(`decline.${reason}`)}
        </button>
      ))}
      <button type="button" class="link" onClick={() => decline()}>
        {t("decline.none")}
      </button>
    </fieldset>
  );
}

/** An offer that came to nothing, with who declined it and why; its maker can change it and offer again. */
export function ClosedCard({ closed }: { readonly closed: ClosedOffer }) {
  const { t, view, setOffer } = useGame();
  const { offer } = closed;
  const { seat } = view;
  const may = view.phase !== "report" && view.phase !== "debrief";
  return (
    <article class="card deal closed">
      <Parties seats={[offer.from, ...offer.terms.to]} secret={offer.terms.secret} />
      <p>
        <ClosedText closed={closed} />
      </p>
      <details>
        <summary class="small">{t("deals.clausesOf", { count: offer.terms.clauses.length })}</summary>
        <Clauses terms={offer.terms} />
      </details>
      {seat !== undefined && seat === offer.from && may && (
        <footer>
          <button type="button" onClick={() => setOffer(offerLike(seat, offer, view.turn))}>
            <PencilLine size={16} aria-hidden="true" /> {t("deals.again")}
          </button>
        </footer>
      )}
    </article>
  );
}

function ClosedText({ closed: { offer, by, reason, turn } }: { readonly closed: ClosedOffer }) {
  const { t, texts, view } = useGame();
  if (by === undefined) return <>{t("closed.lapsed", { turn })}</>;
  const seat = texts.name("seats", by);
  const countered = view.offers.some(({ from, terms }) => from === by && terms.counters === offer.id);
  if (countered) return <>{t("closed.countered", { seat })}</>;
  if (by === offer.from) return <>{t("closed.withdrawn", { seat })}</>;
  if (by === view.seat) return <>{t("closed.byYou")}</>;
  return <>{reason === undefined ? t("closed.declined", { seat }) : t(`closed.reason.${reason}`, { seat })}</>;
}
