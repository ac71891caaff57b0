import type { SeatFill, TableInfo, TableSeat } from "@multivector/shared/protocol/types";
import { asId, type SeatId } from "@multivector/shared/rules";
import { Bot, UserRound } from "lucide-preact";
import { useState } from "preact/hooks";
import { Refused } from "../connection.ts";
import { useSpeech } from "../language.ts";
import type { LineStatus } from "../lineStatus.ts";
import { useLobbyNotices } from "../pageNotices.ts";
import { HostSeat } from "../panels/hostSeat.tsx";
import { LineNote } from "../panels/lineNote.tsx";
import { NoticesPlace } from "../panels/noticesPlace.tsx";
import { PaceTerms } from "../panels/paceTerms.tsx";
import { PartyMark } from "../panels/parts.tsx";
import { PressTerms } from "../panels/pressRules.tsx";
import { OwnLink, TicketLink } from "../panels/seatLinks.tsx";
import { ShareCode } from "../panels/share.tsx";
import type { ShownScenario } from "../scenarioLoader.ts";
import { rememberedName } from "../storage.ts";
import type { TableSession } from "../tableSession.ts";
import type { Texts } from "../texts.ts";
import { rejectionText } from "../words.ts";
import { PageHeader } from "./frame.tsx";

export interface DoorProps extends ShownScenario {
  readonly code: string;
  readonly session: TableSession;
  readonly texts: Texts;
  readonly info: TableInfo;
  readonly seat: SeatId | undefined;
  readonly line: LineStatus;
}

/** Before the first turn: a name, a seat, who else is there, and the start. */
export function LobbyPage(props: DoorProps) {
  const { code, session, texts, info, seat, line } = props;
  const { t } = useSpeech();
  const { refusal, ask } = useAsk(props);
  useLobbyNotices(code);
  const open = info.seats.filter(({ by }) => by === "open").length;
  return (
    <>
      <PageHeader />
      <main class="narrow lobby">
        <p class="kicker">{t("lobby.kicker")}</p>
        <h1>{texts.at("title")}</h1>
        <p class="lead">{texts.at("summary")}</p>
        <LineNote line={line} name="note" />
        <PaceTerms info={info} />
        <PressTerms info={info} />
        <SeatTable {...props} ask={ask} />
        <p class="why-not" role="alert">
          {refusal}
        </p>
        <NoticesPlace key={seat} {...props} ask={ask} seated={seat !== undefined} />
        <section class="invite" aria-labelledby="invite">
          <h2 id="invite">{t("lobby.invite")}</h2>
          <ShareCode code={code} />
        </section>
        <div class="start" role="status">
          {session.isHost ? (
            <button type="button" class="primary" disabled={open > 0} onClick={() => void ask(session.host.start())}>
              {t("lobby.start")}
            </button>
          ) : (
            <p>{t(seat === undefined ? "lobby.choose" : "lobby.wait")}</p>
          )}
          {session.isHost && open > 0 && <p class="quiet">{t("lobby.openSeats", { count: open })}</p>}
        </div>
      </main>
    </>
  );
}

/** Says refusals in words; a new try clears the old one. */
export function useAsk({ texts, scenario, seat }: Pick<DoorProps, "texts" | "scenario" | "seat">) {
  const { t } = useSpeech();
  const [refusal, setRefusal] = useState<string>();
  const ask: Ask = async (asking) => {
    setRefusal(undefined);
    try {
      return await asking;
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      setRefusal(rejectionText({ t, texts, scenario }, seat, cause.reason));
      return undefined;
    }
  };
  return { refusal, ask };
}

type Ask = <T>(asking: Promise<T>) => Promise<T | undefined>;
type SeatTableProps = DoorProps & { readonly ask: Ask };

/** All seats: who holds them, and the button that takes a free one. */
export function SeatTable({ code, session, texts, info, seat, scenario, file, ask }: SeatTableProps) {
  const { t } = useSpeech();
  const [name, setName] = useState(rememberedName.get() ?? "");
  const sit = (id: string) => {
    rememberedName.set(name.trim() === "" ? undefined : name.trim());
    void ask(session.sit(id, name.trim()));
  };
  return (
    <>
      {seat === undefined && (
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
      )}
      <h2 class="hidden">{t("tabs.seats")}</h2>
      <ul class="plain seat-list">
        {info.seats.map((one) => {
          const rules = scenario.seats.find(({ id }) => id === asId<SeatId>(one.seat));
          return (
            <li key={one.seat} class={`card ${one.seat === seat ? "mine" : ""}`}>
              <div>
                <h3>
                  {rules !== undefined && <PartyMark file={file} party={rules.party} />} {texts.name("seats", one.seat)}
                </h3>
                <p class="quiet small">{texts.at("seats", one.seat, "brief")}</p>
                <SeatHolder one={one} />
              </div>
              <div class="seat-buttons">
                {one.by !== "human" && !one.reserved && (
                  <button type="button" class={seat === undefined ? "primary" : ""} onClick={() => sit(one.seat)}>
                    {t("lobby.sit", { seat: texts.name("seats", one.seat) })}
                  </button>
                )}
                {one.seat === seat && (
                  <button type="button" onClick={() => void ask(session.stand())}>
                    {t("lobby.stand")}
                  </button>
                )}
                {session.isHost && info.stage === "lobby" && one.by !== "human" && (
                  <FillPicker
                    one={one}
                    label={t("lobby.fill", { seat: texts.name("seats", one.seat) })}
                    onFill={(by) => void ask(session.host.fill(one.seat, by))}
                  />
                )}
              </div>
              {session.isHost && one.seat !== seat && info.pace !== "solo" && info.stage === "lobby" && (
                <div class="seat-links">
                  <HostSeat one={one} texts={texts} code={code} session={session} ask={ask} />
                </div>
              )}
              {one.seat === seat && (
                <div class="buttons seat-links">
                  <OwnLink code={code} session={session} />
                  {info.pace !== "solo" && <TicketLink code={code} session={session} ask={ask} as="member" />}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function SeatHolder({ one }: { readonly one: TableSeat }) {
  const { t } = useSpeech();
  if (one.by === "human") {
    return (
      <p class="holder">
        <UserRound size={15} aria-hidden="true" /> <bdi>{[one.name, ...one.others].join(", ")}</bdi>
        {!one.connected && <span class="away">{t("seats.away")}</span>}
      </p>
    );
  }
  return (
    <p class="holder quiet">
      <Bot size={15} aria-hidden="true" /> {t(`fill.${one.by}`)}
      {one.reserved && ` · ${t("seats.reserved")}`}
    </p>
  );
}

interface FillProps {
  readonly one: TableSeat;
  readonly label: string;
  readonly onFill: (by: SeatFill) => void;
}

const fills = ["steady", "seasoned", "random", "open"] as const;

function FillPicker({ one, label, onFill }: FillProps) {
  const { t } = useSpeech();
  return (
    <select aria-label={label} value={one.by} onChange={(event) => onFill(event.currentTarget.value as SeatFill)}>
      {fills.map((by) => (
        <option key={by} value={by}>
          {t(`fill.${by}`)}
        </option>
      ))}
    </select>
  );
}
