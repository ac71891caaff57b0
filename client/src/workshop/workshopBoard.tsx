import type { View } from "@multivector/shared/rules";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { mapPath } from "../api.ts";
import type { Board } from "../board/model.ts";
import { boardModel } from "../boardModel.ts";
import { useSpeech } from "../language.ts";
import type { ShownScenario } from "../scenarioLoader.ts";
import type { Texts } from "../texts.ts";
import { useReducedMotion, useTheme } from "../theme.ts";

interface Props {
  readonly shown: ShownScenario;
  readonly texts: Texts;
  readonly view: View;
  readonly past: readonly (readonly number[])[];
}

/** The same board as at a table, of the scenario as it is written. */
export function WorkshopBoard({ shown, texts, view, past }: Props) {
  const { t } = useSpeech();
  const theme = useTheme();
  const reducedMotion = useReducedMotion();
  const place = useRef<HTMLDivElement>(null);
  const board = useRef<Board>();
  const [failed, setFailed] = useState(false);
  const { file, scenario, routeUse } = shown;
  const model = useMemo(
    () =>
      boardModel({
        scenario,
        file,
        texts,
        view,
        routeUse,
        theme,
        reducedMotion,
        drafted: [],
        past,
        words: {
          disclaimer: t("board.disclaimer"),
          triangle: file.triangle === undefined ? "" : texts.name("indices", file.triangle.index),
          bridge: t("board.bridge"),
        },
      }),
    [scenario, file, texts, view, routeUse, theme, reducedMotion, past, t],
  );
  const latest = useRef(model);
  latest.current = model;
  const { base } = file.map;
  useEffect(() => {
    let wanted = true;
    setFailed(false);
    const build = async () => {
      const { createBoard } = await import("../board/createBoard.ts");
      if (!wanted || place.current === null) return;
      const made = await createBoard(place.current, { renderer: "auto", mapUrl: mapPath(base), onPick: () => {} });
      if (!wanted) return made.destroy();
      board.current = made;
      made.show(latest.current);
    };
    build().catch(() => setFailed(true));
    return () => {
      wanted = false;
      board.current?.destroy();
      board.current = undefined;
    };
  }, [base]);
  useEffect(() => board.current?.show(model), [model]);
  return (
    <section class="workshop-board" aria-label={t("board.title")}>
      <div ref={place} class="workshop-map" aria-hidden="true" hidden={failed} />
      {failed && <p class="note">{t("board.failed")}</p>}
    </section>
  );
}
