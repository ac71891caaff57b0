import type { TableInfo } from "@multivector/shared/protocol/types";
import type { DealId, Seat, SeatId, View } from "@multivector/shared/rules";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Delegation } from "./delegation.ts";
import type { Draft } from "./draft.ts";
import type { GamePress } from "./gamePress.ts";
import type { OfferDraft } from "./offerDraft.ts";
import type { ShownScenario } from "./scenarioLoader.ts";
import type { TableSession } from "./tableSession.ts";
import type { Speaker } from "./words.ts";

type Destination =
  | { readonly tab: "deals"; readonly deal: DealId }
  /** `step`: as `stepName` calls it. */
  | { readonly tab: "report"; readonly step: string };

/** A running game as its panels see it. */
export interface Game extends Speaker {
  readonly code: string;
  readonly file: ShownScenario["file"];
  readonly info: TableInfo;
  readonly view: View;
  /** Undefined: an observer. */
  readonly seat: Seat | undefined;
  /** Who plays that seat together. */
  readonly delegation: Delegation;
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly session: TableSession;
  /** Asks the table; a refusal is said aloud on the page, and the answer is undefined. */
  readonly ask: <T>(asking: Promise<T>) => Promise<T | undefined>;
  readonly press: GamePress;
  /** Opens the deals, with these partners for a new offer. */
  readonly propose: (to: readonly SeatId[]) => void;
  /** Rings something on the map. */
  readonly focus: (id: string | undefined) => void;
  /** What the reader touched on the map: orders that name it come first. */
  readonly picked: string | undefined;
  readonly pick: (id: string | undefined) => void;
  /** The offer half made in this browser. */
  readonly offer: OfferDraft | undefined;
  readonly setOffer: (offer: OfferDraft | undefined) => void;
  /** Leads the reader to a deal or to a step of the report. */
  readonly go: (to: Destination) => void;
  /** The deal the reader was led to last. */
  readonly spot: DealId | undefined;
}

export const GameContext = createContext<Game | undefined>(undefined);

/** The game around a panel. */
export function useGame(): Game {
  const game = useContext(GameContext);
  if (game === undefined) throw new Error("a panel is outside of a game");
  return game;
}
