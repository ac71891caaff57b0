import type { Motion, PaceVote } from "@multivector/shared/protocol/types";
import { motionsNow } from "../clockWords.ts";
import { useGame } from "../game.ts";

/** Votes that are open: who asked, who is for it, what is needed, and the reader's answer. */
export function OpenVotes() {
  const { info } = useGame();
  return (
    <>
      {info.votes.map((vote) => (
        <Vote key={vote.step} vote={vote} />
      ))}
    </>
  );
}

export function Vote({ vote }: { readonly vote: PaceVote }) {
  const { t, texts, seat, session, ask } = useGame();
  const { step, seats, against, need } = vote;
  const names = (ids: readonly string[]) => ids.map((id) => texts.name("seats", id)).join(", ");
  const mine = seat !== undefined && (seats.includes(seat.id) ? "for" : against.includes(seat.id) ? "against" : "none");
  const cast = (choice: "for" | "against") =>
    void ask(session.request("vote", { step, choice: choice === mine ? "none" : choice }));
  return (
    <div class="vote">
      <p>
        <strong>{t("vote.asked", { seat: names(seats.slice(0, 1)), motion: t(`clock.motion.${step}`) })}</strong>{" "}
        {t("vote.stand", { count: seats.length, need, names: names(seats) })}{" "}
        {against.length > 0 && t("vote.against", { names: names(against) })}
      </p>
      {seat !== undefined && (
        <p class="buttons">
          <button type="button" aria-pressed={mine === "for"} onClick={() => cast("for")}>
            {t("vote.yes")}
          </button>
          <button type="button" aria-pressed={mine === "against"} onClick={() => cast("against")}>
            {t("vote.no")}
          </button>
        </p>
      )}
    </div>
  );
}

/** For whoever holds a seat: puts something to the vote. */
export function CallVote() {
  const { t, info, seat, session, ask } = useGame();
  const people = info.seats.filter(({ by }) => by === "human").length;
  if (seat === undefined || people < 2) return null;
  const paces = (["live", "days", "relaxed"] as const).filter(
    (pace) => pace !== info.pace && (pace !== "days" || info.timetable !== undefined),
  );
  const motions: readonly Motion[] = [...motionsNow(info), ...paces];
  const asked = info.votes.map(({ step }) => step);
  return (
    <details>
      <summary>{t("vote.call")}</summary>
      <p class="quiet small">{t("vote.rule")}</p>
      <div class="buttons">
        {motions
          .filter((step) => !asked.includes(step))
          .map((step) => (
            <button key={step} type="button" onClick={() => void ask(session.request("vote", { step }))}>
              {t(`vote.motion.${step}`)}
            </button>
          ))}
      </div>
    </details>
  );
}
