import { type Clause, type Offer, rejectionOf, type Seat, type SeatId, type Terms } from "@multivector/shared/rules";
import { Plus, Send, X } from "lucide-preact";
import { useState } from "preact/hooks";
import { clauseText, withoutClause } from "../clauses.ts";
import { useGame } from "../game.ts";
import { rejectionText } from "../words.ts";
import { ClauseBuilder } from "./clauseBuilder.tsx";

interface Props {
  readonly seat: Seat;
  /** The offer this one answers: its parties and clauses to begin with. */
  readonly countered: Offer | undefined;
  readonly onDone: () => void;
}

/** An offer made by picking: parties, clauses that read as sentences, secrecy, expiry. */
export function OfferBuilder({ seat, countered, onDone }: Props) {
  const game = useGame();
  const { t, texts, scenario, view, session, ask } = game;
  const others = scenario.seats.filter((one) => one.id !== seat.id);
  const [to, setTo] = useState<readonly SeatId[]>(() => partners(seat.id, countered) ?? game.partners);
  const [clauses, setClauses] = useState<readonly Clause[]>(countered?.terms.clauses ?? []);
  const [secret, setSecret] = useState(countered?.terms.secret ?? false);
  const terms: Terms = { to, clauses, secret, until: view.turn, ...(countered ? { counters: countered.id } : {}) };
  const refused = rejectionOf(scenario, view, { kind: "offer", seat: seat.id, terms });
  const send = async () => {
    const sent = await ask(session.request("offer", { turn: view.turn, terms }));
    if (sent === undefined) return;
    setClauses([]);
    onDone();
  };
  return (
    <section class="card deal builder" aria-labelledby="new-offer">
      <h3 id="new-offer">{t(countered ? "deals.counterTitle" : "deals.new")}</h3>
      <fieldset class="partners">
        <legend>{t("deals.with")}</legend>
        {others.map(({ id }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={to.includes(id)}
              onChange={() => setTo(to.includes(id) ? to.filter((one) => one !== id) : [...to, id])}
            />
            {texts.name("seats", id)}
          </label>
        ))}
      </fieldset>
      <ol class="clauses">
        {clauses.map((clause, place) => (
          <li key={place}>
            {clauseText(game, clause)}
            <button
              type="button"
              class="remove"
              aria-label={t("deals.remove", { number: place + 1 })}
              onClick={() => setClauses(withoutClause(clauses, place))}
            >
              <X size={16} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
      <ClauseBuilder
        key={to.join()}
        seats={[seat.id, ...to]}
        count={clauses.length}
        onAdd={(clause) => setClauses([...clauses, clause])}
      />
      {scenario.deals.secret && (
        <label class="check">
          <input type="checkbox" checked={secret} onChange={() => setSecret(!secret)} /> {t("deals.keepSecret")}
        </label>
      )}
      {clauses.length > 0 && refused !== undefined && <p class="why-not">{rejectionText(game, seat.id, refused)}</p>}
      <footer>
        <button type="button" class="primary" disabled={refused !== undefined} onClick={() => void send()}>
          <Send size={16} aria-hidden="true" /> {t("deals.send")}
        </button>
        {countered && (
          <button type="button" onClick={onDone}>
            {t("deals.cancel")}
          </button>
        )}
        {clauses.length === 0 && (
          <span class="quiet small">
            <Plus size={14} aria-hidden="true" /> {t("deals.first")}
          </span>
        )}
      </footer>
    </section>
  );
}

const partners = (own: SeatId, offer: Offer | undefined): readonly SeatId[] | undefined =>
  offer && [offer.from, ...offer.terms.to].filter((id) => id !== own);
