import { Lightbulb } from "lucide-preact";
import { useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { hintFor } from "../guide.ts";
import { hintsSeen } from "../storage.ts";

const readSeen = () => new Set((hintsSeen.get() ?? "").split(",").filter((hint) => hint !== ""));

/** One short hint for newcomers, until it is put away. */
export function Hint({ panel }: { readonly panel: string }) {
  const { t, view } = useGame();
  const [seen, setSeen] = useState(readSeen);
  const [quiet, setQuiet] = useState<string>();
  const moment = `${panel} ${view.turn} ${view.phase}`;
  const hint = hintFor(view, panel, seen);
  if (hint === undefined || seen.has("all") || quiet === moment) return null;
  const put = (id: string) => {
    // The agenda's hint goes with the agenda; after any other the reader is left alone until something else is on screen.
    if (id !== "agenda") setQuiet(moment);
    const next = new Set([...seen, id]);
    hintsSeen.set([...next].join(","));
    setSeen(next);
  };
  return (
    <aside class="hint" aria-label={t("hint.title")}>
      <Lightbulb size={18} aria-hidden="true" />
      <p>{t(`hint.${hint}`)}</p>
      <div class="hint-buttons">
        <button type="button" onClick={() => put(hint)}>
          {t("hint.ok")}
        </button>
        <button type="button" class="link" onClick={() => put("all")}>
          {t("hint.none")}
        </button>
      </div>
    </aside>
  );
}
