import type { SuggestedDraft } from "@multivector/shared/protocol/types";
import { asId, type OptionId, type OrderId, type QuestionId } from "@multivector/shared/rules";
import { Check, Send } from "lucide-preact";
import type { Draft } from "../draft.ts";
import { useGame } from "../game.ts";
import { sentenceOf } from "../text.ts";

const draftFrom = ({ turn, orders, answers, ballots }: SuggestedDraft): Draft => ({
  turn,
  orders: orders.map((id) => asId<OrderId>(id)),
  answers: answers as Record<QuestionId, OptionId>,
  ballots: ballots ?? {},
});

const suggested = ({ turn, orders, answers, ballots }: Draft): SuggestedDraft => ({
  turn,
  orders: [...orders],
  answers: { ...answers },
  ballots,
});

/** What other members of the delegation would seal; one press makes it the own draft. */
export function Suggestions() {
  const { t, texts, scenario, view, seat, delegation, setDraft } = useGame();
  const { members, me } = delegation;
  if (seat === undefined || view.own?.sealed !== undefined) return null;
  return (
    <>
      {members
        .filter((member) => member !== me && member.draft !== undefined)
        .map(({ id, name, draft }) => (
          <article key={id} class="card suggestion">
            <p>
              <strong>{t("delegation.suggests", { name })}</strong>{" "}
              {draft === undefined || draft.orders.length === 0
                ? t("tray.none")
                : draft.orders.map((order) => sentenceOf(scenario, texts, seat.id, order)).join("; ")}
            </p>
            <button type="button" onClick={() => draft !== undefined && setDraft(draftFrom(draft))}>
              {t("delegation.adopt")}
            </button>
          </article>
        ))}
    </>
  );
}

/** For members who do not seal: shows the others the own draft. */
export function SuggestAction() {
  const { t, view, draft, delegation, session, ask } = useGame();
  const mine = JSON.stringify(suggested(draft));
  const told = delegation.me?.draft;
  const same = told !== undefined && JSON.stringify({ ...told, ballots: told.ballots ?? {} }) === mine;
  const empty = draft.orders.length === 0 && Object.keys(draft.answers).length === 0;
  if (told === undefined && empty) return null;
  if (view.phase === "report" || view.phase === "debrief" || view.own?.sealed !== undefined) return null;
  return (
    <button
      type="button"
      class="primary"
      disabled={same}
      onClick={() => void ask(session.request("suggest", { draft: suggested(draft) }))}
    >
      {same ? <Check size={18} aria-hidden="true" /> : <Send size={18} aria-hidden="true" />}
      {t(same ? "delegation.suggested" : "delegation.suggest")}
    </button>
  );
}
