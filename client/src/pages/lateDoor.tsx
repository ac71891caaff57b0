import { Eye } from "lucide-preact";
import { useSpeech } from "../language.ts";
import { PressTerms } from "../panels/pressRules.tsx";
import { PageHeader } from "./frame.tsx";
import { type DoorProps, SeatTable, useAsk } from "./lobby.tsx";

type Props = Omit<DoorProps, "seat"> & { readonly onWatch: () => void };

/** A game that has begun: take a seat that a bot holds, or watch. */
export function LateDoor({ onWatch, ...door }: Props) {
  const { t } = useSpeech();
  const props = { ...door, seat: undefined };
  const { refusal, ask } = useAsk(props);
  return (
    <>
      <PageHeader />
      <main class="narrow lobby">
        <p class="kicker">{t("door.kicker")}</p>
        <h1>{door.texts.at("title")}</h1>
        <p class="lead">{t("door.text")}</p>
        <button type="button" onClick={onWatch}>
          <Eye size={18} aria-hidden="true" /> {t("door.watch")}
        </button>
        <PressTerms info={door.info} />
        <SeatTable {...props} ask={ask} />
        <p class="why-not" role="alert">
          {refusal}
        </p>
      </main>
    </>
  );
}
