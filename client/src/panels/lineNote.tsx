import { ArrowUpDown, Wifi, WifiLow, WifiOff } from "lucide-preact";
import { timeText } from "../dates.ts";
import { useSpeech } from "../language.ts";
import { isUp, type LineStatus } from "../lineStatus.ts";

/** How the line stands: a sign, a word unless all is well, and a sentence for who asks. */
export function LineBadge({ line }: { readonly line: LineStatus }) {
  const { t } = useSpeech();
  const key = isUp(line) && line.state !== "slow" && line.over === "line" ? "overHttp" : line.state;
  return (
    <details class={`line-badge ${key}`}>
      <summary>
        <Sign of={key} />
        <span class={key === "connected" ? "hidden" : ""}>{t(`line.badge.${key}`)}</span>
      </summary>
      <p>{t(`line.help.${key}`)}</p>
    </details>
  );
}

function Sign({ of }: { readonly of: string }) {
  if (of === "overHttp") return <ArrowUpDown size={16} aria-hidden="true" />;
  if (of === "connected") return <Wifi size={16} aria-hidden="true" />;
  return of === "slow" ? <WifiLow size={16} aria-hidden="true" /> : <WifiOff size={16} aria-hidden="true" />;
}

/** While there is no connection: why, since when, and that nothing is lost. */
export function LineNote({ line, name }: { readonly line: LineStatus; readonly name: string }) {
  const { t, language } = useSpeech();
  const gone = !isUp(line) && line.since !== undefined;
  return (
    <p role="status" class={name} hidden={!gone}>
      {gone && t(`line.note.${line.state}`, { time: timeText(language, line.since ?? 0) })}
    </p>
  );
}
