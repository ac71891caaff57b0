import type { AwayPolicy, OpenTable, ScenarioSummary } from "@multivector/shared/protocol/types";
import type { PressMode } from "@multivector/shared/rules";
import { useState } from "preact/hooks";
import { useSpeech } from "../language.ts";
import { MissedTurn } from "../panels/missedTurn.tsx";
import { TimetableFields, usualTimetable } from "../panels/timetableFields.tsx";

/** What is chosen for a table besides its scenario. */
export type TableChoice = Omit<OpenTable, "scenario">;

interface Props {
  readonly scenario: ScenarioSummary;
  readonly busy: boolean;
  readonly onOpen: (table: TableChoice) => Promise<void>;
}

const paces = ["relaxed", "live", "days"] as const;
/** Percent of what the scenario says. */
const tempos = [50, 75, 100, 150, 200];
const fills = ["steady", "seasoned", "open"] as const;
const modes: readonly PressMode[] = ["full", "public", "deals", "none"];

/** A table for several people: its pace, who sits where nobody does, and under "advanced" its press. */
export function TableForm({ scenario, busy, onOpen }: Props) {
  const { t } = useSpeech();
  const [pace, setPace] = useState<(typeof paces)[number]>("relaxed");
  const [timetable, setTimetable] = useState(usualTimetable);
  const [tempo, setTempo] = useState(100);
  const [missed, setMissed] = useState<AwayPolicy>("caretaker");
  const [fill, setFill] = useState<(typeof fills)[number]>("steady");
  const [press, setPress] = useState<PressMode>("full");
  const [facilitator, setFacilitator] = useState(false);
  return (
    <form
      class="table-form"
      onSubmit={(event) => {
        event.preventDefault();
        const seats = Object.fromEntries(scenario.seats.map((seat) => [seat, fill]));
        const clock = pace === "days" ? { timetable } : pace === "live" ? { tempo } : {};
        void onOpen({ pace, ...clock, missed, fill: seats, press, facilitator });
      }}
    >
      <Choice
        legend={t("home.pace")}
        name={`pace-${scenario.id}`}
        words={(one) => [t(`pace.${one}`), t(`pace.${one}Help`)]}
        all={paces}
        chosen={pace}
        onChoose={setPace}
      />
      {pace === "days" && <TimetableFields timetable={timetable} onChange={setTimetable} />}
      {pace === "live" && (
        <label class="field">
          {t("tempo.title")}
          <select value={tempo} onChange={(event) => setTempo(Number(event.currentTarget.value))}>
            {tempos.map((one) => (
              <option key={one} value={one}>
                {t(`tempo.${one}`, { count: Math.round((scenario.minutes * one) / 100) })}
              </option>
            ))}
          </select>
        </label>
      )}
      <Choice
        legend={t("home.fill")}
        name={`fill-${scenario.id}`}
        words={(one) => [t(`fill.${one}`), t(`fill.${one}Help`)]}
        all={fills}
        chosen={fill}
        onChoose={setFill}
      />
      <details class="advanced">
        <summary>{t("home.advanced")}</summary>
        <MissedTurn id={`missed-${scenario.id}`} missed={missed} onChoose={setMissed} />
        <label class="press-mode">
          {t("press.title")}
          <select
            value={press}
            aria-describedby={`press-${scenario.id}`}
            onChange={(event) => setPress(modes[event.currentTarget.selectedIndex] ?? "full")}
          >
            {modes.map((mode) => (
              <option key={mode} value={mode}>
                {t(`press.mode.${mode}`)}
              </option>
            ))}
          </select>
        </label>
        <p id={`press-${scenario.id}`} class="quiet small">
          {t(`press.modeHelp.${press}`)}
        </p>
        <label class="option">
          <input type="checkbox" checked={facilitator} onChange={() => setFacilitator(!facilitator)} />
          <span>
            <strong>{t("press.facilitator")}</strong> <span class="quiet small">{t("press.facilitatorHelp")}</span>
          </span>
        </label>
      </details>
      <button type="submit" class="primary" disabled={busy}>
        {t("home.openNow")}
      </button>
    </form>
  );
}

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly name: string;
  /** Its name and what it means. */
  readonly words: (one: T) => readonly [string, string];
  readonly all: readonly T[];
  readonly chosen: T;
  readonly onChoose: (one: T) => void;
}

function Choice<T extends string>({ legend, name, words, all, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {all.map((one) => (
        <label key={one} class={`option ${chosen === one ? "chosen" : ""}`}>
          <input type="radio" name={name} checked={chosen === one} onChange={() => onChoose(one)} />
          <span>
            <strong>{words(one)[0]}</strong> <span class="quiet small">{words(one)[1]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
