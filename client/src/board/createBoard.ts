import { loadAtlas } from "./atlas.ts";
import { BoardView } from "./BoardView.ts";
import type { CreateBoard } from "./model.ts";
import { openStage } from "./stage.ts";

/** Opens a board in `parent`. Rejects when the base map cannot be loaded. */
export const createBoard: CreateBoard = async (parent, options) => {
  const atlas = await loadAtlas(options.mapUrl);
  return new BoardView(await openStage(parent, options.renderer), atlas, options);
};
