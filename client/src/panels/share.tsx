import { Check, Copy } from "lucide-preact";
import { useState } from "preact/hooks";
import { useGame } from "../game.ts";
import { useSpeech } from "../language.ts";
import { tablePath } from "../router.ts";

/** The code and the link of the table inside a game. */
export function Share() {
  const { code } = useGame();
  return <ShareCode code={code} />;
}

/** The code and the link by which others join. */
export function ShareCode({ code }: { readonly code: string }) {
  const { t } = useSpeech();
  return (
    <div class="share">
      <p>
        <span class="quiet">{t("share.code")}</span> <strong class="code">{code}</strong>
      </p>
      <CopyLink link={`${location.origin}${tablePath(code)}`} label={t("share.link")} />
    </div>
  );
}

/** A link to look at and to copy. */
export function CopyLink({ link, label }: { readonly link: string; readonly label: string }) {
  const { t } = useSpeech();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(link);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div class="copy">
      <input readOnly value={link} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" onClick={() => void copy().catch(() => {})}>
        {copied ? <Check size={18} aria-hidden="true" /> : <Copy size={18} aria-hidden="true" />}
        <span aria-live="polite">{t(copied ? "share.copied" : "share.copy")}</span>
      </button>
    </div>
  );
}
