import type { Diagnostic, Locale, ScenarioFile, SchemaNode } from "@multivector/shared/scenario";

/** Texts of a scenario by their names in its folder. */
export type Files = Readonly<Record<string, string>>;

/** What the compiler's worker is asked. */
export interface CompileRequest {
  readonly id: number;
  readonly files: Files;
}

/** What it answers. `file`: given if there is no error. */
export interface Compiled {
  readonly id: number;
  readonly file?: ScenarioFile;
  readonly locales: Readonly<Record<string, Locale>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Its first message: what may stand in the file. */
export interface SchemaMessage {
  readonly schema: SchemaNode;
}
