import type { ScenarioSummary } from "@multivector/shared/protocol/types";
import { useEffect, useState } from "preact/hooks";
import { getScenarios } from "../api.ts";
import { unchecked, useSpeech } from "../language.ts";
import { codeOf, follow, navigate, tablePath } from "../router.ts";
import { PageHeader } from "./frame.tsx";
import { Horizon } from "./horizon.tsx";
import { ScenarioCard } from "./scenarioCard.tsx";

/** What this is, and three ways into a game. */
export function HomePage() {
  const { t, language } = useSpeech();
  const [scenarios, setScenarios] = useState<readonly ScenarioSummary[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    document.title = "Multivector";
    getScenarios().then(setScenarios, () => setFailed(true));
  }, []);
  return (
    <div class="home">
      <PageHeader />
      <main>
        {unchecked.has(language) && <p class="unchecked">{t("languageUnchecked")}</p>}
        <section class="hero">
          <Horizon />
          <div class="hero-text">
            <h1>{t("home.title")}</h1>
            <p>{t("home.what")}</p>
            <JoinForm />
          </div>
        </section>
        <section class="scenarios" aria-labelledby="scenarios">
          <h2 id="scenarios">{t("home.scenarios")}</h2>
          {failed && <p class="note">{t("home.failed")}</p>}
          <div class="cards" aria-busy={scenarios === undefined}>
            {scenarios?.map((scenario) => (
              <ScenarioCard key={scenario.id} scenario={scenario} />
            ))}
            {scenarios === undefined && !failed && [1, 2].map((at) => <div key={at} class="scenario ghost" />)}
          </div>
          {scenarios?.length === 0 && <p class="note">{t("home.noScenario")}</p>}
        </section>
      </main>
      <footer class="page-footer">
        <p>{t("home.footer")}</p>
        <p>
          <a href="/workshop" onClick={follow}>
            {t("home.workshop")}
          </a>
        </p>
      </footer>
    </div>
  );
}

function JoinForm() {
  const { t } = useSpeech();
  const [code, setCode] = useState("");
  return (
    <form
      class="join"
      onSubmit={(event) => {
        event.preventDefault();
        if (codeOf(code) !== "") navigate(tablePath(codeOf(code)));
      }}
    >
      <label for="code">{t("home.join")}</label>
      <div>
        <input
          id="code"
          value={code}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={16}
          placeholder={t("home.codeExample")}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <button type="submit">{t("home.joinButton")}</button>
      </div>
    </form>
  );
}
