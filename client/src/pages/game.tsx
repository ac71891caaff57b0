import type { TableInfo } from "@multivector/shared/protocol/types";
import type { DealId, Message, View } from "@multivector/shared/rules";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { isDue, useAttention } from "../attention.ts";
import type { Board } from "../board/model.ts";
import { actsOf } from "../boardModel.ts";
import { judgedIn } from "../bonds.ts";
import { Refused } from "../connection.ts";
import type { Delegation } from "../delegation.ts";
import { type Draft, readDraft } from "../draft.ts";
import { type Game, GameContext } from "../game.ts";
import { useGamePress } from "../gamePress.ts";
import { useSpeech } from "../language.ts";
import { stepName } from "../ledger.ts";
import { isUp, type LineStatus } from "../lineStatus.ts";
import { newOffer } from "../offerDraft.ts";
import { useOfferDraft } from "../offerMemory.ts";
import { usePageNotices } from "../pageNotices.ts";
import { BoardFrame } from "../panels/boardFrame.tsx";
import { GameHeader } from "../panels/gameHeader.tsx";
import { LineNote } from "../panels/lineNote.tsx";
import { NowLine } from "../panels/nowLine.tsx";
import { Panels, type Tab, useNarrow } from "../panels/panels.tsx";
import { useReportPlayer } from "../panels/reportPlayer.ts";
import { TableNotes } from "../panels/tableNotes.tsx";
import type { ShownScenario } from "../scenarioLoader.ts";
import { draftKept } from "../storage.ts";
import { useBoardModel } from "../tableBoard.ts";
import type { TableSession } from "../tableSession.ts";
import type { Texts } from "../texts.ts";
import { rejectionText } from "../words.ts";
import { EndingPage } from "./ending.tsx";
import { LateDoor } from "./lateDoor.tsx";

interface Props extends ShownScenario {
  readonly code: string;
  readonly session: TableSession;
  readonly texts: Texts;
  readonly info: TableInfo;
  readonly view: View;
  /** All press the reader may read. */
  readonly said: readonly Message[];
  readonly line: LineStatus;
  readonly displaced: boolean;
  readonly delegation: Delegation;
  /** Nobody yet at a running table: may take a seat or watch. */
  readonly atDoor: boolean;
}

const tabFor: Record<View["phase"], Tab> = {
  briefing: "news",
  negotiation: "orders",
  orders: "orders",
  report: "report",
  debrief: "report",
};

/** A running game: the board, the panels and the line that says what to do. */
export function GamePage(props: Props) {
  const { t } = useSpeech();
  const { view, info, displaced, line, session } = props;
  const narrow = useNarrow();
  const [tab, setTab] = useState<Tab>(tabFor[view.phase]);
  const [picked, setPicked] = useState<string>();
  const [watching, setWatching] = useState(false);
  const [ending, setEnding] = useState(true);
  const board = useRef<Board>();
  const focus = useCallback(
    (id: string | undefined) => {
      if (narrow) setTab("map");
      board.current?.focus(id);
    },
    [narrow],
  );
  const lead = useRef<Game["go"]>();
  const go = useCallback<Game["go"]>((to) => lead.current?.(to), []);
  const [spot, setSpot] = useState<DealId>();
  const { game, refusal } = useGameOf(props, {
    focus,
    picked,
    pick: setPicked,
    go,
    spot,
    showDeals: () => setTab("deals"),
  });
  const due = !displaced && isDue(view, game.seat?.index);
  useAttention(t, game.texts.at("title") ?? game.code, { turn: due, unread: game.press.unread });
  usePageNotices(game, due);
  const model = useBoardModel(game, props);
  const acts = useMemo(() => (view.report === undefined ? [] : actsOf(game, view.report.orders)), [game, view.report]);
  const judged = useMemo(() => judgedIn(view, view.report?.turn ?? 0), [view]);
  const player = useReportPlayer(view.report, acts, () => board.current, judged);
  lead.current = (to) => {
    setTab(to.tab);
    if (to.tab === "report") return player.go(player.steps.findIndex((step) => stepName(step) === to.step));
    setSpot(to.deal);
    if (game.offer !== undefined) game.setOffer({ ...game.offer, open: false });
  };
  const turnTo = (next: Tab) => {
    setSpot(undefined);
    setTab(next);
  };
  // Who is writing is not torn away by the phase.
  const writing = tab === "press" && game.press.draftOf(game.press.open ?? "") !== "";
  useEffect(() => {
    if (!writing) setTab(tabFor[view.phase]);
  }, [view.phase, view.turn]);

  if (props.atDoor && !watching && info.stage === "playing")
    return <LateDoor {...props} onWatch={() => setWatching(true)} />;
  const over = view.phase === "debrief" && view.outcome !== undefined;
  const shownTab = !narrow && tab === "map" ? "news" : tab;
  return (
    <GameContext.Provider value={game}>
      {over && ending ? (
        <EndingPage
          onBack={(next) => {
            setEnding(false);
            if (next !== undefined) setTab(next);
          }}
        />
      ) : (
        <div class="game" data-tab={shownTab}>
          <GameHeader line={line} />
          <NowLine onEnding={() => setEnding(true)} />
          <div class="alerts">
            <LineNote line={line} name="alert" />
            <TableNotes up={isUp(line)} />
            {displaced && (
              <p role="alert" class="alert">
                {t("line.displaced")}{" "}
                <button type="button" onClick={() => session.leaveDoor()}>
                  {t("line.takeBack")}
                </button>
              </p>
            )}
            <p role="alert" class="alert" hidden={refusal === undefined}>
              {refusal}
            </p>
          </div>
          <main>
            <BoardFrame
              model={model}
              shown={!narrow || tab === "map" || tab === "report"}
              online={isUp(line)}
              coach={narrow && tab === "map"}
              onBoard={(made) => {
                board.current = made;
              }}
              onPick={({ kind, id }) => {
                if (kind === "triangle") return setTab("tracks");
                if (kind !== "site" && kind !== "party") return;
                setPicked(id);
                setTab("orders");
              }}
            />
            <Panels tab={shownTab} narrow={narrow} onTab={turnTo} player={player} />
          </main>
        </div>
      )}
    </GameContext.Provider>
  );
}

/** What panels do to the page around them. */
interface Doing extends Pick<Game, "focus" | "picked" | "pick" | "go" | "spot"> {
  readonly showDeals: () => void;
}

/** The game as panels see it, with the draft of this turn kept over reloads. */
function useGameOf(props: Props, { focus, picked, pick, go, spot, showDeals }: Doing) {
  const { t } = useSpeech();
  const { code, session, texts, info, view, scenario, file, said, delegation } = props;
  const press = useGamePress(code, scenario, view.seat, said);
  const [refusal, setRefusal] = useState<string>();
  const [draft, keepDraft] = useState<Draft>(() => readDraft(draftKept(code).get(), view.turn));
  const { offer, setOffer } = useOfferDraft(code, view.seat);
  const current = draft.turn === view.turn ? draft : readDraft(undefined, view.turn);
  useEffect(() => setRefusal(undefined), [view.phase, view.turn]);
  const game = useMemo<Game>(() => {
    const setDraft = (next: Draft) => {
      setRefusal(undefined);
      keepDraft(next);
      draftKept(code).set(JSON.stringify(next));
    };
    const ask: Game["ask"] = async (asking) => {
      setRefusal(undefined);
      try {
        return await asking;
      } catch (cause) {
        if (!(cause instanceof Refused)) throw cause;
        setRefusal(rejectionText({ t, texts, scenario }, view.seat, cause.reason));
        return undefined;
      }
    };
    const seat = scenario.seats.find(({ id }) => id === view.seat);
    return {
      code,
      t,
      texts,
      scenario,
      file,
      info,
      view,
      seat,
      delegation,
      draft: current,
      setDraft,
      session,
      ask,
      offer,
      setOffer,
      press,
      propose: (to) => {
        if (view.seat !== undefined) setOffer({ ...(offer ?? newOffer(view.seat, view.turn)), to, open: true });
        showDeals();
      },
      focus,
      picked,
      pick,
      go,
      spot,
    };
  }, [
    t,
    texts,
    scenario,
    file,
    info,
    view,
    delegation,
    current,
    session,
    code,
    offer,
    setOffer,
    focus,
    picked,
    pick,
    go,
    spot,
    press,
  ]);
  return { game, refusal };
}
