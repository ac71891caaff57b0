import type { ScenarioSummary } from "@multivector/shared/protocol/types";
import { Clock3, Play, Repeat, Users } from "lucide-preact";
import { useState } from "preact/hooks";
import { getScenario, openTable, type ScenarioBundle } from "../api.ts";
import { useSpeech } from "../language.ts";
import { navigate, tablePath } from "../router.ts";
import { hostKey, rememberedName, tablePlan } from "../storage.ts";
import { newTexts } from "../texts.ts";
import { type TableChoice, TableForm } from "./tableForm.tsx";

type Opening = "idle" | "busy" | "failed";

/** One scenario: play it alone at once, or open a table for others. */
export function ScenarioCard({ scenario }: { readonly scenario: ScenarioSummary }) {
  const { t, language } = useSpeech();
  const [opening, setOpening] = useState<Opening>("idle");
  const [tableForm, setTableForm] = useState(false);
  const [bundle, setBundle] = useState<ScenarioBundle>();
  const [seat, setSeat] = useState("");
  const [level, setLevel] = useState<(typeof levels)[number]>("steady");
  const said = (texts: Record<string, string>) => texts[language] ?? texts.en ?? Object.values(texts)[0] ?? scenario.id;

  const open = async (table: TableChoice) => {
    setOpening("busy");
    try {
      const { code, hostKey: key } = await openTable({ scenario: scenario.id, ...table });
      hostKey(code).set(key);
      if (table.pace === "solo") {
        const name = rememberedName.get() ?? t("home.yourName");
        tablePlan(code).set(JSON.stringify({ name, ...(seat === "" ? {} : { seat }) }));
      }
      navigate(tablePath(code));
    } catch {
      setOpening("failed");
    }
  };
  const fill = Object.fromEntries(scenario.seats.map((one) => [one, level]));
  const readSeats = () => void getScenario(scenario.id).then(setBundle, () => setOpening("failed"));

  return (
    <article class="scenario" aria-labelledby={`title-${scenario.id}`}>
      <h3 id={`title-${scenario.id}`}>{said(scenario.title)}</h3>
      <p class="summary">{said(scenario.summary)}</p>
      <ul class="facts">
        <li>
          <Clock3 size={16} aria-hidden="true" /> {t("home.minutes", { count: scenario.minutes })}
        </li>
        <li>
          <Repeat size={16} aria-hidden="true" /> {t("home.turns", { count: scenario.turns })}
        </li>
        <li>
          <Users size={16} aria-hidden="true" /> {t("home.seats", { count: scenario.seats.length })}
        </li>
      </ul>
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={opening === "busy"}
          onClick={() => void open({ pace: "solo", fill })}
        >
          <Play size={18} aria-hidden="true" /> {t("home.playNow")}
        </button>
        <button type="button" aria-expanded={tableForm} onClick={() => setTableForm(!tableForm)}>
          <Users size={18} aria-hidden="true" /> {t("home.openTable")}
        </button>
      </div>
      {tableForm ? (
        <TableForm busy={opening === "busy"} scenario={scenario} onOpen={open} />
      ) : (
        <details
          class="seat-choice"
          onToggle={(event) => event.currentTarget.open && bundle === undefined && readSeats()}
        >
          <summary>{t("home.chooseSeat")}</summary>
          {bundle !== undefined && <SeatChoice bundle={bundle} seats={scenario.seats} seat={seat} onChoose={setSeat} />}
          <LevelChoice name={`level-${scenario.id}`} level={level} onChoose={setLevel} />
        </details>
      )}
      <p class="note" role="alert" hidden={opening !== "failed"}>
        {t("home.openFailed")}
      </p>
    </article>
  );
}

const levels = ["steady", "seasoned"] as const;

interface LevelChoiceProps {
  readonly name: string;
  readonly level: (typeof levels)[number];
  readonly onChoose: (level: (typeof levels)[number]) => void;
}

/** How well the bots play. */
function LevelChoice({ name, level, onChoose }: LevelChoiceProps) {
  const { t } = useSpeech();
  return (
    <fieldset class="seat-options">
      <legend>{t("home.opponents")}</legend>
      {levels.map((one) => (
        <label key={one} class={`option ${level === one ? "chosen" : ""}`}>
          <input type="radio" name={name} checked={level === one} onChange={() => onChoose(one)} />
          <span>
            <strong>{t(`fill.${one}`)}</strong>
            <span class="quiet small">{t(`fill.${one}Plays`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface SeatChoiceProps {
  readonly bundle: ScenarioBundle;
  readonly seats: readonly string[];
  readonly seat: string;
  readonly onChoose: (seat: string) => void;
}

function SeatChoice({ bundle, seats, seat, onChoose }: SeatChoiceProps) {
  const { t, language } = useSpeech();
  const texts = newTexts(bundle.locales, language);
  const chosen = seat === "" ? seats[0] : seat;
  return (
    <fieldset class="seat-options">
      <legend class="hidden">{t("home.chooseSeat")}</legend>
      {seats.map((id) => (
        <label key={id} class={`option ${chosen === id ? "chosen" : ""}`}>
          <input type="radio" name={`seat-${bundle.file.id}`} checked={chosen === id} onChange={() => onChoose(id)} />
          <span>
            <strong>{texts.name("seats", id)}</strong>
            <span class="quiet small">{texts.at("seats", id, "brief")}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
