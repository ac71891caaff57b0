import type { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "preact/hooks";
import { type Translate, useSpeech } from "../language.ts";
import { goTo, openEditor, showDiagnostics } from "./editor.ts";
import { suggestionsAt, tellOf } from "./suggestions.ts";
import type { Verdict, Workshop } from "./useWorkshop.ts";

interface Props {
  readonly workshop: Workshop;
  readonly name: string;
  /** Another one: the files were opened anew, so that the editor's text is no longer theirs. */
  readonly revision: number;
  readonly onName: (name: string) => void;
}

const verdictText = (t: Translate, { tooLong, took, diagnostics }: Verdict): string => {
  if (tooLong) return t("workshop.tooLong");
  return diagnostics.length === 0
    ? t("workshop.sound", { took: Math.round(took) })
    : t("workshop.found", { count: diagnostics.length });
};

/** The text with its marks, a tab for each file, and below it all that was found. */
export function EditorPane({ workshop, name, revision, onName }: Props) {
  const { t } = useSpeech();
  const { files, verdict } = workshop;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>();
  const latest = useRef(workshop);
  latest.current = workshop;
  const target = useRef<{ readonly line: number; readonly column: number }>();
  useEffect(() => {
    if (place.current === null) return undefined;
    const main = name === "scenario.yaml";
    const opened = openEditor(place.current, {
      text: latest.current.files[name] ?? "",
      label: name,
      onChange: (text) => latest.current.setFiles({ ...latest.current.files, [name]: text }),
      suggest: (text, at) => {
        const { schema, stage } = latest.current;
        return main && schema ? suggestionsAt(text, at, schema, stage?.shown.file) : [];
      },
      tell: (text, at, word) => {
        const { schema, stage } = latest.current;
        return main && schema ? tellOf(text, at, word, schema, stage?.shown.file) : undefined;
      },
    });
    editor.current = opened;
    if (target.current) goTo(opened, target.current.line, target.current.column);
    target.current = undefined;
    return () => opened.destroy();
  }, [name, revision]);
  const found = verdict?.diagnostics ?? [];
  useEffect(() => {
    if (editor.current)
      showDiagnostics(
        editor.current,
        found.filter(({ file }) => file === name),
      );
  }, [verdict, name]);
  const jump = (file: string, line: number, column: number) => {
    if (file === name && editor.current) return goTo(editor.current, line, column);
    target.current = { line, column };
    onName(file);
  };
  return (
    <section class="workshop-text" aria-label={t("workshop.text")}>
      <div class="workshop-files" role="tablist" aria-label={t("workshop.files")}>
        {Object.keys(files).map((file) => (
          <button key={file} type="button" role="tab" aria-selected={file === name} onClick={() => onName(file)}>
            {file}
            {found.some((one) => one.file === file && one.severity === "error") && <span class="dot">●</span>}
          </button>
        ))}
      </div>
      <div ref={place} class="workshop-editor" />
      <div class="workshop-findings" role="log" aria-label={t("workshop.findings")}>
        <p class="note">{verdict === undefined ? t("workshop.compiling") : verdictText(t, verdict)}</p>
        <ul>
          {found.slice(0, 30).map((one) => (
            <li key={`${one.file}:${one.line}:${one.column}:${one.code}:${one.message}`} class={one.severity}>
              <button type="button" onClick={() => jump(one.file, one.line, one.column)}>
                <b>
                  {one.file}:{one.line}:{one.column} {one.code}
                </b>{" "}
                {one.message}
                {one.cure !== undefined && <i> {one.cure}</i>}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
