import { MessageSquareQuote, MessagesSquare } from "lucide-preact";
import { useGame } from "../game.ts";
import { speechText } from "../speech.ts";

/** What was marked as a promise, as far as the reader was told, and the way back to all press. */
export function Promises({ onPress }: { readonly onPress: () => void }) {
  const game = useGame();
  const { t, texts, press, view } = game;
  const promises = press.messages.filter(({ promise }) => promise);
  if (press.messages.length === 0) return null;
  return (
    <section class="promises" aria-labelledby="promises">
      <h2 id="promises">{t("press.promises")}</h2>
      <p class="quiet">{t(promises.length === 0 ? "press.noPromises" : "press.unjudged")}</p>
      <ul class="plain">
        {promises.map(({ number, from, to, turn, says }) => (
          <li key={number}>
            <MessageSquareQuote size={16} aria-hidden="true" />
            <span>
              <strong>{from === view.seat ? t("press.you") : texts.name("seats", from)}</strong>{" "}
              <span class="quiet">
                {t("press.promisedTo", {
                  names: to.length === 0 ? t("press.wire") : to.map((id) => texts.name("seats", id)).join(", "),
                  turn,
                })}
              </span>
              <br />
              <bdi>{speechText(game, says)}</bdi>
            </span>
          </li>
        ))}
      </ul>
      <button type="button" onClick={onPress}>
        <MessagesSquare size={18} aria-hidden="true" /> {t("press.readAgain")}
      </button>
    </section>
  );
}
