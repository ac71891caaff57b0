import { scoreOf, standingsOf } from "@multivector/shared/rules";
import { ArrowLeft, Download, Flag, Landmark, Medal, RotateCcw, TriangleAlert } from "lucide-preact";
import { useState } from "preact/hooks";
import { openTable, recordPath } from "../api.ts";
import { useGame } from "../game.ts";
import { PartyMark, Prose } from "../panels/parts.tsx";
import { Ladder } from "../panels/rungs.tsx";
import { Holder } from "../panels/seatsPanel.tsx";
import { navigate, tablePath } from "../router.ts";
import { hostKey, rememberedName, tablePlan } from "../storage.ts";
import { PageHeader } from "./frame.tsx";

const icons = { bridge: Medal, camp: Flag, collapse: TriangleAlert, time: Landmark };

/** How it ended, for whom, what each wanted in secret, and what happened in history. */
export function EndingPage({ onBack }: { readonly onBack: () => void }) {
  const { t, texts, view, scenario, code } = useGame();
  const { outcome } = view;
  if (outcome === undefined) return null;
  const Icon = icons[outcome.kind];
  // Endings written once for several parties bear the party in brackets: `camp(x)`.
  const text = outcome.ending?.replace(/\(.*\)$/, "") ?? "time";
  const ranked = [...outcome.seats].sort((a, b) => b.points - a.points);
  return (
    <>
      <PageHeader />
      <main class="ending">
        <header class={`outcome ${outcome.kind}`}>
          <Icon size={44} aria-hidden="true" />
          <p class="kicker">{t(`ending.${outcome.kind}`)}</p>
          <h1>{texts.name("endings", text)}</h1>
          <p class="lead">
            <Prose text={texts.help("endings", text)} />
          </p>
          {outcome.captor !== undefined && (
            <p>{t("ending.captor", { party: texts.name("parties", outcome.captor) })}</p>
          )}
          <OwnResult />
        </header>
        <div class="ending-buttons">
          <PlayAgain />
          <button type="button" onClick={onBack}>
            <ArrowLeft size={18} aria-hidden="true" /> {t("ending.back")}
          </button>
          <a class="button" href={recordPath(code)} download={`multivector-${code}.json`}>
            <Download size={18} aria-hidden="true" /> {t("ending.record")}
          </a>
        </div>
        <h2>{t("ending.scores", { points: scenario.scoring.success })}</h2>
        <ol class="plain scores">
          {ranked.map((one) => (
            <ScoreCard key={one.seat} id={one.seat} points={one.points} success={one.success} />
          ))}
        </ol>
        <section class="history">
          <h2>{t("ending.history")}</h2>
          <p>
            <Prose text={texts.at("history") ?? ""} />
          </p>
        </section>
      </main>
    </>
  );
}

/** What it means for the reader, before the cards of all seats. */
function OwnResult() {
  const { t, view } = useGame();
  const own = view.outcome?.seats.find(({ seat }) => seat === view.seat);
  if (own === undefined) return null;
  return (
    <p class="own-result">
      {t("ending.own", { count: own.points })} {t(own.success ? "ending.success" : "ending.noSuccess")}.
    </p>
  );
}

interface ScoreProps {
  readonly id: string;
  readonly points: number;
  readonly success: boolean;
}

function ScoreCard({ id, points, success }: ScoreProps) {
  const { t, texts, view, scenario, file } = useGame();
  const seat = scenario.seats.find((one) => one.id === id);
  if (seat === undefined) return null;
  const climbed = scoreOf(scenario, view, seat.id);
  return (
    <li class={`card score ${success ? "success" : ""} ${view.seat === seat.id ? "own" : ""}`}>
      <header>
        <h3>
          <PartyMark file={file} party={seat.party} /> {texts.name("seats", seat.id)}
          {view.seat === seat.id && <span class="you">{t("seats.you")}</span>}
        </h3>
        <strong class="big">{points}</strong>
      </header>
      <Holder seat={seat} />
      <p class={success ? "won" : "quiet"}>{t(success ? "ending.success" : "ending.noSuccess")}</p>
      {climbed !== points && <p class="quiet small">{t("ending.capped", { climbed, points })}</p>}
      <ul class="plain">
        {standingsOf(scenario, view, seat.id).map((standing) => (
          <Ladder key={standing.aim.id} standing={standing} />
        ))}
      </ul>
    </li>
  );
}

/** The same scenario alone, in the same seat. */
function PlayAgain() {
  const { t, scenario, seat } = useGame();
  const [failed, setFailed] = useState(false);
  const again = async () => {
    const { code, hostKey: key } = await openTable({ scenario: scenario.id, pace: "solo" });
    hostKey(code).set(key);
    const name = rememberedName.get() ?? t("home.yourName");
    tablePlan(code).set(JSON.stringify({ name, ...(seat === undefined ? {} : { seat: seat.id }) }));
    navigate(tablePath(code));
  };
  return (
    <button type="button" class="primary" onClick={() => void again().catch(() => setFailed(true))}>
      <RotateCcw size={18} aria-hidden="true" /> {t(failed ? "home.openFailed" : "ending.again")}
    </button>
  );
}
