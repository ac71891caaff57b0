import type { View } from "@multivector/shared/rules";
import { useEffect, useRef, useState } from "preact/hooks";
import type { TableSession } from "./tableSession.ts";

/** Most turn-ends the balance picture shows. */
const most = 8;

type Ends = ReadonlyMap<number, readonly number[]>;

/** `values` at the ends of past turns, oldest first: kept as they come, asked for by who comes later. */
export function useTrail(session: TableSession, view: View): readonly (readonly number[])[] {
  const [ends, setEnds] = useState<Ends>(new Map());
  const known = useRef(ends);
  const keep = (more: Iterable<readonly [number, readonly number[]]>) => {
    known.current = new Map([...known.current, ...more]);
    setEnds(known.current);
  };
  const { turn, phase, values } = view;
  const ended = phase === "report" || phase === "debrief";
  useEffect(() => {
    if (ended) keep([[turn, values]]);
  }, [turn, ended]);
  useEffect(() => {
    const missing = pastOf(turn).find((end) => !known.current.has(end));
    if (missing === undefined) return;
    session
      .request("history", { from: missing })
      .then(({ turns }) => keep(turns.map((past) => [past.turn, past.values])))
      .catch(() => {});
  }, [session, turn]);
  return pastOf(turn).flatMap((end) => {
    const then = ends.get(end);
    return then === undefined ? [] : [then];
  });
}

/** Ends of turns before this one; 0 is the beginning. */
const pastOf = (turn: number): readonly number[] =>
  Array.from({ length: Math.min(turn, most) }, (_, at) => turn - Math.min(turn, most) + at);
