/** A finding of the scenario compiler. */
export interface Diagnostic {
  /** Stable code, `MV0101`; the documents explain each. */
  readonly code: string;
  readonly severity: "error" | "warning" | "hint";
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
  /** How to mend it. */
  readonly cure?: string;
}
