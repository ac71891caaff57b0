import type { Standing } from "@multivector/shared/rules";
import { KeyRound } from "lucide-preact";
import type { Translate } from "../language.ts";
import { useSpeech } from "../language.ts";
import type { Texts } from "../texts.ts";
import { tidy } from "../words.ts";
import { Prose } from "./parts.tsx";

/** Where an aim stands and its bounds, e.g. "Now 5. At least 60 · 72 · 84: a point for each." */
export function rungText(t: Translate, { aim, value }: Standing): string {
  const bounds = aim.rungs.map(tidy).join(" · ");
  return `${t("rungs.value", { value: tidy(value) })} ${t(aim.atLeast ? "rungs.atLeast" : "rungs.atMost", { bounds })}`;
}

/** An aim as a ladder: each rung climbed is a point. */
export function Ladder({ standing, texts }: { readonly standing: Standing; readonly texts: Texts }) {
  const { t } = useSpeech();
  const { aim, value, rungs } = standing;
  const now = t("rungs.now", { value: tidy(value), count: rungs, of: aim.rungs.length });
  return (
    <li class="ladder">
      <div class="ladder-head">
        <span>
          {aim.secret && <KeyRound size={14} aria-label={t("rungs.secret")} />} {texts.name("aims", aim.id)}
        </span>
        <span class="steps" role="img" aria-label={now}>
          {aim.rungs.map((bound, at) => (
            <span key={bound} class={at < rungs ? "step climbed" : "step"}>
              {aim.atLeast ? "≥" : "≤"}
              {tidy(bound)}
            </span>
          ))}
        </span>
      </div>
      <p class="quiet">
        <Prose text={texts.help("aims", aim.id)} /> {t("rungs.value", { value: tidy(value) })}
      </p>
    </li>
  );
}
