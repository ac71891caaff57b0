import type { ScenarioFile } from "@multivector/shared/scenario";
import type { Theme } from "./theme.ts";

type Hue = ScenarioFile["parties"][string]["colour"];

/** Parties' colours, readable on the page of either theme (contrast at least 4.5). */
const hues: Record<Hue, Record<Theme, string>> = {
  sky: { light: "#17719f", dark: "#62bde6" },
  russet: { light: "#a5432a", dark: "#ee8f6e" },
  indigo: { light: "#474ca8", dark: "#a3a9f5" },
  jade: { light: "#1f7352", dark: "#63c79b" },
  amber: { light: "#8a5c00", dark: "#ecb94a" },
  plum: { light: "#84397f", dark: "#dc98d4" },
  slate: { light: "#4d596b", dark: "#aab6c8" },
};

/** CSS colour of a party; slate if the scenario does not know it. */
export const partyColour = (file: ScenarioFile, party: string, theme: Theme): string =>
  hues[file.parties[party]?.colour ?? "slate"][theme];
