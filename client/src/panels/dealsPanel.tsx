import type { Clause, ClauseState, Deal, Offer, SeatId, Terms } from "@multivector/shared/rules";
import { Check, CircleSlash, Handshake, Hourglass, LockKeyhole, X } from "lucide-preact";
import { useState } from "preact/hooks";
import { clauseText, verdictText } from "../clauses.ts";
import { useGame } from "../game.ts";
import { OfferBuilder } from "./offerBuilder.tsx";

/** Offers to answer, a new offer, and every deal this reader may know, with what became of its clauses. */
export function DealsPanel() {
  const { t, view, seat, partners } = useGame();
  const [countered, setCountered] = useState<Offer>();
  const open = view.phase !== "report" && view.phase !== "debrief";
  return (
    <div class="panel-body">
      <p class="quiet small">{t("deals.about")}</p>
      {view.offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} onCounter={() => setCountered(offer)} />
      ))}
      {seat !== undefined && open && (
        <OfferBuilder
          key={countered?.id ?? `new ${partners.join()}`}
          seat={seat}
          countered={countered}
          onDone={() => setCountered(undefined)}
        />
      )}
      {[...view.deals].reverse().map((deal) => (
        <DealCard key={deal.id} deal={deal} />
      ))}
      {view.deals.length === 0 && <p class="quiet">{t("deals.none")}</p>}
    </div>
  );
}

function Parties({ seats, secret }: { readonly seats: readonly SeatId[]; readonly secret: boolean }) {
  const { t, texts } = useGame();
  return (
    <h3>
      <Handshake size={17} aria-hidden="true" /> {seats.map((id) => texts.name("seats", id)).join(" · ")}
      {secret && (
        <span class="secret">
          <LockKeyhole size={14} aria-hidden="true" /> {t("deals.secret")}
        </span>
      )}
    </h3>
  );
}

interface OfferProps {
  readonly offer: Offer;
  readonly onCounter: () => void;
}

function OfferCard({ offer, onCounter }: OfferProps) {
  const { t, texts, view, session, ask } = useGame();
  const { id, from, terms, signed } = offer;
  const asked = view.seat !== undefined && terms.to.includes(view.seat) && !signed.includes(view.seat);
  const waiting = terms.to.filter((one) => !signed.includes(one)).map((one) => texts.name("seats", one));
  return (
    <article class="card deal">
      <Parties seats={[from, ...terms.to]} secret={terms.secret} />
      <p class="quiet small">
        {t("deals.from", { seat: texts.name("seats", from), turn: terms.until, waiting: waiting.join(", ") })}
      </p>
      <Clauses terms={terms} />
      <footer>
        {asked && (
          <>
            <button type="button" class="primary" onClick={() => void ask(session.request("sign", { offer: id }))}>
              {t("deals.sign")}
            </button>
            <button type="button" onClick={onCounter}>
              {t("deals.counter")}
            </button>
            <button type="button" onClick={() => void ask(session.request("decline", { offer: id }))}>
              {t("deals.decline")}
            </button>
          </>
        )}
        {from === view.seat && (
          <button type="button" onClick={() => void ask(session.request("withdraw", { offer: id }))}>
            {t("deals.withdraw")}
          </button>
        )}
      </footer>
    </article>
  );
}

function DealCard({ deal }: { readonly deal: Deal }) {
  const { t, view, session, ask } = useGame();
  const open = deal.states.some((state) => state.verdict === undefined);
  const mayLeave = open && deal.terms.notice !== undefined && deal.left === undefined;
  return (
    <article class={`card deal ${open ? "" : "settled"}`}>
      <Parties seats={deal.seats} secret={deal.terms.secret} />
      <p class="quiet small">{t("deals.signed", { turn: deal.turn })}</p>
      <Clauses terms={deal.terms} states={deal.states} />
      {mayLeave && view.seat !== undefined && deal.seats.includes(view.seat) && view.phase !== "report" && (
        <footer>
          <button type="button" onClick={() => void ask(session.request("leave", { deal: deal.id }))}>
            {t("deals.leave", { count: deal.terms.notice ?? 1 })}
          </button>
        </footer>
      )}
    </article>
  );
}

function Clauses({ terms, states }: { readonly terms: Terms; readonly states?: readonly ClauseState[] }) {
  return (
    <ol class="clauses">
      {terms.clauses.map((clause, place) => (
        <ClauseLine key={place} clause={clause} state={states?.[place]} />
      ))}
    </ol>
  );
}

const marks = { kept: Check, broken: X, void: CircleSlash, open: Hourglass };

function ClauseLine({ clause, state }: { readonly clause: Clause; readonly state: ClauseState | undefined }) {
  const game = useGame();
  const verdict = state?.verdict;
  const Mark = marks[verdict?.result ?? "open"];
  return (
    <li class={verdict?.result ?? ""}>
      {clauseText(game, clause)}
      {state !== undefined && (
        <span class="verdict">
          <Mark size={14} aria-hidden="true" />
          {verdict === undefined ? game.t("verdict.open") : verdictText(game, clause, verdict)}
        </span>
      )}
    </li>
  );
}

/** Clauses judged with the turn of the report, each with its evidence. */
export function JudgedClauses({ turn }: { readonly turn: number }) {
  const { t, view } = useGame();
  const judged = view.deals.flatMap((deal) =>
    deal.states.flatMap((state, place) => {
      const clause = deal.terms.clauses[place];
      return clause && state.verdict?.turn === turn ? [{ key: `${deal.id} ${place}`, clause, state }] : [];
    }),
  );
  if (judged.length === 0) return null;
  return (
    <section class="card deal" aria-labelledby="judged">
      <h3 id="judged">
        <Handshake size={17} aria-hidden="true" /> {t("deals.judged")}
      </h3>
      <ul class="clauses plain">
        {judged.map(({ key, clause, state }) => (
          <ClauseLine key={key} clause={clause} state={state} />
        ))}
      </ul>
    </section>
  );
}
