import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { readEnvironment } from "../src/environment.ts";
import { engineFigures } from "./engine.ts";
import { type Figure, print } from "./measure.ts";
import { pageFigures } from "./pages.ts";
import { restartFigures } from "./restart.ts";
import { wireFigures } from "./wire.ts";

/**
 * `npm run bench`: our figures beside the targets. Medians of five alternated repeats, least to most in brackets.
 * `npm run bench -- restart`: only those.
 */
const { scenariosDir, clientDir } = readEnvironment();
const sections: Record<string, { title: string; figures: () => readonly Figure[] | Promise<readonly Figure[]> }> = {
  engine: { title: "Engine, one core", figures: () => engineFigures(scenariosDir) },
  wire: { title: "Wire and record, loopback", figures: wireFigures },
  restart: { title: "Restart and sleep, loopback", figures: restartFigures },
  pages: { title: "Pages", figures: () => (existsSync(clientDir) ? pageFigures(clientDir) : []) },
};
const asked = process.argv.slice(2);
console.log(`Node ${process.version}, ${cpus().length} cores: ${cpus()[0]?.model ?? "unknown"}`);
for (const [name, { title, figures }] of Object.entries(sections)) {
  if (asked.length === 0 || asked.includes(name)) print(title, await figures());
}
if (!existsSync(clientDir)) console.log("\nPages: not built yet; `npm run build` first");
process.exit(0);
