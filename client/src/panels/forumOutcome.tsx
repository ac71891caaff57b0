import type { CastBallot, ForumResult } from "@multivector/shared/rules";
import { useGame } from "../game.ts";
import { optionOf } from "../words.ts";

/** What a forum adopted, and who chose what. */
export function ForumOutcome({ result }: { readonly result: ForumResult }) {
  const { t, texts, scenario } = useGame();
  const { forum, adopted, ballots } = result;
  const names = adopted.map((id) => optionOf(texts, forum, id)).join(" + ");
  const secret = scenario.forums.some(({ id, secret: closed }) => id === forum && closed);
  return (
    <>
      <span class="step-title">
        <strong>{texts.name("forums", forum)}</strong>
      </span>
      <span class={`came ${adopted.length > 0 ? "effect" : "void"}`}>
        {adopted.length > 0 ? t("forum.adopted", { options: names }) : t("forum.failed")}
      </span>
      {secret && <span class="quiet">{t("forum.secret")}</span>}
      {ballots.map((ballot) => (
        <span key={ballot.seat} class="quiet ballot">
          {texts.name("seats", ballot.seat)}: <BallotText forum={forum} ballot={ballot} />
        </span>
      ))}
    </>
  );
}

function BallotText({ forum, ballot }: { readonly forum: string; readonly ballot: CastBallot }) {
  const { t, texts } = useGame();
  const { choices, amount, void: reason } = ballot;
  const words = choices.map((id) => optionOf(texts, forum, id)).join(" + ");
  const bid = amount === undefined ? "" : ` (${amount})`;
  return (
    <>
      {words}
      {bid}
      {reason !== undefined && ` – ${t("forum.unpaid")}`}
    </>
  );
}
