import type { Seat } from "@multivector/shared/rules";
import { LogOut } from "lucide-preact";
import { useGame } from "../game.ts";
import { DelegationPart } from "./delegationPart.tsx";
import { AwayChoice } from "./mandateForm.tsx";
import { OwnLink, TicketLink } from "./seatLinks.tsx";

/** What the reader decides about the own seat: who plays it, from where, and what happens meanwhile. */
export function SeatMenu({ seat }: { readonly seat: Seat }) {
  const { t, info, code, session, ask, delegation } = useGame();
  const { acts, members } = delegation;
  const alone = info.pace === "solo";
  return (
    <section class="seat-menu" aria-label={t("seat.menu")}>
      <DelegationPart />
      {acts && <AwayChoice seat={seat} />}
      <details>
        <summary>{t("seat.links")}</summary>
        <div class="buttons">
          <OwnLink code={code} session={session} />
          {acts && !alone && <TicketLink code={code} session={session} ask={ask} as="member" />}
          {acts && <TicketLink code={code} session={session} ask={ask} as="heir" />}
        </div>
      </details>
      {info.stage === "playing" && (
        <button type="button" class="link" onClick={() => void ask(session.stand())}>
          <LogOut size={16} aria-hidden="true" /> {t(members.length > 1 ? "delegation.leave" : "seats.stand")}
        </button>
      )}
    </section>
  );
}
