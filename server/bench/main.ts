import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { readEnvironment } from "../src/environment.ts";
import { engineFigures } from "./engine.ts";
import { print } from "./measure.ts";
import { pageFigures } from "./pages.ts";
import { restartFigures } from "./restart.ts";
import { wireFigures } from "./wire.ts";

/** `npm run bench`: our figures beside the targets. Medians of five alternated repeats, least to most in brackets. */
const { scenariosDir, clientDir } = readEnvironment();
console.log(`Node ${process.version}, ${cpus().length} cores: ${cpus()[0]?.model ?? "unknown"}`);
print("Engine, one core", engineFigures(scenariosDir));
print("Wire and record, loopback", await wireFigures());
print("Restart and sleep, loopback", await restartFigures());
if (existsSync(clientDir)) print("Pages", pageFigures(clientDir));
else console.log("\nPages: not built yet; `npm run build` first");
process.exit(0);
