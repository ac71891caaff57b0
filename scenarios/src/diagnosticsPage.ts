import { codes } from "@multivector/shared/scenario";
import { type Mistake, mistakes } from "./mistakes.ts";

/** Every diagnostic with a wrong and a right example, from the planted mistakes, which the tests compile. */
export function diagnosticsPage(): string {
  const sections = Object.entries(codes).map(([code, about]) => {
    const example = mistakes.find((one) => one.code === code);
    return [
      `## ${code}`,
      "",
      `**${about.severity}**, ${about.confidence}: ${about.about}. Why it matters: ${about.cause}.`,
      "",
      ...(example ? exampleOf(example) : [byHand[code] ?? ""]),
      "",
    ].join("\n");
  });
  const rows = Object.entries(codes).map(
    ([code, { severity, about }]) => `| [${code}](#${code.toLowerCase()}) | ${severity} | ${about} |`,
  );
  return `${[
    "# Diagnostics",
    "",
    "What the compiler can say. Made by `npm run scenario -- docs`; do not edit. The examples are planted mistakes in the",
    "template `powers`, one file each in `mistakes/`; the tests compile all of them.",
    "",
    "| Code | Severity | Meaning |",
    "|---|---|---|",
    ...rows,
    "",
    ...sections,
  ].join("\n")}`;
}

/** Codes whose mistake is a file that is not there. */
const byHand: Readonly<Record<string, string>> = {
  MV0105: "Wrong: a folder with `locales/en.yaml` alone. Right: `scenario.yaml` beside it.",
  MV0501: "Wrong: a folder with `scenario.yaml` alone. Right: `locales/en.yaml` beside it, with every text.",
};

const longest = 300;
/** Marks of broken encodings are shown as what they are. */
const shown = (text: string): string => {
  const lines = text
    .replace(/^\n+|\n+$/g, "")
    .replaceAll("\0", "␀")
    .replaceAll("\uFFFD", "�");
  return lines.length > longest ? `${lines.slice(0, longest)} ...` : lines;
};

function exampleOf({ find, put, file = "scenario.yaml", pad = 0, sources }: Mistake): string[] {
  const wrong = put.trim() === "" ? "# nothing" : shown(put) + (pad > 0 ? `xxx... (${pad} characters)` : "");
  const beside = sources === undefined ? [] : ["", `Beside it stands \`sources.yaml\` with \`${sources.trim()}\`.`];
  return [
    `Wrong, in \`${file}\`:`,
    "",
    "```yaml",
    wrong,
    "```",
    "",
    "Right:",
    "",
    "```yaml",
    shown(find) === "forums:" ? "forums:\n  # two options or more, and a way to end either way" : shown(find),
    "```",
    ...beside,
  ];
}
