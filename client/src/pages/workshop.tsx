import "../styles/workshop.css";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useSpeech } from "../language.ts";
import { newTexts } from "../texts.ts";
import { EditorPane } from "../workshop/editorPane.tsx";
import { CoveragePane, NumbersPane } from "../workshop/numbersPane.tsx";
import { PlayPane, viewAt } from "../workshop/playPane.tsx";
import { Toolbar } from "../workshop/toolbar.tsx";
import { type Stage, useWorkshop, type Workshop } from "../workshop/useWorkshop.ts";
import { WorkshopBoard } from "../workshop/workshopBoard.tsx";
import { Brand, Preferences } from "./frame.tsx";

const main = "scenario.yaml";

/** Write a scenario and play it while writing. */
export function WorkshopPage() {
  const { t } = useSpeech();
  const workshop = useWorkshop();
  const [name, setName] = useState(main);
  const [revision, setRevision] = useState(0);
  useEffect(() => {
    document.title = `${t("workshop.title")} · Multivector`;
  }, [t]);
  return (
    <div class="workshop">
      <header class="workshop-header">
        <Brand />
        <h1>{t("workshop.title")}</h1>
        <Toolbar
          workshop={workshop}
          onOpened={(files) => {
            setName(main);
            setRevision((one) => one + 1);
            workshop.setFiles(files);
          }}
        />
        <Preferences />
      </header>
      <main>
        <EditorPane
          workshop={workshop}
          name={workshop.files[name] === undefined ? main : name}
          revision={revision}
          onName={setName}
        />
        <section class="workshop-play" aria-label={t("workshop.game")}>
          {workshop.stage ? (
            <StagePane workshop={workshop} stage={workshop.stage} />
          ) : (
            <p class="note">{t("workshop.nothing")}</p>
          )}
        </section>
      </main>
    </div>
  );
}

const panes = ["orders", "numbers", "coverage"] as const;

function StagePane({ workshop, stage }: { readonly workshop: Workshop; readonly stage: Stage }) {
  const { t, language } = useSpeech();
  const [who, setWho] = useState("");
  const [pane, setPane] = useState<(typeof panes)[number]>("orders");
  const { shown, sandbox } = stage;
  const { position } = workshop;
  const seat = shown.scenario.seats.find(({ id }) => id === who);
  const texts = useMemo(() => newTexts(shown.locales, language), [shown, language]);
  const view = useMemo(() => viewAt(stage, position, seat), [stage, position, seat]);
  const past = useMemo(() => sandbox.worlds.slice(0, position).map(({ values }) => values), [sandbox, position]);
  const turnOf = (at: number) => sandbox.worlds[at]?.turn ?? 1;
  return (
    <>
      <WorkshopBoard shown={shown} texts={texts} view={view} past={past} />
      <div class="workshop-controls">
        <label>
          {t("workshop.be")}{" "}
          <select value={who} onChange={(event) => setWho(event.currentTarget.value)}>
            <option value="">{t("workshop.nobody")}</option>
            {shown.scenario.seats.map(({ id }) => (
              <option key={id} value={id}>
                {texts.name("seats", id)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t("workshop.turn", { turn: turnOf(position), turns: shown.scenario.turns })}{" "}
          <input
            type="range"
            min={0}
            max={sandbox.worlds.length - 1}
            value={position}
            onInput={(event) => workshop.look(Number(event.currentTarget.value))}
          />
        </label>
        <button type="button" onClick={() => workshop.playOn()}>
          {t("workshop.playOn")}
        </button>
        {sandbox.dropped > 0 && <span class="note">{t("workshop.dropped", { count: sandbox.dropped })}</span>}
      </div>
      <div class="workshop-tabs" role="tablist" aria-label={t("workshop.panes")}>
        {panes.map((one) => (
          <button key={one} type="button" role="tab" aria-selected={pane === one} onClick={() => setPane(one)}>
            {t(`workshop.pane.${one}`)}
          </button>
        ))}
      </div>
      <div class="workshop-pane" role="tabpanel">
        {pane === "orders" && <PlayPane workshop={workshop} stage={stage} texts={texts} seat={seat} view={view} />}
        {pane === "numbers" && <NumbersPane stage={stage} texts={texts} view={view} before={past[past.length - 1]} />}
        {pane === "coverage" && (
          <CoveragePane stage={stage} texts={texts} onJump={(turn) => workshop.look(Math.max(0, turn - 1))} />
        )}
      </div>
    </>
  );
}
