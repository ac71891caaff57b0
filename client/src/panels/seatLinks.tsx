import { KeyRound, Link, UserPlus, UserRoundCog } from "lucide-preact";
import { useState } from "preact/hooks";
import { useSpeech } from "../language.ts";
import { seatLink } from "../seatLinks.ts";
import type { TableSession } from "../tableSession.ts";
import { LinkCard } from "./linkCard.tsx";

export interface SeatLinkProps {
  readonly code: string;
  readonly session: TableSession;
  /** Undefined: it was refused, which is said. */
  readonly ask: <T>(asking: Promise<T>) => Promise<T | undefined>;
}

/** The reader's own link, to go on at another device; it takes what the host can do along. */
export function OwnLink({ code, session }: Omit<SeatLinkProps, "ask">) {
  const { t } = useSpeech();
  const [shown, setShown] = useState(false);
  const { keys } = session;
  if (keys.seat === undefined && keys.host === undefined) return null;
  return (
    <>
      <button type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
        <Link size={16} aria-hidden="true" /> {t("link.own")}
      </button>
      {shown && (
        <LinkCard link={seatLink(location.origin, code, keys)} label={t("link.own")}>
          {t("link.ownHelp")} {keys.host !== undefined && t("link.hostHelp")}
        </LinkCard>
      )}
    </>
  );
}

const icons = { member: UserPlus, heir: UserRoundCog };

/** A link by which others join the own delegation, or one other person takes the seat over. */
export function TicketLink({ code, session, ask, as }: SeatLinkProps & { readonly as: "member" | "heir" }) {
  const { t } = useSpeech();
  const [ticket, setTicket] = useState<string>();
  const Icon = icons[as];
  const make = async () => setTicket(ticket ? undefined : (await ask(session.request("invite", { as })))?.ticket);
  return (
    <>
      <button type="button" aria-expanded={ticket !== undefined} onClick={() => void make()}>
        <Icon size={16} aria-hidden="true" /> {t(`link.${as}`)}
      </button>
      {ticket !== undefined && (
        <LinkCard link={seatLink(location.origin, code, { [as]: ticket })} label={t(`link.${as}`)}>
          {t(`link.${as}Help`)}
        </LinkCard>
      )}
    </>
  );
}

interface HostProps extends SeatLinkProps {
  readonly seat: string;
  readonly name: string;
}

/** For the host: a link by which one person takes over that seat, whoever holds it. */
export function ReplaceLink({ code, session, ask, seat, name }: HostProps) {
  const { t } = useSpeech();
  const [ticket, setTicket] = useState<string>();
  const make = async () => setTicket(ticket ? undefined : (await ask(session.host.replace(seat)))?.ticket);
  return (
    <>
      <button type="button" aria-expanded={ticket !== undefined} onClick={() => void make()}>
        <KeyRound size={16} aria-hidden="true" /> {t("link.replace", { seat: name })}
      </button>
      {ticket !== undefined && (
        <LinkCard link={seatLink(location.origin, code, { heir: ticket })} label={t("link.replace", { seat: name })}>
          {t("link.replaceHelp")}
        </LinkCard>
      )}
    </>
  );
}
