import type { PaceStep } from "@multivector/shared/protocol/types";
import { useState } from "preact/hooks";
import { motionsNow, spanText } from "../clockWords.ts";
import { useGame } from "../game.ts";
import { OwnLink } from "./seatLinks.tsx";
import { TimetableFields, usualTimetable } from "./timetableFields.tsx";

/** Minutes by which a phase can be extended. */
const spans = { live: [2, 5, 15], days: [60, 360, 1440] };
const paces = ["live", "days", "relaxed"] as const;

/** For who opened the table: pause, extend, end the phase, or go on at another pace. */
export function HostClock() {
  const { t, info, seat, code, session } = useGame();
  return (
    <section class="host-clock">
      <h3>{t("clock.host")}</h3>
      <div class="buttons">
        {motionsNow(info).map((step) => (step === "end" ? <EndPhase key={step} /> : <Step key={step} step={step} />))}
      </div>
      {seat === undefined && <OwnLink code={code} session={session} />}
      <details>
        <summary>{t("clock.otherPace")}</summary>
        <OtherPace />
      </details>
    </section>
  );
}

function Step({ step }: { readonly step: Exclude<PaceStep, "end"> }) {
  const { t, info, session, ask } = useGame();
  if (step !== "extend") {
    return (
      <button type="button" onClick={() => void ask(session.host.clock(step))}>
        {t(`clock.step.${step}`)}
      </button>
    );
  }
  return (
    <>
      {(info.pace === "days" ? spans.days : spans.live).map((minutes) => (
        <button key={minutes} type="button" onClick={() => void ask(session.host.clock("extend", minutes))}>
          {t("clock.extendBy", { time: spanText(t, minutes) })}
        </button>
      ))}
    </>
  );
}

/** Asks once more, because others may be in the middle of their orders. */
function EndPhase() {
  const { t, view, session, ask } = useGame();
  const moment = `${view.turn} ${view.phase}`;
  const [sure, setSure] = useState<string>();
  if (sure !== moment) {
    return (
      <button type="button" onClick={() => setSure(moment)}>
        {t("clock.step.end")}
      </button>
    );
  }
  const end = () => {
    setSure(undefined);
    void ask(session.host.clock("end"));
  };
  return (
    <p class="sure" role="status">
      {t("clock.sure")}{" "}
      <button type="button" class="primary" onClick={end}>
        {t("clock.endNow")}
      </button>
      <button type="button" onClick={() => setSure(undefined)}>
        {t("clock.notNow")}
      </button>
    </p>
  );
}

function OtherPace() {
  const { t, info, session, ask } = useGame();
  const others = paces.filter((one) => one !== info.pace || one === "days");
  const [pace, setPace] = useState(others[0] ?? "relaxed");
  const [timetable, setTimetable] = useState(info.timetable ?? usualTimetable());
  return (
    <div class="other-pace">
      <label class="field">
        {t("home.pace")}
        <select value={pace} onChange={(event) => setPace(others[event.currentTarget.selectedIndex] ?? "relaxed")}>
          {others.map((one) => (
            <option key={one} value={one}>
              {one === info.pace ? t("clock.newTimetable") : t(`pace.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {pace === "days" && <TimetableFields timetable={timetable} onChange={setTimetable} />}
      <button
        type="button"
        onClick={() => void ask(session.host.setPace(pace, pace === "days" ? timetable : undefined))}
      >
        {t("clock.goOn", { pace: t(`pace.${pace}`) })}
      </button>
    </div>
  );
}
