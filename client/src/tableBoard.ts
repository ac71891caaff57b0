import { useMemo } from "preact/hooks";
import { boardModel } from "./boardModel.ts";
import { ordersOf, previewOf } from "./draft.ts";
import type { Game } from "./game.ts";
import { useSpeech } from "./language.ts";
import type { ShownScenario } from "./scenarioLoader.ts";
import { useReducedMotion, useTheme } from "./theme.ts";
import { useTrail } from "./trail.ts";

/** What the board shows of a game: the world, and what the drafted orders would change. */
export function useBoardModel(game: Game, { routeUse }: Pick<ShownScenario, "routeUse">) {
  const { t } = useSpeech();
  const theme = useTheme();
  const reducedMotion = useReducedMotion();
  const { code, scenario, file, texts, view, draft } = game;
  const trail = useTrail(code, view);
  const past = useMemo(() => trail, [trail.length, view.turn]);
  return useMemo(() => {
    const drafting = view.seat !== undefined && view.phase !== "report" && view.phase !== "debrief";
    const sealed = view.own?.sealed;
    const orders = drafting ? { ...draft, orders: sealed?.orders ?? draft.orders } : { ...draft, orders: [] };
    return boardModel({
      scenario,
      file,
      texts,
      view,
      routeUse,
      theme,
      reducedMotion,
      drafted: ordersOf(scenario, view, orders),
      ...(orders.orders.length > 0 ? { ghost: previewOf(scenario, view, orders).values } : {}),
      past,
      words: {
        disclaimer: t("board.disclaimer"),
        triangle: file.triangle === undefined ? "" : texts.name("indices", file.triangle.index),
        bridge: t("board.bridge"),
      },
    });
  }, [scenario, file, texts, view, draft, past, routeUse, theme, reducedMotion, t]);
}
