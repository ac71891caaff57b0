import type { CauseBy, Verb } from "@multivector/shared/rules";
import type { ScenarioFile } from "@multivector/shared/scenario";
import {
  Banknote,
  CircleAlert,
  Handshake,
  type LucideIcon,
  Megaphone,
  Scale,
  Search,
  Stamp,
  Tent,
  TrendingDown,
} from "lucide-preact";
import type { ComponentChildren } from "preact";
import { partyColour } from "../colours.ts";
import { useSpeech } from "../language.ts";
import { piecesOf } from "../texts.ts";
import { useTheme } from "../theme.ts";
import { signed } from "../words.ts";

/** A text of the scenario; its sources become small marks. */
export function Prose({ text }: { readonly text: string }) {
  const { t } = useSpeech();
  return (
    <>
      {piecesOf(text).map((piece, at) =>
        piece.source ? (
          <span key={`${at}-${piece.text}`} class="source" title={t("source", { id: piece.text })}>
            {piece.text}
          </span>
        ) : (
          signedNumbers(piece.text)
        ),
      )}
    </>
  );
}

/** Changes such as "-1" with a true minus, kept on the line of the word before. */
const signedNumbers = (text: string): string =>
  text.replace(/\s([+-])(?=\d)/g, (_, sign) => `\u00a0${sign === "-" ? "−" : sign}`);

/** A party's colour and sign; beside its name, never instead of it. */
export function PartyMark({ file, party }: { readonly file: ScenarioFile; readonly party: string }) {
  const theme = useTheme();
  const symbol = file.parties[party]?.symbol ?? "circle";
  return (
    <svg class="mark" viewBox="0 0 20 20" aria-hidden="true" style={{ color: partyColour(file, party, theme) }}>
      <path d={marks[symbol]} fill="currentColor" />
    </svg>
  );
}

type SymbolKind = ScenarioFile["parties"][string]["symbol"];

const marks: Record<SymbolKind, string> = {
  sun: "M10 1l2 3.2 3.6-1.4.2 3.9 3.7 1-2.2 3.2 2.2 3.1-3.7 1.1-.2 3.8-3.6-1.3L10 20l-2-3.4-3.6 1.3-.2-3.8L.5 13l2.2-3.1L.5 6.7l3.7-1 .2-3.9L8 4.2z",
  circle: "M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16z",
  square: "M3 3h14v14H3z",
  triangle: "M10 1.5 19 17.5H1z",
  diamond: "M10 .8 18.5 10 10 19.2 1.5 10z",
  hexagon: "M10 1l8 4.5v9L10 19l-8-4.5v-9z",
  cross: "M7 2h6v5h5v6h-5v5H7v-5H2V7h5z",
};

const icons: Record<Verb, LucideIcon> = {
  engage: Handshake,
  exercise: Tent,
  invest: Banknote,
  grant: Stamp,
  mediate: Scale,
  pressure: TrendingDown,
  campaign: Megaphone,
  inquire: Search,
};

export function VerbIcon({ verb, size = 18 }: { readonly verb: Verb; readonly size?: number }) {
  const Icon = icons[verb];
  return <Icon size={size} aria-hidden="true" />;
}

/** A change with its sign; nothing if nothing changed. */
export function Delta({ amount, good }: { readonly amount: number; readonly good?: "high" | "low" | undefined }) {
  const { language } = useSpeech();
  if (amount === 0) return null;
  const tone = good === undefined ? "plain" : amount > 0 === (good === "high") ? "good" : "bad";
  return <span class={`delta ${tone}`}>{signed(amount, language)}</span>;
}

export const labels = ["historical", "simplified", "invented"] as const;

/** How true to history something is, and where it comes from. */
export function Origin({
  label,
  source,
}: {
  readonly label: (typeof labels)[number];
  readonly source: readonly string[];
}) {
  const { t } = useSpeech();
  return (
    <span class="origin">
      <span class={`label ${label}`}>{t(`label.${label}`)}</span>
      {source.map((id) => (
        <span key={id} class="source" title={t("source", { id })}>
          {id}
        </span>
      ))}
    </span>
  );
}

export function Note({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="note">
      <CircleAlert size={16} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

/** Tells causes apart in lists. */
export const keyOf = (by: CauseBy, slot: number): string => `${slot} ${JSON.stringify(by)}`;
