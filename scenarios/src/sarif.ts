import { codes, type Diagnostic, docsOf } from "@multivector/shared/scenario";

const levels = { error: "error", warning: "warning", hint: "note" } as const;

/** Findings as SARIF 2.1.0, which code hosts show beside the lines. Paths are relative to where the command ran. */
export function sarif(found: readonly { readonly folder: string; readonly diagnostics: readonly Diagnostic[] }[]) {
  const rules = Object.entries(codes).map(([id, { about, cause, severity }]) => ({
    id,
    shortDescription: { text: about },
    fullDescription: { text: cause },
    helpUri: docsOf(id),
    defaultConfiguration: { level: levels[severity] },
  }));
  const results = found.flatMap(({ folder, diagnostics }) =>
    diagnostics.map((one) => ({
      ruleId: one.code,
      level: levels[one.severity],
      message: { text: one.cure === undefined ? one.message : `${one.message} (${one.cure})` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: `${folder}/${one.file}`.replaceAll("\\", "/") },
            region: { startLine: one.line, startColumn: one.column },
          },
          logicalLocations: [{ fullyQualifiedName: one.path }],
        },
      ],
    })),
  );
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "multivector scenario check", rules } }, results }],
  };
}
