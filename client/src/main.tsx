import "@fontsource-variable/golos-text/wght.css";
import "./theme.css";
import { render } from "preact";
import { App } from "./app.tsx";
import { startLanguage } from "./language.ts";
import { startTheme } from "./theme.ts";

startTheme();
const language = await startLanguage();
const place = document.getElementById("app");
if (place !== null) render(<App first={language} />, place);
