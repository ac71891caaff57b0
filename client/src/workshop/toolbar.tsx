import { useEffect, useRef, useState } from "preact/hooks";
import { useSpeech } from "../language.ts";
import { tablePath } from "../router.ts";
import { bundleOf, download, filesOf, getTemplates, share } from "./files.ts";
import type { Files } from "./protocol.ts";
import type { Workshop } from "./useWorkshop.ts";

type Shared = { readonly code: string } | { readonly error: string } | "asking";

/** Begin, open, save, share. */
export function Toolbar({
  workshop,
  onOpened,
}: {
  readonly workshop: Workshop;
  readonly onOpened: (files: Files) => void;
}) {
  const { t } = useSpeech();
  const [templates, setTemplates] = useState<readonly { readonly id: string; readonly files: Files }[]>([]);
  const [shared, setShared] = useState<Shared>();
  const [wrong, setWrong] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const { files, verdict } = workshop;
  const latest = useRef(files);
  latest.current = files;
  useEffect(() => {
    getTemplates().then((found) => {
      setTemplates(found);
      const first = found.find(({ id }) => id === "two-seats");
      // A file may have been opened meanwhile.
      if (first && latest.current["scenario.yaml"] === undefined) onOpened(first.files);
    });
  }, []);
  const open = async (file: File | undefined) => {
    if (!file) return;
    const read = filesOf(file.name, await file.text());
    setWrong(read === undefined);
    if (read) onOpened(read);
  };
  const give = () => {
    setShared("asking");
    share(files).then(
      (code) => setShared({ code }),
      (cause: unknown) => setShared({ error: cause instanceof Error ? cause.message : String(cause) }),
    );
  };
  const name = /^id:\s*([\w-]+)/m.exec(files["scenario.yaml"] ?? "")?.[1] ?? "scenario";
  const faulty =
    verdict === undefined || verdict.tooLong || verdict.diagnostics.some((one) => one.severity === "error");
  return (
    <div class="workshop-bar">
      <label>
        {t("workshop.template")}{" "}
        <select
          value=""
          onChange={(event) => {
            const chosen = templates.find(({ id }) => id === event.currentTarget.value);
            if (chosen && confirm(t("workshop.replace"))) onOpened(chosen.files);
          }}
        >
          <option value="">{t("workshop.choose")}</option>
          {templates.map(({ id }) => (
            <option key={id} value={id}>
              {t(`workshop.templates.${id}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => picker.current?.click()}>
        {t("workshop.open")}
      </button>
      <input
        ref={picker}
        type="file"
        accept=".json,.yaml,.yml"
        hidden
        onChange={(event) => open(event.currentTarget.files?.[0])}
      />
      <button type="button" onClick={() => download(`${name}.scenario.json`, bundleOf(files))}>
        {t("workshop.save")}
      </button>
      <button type="button" class="primary" disabled={faulty || shared === "asking"} onClick={give}>
        {t("workshop.share")}
      </button>
      <span role="status">
        {wrong && t("workshop.wrongFile")}
        {typeof shared === "object" && "error" in shared && shared.error}
        {typeof shared === "object" && "code" in shared && (
          <a href={tablePath(shared.code)}>{t("workshop.table", { code: shared.code })}</a>
        )}
      </span>
    </div>
  );
}
