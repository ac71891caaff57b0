import type { TableInfo } from "@multivector/shared/protocol/types";
import { Eye, MessagesSquare } from "lucide-preact";
import { useGame } from "../game.ts";
import { useSpeech } from "../language.ts";

/** What may be said at a table, and whether the host reads along. */
export function PressTerms({ info }: { readonly info: Pick<TableInfo, "press" | "facilitated"> }) {
  const { t } = useSpeech();
  return (
    <>
      <p class="press-terms">
        <MessagesSquare size={16} aria-hidden="true" />
        <span>
          <strong>{t(`press.mode.${info.press}`)}.</strong> {t(`press.modeHelp.${info.press}`)}
        </span>
      </p>
      {info.facilitated && info.press !== "none" && (
        <p class="press-terms read-along">
          <Eye size={16} aria-hidden="true" />
          <strong>{t("press.readAlong")}</strong>
        </p>
      )}
    </>
  );
}

/** The same inside a game, with what words are worth. */
export function PressRules() {
  const { t, info, seat } = useGame();
  return (
    <div class="press-rules">
      <PressTerms info={info} />
      <p class="quiet small">{t(seat === undefined ? "press.observer" : "press.about")}</p>
    </div>
  );
}
