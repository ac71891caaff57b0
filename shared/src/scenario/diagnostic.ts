/** A finding of the scenario compiler. */
export interface Diagnostic {
  /** Stable code, `MV0101`; the documents explain each. */
  readonly code: string;
  readonly severity: "error" | "warning" | "hint";
  /** `certain`: it is so. `likely`: it is so unless meant. `guess`: look at it. */
  readonly confidence: "certain" | "likely" | "guess";
  /** File as the author knows it, e.g. `scenario.yaml` or `locales/en.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Where inside the file, e.g. `actions.visit.effects.0`. */
  readonly path: string;
  /** What is wrong, in one plain sentence. */
  readonly message: string;
  /** Why it matters. */
  readonly cause: string;
  /** How to mend it. */
  readonly cure?: string;
  /** Where it is explained, with a wrong and a right example. */
  readonly docs: string;
}

export const docsOf = (code: string): string => `scenarios/diagnostics.md#${code.toLowerCase()}`;
