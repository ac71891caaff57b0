import { Map as MapIcon, Table2 } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { mapPath } from "../api.ts";
import type { Board, BoardModel, BoardPick } from "../board/model.ts";
import { useGame } from "../game.ts";
import { BoardTable } from "./boardTable.tsx";
import { Hint } from "./hint.tsx";

interface Props {
  readonly model: BoardModel;
  /** On a phone the map has a tab of its own and stands above the report; it is built when first looked at. */
  readonly shown: boolean;
  /** The table can be reached. */
  readonly online: boolean;
  /** The hint about the map stands on the map itself. */
  readonly coach: boolean;
  readonly onBoard: (board: Board | undefined) => void;
  readonly onPick: (pick: BoardPick) => void;
}

/** Tests ask for the canvas with `?renderer=canvas`. */
const renderer = () => (new URLSearchParams(location.search).get("renderer") === "canvas" ? "canvas" : "auto");

/** The map, loaded when it is first seen, and its twin in words. */
export function BoardFrame({ model, shown, online, coach, onBoard, onPick }: Props) {
  const { t, file } = useGame();
  const place = useRef<HTMLDivElement>(null);
  const board = useRef<Board>();
  const latest = useRef(model);
  const pick = useRef(onPick);
  const [asTable, setAsTable] = useState(false);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(1);
  const [seen, setSeen] = useState(shown);
  latest.current = model;
  pick.current = onPick;

  useEffect(() => {
    if (shown) setSeen(true);
  }, [shown]);
  useEffect(() => {
    if (!seen) return undefined;
    let wanted = true;
    const build = async () => {
      const { createBoard } = await import("../board/createBoard.ts");
      if (!wanted || place.current === null) return;
      const made = await createBoard(place.current, {
        renderer: renderer(),
        mapUrl: mapPath(file.map.base),
        onPick: (picked) => pick.current(picked),
      });
      if (!wanted) return made.destroy();
      board.current = made;
      made.show(latest.current);
      onBoard(made);
    };
    build().catch((cause: unknown) => {
      console.error("the map could not be drawn", cause);
      setFailed(true);
    });
    return () => {
      wanted = false;
      board.current?.destroy();
      board.current = undefined;
      onBoard(undefined);
    };
  }, [file, seen, tries]);
  useEffect(() => {
    // It may have been the line that failed.
    if (!online || !failed) return;
    setFailed(false);
    setTries(tries + 1);
  }, [online]);
  useEffect(() => {
    if (shown) board.current?.show(model);
  }, [model, shown]);

  const table = asTable || failed;
  return (
    <section class={`board ${shown ? "" : "aside"}`} aria-label={t("board.title")}>
      <div class="board-switch">
        <button type="button" aria-pressed={table} disabled={failed} onClick={() => setAsTable(!asTable)}>
          {table ? <MapIcon size={16} aria-hidden="true" /> : <Table2 size={16} aria-hidden="true" />}
          {t(table ? "board.asMap" : "board.asTable")}
        </button>
      </div>
      <div ref={place} class="board-place" aria-hidden="true" hidden={table} />
      {coach && !table && <Hint panel="map" />}
      {table && <BoardTable model={model} onPick={onPick} />}
      {failed && <p class="note">{t("board.failed")}</p>}
    </section>
  );
}
