import type { View } from "@multivector/shared/rules";
import { useEffect, useState } from "preact/hooks";
import { trailKept } from "./storage.ts";

/** Most turn-ends the balance picture shows. */
const most = 8;

type Values = readonly number[];
/** `values` by the turn that ended; 0 is the beginning. */
type Ends = Readonly<Record<number, Values>>;

/**
 * `values` at the last turn-ends this tab has seen, oldest first. Nothing is asked of the table, so that joining
 * costs the same in every turn.
 */
export function useTrail(code: string, { turn, phase, values }: View): readonly Values[] {
  const [ends, setEnds] = useState(() => readEnds(trailKept(code).get()));
  const ended = phase === "report" || phase === "debrief" ? turn : turn === 1 && phase === "briefing" ? 0 : undefined;
  useEffect(() => {
    if (ended === undefined || ends[ended] !== undefined) return;
    const kept = Object.entries({ ...ends, [ended]: values }).slice(-most);
    const next = Object.fromEntries(kept);
    trailKept(code).set(JSON.stringify(next));
    setEnds(next);
  }, [code, ended]);
  return Object.entries(ends).flatMap(([end, then]) => (Number(end) < turn ? [then] : []));
}

function readEnds(text: string | undefined): Ends {
  try {
    return JSON.parse(text ?? "{}");
  } catch {
    return {};
  }
}
