import type { Track } from "../rules/index.ts";
import { anything, exactly, holdsZero, largestNumber, tooLarge } from "./bounds.ts";
import {
  and,
  type Compiled,
  type Computed,
  choice,
  computed,
  constantOf,
  negative,
  not,
  numberFunctions,
  numberOperators,
  or,
  slotOf,
} from "./closures.ts";
import { didYouMean } from "./faults.ts";
import { idFunctions } from "./functions.ts";
import type { Model } from "./model.ts";
import { arity, fail, type Scope } from "./scope.ts";
import { type Node, parseExpression } from "./syntax.ts";

const words: Record<Compiled["kind"], string> = { number: "a number", truth: "true or false", id: "an id" };

/** Compiles an expression to one kind. Throws `FaultFound` with its place. */
export function compileExpression(text: string | number | boolean, kind: "number" | "truth", scope: Scope): Computed {
  const node = parseExpression(text, scope.path, scope.offset);
  return short(as(kind, node, scope), node, scope);
}

/** Compiles an expression of any kind, for `let`. */
/** The two sides of a comparison, to tell what they were; undefined: it is no comparison of numbers. */
export function sidesOf(text: string, scope: Scope): readonly [Computed, Computed] | undefined {
  const node = parseExpression(text, scope.path, scope.offset);
  if (node.op !== "operator" || !["==", "!=", "<", "<=", ">", ">="].includes(node.name)) return undefined;
  const [a, b] = node.args.map((arg) => compileNode(arg, scope));
  return a && b && a.kind === "number" && b.kind === "number" ? [a, b] : undefined;
}

export function compileAny(text: string | number | boolean, scope: Scope): Compiled {
  const node = parseExpression(text, scope.path, scope.offset);
  const made = compileNode(node, scope);
  return made.kind === "id" ? made : short(made, node, scope);
}

/** `let` and `jealousy` can nest expressions in one another: their work is bounded, too. */
const longestWork = 5000;

function short(made: Computed, node: Node, scope: Scope): Computed {
  if (made.size <= longestWork) return made;
  const message = `this expression takes ${made.size} steps; at most ${longestWork} are allowed`;
  return fail(scope, node, "MV0208", message, "move a part into an index, which is computed once");
}

function as(kind: "number" | "truth", node: Node, scope: Scope): Computed {
  const made = compileNode(node, scope);
  if (made.kind === kind) return made;
  const cure = kind === "number" && made.kind === "truth" ? "write `... ? 1 : 0` to count a truth" : undefined;
  return fail(scope, node, "MV0203", `${words[kind]} is needed here, but this is ${words[made.kind]}`, cure);
}

function idOf(node: Node, scope: Scope): string {
  const made = compileNode(node, scope);
  if (made.kind === "id") return made.id;
  return fail(scope, node, "MV0203", `an id is needed here, but this is ${words[made.kind]}`, "quote it: `'east'`");
}

function compileNode(node: Node, scope: Scope): Compiled {
  scope.spend();
  switch (node.op) {
    case "value":
      if (typeof node.value === "string") return { kind: "id", id: node.value };
      if (typeof node.value === "boolean") return constantOf("truth", node.value ? 1 : 0);
      if (tooLarge(exactly(node.value)) || !Number.isFinite(node.value)) return overflow(node, scope);
      return constantOf("number", node.value);
    case "id":
      return (
        scope.names.get(node.name) ?? (node.name === "turn" ? turnOf(scope) : quantity(node.name, [], node, scope))
      );
    case "get":
      return compileGet(node, scope);
    case "call":
      return compileCall(node, scope);
    case "list":
      return fail(scope, node, "MV0203", "a list stands only after `in`");
    case "operator":
      return compileOperator(node, scope);
  }
}

const turnOf = ({ model }: Scope): Computed =>
  computed("number", (now) => now.turn, false, { low: 1, high: model.file.turns });

const overflow = (node: Node, scope: Scope): never =>
  fail(scope, node, "MV0212", `this can become larger than ${largestNumber}`, "use smaller numbers");

function compileGet(node: Extract<Node, { op: "get" }>, scope: Scope): Computed {
  const keys: string[] = [];
  let at: Node = node;
  while (at.op === "get") {
    keys.unshift(idOf(at.key, scope));
    at = at.of;
  }
  if (at.op !== "id") return fail(scope, at, "MV0202", "only tracks and indices have keys");
  return quantity(at.name, keys, at, scope);
}

function quantity(name: string, keys: readonly string[], node: Node, scope: Scope): Computed {
  const { model } = scope;
  const slot = model.slotAt.get([name, ...keys].join("|"));
  const range = slot === undefined ? undefined : model.slots[slot];
  if (slot !== undefined) return slotOf(slot, range ? { low: range.min, high: range.max } : anything);
  const track = model.tracks.get(name);
  if (track) {
    const shape = track.per.map((kind) => `[${kind}]`).join("") || " without a key";
    const message = `\`${[name, ...keys].join(".")}\` is not there: \`${name}\` is read as \`${name}${shape}\``;
    return fail(scope, node, "MV0204", message, wrongKey(track.per, keys, model));
  }
  const index = scope.index(name, keys);
  if (typeof index === "string") {
    const message = `\`${[name, ...keys].join(".")}\` is not there: \`${name}\` is read as \`${index}\``;
    return fail(scope, node, "MV0204", message, wrongKey(["vector", "party"], keys, model));
  }
  if (index) return index;
  if (Object.values(model.keysOf).some((ids) => ids.includes(name))) {
    return fail(scope, node, "MV0202", `\`${name}\` is an id, which stands in quotes here`, `write \`'${name}'\``);
  }
  const known = [...model.tracks.keys(), ...scope.indexIds(), ...scope.names.keys(), "turn"];
  return fail(scope, node, "MV0202", `\`${name}\` is no track, index or variable here`, didYouMean(name, known).cure);
}

/** The nearest right key for the first wrong one. */
function wrongKey(per: Track["per"], keys: readonly string[], model: Model): string | undefined {
  const ids = per.map((kind) => model.keysOf[kind]);
  const at = keys.findIndex((key, i) => ids[i] !== undefined && !ids[i].includes(key));
  return at < 0 ? undefined : didYouMean(keys[at] ?? "", ids[at] ?? []).cure;
}

function compileOperator(node: Extract<Node, { op: "operator" }>, scope: Scope): Computed {
  const [a, b, c] = node.args;
  if (!a) return fail(scope, node, "MV0205", `\`${node.name}\` needs something to work on`);
  if (node.name === "!_") return not(as("truth", a, scope));
  if (node.name === "-_") return negative(as("number", a, scope));
  if (!b) return fail(scope, node, "MV0205", `\`${node.name}\` needs two sides`);
  if (node.name === "&&") return and(as("truth", a, scope), as("truth", b, scope));
  if (node.name === "||") return or(as("truth", a, scope), as("truth", b, scope));
  if (node.name === "in") return membership(a, b, scope);
  if (node.name === "?:" && c) return compileChoice(a, b, c, scope);
  if (node.name === "==" || node.name === "!=") return compileEquality(node.name, a, b, scope);
  const operator = numberOperators[node.name];
  if (!operator) return fail(scope, node, "MV0205", `\`${node.name}\` is no operator of ours`);
  const [left, right] = [as("number", a, scope), as("number", b, scope)];
  if (node.name === "/" || node.name === "%") checkDivisor(right, b, scope);
  const made = operator(left, right);
  return tooLarge(made) ? overflow(node, scope) : made;
}

function checkDivisor(divisor: Computed, node: Node, scope: Scope): void {
  if (!holdsZero(divisor)) return;
  scope.note({
    code: "MV0210",
    path: scope.path,
    offset: scope.offset + node.start,
    message: divisor.high === 0 && divisor.low === 0 ? "this divides by zero" : "this may divide by zero",
    cure: "write `max(..., 1)` around the divisor; a division by zero counts as 0",
  });
}

function compileChoice(test: Node, yes: Node, no: Node, scope: Scope): Computed {
  const when = as("truth", test, scope);
  const then = compileNode(yes, scope);
  if (then.kind === "id") return fail(scope, yes, "MV0203", "a choice is between numbers or truths, not ids");
  return choice(when, then, as(then.kind, no, scope));
}

function compileEquality(name: "==" | "!=", a: Node, b: Node, scope: Scope): Computed {
  const left = compileNode(a, scope);
  if (left.kind === "id") return constantOf("truth", (left.id === idOf(b, scope)) === (name === "==") ? 1 : 0);
  const compare = numberOperators[name];
  if (!compare) throw new Error(name);
  return compare(left, as(left.kind, b, scope));
}

function membership(a: Node, b: Node, scope: Scope): Computed {
  if (b.op !== "list")
    return fail(scope, b, "MV0203", "after `in` stands a list of ids", "e.g. `site in ['harbour', 'bridge']`");
  const id = idOf(a, scope);
  return constantOf("truth", b.items.map((item) => idOf(item, scope)).includes(id) ? 1 : 0);
}

function compileCall(node: Extract<Node, { op: "call" }>, scope: Scope): Compiled {
  const simple = numberFunctions[node.name];
  if (simple) {
    arity(node, simple.least, simple.most, scope);
    return simple.of(node.args.map((arg) => as("number", arg, scope)));
  }
  const own = Object.hasOwn(scope.calls ?? {}, node.name) ? scope.calls?.[node.name] : undefined;
  if (own) return own(node.args.map((arg) => idOf(arg, scope)));
  const ofIds = idFunctions[node.name];
  if (ofIds)
    return ofIds(
      node.args.map((arg) => idOf(arg, scope)),
      node,
      scope,
    );
  const names = [...Object.keys(numberFunctions), ...Object.keys(idFunctions)];
  return fail(scope, node, "MV0205", `there is no function \`${node.name}\``, didYouMean(node.name, names).cure);
}
