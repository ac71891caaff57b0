import type { ScenarioFile, SchemaNode } from "@multivector/shared/scenario";
import { placeIn, schemaAt } from "./place.ts";

/** One thing that could be written here. */
export interface Suggestion {
  readonly label: string;
  readonly insert: string;
  readonly about: string;
  readonly kind: "property" | "enum" | "variable" | "function";
}

const functions: Readonly<Record<string, string>> = {
  min: "min(a, b, ...)",
  max: "max(a, b, ...)",
  abs: "abs(a)",
  floor: "floor(a)",
  ordered: "ordered('party', 'action', ...)",
  tended: "tended('vector')",
  jealous: "jealous('of', 'towards')",
  kind: "kind('site')",
  fired: "fired('event')",
  answered: "answered('question', 'option')",
};

/** What could be written at this place of `scenario.yaml`. `file`: the last one that compiled, for its ids. */
export function suggestionsAt(
  text: string,
  at: number,
  schema: SchemaNode,
  file: ScenarioFile | undefined,
): readonly Suggestion[] {
  const { path, writing } = placeIn(text, at);
  if (writing === "key") {
    return schemaAt(schema, path).flatMap((node) =>
      Object.entries(node.properties ?? {}).map(([name, { description }]): Suggestion => {
        const required = node.required?.includes(name) ?? false;
        return {
          label: name,
          insert: `${name}: `,
          about: `${required ? "* " : ""}${description ?? ""}`,
          kind: "property",
        };
      }),
    );
  }
  const nodes = schemaAt(schema, path);
  const words = nodes.flatMap((node) => node.enum ?? (node.const === undefined ? [] : [node.const]));
  const fixed = words.map((word): Suggestion => ({ label: `${word}`, insert: `${word}`, about: "", kind: "enum" }));
  const flags = nodes.some(({ type }) => type === "boolean") ? ["true", "false"] : [];
  return [
    ...fixed,
    ...flags.map((word): Suggestion => ({ label: word, insert: word, about: "", kind: "enum" })),
    ...(file ? idsOf(file) : []),
    ...Object.entries(functions).map(
      ([name, about]): Suggestion => ({ label: name, insert: `${name}(`, about, kind: "function" }),
    ),
  ];
}

function idsOf(file: ScenarioFile): Suggestion[] {
  const all = (what: string, things: object | undefined): Suggestion[] =>
    Object.keys(things ?? {}).map((id) => ({ label: id, insert: id, about: what, kind: "variable" }));
  return [
    ...all("track", file.tracks),
    ...all("index", file.indices),
    ...all("party", file.parties),
    ...all("seat", file.seats),
    ...all("site", file.sites),
    ...all("action", file.actions),
    ...all("event", file.events),
    ...all("question", file.questions),
    ...all("forum", file.forums),
    ...all("place", file.map.places),
  ];
}

/** What is known of the word at a place, for a pointer that rests on it. */
export function tellOf(
  text: string,
  at: number,
  word: string,
  schema: SchemaNode,
  file: ScenarioFile | undefined,
): string | undefined {
  const end = text.slice(at).match(/^[\w-]*:/);
  if (end) {
    const { path } = placeIn(text, at + end[0].length);
    const found = schemaAt(schema, path).find(({ description }) => description !== undefined);
    if (found?.description) return `${path.join(".")}: ${found.description}`;
  }
  const track = file?.tracks[word];
  if (track) return `${word}: ${[track.per ?? []].flat().join(", ") || "one number"}, ${track.range}`;
  const index = file?.indices?.[word];
  if (index) return `${word} = ${index.value}`;
  if (functions[word]) return functions[word];
  return file && idsOf(file).find(({ label }) => label === word)?.about;
}
