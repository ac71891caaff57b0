import { parse } from "@marcbachmann/cel-js";
import { FaultFound, type Path } from "./faults.ts";

/** A node of a parsed expression; `start` counts UTF-16 units from the expression's beginning. */
export type Node =
  | { readonly op: "value"; readonly value: number | boolean | string; readonly start: number }
  | { readonly op: "id"; readonly name: string; readonly start: number }
  | { readonly op: "get"; readonly of: Node; readonly key: Node; readonly start: number }
  | { readonly op: "call"; readonly name: string; readonly args: readonly Node[]; readonly start: number }
  | { readonly op: "list"; readonly items: readonly Node[]; readonly start: number }
  | { readonly op: "operator"; readonly name: string; readonly args: readonly Node[]; readonly start: number };

const longest = 500;
const deepest = 32;

const read = new Map<string, Node>();

/** Parses CEL. Throws `FaultFound` at `path` (offset + position) if the text is no expression of ours. */
export function parseExpression(text: string | number | boolean, path: Path, offset = 0): Node {
  if (typeof text !== "string") return { op: "value", value: text, start: 0 };
  const known = read.get(text);
  if (known) return known;
  if (text.length > longest) {
    const message = `this expression has ${text.length} characters; at most ${longest} are read`;
    throw new FaultFound({ code: "MV0208", path, offset, message, cure: "move a part into an index or into `let`" });
  }
  const node = nodeOf(parsed(text, path, offset), path, offset, 0);
  if (read.size > 5000) read.clear();
  read.set(text, node);
  return node;
}

function parsed(text: string, path: Path, offset: number): unknown {
  try {
    return parse(text).ast;
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    const range = (thrown as Error & { readonly range?: { readonly start: number } }).range;
    const [summary = "cannot be read"] = thrown.message.split("\n");
    throw new FaultFound({
      code: "MV0201",
      path,
      offset: offset + (range?.start ?? 0),
      message: `this is no expression: ${summary}`,
      cure: "expressions are CEL, e.g. `tension >= 6 && relation[v] > 2 ? 1 : 0`",
    });
  }
}

interface Raw {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
}

function nodeOf(raw: unknown, path: Path, offset: number, depth: number): Node {
  const { op, args, start } = raw as Raw;
  if (depth > deepest) {
    const message = `this expression is nested more than ${deepest} deep`;
    throw new FaultFound({ code: "MV0208", path, offset: offset + start, message, cure: "move a part into an index" });
  }
  const below = (child: unknown): Node => nodeOf(child, path, offset, depth + 1);
  if (op === "value") return { op, value: literal(args, path, offset + start), start };
  if (op === "id") return { op, name: String(args), start };
  if (op === "list") return { op, items: (args as unknown[]).map(below), start };
  if (op === "call") {
    const [name, given] = args as [string, unknown[]];
    return { op, name, args: given.map(below), start };
  }
  if (op === ".") {
    const [of, key] = args as [unknown, string];
    return { op: "get", of: below(of), key: { op: "value", value: key, start }, start };
  }
  if (op === "[]") {
    const [of, key] = args as [unknown, unknown];
    return { op: "get", of: below(of), key: below(key), start };
  }
  if (!operators.has(op)) {
    const message = op === "rcall" ? "nothing here has methods to call" : `\`${op}\` is not part of our expressions`;
    throw new FaultFound({ code: "MV0201", path, offset: offset + start, message });
  }
  return { op: "operator", name: op, args: [args].flat().map(below), start };
}

const operators = new Set([
  "+",
  "-",
  "*",
  "/",
  "%",
  "<",
  "<=",
  ">",
  ">=",
  "==",
  "!=",
  "&&",
  "||",
  "!_",
  "-_",
  "?:",
  "in",
]);

function literal(value: unknown, path: Path, offset: number): number | boolean | string {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") return value;
  throw new FaultFound({
    code: "MV0201",
    path,
    offset,
    message: "only numbers, true, false and quoted ids are literals here",
  });
}
