import type { Standing } from "@multivector/shared/rules";
import { KeyRound } from "lucide-preact";
import { type Game, useGame } from "../game.ts";
import { slotName } from "../text.ts";
import { shownNumber } from "../words.ts";
import { Prose } from "./parts.tsx";

/** Where an aim stands and its bounds, e.g. "Tension: now 5. At least 60 · 72 · 84: a point for each." */
export function rungText(game: Game, standing: Standing): string {
  const { aim } = standing;
  const bounds = aim.rungs.map((bound) => shownNumber(bound, game.texts.language)).join(" · ");
  return `${nowText(game, standing)} ${game.t(aim.atLeast ? "rungs.atLeast" : "rungs.atMost", { bounds })}`;
}

/** The aim's number by name, if it has one, and its value. */
function nowText(game: Game, { aim, value }: Standing): string {
  const { t, texts } = game;
  const shown = { value: shownNumber(value, texts.language) };
  const name = measureName(game, aim.id);
  return name === undefined ? t("rungs.value", shown) : t("rungs.named", { ...shown, name });
}

/** What an aim measures, if that is one track's number or an index. */
function measureName({ file, scenario, texts }: Game, aim: string): string | undefined {
  const written = [...Object.values(file.objectives), ...Object.values(file.agendas)].find((aims) => aim in aims)?.[
    aim
  ];
  const [id = "", ...keys] = String(written?.measure ?? "")
    .split(/'?\]?\['?|'?\]|\./)
    .filter((part) => part !== "");
  if (keys.length === 0 && scenario.indices.some((index) => index.id === id)) return texts.name("indices", id);
  const slot = scenario.slots.find((one) => one.track === id && one.keys.join() === keys.join());
  return slot === undefined ? undefined : slotName(texts, slot);
}

/** An aim as a ladder: each rung climbed is a point. */
export function Ladder({ standing }: { readonly standing: Standing }) {
  const game = useGame();
  const { t, texts } = game;
  const { aim, value, rungs } = standing;
  const now = t("rungs.now", { value: shownNumber(value, texts.language), count: rungs, of: aim.rungs.length });
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
              {shownNumber(bound, texts.language)}
            </span>
          ))}
        </span>
      </div>
      <p class="quiet">
        <Prose text={texts.help("aims", aim.id)} /> {nowText(game, standing)}
      </p>
    </li>
  );
}
