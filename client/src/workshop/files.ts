import { openTable } from "../api.ts";
import type { Files } from "./protocol.ts";

/** A scenario as one file to save: every text by its name. */
export const bundleOf = (files: Files): string => `${JSON.stringify({ multivector: 1, files }, undefined, 1)}\n`;

/** Reads a saved bundle, or a single `scenario.yaml`. Undefined: it is neither. */
export function filesOf(name: string, text: string): Files | undefined {
  if (/\.ya?ml$/.test(name)) return { "scenario.yaml": text };
  try {
    const bundle: unknown = JSON.parse(text);
    const files = typeof bundle === "object" && bundle !== null ? Reflect.get(bundle, "files") : undefined;
    if (typeof files !== "object" || files === null) return undefined;
    const entries = Object.entries(files).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && /^[a-z/]+\.yaml$/.test(entry[0]),
    );
    return entries.some(([one]) => one === "scenario.yaml") ? Object.fromEntries(entries) : undefined;
  } catch {
    return undefined;
  }
}

/** Hands the browser a file to keep. */
export function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

interface Template {
  readonly id: string;
  readonly files: Files;
}

export async function getTemplates(): Promise<readonly Template[]> {
  const response = await fetch("/api/workshop/templates");
  return response.ok ? ((await response.json()) as Template[]) : [];
}

/** Shares the scenario within this server and opens a table with it; the table's code. Rejects with a plain sentence. */
export async function share(files: Files): Promise<string> {
  const response = await fetch("/api/workshop", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ files }),
  });
  const answer = (await response.json()) as { scenario?: string; error?: string };
  if (answer.scenario === undefined) throw new Error(answer.error ?? response.statusText);
  const { code } = await openTable({ scenario: answer.scenario, pace: "relaxed" });
  return code;
}
