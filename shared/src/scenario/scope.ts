import type { Compiled, Computed } from "./closures.ts";
import type { EffectNotes } from "./effectNotes.ts";
import { didYouMean, type Fault, FaultFound, type Path } from "./faults.ts";
import type { Model } from "./model.ts";
import type { Node } from "./syntax.ts";

/** A name that stands for something already compiled: `me`, a parameter, a `let`, `won`. */
export type Names = ReadonlyMap<string, Compiled>;

export type Calls = Readonly<Record<string, (ids: readonly string[]) => Computed>>;

/** What an expression is compiled against. */
export interface Scope {
  readonly model: Model;
  readonly names: Names;
  /** Finds an index; undefined: none of that name; a text: how it is read with its keys. */
  readonly index: (id: string, keys: readonly string[]) => Computed | string | undefined;
  readonly indexIds: () => Iterable<string>;
  /** Ground orders matching party, action and leading parameter values. */
  readonly ordered: (party: string, action: string, values: readonly string[]) => readonly number[];
  readonly tended: (vector: string) => readonly number[];
  readonly jealous: (of: string, towards: string) => Computed;
  /** Place of a fact, by event or by question and option. */
  readonly fact: (event: string, option?: string) => number | undefined;
  readonly path: Path;
  readonly offset: number;
  /** Functions of ids that only this place knows, e.g. in an author's test. */
  readonly calls?: Calls;
  /** Tells of something doubtful without ending the compilation. */
  readonly note: (fault: Fault) => void;
  /** Sees every effect that is compiled. */
  readonly effect: EffectNotes["see"];
  /** Counts one more node; throws when a scenario is too much work to compile. */
  readonly spend: () => void;
}

/** Ends the compilation of an expression with a fault at a node of it. */
export function fail(
  scope: Scope,
  node: Node,
  code: "MV0202" | "MV0203" | "MV0204" | "MV0205" | "MV0207" | "MV0208" | "MV0212" | "MV0301",
  message: string,
  cure?: string,
): never {
  const more = cure === undefined ? {} : { cure };
  throw new FaultFound({ code, path: scope.path, offset: scope.offset + node.start, message, ...more });
}

export type Call = Extract<Node, { op: "call" }>;

export function arity(node: Call, least: number, most: number, scope: Scope): void {
  if (node.args.length >= least && node.args.length <= most) return;
  const wanted = least === most ? `${least}` : `${least} to ${most}`;
  fail(scope, node, "MV0205", `\`${node.name}\` takes ${wanted} arguments, not ${node.args.length}`);
}

/** The id, if it is one of these; else a fault that names the nearest. */
export function known(id: string, ids: readonly string[], what: string, node: Node, scope: Scope): string {
  if (ids.includes(id)) return id;
  return fail(scope, node, "MV0301", `\`${id}\` is no ${what} of this scenario`, didYouMean(id, ids).cure);
}
