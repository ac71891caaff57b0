import { z } from "zod";
import { scenarioFormat } from "./format.ts";

/** A part of the JSON Schema, as far as it is read here. */
export interface SchemaNode {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | false;
  readonly items?: SchemaNode;
  readonly prefixItems?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
}

/** The JSON Schema of `scenario.yaml`, for editors. */
export const scenarioSchema = (): SchemaNode => ({
  title: "Multivector scenario",
  ...(z.toJSONSchema(scenarioFormat, { io: "input", unrepresentable: "any" }) as SchemaNode),
});
