import type { SchemaNode } from "@multivector/shared/scenario";

/** The reference of `scenario.yaml`, made from its schema, so that it can never be out of date. */
export function formatPage(schema: SchemaNode): string {
  const top = Object.entries(schema.properties ?? {});
  const sections = top.filter(([, node]) => deep(node)).map(([name, node]) => section(name, node));
  return `${[
    "# The fields of scenario.yaml",
    "",
    "Made by `npm run scenario -- docs` from the format itself; do not edit. How to write one: `README.md`.",
    "Fields in **bold** are required. *expression*, *effect* and *domain* are explained in `README.md`.",
    "",
    ...table(schema),
    "",
    ...sections,
  ].join("\n")}\n`;
}

/** Entries of a record, items of a list: what the fields of a section belong to. */
function inner(node: SchemaNode): { readonly each: string; readonly of: SchemaNode } | undefined {
  const whole = choices(node).find((one) => one.properties !== undefined);
  if (whole) return { each: "", of: whole };
  const { additionalProperties: entry, items } = node;
  if (entry) {
    const below = inner(entry);
    return below && { each: `.<id>${below.each}`, of: below.of };
  }
  if (items) {
    const below = inner(items);
    return below && { each: `[]${below.each}`, of: below.of };
  }
  return undefined;
}

const choices = (node: SchemaNode): readonly SchemaNode[] => (node.anyOf ? node.anyOf.flatMap(choices) : [node]);

const deep = (node: SchemaNode): boolean => inner(node) !== undefined;

function section(path: string, node: SchemaNode): string {
  const found = inner(node);
  if (!found) return "";
  const name = `${path}${found.each}`;
  const fields = Object.entries(found.of.properties ?? {});
  const below = fields
    .filter(([key, one]) => deep(one) && key !== "effects")
    .map(([key, one]) => section(`${name}.${key}`, one));
  return [
    `## ${name}`,
    "",
    ...(node.description ? [`${node.description}`, ""] : []),
    ...table(found.of),
    "",
    ...below,
  ].join("\n");
}

function table(node: SchemaNode): string[] {
  const rows = Object.entries(node.properties ?? {}).map(([name, field]) => {
    const required = node.required?.includes(name) ? `**${name}**` : name;
    return `| ${required} | ${kind(field)} | ${field.description ?? ""} |`;
  });
  return ["| Field | Value | |", "|---|---|---|", ...rows.map((row) => row.replaceAll("||", "or"))];
}

function kind(node: SchemaNode): string {
  if (node.const !== undefined) return `\`${node.const}\``;
  if (node.enum) return node.enum.map((one) => `\`${one}\``).join(", ");
  if (node.description?.includes("in CEL")) return "*expression*";
  if (node.pattern?.startsWith("^(vectors")) return "*domain*";
  if (node.anyOf) return [...new Set(node.anyOf.map(kind))].join(" or ");
  if (node.prefixItems) return `[${node.prefixItems.map(kind).join(", ")}]`;
  if (node.items) return `list of ${kind(node.items)}`;
  if (node.additionalProperties) return `by id: ${kind(node.additionalProperties)}`;
  if (node.properties) return "fields, see below";
  if (node.pattern === "^[a-z][a-z0-9-]{0,59}$") return "id";
  if (node.type === "string") return "text";
  if (node.type === "integer") return "whole number";
  return node.type ?? "value";
}
