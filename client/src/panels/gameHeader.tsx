import { datesText } from "../dates.ts";
import { useGame } from "../game.ts";
import { useSpeech } from "../language.ts";
import type { LineStatus } from "../lineStatus.ts";
import { Brand, Preferences } from "../pages/frame.tsx";
import { ClockBox } from "./clockBox.tsx";
import { LineBadge } from "./lineNote.tsx";
import { PartyMark } from "./parts.tsx";

/** Where we are: scenario, turn and its days, phase, clock, and who the reader is. */
export function GameHeader({ line }: { readonly line: LineStatus }) {
  const { t, texts, scenario, file, view, seat } = useGame();
  const { language } = useSpeech();
  const dates = file.dates?.[view.turn - 1];
  return (
    <header class="game-header">
      <Brand />
      <div class="where">
        <h1>{texts.at("title")}</h1>
        <p>
          {t("header.turn", { turn: view.turn, turns: scenario.turns })}
          {seat !== undefined && <span class="seat-short"> · {texts.name("seats", seat.id)}</span>}
          {dates !== undefined && <span class="dates"> · {datesText(language, dates.from, dates.to)}</span>}
        </p>
      </div>
      <ol class="phases" aria-label={t("header.phases")}>
        {scenario.phases.map((phase) => (
          <li
            key={phase}
            class={phase === view.phase ? "current" : ""}
            aria-current={phase === view.phase ? "step" : undefined}
          >
            {t(`phase.${phase}`)}
          </li>
        ))}
      </ol>
      <LineBadge line={line} />
      <ClockBox />
      <p class="who-am-i">
        {seat !== undefined && <PartyMark file={file} party={seat.party} />}
        {seat === undefined ? t("header.observer") : texts.name("seats", seat.id)}
      </p>
      <Preferences />
    </header>
  );
}
