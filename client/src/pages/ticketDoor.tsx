import { useState } from "preact/hooks";
import { useSpeech } from "../language.ts";
import type { Ticket } from "../seatLinks.ts";
import { rememberedName } from "../storage.ts";
import { PageHeader } from "./frame.tsx";
import { type DoorProps, useAsk } from "./lobby.tsx";

type Props = Omit<DoorProps, "seat"> & { readonly ticket: Ticket };

/** For whoever comes with a ticket: a name, and into the seat. */
export function TicketDoor({ ticket, ...door }: Props) {
  const { t } = useSpeech();
  const { session, texts } = door;
  const [name, setName] = useState(rememberedName.get() ?? "");
  const [busy, setBusy] = useState(false);
  const { refusal, ask } = useAsk({ ...door, seat: undefined });
  const enter = async () => {
    setBusy(true);
    rememberedName.set(name.trim() === "" ? undefined : name.trim());
    await ask(session.redeem(name.trim()));
    setBusy(false);
  };
  return (
    <>
      <PageHeader />
      <main class="narrow lobby">
        <p class="kicker">{t("ticket.kicker")}</p>
        <h1>{texts.at("title")}</h1>
        <p class="lead">{t(`ticket.${ticket.as}`)}</p>
        <form
          class="ticket"
          onSubmit={(event) => {
            event.preventDefault();
            void enter();
          }}
        >
          <label class="name">
            {t("lobby.name")}
            <input
              value={name}
              maxLength={40}
              autocomplete="nickname"
              placeholder={t("lobby.nameExample")}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <p class="buttons">
            <button type="submit" class="primary" disabled={busy}>
              {t(`ticket.enter.${ticket.as}`)}
            </button>
            <button type="button" onClick={() => session.dropTicket()}>
              {t("ticket.drop")}
            </button>
          </p>
        </form>
        <p class="why-not" role="alert">
          {refusal}
        </p>
      </main>
    </>
  );
}
