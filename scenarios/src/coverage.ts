import type { Scenario, World } from "@multivector/shared/rules";

/** What of a scenario has been seen in some games. */
export class Coverage {
  readonly #seen = new Map<string, Set<string>>();
  readonly #all: readonly (readonly [string, readonly string[]])[];

  constructor(scenario: Scenario) {
    this.#all = [
      ["actions", scenario.actions.map(({ id }) => id)],
      ["events", scenario.events.map(({ id }) => id)],
      ["answers", scenario.questions.flatMap(({ id, options }) => options.map((option) => `${id}: ${option.id}`))],
      ["forums", scenario.forums.flatMap(({ id }) => [`${id}: passed`, `${id}: failed`])],
      ["endings", [...scenario.endings.map(({ id }) => id), "time"]],
    ];
  }

  /** After an adjudication. */
  see({ report, outcome }: World): void {
    if (!report) return;
    for (const { order, void: reason } of report.orders) if (!reason) this.#mark("actions", order.split("(")[0] ?? "");
    for (const event of report.events) this.#mark("events", event);
    for (const { question, option } of report.answers) this.#mark("answers", `${question}: ${option}`);
    for (const { forum, adopted } of report.forums) {
      this.#mark("forums", `${forum}: ${adopted.length > 0 ? "passed" : "failed"}`);
    }
    if (outcome) this.#mark("endings", outcome.ending ?? "time");
  }

  #mark(kind: string, id: string): void {
    const set = this.#seen.get(kind) ?? new Set();
    set.add(id);
    this.#seen.set(kind, set);
  }

  /** What was seen, to be added elsewhere. */
  seen(): string[] {
    return [...this.#seen].flatMap(([kind, ids]) => [...ids].map((id) => `${kind}|${id}`));
  }

  add(seen: readonly string[]): void {
    for (const one of seen) {
      const at = one.indexOf("|");
      this.#mark(one.slice(0, at), one.slice(at + 1));
    }
  }

  /** By kind, e.g. events: how many there are, and which were never seen. */
  rows(): readonly { readonly kind: string; readonly all: number; readonly never: readonly string[] }[] {
    return this.#all.map(([kind, ids]) => ({
      kind,
      all: ids.length,
      never: ids.filter((id) => !this.#seen.get(kind)?.has(id)),
    }));
  }

  /** E.g. `events 5 of 7; never: storm, strike`. */
  lines(): string[] {
    return this.rows()
      .filter(({ all }) => all > 0)
      .map(({ kind, all, never }) => {
        const rest = never.length === 0 ? "" : `; never: ${never.join(", ")}`;
        return `  ${kind.padEnd(8)} ${all - never.length} of ${all}${rest}`;
      });
  }
}
