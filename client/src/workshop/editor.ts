import { autocompletion, type CompletionContext, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, defaultHighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, type Diagnostic as Mark, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Text } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import type { Diagnostic } from "@multivector/shared/scenario";
import type { Suggestion } from "./suggestions.ts";

export interface EditorParts {
  readonly text: string;
  readonly label: string;
  readonly onChange: (text: string) => void;
  readonly suggest: (text: string, at: number) => readonly Suggestion[];
  readonly tell: (text: string, at: number, word: string) => string | undefined;
}

/** A text editor for YAML, with completion, hover and marks. */
export function openEditor(parent: HTMLElement, parts: EditorParts): EditorView {
  return new EditorView({ parent, state: EditorState.create({ doc: parts.text, extensions: extensionsOf(parts) }) });
}

const extensionsOf = ({ label, onChange, suggest, tell }: EditorParts) => [
  lineNumbers(),
  history(),
  bracketMatching(),
  indentUnit.of("  "),
  yaml(),
  syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
  lintGutter(),
  autocompletion({ override: [(context) => completionsOf(context, suggest)] }),
  hoverTooltip((view, at) => {
    const word = view.state.wordAt(at);
    if (!word) return null;
    const told = tell(view.state.doc.toString(), word.from, view.state.sliceDoc(word.from, word.to));
    return told === undefined ? null : { pos: word.from, create: () => ({ dom: tip(told) }) };
  }),
  keymap.of([...defaultKeymap, ...historyKeymap, ...completionKeymap, indentWithTab]),
  EditorView.contentAttributes.of({ "aria-label": label }),
  EditorView.updateListener.of((update) => {
    if (update.docChanged) onChange(update.state.doc.toString());
  }),
];

function tip(text: string): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "editor-tip";
  dom.textContent = text;
  return dom;
}

function completionsOf(context: CompletionContext, suggest: EditorParts["suggest"]) {
  const word = context.matchBefore(/[\w-]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const options = suggest(context.state.doc.toString(), word.from).map(({ label, insert, about, kind }) => ({
    label,
    apply: insert,
    detail: about,
    type: kind,
  }));
  return { from: word.from, options, validFor: /^[\w-]*$/ };
}

/** Shows what the compiler found in this file. */
export function showDiagnostics(view: EditorView, found: readonly Diagnostic[]): void {
  const { doc } = view.state;
  view.dispatch(
    setDiagnostics(
      view.state,
      found.map((one) => markOf(doc, one)),
    ),
  );
}

function markOf(doc: Text, { line, column, severity, code, message, cure }: Diagnostic): Mark {
  const at = doc.line(Math.min(line, doc.lines));
  const from = Math.min(at.to, at.from + column - 1);
  const word = /^[\w.'-]+/.exec(doc.sliceString(from, at.to))?.[0].length ?? 1;
  return {
    from,
    to: Math.min(at.to, from + word),
    severity: severity === "hint" ? "info" : severity,
    message: `${code} ${message}${cure === undefined ? "" : `\n${cure}`}`,
  };
}

/** Puts the cursor on a line and brings it into view. */
export function goTo(view: EditorView, line: number, column: number): void {
  const at = view.state.doc.line(Math.min(line, view.state.doc.lines));
  const pos = Math.min(at.to, at.from + column - 1);
  view.dispatch({ selection: { anchor: pos }, effects: EditorView.scrollIntoView(pos, { y: "center" }) });
  view.focus();
}
