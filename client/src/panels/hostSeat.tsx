import type { TableSeat } from "@multivector/shared/protocol/types";
import { useState } from "preact/hooks";
import { useSpeech } from "../language.ts";
import type { Texts } from "../texts.ts";
import { ReplaceLink, type SeatLinkProps } from "./seatLinks.tsx";

interface Props extends SeatLinkProps {
  readonly one: TableSeat;
  readonly texts: Texts;
}

/** For who opened the table: gives somebody else's seat to another person, or takes it away. */
export function HostSeat({ one, texts, code, session, ask }: Props) {
  const { t } = useSpeech();
  const [sure, setSure] = useState(false);
  const name = texts.name("seats", one.seat);
  const vacate = (open: boolean) => {
    setSure(false);
    void ask(session.host.vacate(one.seat, open));
  };
  return (
    <details class="host-seat">
      <summary>{t("host.seat")}</summary>
      <div class="buttons">
        <ReplaceLink code={code} session={session} ask={ask} seat={one.seat} name={name} />
        {one.by === "human" && !sure && (
          <button type="button" onClick={() => setSure(true)}>
            {t("host.vacate", { seat: name })}
          </button>
        )}
        {sure && (
          <p class="sure" role="status">
            {t("host.sure", { name: one.name })}{" "}
            <button type="button" class="primary" onClick={() => vacate(false)}>
              {t("host.yes")}
            </button>
            <button type="button" onClick={() => setSure(false)}>
              {t("clock.notNow")}
            </button>
          </p>
        )}
        {one.reserved && (
          <button type="button" onClick={() => vacate(true)}>
            {t("host.open")}
          </button>
        )}
      </div>
    </details>
  );
}
