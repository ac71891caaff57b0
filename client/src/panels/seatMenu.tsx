import type { Seat } from "@multivector/shared/rules";
import { useGame } from "../game.ts";
import { AwayChoice } from "./mandateForm.tsx";

/** What the reader decides about the own seat. */
export function SeatMenu({ seat }: { readonly seat: Seat }) {
  const { t } = useGame();
  return (
    <section class="seat-menu" aria-label={t("seat.menu")}>
      <AwayChoice seat={seat} />
    </section>
  );
}
