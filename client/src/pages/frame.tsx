import { Languages, Moon, Sun } from "lucide-preact";
import { type Language, languages, useSpeech } from "../language.ts";
import { follow } from "../router.ts";
import { toggleTheme, useTheme } from "../theme.ts";

/** The mark of the house; leads home. */
export function Brand() {
  const { t } = useSpeech();
  return (
    <a class="brand" href="/" onClick={follow} aria-label={t("home.link")}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path d="M16 17 5 26M16 17l11 9M16 17V5" />
        <circle cx="16" cy="17" r="5.4" />
      </svg>
      <span>Multivector</span>
    </a>
  );
}

/** Language and theme, on every page. */
export function Preferences() {
  const { t, language, choose } = useSpeech();
  const theme = useTheme();
  return (
    <div class="preferences">
      <label class="language">
        <Languages size={18} aria-hidden="true" />
        <select
          aria-label={t("language")}
          value={language}
          onChange={(event) => choose(event.currentTarget.value as Language)}
        >
          {Object.entries(languages).map(([id, name]) => (
            <option key={id} value={id} lang={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="icon"
        aria-label={t(theme === "dark" ? "theme.light" : "theme.dark")}
        onClick={toggleTheme}
      >
        {theme === "dark" ? <Sun size={20} aria-hidden="true" /> : <Moon size={20} aria-hidden="true" />}
      </button>
    </div>
  );
}

export function PageHeader() {
  return (
    <header class="page-header">
      <Brand />
      <Preferences />
    </header>
  );
}
