import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Diagnostic, Locale, ScenarioFile } from "@multivector/shared/scenario";
import { compileScenario } from "@multivector/shared/scenario/compile";
import type { Library } from "../library.ts";
import { sheetOf, textsOf } from "../scenarios.ts";

/** Texts of a scenario by their names in its folder. */
export type Files = Readonly<Record<string, string>>;

interface Template {
  readonly id: string;
  readonly files: Files;
}

interface Compiled {
  /** Undefined: there are errors. */
  readonly file?: ScenarioFile;
  readonly locales: Readonly<Record<string, Locale>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Either the id under which tables can be opened, or what is wrong. */
export type Shared = { readonly scenario: string } | { readonly diagnostics: readonly Diagnostic[] } | "too-long";

/** A scenario takes a tenth of a second; one made to take for ever is given up. */
const patience = 5000;

/** Scenarios written in the browser: templates to begin with, and sharing within this server. */
export class Workshop {
  readonly templates: readonly Template[];
  readonly #library: Library;

  constructor(library: Library, scenariosDir: string) {
    this.#library = library;
    this.templates = templatesIn(join(scenariosDir, "templates"));
  }

  /** Compiles and keeps it under an id of its own, made from its texts, so that nothing shared ever changes. */
  async share(files: Files): Promise<Shared> {
    const compiled = await compiledApart(files);
    if (compiled === undefined) return "too-long";
    if (compiled.file === undefined) return { diagnostics: compiled.diagnostics };
    const mark = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 8);
    const file = { ...compiled.file, id: `${compiled.file.id.slice(0, 48)}-w${mark}` };
    const scenario = compileScenario(file);
    this.#library.share({ scenario, file, sheet: sheetOf(JSON.stringify({ file, locales: compiled.locales })) });
    return { scenario: scenario.id };
  }
}

function templatesIn(dir: string): Template[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((id) => existsSync(join(dir, id, "scenario.yaml")))
    .map((id) => ({ id, files: textsOf(join(dir, id)) }));
}

/** Undefined: it took too long. */
function compiledApart(files: Files): Promise<Compiled | undefined> {
  const worker = new Worker(new URL("./compileWorker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  return new Promise<Compiled | undefined>((done) => {
    const clock = setTimeout(() => done(undefined), patience);
    worker.once("message", (compiled: Compiled) => done(compiled));
    worker.once("error", () => done(undefined));
    worker.once("exit", () => clearTimeout(clock));
    worker.postMessage(files);
  }).finally(() => worker.terminate());
}
