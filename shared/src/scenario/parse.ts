import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { type Code, codes } from "./codes.ts";
import { type Diagnostic, docsOf } from "./diagnostic.ts";
import { didYouMean, type Fault, type Path } from "./faults.ts";
import { scenarioFormat } from "./format.ts";
import { absurdAt, brokenAt, deepAt, deepest, doubleKeys, largest, mostAliases, tooDeep } from "./reading.ts";

/** Findings of one severity in one file; more would help nobody. */
const mostFound = 200;

/** A YAML text whose values know their lines. */
export class Source {
  readonly file: string;
  readonly value: unknown;
  readonly diagnostics: Diagnostic[] = [];
  readonly #document: Document.Parsed | undefined;
  readonly #lines = new LineCounter();

  constructor(file: string, text: string) {
    this.file = file;
    if (text.length > largest) {
      this.#report("MV0102", 0, [], `the file has ${text.length} characters; at most ${largest} are read`);
      return;
    }
    const broken = brokenAt(text);
    if (broken !== undefined) {
      this.#lines.lineStarts.push(...linesOf(text));
      this.#report("MV0106", broken, [], "this is not UTF-8 text", "save the file as UTF-8");
      return;
    }
    const document = this.#parse(text);
    if (!document) return;
    this.#document = document;
    for (const { message, pos } of [...document.errors, ...document.warnings].slice(0, mostFound)) {
      const [summary = "not valid YAML"] = message.split(" at line ");
      const told = this.diagnostics.some((one) => one.message === summary);
      if (!told) this.#report("MV0101", pos[0], [], summary);
    }
    if (document.errors.length > 0) return;
    for (const { key, at } of doubleKeys(document).slice(0, mostFound)) {
      const message = `map keys must be unique, but \`${key}\` stands here twice`;
      this.#report("MV0101", at, [], message, "take one of them out");
    }
    this.value = this.#plain(document);
  }

  /** The tree of the file; undefined: it is too deep to be one. */
  #parse(text: string): Document.Parsed | undefined {
    const deep = (at: number) => {
      this.#lines.lineStarts.splice(0, Number.POSITIVE_INFINITY, ...linesOf(text));
      this.#report(
        "MV0102",
        at,
        [],
        `this lies more than ${deepest} levels deep`,
        "a scenario has nine levels at most",
      );
      return undefined;
    };
    const absurd = absurdAt(text);
    if (absurd !== undefined) return deep(absurd);
    try {
      const document = parseDocument(text, { lineCounter: this.#lines, uniqueKeys: false, logLevel: "error" });
      const at = tooDeep(document);
      return at === undefined ? document : deep(at);
    } catch (thrown) {
      if (thrown instanceof RangeError) return deep(deepAt(text));
      throw thrown;
    }
  }

  #plain(document: Document.Parsed): unknown {
    let aliases = 0;
    visit(document, {
      Alias: (_key, alias) => {
        aliases += 1;
        if (alias.resolve(document) !== undefined) return;
        const message = `\`*${alias.source}\` refers to an anchor that is not there`;
        this.#report("MV0102", startOf(alias), [], message, `write \`&${alias.source}\` before the value it repeats`);
      },
    });
    if (this.diagnostics.length > 0) return undefined;
    if (aliases > mostAliases) {
      this.#report(
        "MV0102",
        0,
        [],
        `the file refers to itself ${aliases} times; at most ${mostAliases} aliases are read`,
      );
      return undefined;
    }
    try {
      return document.toJS({ maxAliasCount: mostAliases });
    } catch (thrown) {
      this.#report("MV0102", 0, [], thrown instanceof Error ? thrown.message : "the aliases cannot be followed");
      return undefined;
    }
  }

  /** The line of a path, from 1. */
  lineOf(path: Path): number {
    return Math.max(1, this.#lines.linePos(this.#offsetOf(path)).line);
  }

  /** Adds a fault with the line and column of its path, or of the nearest thing above it that is there. */
  add(fault: Fault): void {
    this.#report(fault.code, this.#offsetOf(fault.path, fault.offset), fault.path, fault.message, fault.cure);
  }

  #report(code: Code, offset: number, path: Path, message: string, cure?: string): void {
    const { severity } = codes[code];
    if (this.diagnostics.filter((one) => one.severity === severity).length >= mostFound) return;
    const { line, col } = this.#lines.linePos(offset);
    this.diagnostics.push({
      code,
      severity,
      confidence: codes[code].confidence,
      file: this.file,
      line: Math.max(1, line),
      column: Math.max(1, col),
      path: path.join("."),
      message,
      cause: codes[code].cause,
      ...(cure === undefined ? {} : { cure }),
      docs: docsOf(code),
    });
  }

  #offsetOf(path: Path, within = 0): number {
    let node: unknown = this.#document?.contents;
    let at = startOf(node);
    for (const key of path) {
      const next = below(node, key, this.#document);
      if (next === undefined) return at;
      node = next.value;
      at = startOf(next.value) ?? next.at ?? at;
    }
    if (!isScalar(node) || within === 0) return at ?? 0;
    const quoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE" ? 1 : 0;
    const block = node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL";
    return (at ?? 0) + (block ? 0 : within + quoted);
  }
}

/** Where each line begins. */
function linesOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

const startOf = (node: unknown): number => (node as Node | undefined)?.range?.[0] ?? 0;

function below(node: unknown, key: string | number, document: Document.Parsed | undefined) {
  const real = isAlias(node) && document ? node.resolve(document) : node;
  if (isMap(real)) {
    const pair = real.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    if (!pair) return undefined;
    const at = startOf(pair.key);
    return {
      value: isMap(pair.value) || isSeq(pair.value) || pair.value === null ? new Spot(pair.value, at) : pair.value,
      at,
    };
  }
  if (real instanceof Spot) return below(real.node, key, document);
  if (isSeq(real)) {
    const item = real.items[Number(key)];
    return item === undefined ? undefined : { value: item, at: startOf(item) };
  }
  return undefined;
}

/** A map or list, placed at its key: that is where a person looks for it. */
class Spot {
  readonly node: unknown;
  readonly range: readonly [number];
  constructor(node: unknown, at: number) {
    this.node = node;
    this.range = [at];
  }
}

/** Checks the shape of a scenario file; faults go to `source`. */
export const shapeOf = (source: Source): z.output<typeof scenarioFormat> | undefined => shapeAs(source, scenarioFormat);

/** The same for another format. */
export function shapeAs<T extends z.ZodType>(source: Source, format: T): z.output<T> | undefined {
  const checked = format.safeParse(source.value, { reportInput: true });
  if (checked.success) return checked.data;
  for (const issue of flattened(checked.error.issues.slice(0, mostFound))) source.add(faultOf(issue));
  return undefined;
}

type Issue = z.core.$ZodIssue;

/** Of a union, the alternative that came furthest is what the author meant. */
function flattened(issues: readonly Issue[], above: readonly PropertyKey[] = []): Issue[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ ...issue, path }];
    const deepest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
    return depth(deepest) > 0 ? flattened(deepest, path) : [{ ...issue, path }];
  });
}

const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length));

function faultOf(issue: Issue): Fault {
  const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const message = `\`${issue.keys.join("`, `")}\` ${issue.keys.length > 1 ? "are" : "is"} no field here`;
    return { code: "MV0103", path: [...path, key], message, ...didYouMean(key, fieldsAt(path)) };
  }
  if (issue.code === "invalid_key") {
    const [inner] = issue.issues;
    return { code: "MV0103", path, message: `\`${path.join(".")}\`: ${inner?.message ?? issue.message}` };
  }
  if (issue.code === "invalid_type" && issue.input === undefined) {
    return { code: "MV0103", path, message: `\`${path.join(".")}\` is missing` };
  }
  return { code: "MV0103", path, message: `\`${path.join(".")}\`: ${issue.message}` };
}

/** Names of the fields that may stand at a place of a scenario file, for suggestions. */
function fieldsAt(path: Path): readonly string[] {
  let schemas: readonly Shape[] = [scenarioFormat as unknown as Shape];
  for (const key of path) schemas = schemas.flatMap((schema) => inside(schema, key));
  return schemas.flatMap((schema) => unwrapped(schema)).flatMap(({ def }) => Object.keys(def.shape ?? {}));
}

/** What a zod schema tells of itself, as far as it is read here. */
interface Shape {
  readonly def: {
    readonly type: string;
    readonly shape?: Readonly<Record<string, Shape>>;
    readonly innerType?: Shape;
    readonly valueType?: Shape;
    readonly element?: Shape;
    readonly options?: readonly Shape[];
  };
}

const unwrapped = (schema: Shape): Shape[] => {
  const { innerType, options } = schema.def;
  if (innerType) return unwrapped(innerType);
  return options ? options.flatMap(unwrapped) : [schema];
};

const inside = (schema: Shape, key: string | number): Shape[] =>
  unwrapped(schema).flatMap(({ def }) => def.shape?.[key] ?? def.valueType ?? def.element ?? []);
