import { Compass } from "lucide-preact";
import { useSpeech } from "../language.ts";
import { follow } from "../router.ts";
import { PageHeader } from "./frame.tsx";

/** A place that does not exist, or a table that is not there. */
export function NotFoundPage({ message }: { readonly message?: string }) {
  const { t } = useSpeech();
  return (
    <>
      <PageHeader />
      <main class="narrow missing">
        <Compass size={56} aria-hidden="true" />
        <h1>{t("missing.title")}</h1>
        <p>{message ?? t("missing.text")}</p>
        <a class="button primary" href="/" onClick={follow}>
          {t("missing.home")}
        </a>
      </main>
    </>
  );
}
