import { asId, type Index, type IndexId } from "../rules/index.ts";
import { type Compiled, type Computed, computed, constantOf } from "./closures.ts";
import { EffectNotes } from "./effectNotes.ts";
import { compileExpression } from "./expression.ts";
import { FaultFound, type Faults, type Path } from "./faults.ts";
import type { ScenarioFile } from "./format.ts";
import { forumEnds, optionsOf } from "./forumOptions.ts";
import { type Candidate, candidatesOf } from "./ground.ts";
import { fillings, type Model, newModel, type Variables } from "./model.ts";
import type { Names, Scope } from "./scope.ts";

/** Nodes of expressions that are compiled for one scenario, over all its ground orders; our largest needs about 40 000. */
const mostWork = 2_000_000;

/** What all parts of one compilation share: names, facts, indices, ground orders. */
export class Compilation {
  readonly model: Model;
  readonly faults: Faults;
  readonly candidates: readonly Candidate[];
  readonly factCount: number;
  readonly effects = new EffectNotes();
  readonly #facts = new Map<string, number>();
  readonly #indices = new Map<string, Computed | "compiling">();
  readonly #made: Index[] = [];
  readonly #jealousies = new Map<number, Computed | "compiling">();
  #spent = 0;

  constructor(file: ScenarioFile, faults: Faults) {
    this.faults = faults;
    this.model = newModel(file, faults);
    this.candidates = candidatesOf(this.model, faults);
    for (const id of Object.keys(file.events ?? {})) this.#facts.set(id, this.#facts.size);
    for (const [id, { options }] of Object.entries(file.questions ?? {})) {
      for (const option of Object.keys(options)) this.#facts.set(`${id}|${option}`, this.#facts.size);
    }
    for (const [id, forum] of Object.entries(file.forums ?? {})) {
      for (const option of [...optionsOf(forum), ...forumEnds]) this.#facts.set(`${id}|${option}`, this.#facts.size);
    }
    this.factCount = this.#facts.size;
  }

  fact(event: string, option?: string): number | undefined {
    return this.#facts.get(option === undefined ? event : `${event}|${option}`);
  }

  /** What expressions at this place may read. `more`: names that stand for something compiled, such as `let`. */
  scope(variables: Variables, path: Path, offset = 0, more: Names = new Map()): Scope {
    const names = new Map<string, Compiled>(more);
    for (const [name, id] of variables) names.set(name, { kind: "id", id });
    return {
      model: this.model,
      names,
      index: (id, keys) => this.#index(id, keys),
      indexIds: () => Object.keys(this.model.file.indices ?? {}),
      ordered: (party, action, values) =>
        this.#ordersWhere(
          (one) => one.seat.party === party && one.action === action && values.every((v, i) => one.values[i] === v),
        ),
      tended: (vector) => this.#ordersWhere((one) => one.tends.includes(vector)),
      jealous: (of, towards) => this.#jealous(of, towards),
      fact: (event, option) => this.fact(event, option),
      path,
      offset,
      note: (fault) => this.faults.add(fault),
      effect: (at, slot, set, amount) => this.effects.see(at, slot, set, amount),
      spend: () => this.#spend(),
    };
  }

  #spend(): void {
    this.#spent += 1;
    if (this.#spent <= mostWork) return;
    const message = "the scenario's expressions take too long to compile";
    throw new FaultFound({ code: "MV0309", path: [], message, cure: "use fewer parameters or shorter domains" });
  }

  #ordersWhere(test: (one: Candidate) => boolean): number[] {
    return this.candidates.filter((one) => one.index >= 0 && test(one)).map((one) => one.index);
  }

  #jealous(of: string, towards: string): Computed {
    const rules = this.model.file.jealousy ?? [];
    const at = rules.findIndex((rule) => rule.of === of && rule.towards === towards);
    const rule = rules[at];
    if (!rule) return constantOf("truth", 0);
    if (rule.when === undefined) return constantOf("truth", 1);
    const path = ["jealousy", at, "when"];
    const known = this.#jealousies.get(at);
    if (known === "compiling") {
      throw new FaultFound({ code: "MV0207", path, message: "this jealousy depends on itself" });
    }
    if (known) return known;
    this.#jealousies.set(at, "compiling");
    try {
      const made = compileExpression(rule.when, "truth", this.scope(new Map(), path));
      this.#jealousies.set(at, made);
      return made;
    } finally {
      if (this.#jealousies.get(at) === "compiling") this.#jealousies.delete(at);
    }
  }

  /** Compiles every rule of jealousy, read or not, so that its faults are told. */
  compileJealousies(): void {
    for (const { of, towards } of this.model.file.jealousy ?? []) this.faults.attempt(() => this.#jealous(of, towards));
  }

  /** Compiles every index, used or not, and returns them by their place in the memo. */
  compileIndices(): readonly Index[] {
    for (const [id, index] of Object.entries(this.model.file.indices ?? {})) {
      const filled =
        this.faults.attempt(() => fillings(this.model, index.per, new Map(), ["indices", id, "per"])) ?? [];
      for (const variables of filled) this.faults.attempt(() => this.#index(id, [...variables.values()]));
    }
    return this.#made;
  }

  #index(id: string, keys: readonly string[]): Computed | string | undefined {
    const declared = this.model.file.indices?.[id];
    if (!declared) return undefined;
    const name = [id, ...keys].join("|");
    const known = this.#indices.get(name);
    const path = ["indices", id, "value"];
    if (known === "compiling") {
      throw new FaultFound({ code: "MV0207", path, message: `the index \`${id}\` depends on itself` });
    }
    if (known) return known;
    const filled = fillings(this.model, declared.per, new Map(), ["indices", id, "per"]);
    const variables = filled.find((one) => [id, ...one.values()].join("|") === name);
    if (!variables) {
      const shape = Object.keys(declared.per ?? {}).map((key) => `[${key}]`);
      return `${id}${shape.join("") || " without a key"}`;
    }
    this.#indices.set(name, "compiling");
    try {
      const made = this.#newIndex(id, keys, compileExpression(declared.value, "number", this.scope(variables, path)));
      this.#indices.set(name, made);
      return made;
    } finally {
      if (this.#indices.get(name) === "compiling") this.#indices.delete(name);
    }
  }

  #newIndex(id: string, keys: readonly string[], body: Computed): Computed {
    const place = this.#made.length;
    const run: Index["value"] = (now) => {
      const known = now.memo[place] as number;
      if (!Number.isNaN(known)) return known;
      const value = body.run(now);
      now.memo[place] = value;
      return value;
    };
    this.#made.push({ id: asId<IndexId>(id), keys, index: place, value: run });
    return computed("number", run, false, body);
  }
}
