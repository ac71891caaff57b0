import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { type Code, codes } from "./codes.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { didYouMean, type Fault, type Path } from "./faults.ts";
import { scenarioFormat } from "./format.ts";

const largest = 1_000_000;
const mostAliases = 100;

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
    const document = parseDocument(text, {
      lineCounter: this.#lines,
      uniqueKeys: true,
      maxAliasCount: mostAliases,
    } as never);
    this.#document = document;
    for (const { message, pos } of [...document.errors, ...document.warnings]) {
      const [summary = "not valid YAML"] = message.split(" at line ");
      const told = this.diagnostics.some((one) => one.message === summary);
      if (!told) this.#report("MV0101", pos[0], [], summary);
    }
    if (document.errors.length === 0) this.value = this.#plain(document);
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

  /** Adds a fault with the line and column of its path, or of the nearest thing above it that is there. */
  add(fault: Fault): void {
    this.#report(fault.code, this.#offsetOf(fault.path, fault.offset), fault.path, fault.message, fault.cure);
  }

  #report(code: Code, offset: number, path: Path, message: string, cure?: string): void {
    const { line, col } = this.#lines.linePos(offset);
    this.diagnostics.push({
      code,
      severity: codes[code].severity,
      file: this.file,
      line: Math.max(1, line),
      column: Math.max(1, col),
      path: path.join("."),
      message,
      ...(cure === undefined ? {} : { cure }),
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
export function shapeOf(source: Source): z.output<typeof scenarioFormat> | undefined {
  const checked = scenarioFormat.safeParse(source.value, { reportInput: true });
  if (checked.success) return checked.data;
  for (const issue of flattened(checked.error.issues)) source.add(faultOf(issue));
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
  if (issue.code === "invalid_type" && issue.input === undefined) {
    return { code: "MV0103", path, message: `\`${path.join(".")}\` is missing` };
  }
  return { code: "MV0103", path, message: `\`${path.join(".")}\`: ${issue.message}` };
}

/** Names of the fields at the top of a scenario file, for suggestions. */
const fieldsAt = (path: Path): readonly string[] => (path.length === 0 ? Object.keys(scenarioFormat.shape) : []);
