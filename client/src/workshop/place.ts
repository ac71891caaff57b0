import type { SchemaNode } from "@multivector/shared/scenario";

/** Where a cursor stands in a YAML text: the keys above it, and whether a key or a value is being written. */
export interface YamlPlace {
  readonly path: readonly string[];
  readonly writing: "key" | "value";
}

const keyAt = /^(\s*)(?:- )*(?:"([^"]+)"|'([^']+)'|([\w-]+)):/;

/** Reads only what is needed: the lines above with less indent, and open braces of the cursor's own line. */
export function placeIn(text: string, at: number): YamlPlace {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const line = text.slice(start, at);
  const indent = /^[\s-]*/.exec(line)?.[0].length ?? 0;
  const path = parentsOf(text.slice(0, start), indent);
  const own = keyAt.exec(line);
  let rest = line.trimStart();
  let writing: YamlPlace["writing"] = "key";
  if (own) {
    path.push(own[2] ?? own[3] ?? own[4] ?? "");
    rest = line.slice(own[0].length);
    writing = "value";
  }
  return inFlow(rest, path, writing);
}

function parentsOf(before: string, indent: number): string[] {
  const path: string[] = [];
  let least = indent;
  const lines = before.split("\n");
  for (let i = lines.length - 1; i >= 0 && least > 0; i -= 1) {
    const line = lines[i] ?? "";
    const key = keyAt.exec(line);
    const depth = /^[\s-]*/.exec(line)?.[0].length ?? 0;
    if (!key || line.trimStart().startsWith("#") || depth >= least) continue;
    path.unshift(key[2] ?? key[3] ?? key[4] ?? "");
    least = depth;
  }
  return path;
}

/** Follows `{ key: { ...` in one line. */
function inFlow(text: string, above: readonly string[], writing: YamlPlace["writing"]): YamlPlace {
  const stack: { path: string[]; key: string | undefined }[] = [{ path: [...above], key: undefined }];
  let mode = writing;
  for (const [, open, close, comma, quoted, key] of text.matchAll(/(\{)|(\})|(,)|("[^"]*"?|'[^']*'?)|([\w-]+):/g)) {
    const top = stack[stack.length - 1];
    if (!top) break;
    if (open) {
      stack.push({ path: top.key === undefined ? top.path : [...top.path, top.key], key: undefined });
      mode = "key";
    } else if (close) {
      if (stack.length > 1) stack.pop();
      mode = "value";
    } else if (comma && stack.length > 1) {
      top.key = undefined;
      mode = "key";
    } else if (key && !quoted && stack.length > 1) {
      top.key = key;
      mode = "value";
    }
  }
  const top = stack[stack.length - 1];
  const path = top === undefined ? [...above] : top.key === undefined ? top.path : [...top.path, top.key];
  return { path, writing: mode };
}

const choices = (node: SchemaNode): readonly SchemaNode[] => (node.anyOf ? node.anyOf.flatMap(choices) : [node]);

/** What may stand at a path. */
export function schemaAt(schema: SchemaNode, path: readonly string[]): readonly SchemaNode[] {
  let nodes: readonly SchemaNode[] = choices(schema);
  for (const key of path) {
    nodes = nodes.flatMap((node) => {
      const own = node.properties?.[key];
      const below = own ?? (node.additionalProperties || undefined);
      if (below) return choices(below);
      return node.items ? choices(node.items).flatMap((item) => choices(item.properties?.[key] ?? {})) : [];
    });
  }
  return nodes.flatMap((node) => (node.items ? choices(node.items) : [node]));
}
