import type { Message } from "@multivector/shared/rules";
import { Bot, Flag, Handshake, MessageSquareQuote, UserRound } from "lucide-preact";
import { useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { speechParts } from "../speech.ts";
import { PartyMark } from "./parts.tsx";

/** Who said it, how it was meant, and the words as they were written. */
export function MessageCard({ message }: { readonly message: Message }) {
  const { view } = useGame();
  const { from, promise, outOfCharacter, says } = message;
  const own = from === view.seat;
  const kinds = [own ? "own" : "", promise ? "promise" : "", outOfCharacter ? "aside" : ""].join(" ");
  return (
    <article class={`message ${kinds}`}>
      <MessageHead message={message} own={own} />
      <Words says={says} />
      {!own && view.seat !== undefined && <ReportButton message={message} />}
    </article>
  );
}

/** The speaker, and marks that are words as well as pictures. */
export function MessageHead({ message, own }: { readonly message: Message; readonly own: boolean }) {
  const { t, texts, scenario, file } = useGame();
  const { from, promise, outOfCharacter, says } = message;
  const seat = scenario.seats.find(({ id }) => id === from);
  return (
    <p class="speaker">
      {seat !== undefined && <PartyMark file={file} party={seat.party} />}
      <strong>{own ? t("press.you") : texts.name("seats", from)}</strong>
      {says.kind === "phrase" && <Bot size={15} aria-label={t("press.bot")} />}
      {promise && (
        <span class="tag promise">
          <MessageSquareQuote size={13} aria-hidden="true" /> {t("press.promise")}
        </span>
      )}
      {outOfCharacter && (
        <span class="tag">
          <UserRound size={13} aria-hidden="true" /> {t("press.aside")}
        </span>
      )}
    </p>
  );
}

/** Words of a person as they were written; those of a bot in the reader's language, with the clause they are about. */
export function Words({ says }: Pick<Message, "says">) {
  const game = useGame();
  const { words, clause } = speechParts(game, says);
  const deal = says.kind === "phrase" ? says.deal : undefined;
  return (
    <>
      <p class="words" dir="auto">
        {words}
      </p>
      {clause !== undefined && <p class="quoted">{clause}</p>}
      {deal !== undefined && game.scenario.deals.allowed && game.view.seat !== undefined && (
        <button type="button" class="link small" onClick={() => game.go({ tab: "deals", deal })}>
          <Handshake size={14} aria-hidden="true" /> {game.t("press.seeDeal")}
        </button>
      )}
    </>
  );
}

/** Shows the message to the host, after a question. */
function ReportButton({ message }: { readonly message: Message }) {
  const { t, session, ask } = useGame();
  const [step, setStep] = useState<"idle" | "asking" | "done">("idle");
  const report = async () => {
    const done = await ask(session.request("report", { number: message.number }));
    setStep(done === undefined ? "idle" : "done");
  };
  if (message.says.kind === "phrase") return null;
  if (step === "done")
    return (
      <p role="status" class="quiet small">
        {t("press.reported")}
      </p>
    );
  if (step === "asking") {
    return (
      <p class="report-ask small">
        {t("press.reportAsk")}{" "}
        <button type="button" class="link" onClick={() => void report()}>
          {t("press.reportYes")}
        </button>{" "}
        <button type="button" class="link" onClick={() => setStep("idle")}>
          {t("builder.cancel")}
        </button>
      </p>
    );
  }
  return (
    <button
      type="button"
      class="report"
      aria-label={t("press.report")}
      title={t("press.report")}
      onClick={() => setStep("asking")}
    >
      <Flag size={14} aria-hidden="true" />
    </button>
  );
}
