import type { Report } from "@multivector/shared/rules";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Board, BoardAct } from "../board/model.ts";
import type { ClausePlace } from "../bonds.ts";
import { type Step, stepsOf } from "../ledger.ts";

/** Plays the steps of a report one after another. */
export interface Player {
  readonly steps: readonly Step[];
  /** The step shown; -1: none yet. */
  readonly at: number;
  readonly playing: boolean;
  readonly play: () => void;
  readonly stop: () => void;
  readonly go: (step: number) => void;
}

const none: readonly Step[] = [];
/** Milliseconds a step without an arc on the map stays. */
const pause = 1600;

/** `acts` are the arcs of the report's orders, one for each of its first steps; `judged`: clauses that ended in the turn. */
export function useReportPlayer(
  report: Report | undefined,
  acts: readonly BoardAct[],
  board: () => Board | undefined,
  judged: readonly ClausePlace[],
): Player {
  const clauses = judged.map(({ deal, place }) => ({ deal: deal.id, clause: place }));
  const steps = useMemo(
    () => (report === undefined ? none : stepsOf(report, clauses)),
    [report?.turn, report?.ledger.length, clauses.length],
  );
  const [at, setAt] = useState(-1);
  const [playing, setPlaying] = useState(false);
  const run = useRef(0);
  const stop = () => {
    run.current += 1;
    board()?.stop();
    setPlaying(false);
  };
  useEffect(() => {
    setAt(-1);
    return stop;
  }, [report?.turn]);

  async function playFrom(): Promise<void> {
    run.current += 1;
    const mine = run.current;
    const wanted = () => run.current === mine;
    setPlaying(true);
    setAt(0);
    const shown = board();
    if (shown !== undefined && acts.length > 0) await shown.play(acts, (step) => wanted() && setAt(step));
    for (let step = shown === undefined ? 0 : acts.length; step < steps.length && wanted(); step += 1) {
      setAt(step);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    if (wanted()) setPlaying(false);
  }
  const go = (step: number) => {
    stop();
    setAt(step);
    const act = acts[step];
    if (act !== undefined) void board()?.play([act]);
  };
  return { steps, at, playing, play: () => void playFrom(), stop, go };
}
