import { costOf, pledgesOf, type Seat } from "@multivector/shared/rules";
import { Coins, Handshake, Lock, LockOpen, MessageCircleQuestion, X } from "lucide-preact";
import {
  draftRejection,
  mayAnswer,
  needsOf,
  ordersOf,
  previewOf,
  shownDraft,
  slotsFor,
  withAnswer,
  withoutOrder,
} from "../draft.ts";
import { ballotText, ownForums } from "../forums.ts";
import { useGame } from "../game.ts";
import { ownQuestions } from "../guide.ts";
import { orderSentence } from "../text.ts";
import { rejectionText } from "../words.ts";
import { ChangeChips } from "./changeChips.tsx";
import { optionName } from "./questionCard.tsx";

/** The orders of this turn: slots, money, answers, what would change, and the seal. */
export function Tray({ seat }: { readonly seat: Seat }) {
  const game = useGame();
  const { t, texts, scenario, view, draft, setDraft } = game;
  const sealed = view.own?.sealed;
  const shown = shownDraft(view, draft);
  const orders = ordersOf(scenario, view, shown);
  const refused = sealed === undefined ? draftRejection(scenario, view, draft) : undefined;
  const free = sealed === undefined ? Math.max(seat.orders - orders.length, 0) : 0;
  const extra = sealed === undefined && slotsFor(seat) > Math.max(seat.orders, orders.length);
  return (
    <section class={`tray ${sealed === undefined ? "" : "sealed"}`} aria-labelledby="tray">
      <h3 id="tray">
        {sealed === undefined ? <LockOpen size={18} aria-hidden="true" /> : <Lock size={18} aria-hidden="true" />}
        {t(sealed === undefined ? "tray.title" : "tray.sealed")}
        <Purse seat={seat} cost={costOf(scenario, view, orders) + pledgesOf(scenario, shown.ballots)} />
      </h3>
      {sealed !== undefined && orders.length === 0 && <p class="quiet">{t("tray.none")}</p>}
      <ol class="slots">
        {orders.map((order) => (
          <li key={order.id} class="slot">
            <span>
              {orderSentence(texts, order)}
              {needsOf(scenario, view, order).consent !== undefined && (
                <Handshake size={14} aria-label={t("tray.consent")} class="inline" />
              )}
            </span>
            {sealed === undefined && (
              <button
                type="button"
                class="remove"
                aria-label={t("tray.remove", { order: orderSentence(texts, order) })}
                onClick={() => setDraft(withoutOrder(draft, order.id))}
              >
                <X size={18} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
        {free > 0 && <li class="slot empty">{t("tray.free", { count: free })}</li>}
        {extra && <li class="slot empty">{t("tray.extra", { cost: seat.extra.cost })}</li>}
      </ol>
      {refused !== undefined && <p class="why-not">{rejectionText(game, seat.id, refused)}</p>}
    </section>
  );
}

function Purse({ seat, cost }: { readonly seat: Seat; readonly cost: number }) {
  const { t, view } = useGame();
  if (seat.treasury === undefined) return null;
  const have = view.values[seat.treasury] ?? 0;
  return (
    <span class={`purse ${cost > have ? "short" : ""}`}>
      <Coins size={16} aria-hidden="true" />
      {t("tray.purse", { cost, have })}
    </span>
  );
}

/** Answers of this turn in short; the questions themselves are in the news. */
export function Answers() {
  const game = useGame();
  const { t, texts, scenario, view, draft, setDraft } = game;
  const sealed = view.own?.sealed;
  const questions = ownQuestions(scenario, view);
  const forums = ownForums(scenario, view);
  if (questions.length + forums.length === 0) return null;
  return (
    <section class="answers" aria-labelledby="answers">
      <h3 id="answers">
        <MessageCircleQuestion size={18} aria-hidden="true" /> {t("tray.answers")}
      </h3>
      {questions.map(({ id, options, fallback }) => (
        <label key={id} class="answer">
          <span>{texts.name("questions", id)}</span>
          <select
            value={sealed?.answers[id] ?? draft.answers[id] ?? ""}
            disabled={sealed !== undefined}
            onChange={(event) => {
              const option = options.find((one) => one.id === event.currentTarget.value);
              if (option !== undefined) setDraft(withAnswer(draft, id, option.id));
            }}
          >
            <option value="" disabled>
              {t("tray.unanswered", { option: optionName(texts, id, fallback) })}
            </option>
            {options.map((option) => (
              <option key={option.id} value={option.id} disabled={!mayAnswer(scenario, view, id, option.id)}>
                {optionName(texts, id, option.id)}
              </option>
            ))}
          </select>
        </label>
      ))}
      {forums.map((forum) => (
        <p key={forum.id} class="answer">
          <span>{texts.name("forums", forum.id)}</span>
          <strong>{ballotText(game, forum.id, shownDraft(view, draft).ballots[forum.id])}</strong>
        </p>
      ))}
    </section>
  );
}

/** What the turn would bring with exactly these orders; nothing if there are none or they cannot be sealed. */
export function Outlook() {
  const { t, scenario, view, draft } = useGame();
  const drafted = shownDraft(view, draft);
  const { orders, answers, ballots } = drafted;
  if (orders.length + Object.keys(answers).length + Object.keys(ballots).length === 0) return null;
  if (view.own?.sealed === undefined && draftRejection(scenario, view, draft) !== undefined) return null;
  return (
    <details class="outlook" open>
      <summary>{t("tray.outlook")}</summary>
      <ChangeChips ledger={previewOf(scenario, view, drafted).ledger} />
      <p class="quiet small">{t("tray.outlookNote")}</p>
    </details>
  );
}
