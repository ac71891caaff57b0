import { useEffect, useMemo, useState } from "preact/hooks";
import { delegationFor } from "../delegation.ts";
import { useSpeech } from "../language.ts";
import { newSnapshot, TableSession, type TableSnapshot } from "../tableSession.ts";
import { newTexts } from "../texts.ts";
import { PageHeader } from "./frame.tsx";
import { GamePage } from "./game.tsx";
import { LobbyPage } from "./lobby.tsx";
import { NotFoundPage } from "./notFound.tsx";
import { TicketDoor } from "./ticketDoor.tsx";

/** A table from the door to the ending. */
export function TablePage({ code }: { readonly code: string }) {
  const { t, language } = useSpeech();
  const [snapshot, setSnapshot] = useState<TableSnapshot>(newSnapshot);
  const [session, setSession] = useState<TableSession>();
  const { shown, info, view, problem } = snapshot;
  const texts = useMemo(() => (shown === undefined ? undefined : newTexts(shown.locales, language)), [shown, language]);
  const delegation = useMemo(
    () => delegationFor(snapshot.delegation, snapshot.member),
    [JSON.stringify(snapshot.delegation), snapshot.member],
  );
  useEffect(() => {
    const opened = new TableSession(code, setSnapshot);
    setSession(opened);
    return () => opened.close();
  }, [code]);
  const inGame = info !== undefined && info.stage !== "lobby" && view !== undefined;
  useEffect(() => {
    // A running game says more.
    if (!inGame) document.title = texts === undefined ? "Multivector" : `${texts.at("title") ?? code} · Multivector`;
  }, [texts, code, inGame]);

  if (problem?.kind === "missing") return <NotFoundPage message={t("missing.table", { code })} />;
  if (session === undefined || shown === undefined || info === undefined || texts === undefined || !snapshot.arrived) {
    return <Waiting failed={problem !== undefined} />;
  }
  const parts = { code, session, texts, info, ...shown };
  const away = info.stage !== "lobby" && snapshot.seat === undefined && !snapshot.displaced;
  if (snapshot.ticket !== undefined && snapshot.seat === undefined)
    return <TicketDoor {...parts} line={snapshot.line} ticket={snapshot.ticket} />;
  if (info.stage === "lobby" || view === undefined)
    return <LobbyPage {...parts} seat={snapshot.seat} line={snapshot.line} />;
  return (
    <GamePage
      {...parts}
      view={view}
      said={snapshot.press}
      line={snapshot.line}
      displaced={snapshot.displaced}
      delegation={delegation}
      atDoor={away}
    />
  );
}

function Waiting({ failed }: { readonly failed: boolean }) {
  const { t } = useSpeech();
  return (
    <>
      <PageHeader />
      <main class="narrow waiting" aria-busy="true">
        <p role="status">{t(failed ? "line.unreachable" : "line.connecting")}</p>
      </main>
    </>
  );
}
