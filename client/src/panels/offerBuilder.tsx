import { rejectionOf, type Seat } from "@multivector/shared/rules";
import { ArrowLeft, Send, Trash2 } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { useGame } from "../game.ts";
import { offersTo } from "../guide.ts";
import { type OfferDraft, termsOf, withPartner } from "../offerDraft.ts";
import { rejectionText } from "../words.ts";
import { ClauseList } from "./clauseList.tsx";
import { PartyMark } from "./parts.tsx";
import { counted, PickRow } from "./pickRow.tsx";
import { ProspectOf } from "./prospect.tsx";

interface Props {
  readonly seat: Seat;
  readonly draft: OfferDraft;
}

/** An offer made by picking: partners, clauses that read as sentences, how long it stands, and what it would bring. */
export function OfferBuilder({ seat, draft }: Props) {
  const game = useGame();
  const { t, scenario, view, session, ask, setOffer } = game;
  const terms = termsOf(draft, view);
  const refused = rejectionOf(scenario, view, { kind: "offer", seat: seat.id, terms });
  const ready = draft.to.length > 0 && draft.clauses.length > 0;
  const send = async () => {
    const sent = await ask(session.request("offer", { turn: view.turn, terms }));
    if (sent !== undefined) setOffer(undefined);
  };
  return (
    <section class="panel-body builder" aria-labelledby="new-offer">
      <BuilderHead draft={draft} counter={terms.counters !== undefined} />
      <Partners seat={seat} draft={draft} />
      {draft.to.length > 0 && <ClauseList draft={draft} seat={seat} />}
      {draft.clauses.length > 0 && <ProspectOf terms={terms} open />}
      {draft.clauses.length > 0 && <Standing draft={draft} />}
      <div class="send" hidden={draft.editing !== undefined}>
        {ready && refused !== undefined && <p class="why-not">{rejectionText(game, seat.id, refused)}</p>}
        {!ready && <p class="quiet small">{t(draft.to.length === 0 ? "builder.first" : "builder.then")}</p>}
        <button type="button" class="primary" disabled={refused !== undefined} onClick={() => void send()}>
          <Send size={16} aria-hidden="true" /> {t("builder.send")}
        </button>
      </div>
    </section>
  );
}

function BuilderHead({ draft, counter }: { readonly draft: OfferDraft; readonly counter: boolean }) {
  const { t, view, setOffer } = useGame();
  const head = useRef<HTMLHeadingElement>(null);
  const asked = offersTo(view).filter(({ id }) => id !== draft.counters).length;
  useEffect(() => head.current?.focus(), []);
  return (
    <header class="builder-head">
      <button type="button" onClick={() => setOffer({ ...draft, open: false })}>
        <ArrowLeft size={16} aria-hidden="true" /> {t("builder.back")}
        {asked > 0 && <span class="badge">{asked}</span>}
      </button>
      <h3 id="new-offer" ref={head} tabIndex={-1}>
        {t(counter ? "builder.counter" : "builder.title")}
      </h3>
      <button type="button" class="icon" aria-label={t("builder.discard")} onClick={() => setOffer(undefined)}>
        <Trash2 size={18} aria-hidden="true" />
      </button>
    </header>
  );
}

function Partners({ seat, draft }: Props) {
  const { t, texts, scenario, file, setOffer } = useGame();
  return (
    <fieldset class="picks">
      <legend>{t("builder.with")}</legend>
      {scenario.seats
        .filter(({ id }) => id !== seat.id)
        .map(({ id, party }) => (
          <label key={id} class={`pick ${draft.to.includes(id) ? "chosen" : ""}`}>
            <input
              type="checkbox"
              checked={draft.to.includes(id)}
              onChange={() => setOffer(withPartner(draft, scenario, id))}
            />
            <PartyMark file={file} party={party} /> {texts.name("seats", id)}
          </label>
        ))}
    </fieldset>
  );
}

/** Until when it stands, whether one may leave it, and who may know. */
function Standing({ draft }: { readonly draft: OfferDraft }) {
  const { t, scenario, view, setOffer } = useGame();
  const turns = Array.from({ length: scenario.turns - view.turn + 1 }, (_, at) => view.turn + at);
  const { notice: _old, ...rest } = draft;
  return (
    <div class="standing-terms">
      <PickRow
        label={t("builder.until")}
        value={Math.max(draft.until, view.turn)}
        options={turns.map((turn) => [turn, turn === view.turn ? t("builder.thisTurn") : t("builder.turn", { turn })])}
        onPick={(until) => setOffer({ ...draft, until })}
      />
      <PickRow
        label={t("builder.notice")}
        value={draft.notice ?? 0}
        options={[[0, t("builder.noNotice")], ...counted(3, (count) => t("builder.noticeOf", { count }))]}
        onPick={(notice) => setOffer(notice === 0 ? rest : { ...rest, notice })}
      />
      {scenario.deals.secret ? (
        <label class="pick">
          <input
            type="checkbox"
            checked={draft.secret}
            onChange={() => setOffer({ ...draft, secret: !draft.secret })}
          />
          {t("builder.secret")}
        </label>
      ) : (
        <p class="quiet small">{t("builder.noSecret")}</p>
      )}
    </div>
  );
}
