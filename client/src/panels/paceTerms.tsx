import type { TableInfo } from "@multivector/shared/protocol/types";
import { Clock3 } from "lucide-preact";
import { timetableText } from "../clockWords.ts";
import { useSpeech } from "../language.ts";

/** Before the first turn: how time will pass here, and what becomes of those who miss a turn. */
export function PaceTerms({ info }: { readonly info: TableInfo }) {
  const { t, language } = useSpeech();
  const { pace, timetable, missed } = info;
  return (
    <p class="press-terms">
      <Clock3 size={16} aria-hidden="true" />
      <span>
        <strong>{t(`pace.${pace}`)}.</strong>{" "}
        {pace === "days" && timetable !== undefined ? timetableText(t, language, timetable) : t(`pace.${pace}Help`)}{" "}
        {pace !== "solo" && (
          <span class="quiet">
            {t("missed.title")}: {t(`missed.${missed}`)}.
          </span>
        )}
      </span>
    </p>
  );
}
