import type { View } from "@multivector/shared/rules";
import { useEffect } from "preact/hooks";
import type { Translate } from "./language.ts";

/** What the tab of the browser says without being looked at. */
export interface Attention {
  /** The reader's seat has something to do in this phase. */
  readonly turn: boolean;
  /** Messages not seen. */
  readonly unread: number;
}

/** Whether a seat has something to do before the phase can end. An observer never has. */
export function isDue({ seat, seats, phase, own }: View, index: number | undefined): boolean {
  if (seat === undefined || index === undefined || own === undefined || phase === "debrief") return false;
  const state = seats[index];
  return phase === "orders" ? state?.sealed !== true : state?.ready !== true;
}

/** The title of the page, e.g. "(2) Your turn · The long game · Multivector". */
export function titleText(t: Translate, title: string, { turn, unread }: Attention): string {
  const parts = [...(turn ? [t("notices.yourTurn")] : []), title, "Multivector"].join(" · ");
  return unread === 0 ? parts : `(${unread}) ${parts}`;
}

const icons = { calm: "/favicon.svg", turn: "/favicon-turn.svg" };

/** Shows title and icon of the tab as long as the game is on screen. */
export function useAttention(t: Translate, title: string, { turn, unread }: Attention): void {
  useEffect(() => {
    document.title = titleText(t, title, { turn, unread });
    const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
    const wanted = turn || unread > 0 ? icons.turn : icons.calm;
    if (icon !== null && icon.getAttribute("href") !== wanted) icon.setAttribute("href", wanted);
  }, [t, title, turn, unread]);
  useEffect(
    () => () => {
      document.title = "Multivector";
      document.querySelector("link[rel=icon]")?.setAttribute("href", icons.calm);
    },
    [],
  );
}
