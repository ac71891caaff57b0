import type { Speech } from "@multivector/shared/rules";
import { clauseText } from "./clauses.ts";
import type { Speaker } from "./words.ts";

/** What was said, in the reader's language as far as it is not somebody's own words; the clause apart. */
export function speechParts(speaker: Speaker, speech: Speech): { readonly words: string; readonly clause?: string } {
  if (speech.kind === "text") return { words: speech.text };
  const { t } = speaker;
  const { phrase, reason, clause } = speech;
  const words = [t(`speech.${phrase}`), ...(reason === undefined ? [] : [t(`speech.why.${reason}`)])].join(" ");
  return { words, ...(clause === undefined ? {} : { clause: clauseText(speaker, clause) }) };
}

/** The same in one line, e.g. "I will not keep this promise. It costs me too much. “North pays South 2, this turn.”" */
export function speechText(speaker: Speaker, speech: Speech): string {
  const { words, clause } = speechParts(speaker, speech);
  return clause === undefined ? words : `${words} ${speaker.t("speech.quoted", { clause })}`;
}
