import { loadScenario, scenarioSchema } from "@multivector/shared/scenario";
import type { Compiled, CompileRequest, SchemaMessage } from "./protocol.ts";

/** Runs the compiler apart from the page: whatever is typed, the page stays alive. */
const first: SchemaMessage = { schema: scenarioSchema() };
postMessage(first);

addEventListener("message", ({ data: { id, files } }: MessageEvent<CompileRequest>) => {
  const { scenario, file, locales, diagnostics } = loadScenario(files);
  const compiled: Compiled = { id, locales, diagnostics, ...(scenario && file ? { file } : {}) };
  postMessage(compiled);
});
