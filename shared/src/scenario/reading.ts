import { type Document, isMap, isScalar, type Node, visit } from "yaml";

/** Characters of one file. */
export const largest = 500_000;
export const mostAliases = 100;
/** Levels of a file; the format itself has nine. */
export const deepest = 40;

/** Where the text stops being UTF-8, as far as a decoded text shows it: a replacement mark or a zero. */
export function brokenAt(text: string): number | undefined {
  const places = ["\0", "\uFFFD"].map((mark) => text.indexOf(mark)).filter((at) => at >= 0);
  return places.length === 0 ? undefined : Math.min(...places);
}

/** Far deeper than any file that was meant: not even parsed, which would take too long. */
export function absurdAt(text: string): number | undefined {
  const list = text.search(/(?:[-?] ){100}/);
  if (list >= 0) return list;
  const at = deepAt(text, 500);
  return at > 0 ? at : undefined;
}

/** Where brackets first stand deeper than allowed; 0: nowhere. */
export function deepAt(text: string, allowed = deepest): number {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text.charCodeAt(i);
    if (sign === 91 || sign === 123) depth += 1;
    else if (sign === 93 || sign === 125) depth -= 1;
    if (depth > allowed) return i;
  }
  return 0;
}

const startOf = (node: unknown): number => (node as Node | undefined)?.range?.[0] ?? 0;

/** Keys that stand twice in one map, each with its place. The parser's own check would compare each with each. */
export function doubleKeys(document: Document.Parsed): { readonly key: string; readonly at: number }[] {
  const doubles: { key: string; at: number }[] = [];
  visit(document, {
    Map(_key, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) doubles.push({ key: name, at: startOf(key) });
        seen.add(name);
      }
    },
  });
  return doubles;
}

/** The first thing that lies too deep. */
export function tooDeep(document: Document.Parsed): number | undefined {
  let found: number | undefined;
  visit(document, {
    Collection(_key, node, path) {
      const depth = path.filter((one) => isMap(one) || (one as { items?: unknown }).items !== undefined).length;
      if (depth <= deepest) return undefined;
      found = startOf(node);
      return visit.BREAK;
    },
  });
  return found;
}
