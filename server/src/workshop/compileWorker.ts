import { parentPort } from "node:worker_threads";
import { loadScenario } from "@multivector/shared/scenario";

/** Compiles what somebody sent, apart from everything else: `files` -> what was found. */
parentPort?.once("message", (files: Readonly<Record<string, string>>) => {
  const { file, locales, diagnostics, scenario } = loadScenario(files);
  parentPort?.postMessage({ file: scenario && file, locales, diagnostics });
});
