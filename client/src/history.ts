import type { PastTurn } from "@multivector/shared/protocol/types";
import { useEffect, useState } from "preact/hooks";
import { useGame } from "./game.ts";

/** Past turns, fetched when somebody looks at them; the newest is missing until the next look. */
export function useHistory(): readonly PastTurn[] {
  const { session, view } = useGame();
  const [past, setPast] = useState<readonly PastTurn[]>([]);
  const ended = view.report?.turn ?? 0;
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const turns: PastTurn[] = [];
      for (;;) {
        const page = await session.request("history", { from: turns.length });
        turns.push(...page.turns);
        if (page.turns.length === 0 || turns.length > ended) break;
      }
      if (wanted) setPast(turns);
    };
    read().catch(() => {});
    return () => {
      wanted = false;
    };
  }, [session, ended, view.seat]);
  return past;
}
