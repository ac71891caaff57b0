import type { ScenarioFile } from "./format.ts";

export type ForumFile = NonNullable<ScenarioFile["forums"]>[string];

/** How a forum can end, as `answered` reads it. */
export const forumEnds = ["passed", "failed"] as const;

/** What can be chosen in the forum; in an effort there is nothing but to give. */
export const optionsOf = ({ kind, options }: ForumFile): readonly string[] =>
  kind === "effort" ? ["give"] : Object.keys(options ?? {});
