import type { View } from "@multivector/shared/rules";
import { useEffect } from "preact/hooks";
import { momentText } from "./dates.ts";
import type { Game } from "./game.ts";
import { beTold, takeBack, tell, tellingOf } from "./notices.ts";
import { tablePath } from "./router.ts";
import { noticeToldKept } from "./storage.ts";

const momentOf = ({ turn, phase }: View) => `${turn} ${phase}`;

/** Before the start: the first phase will be news. */
export function useLobbyNotices(code: string): void {
  useEffect(() => noticeToldKept(code).set("lobby"), [code]);
}

/**
 * Notices of a game that is open: the seat is made known to the server anew, the page itself tells a reader who looks
 * elsewhere where nothing can be pushed, and what was told is taken back once it is seen or no longer so.
 */
export function usePageNotices(game: Game, due: boolean): void {
  const { code, t, texts, info, view, scenario, session } = game;
  const { language } = texts;
  useEffect(() => {
    const telling = tellingOf(code);
    if (view.seat !== undefined && (telling === "push" || telling === "page")) {
      beTold(code, session, language).catch(() => undefined);
    }
  }, [code, view.seat, session, language]);
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState === "visible" || !due) void takeBack(code);
    };
    seen();
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [code, due, view.turn, view.phase]);
  useEffect(() => {
    if (!due) return;
    const told = noticeToldKept(code);
    const before = told.get();
    told.set(momentOf(view));
    const news = before !== undefined && before !== momentOf(view);
    if (!news || document.visibilityState === "visible" || tellingOf(code) !== "page") return;
    const { deadline } = info;
    const until =
      deadline === undefined ? t("notices.noClock") : t("notices.until", { time: momentText(language, deadline) });
    const where = { code, turn: view.turn, turns: scenario.turns, phase: t(`phase.${view.phase}`) };
    const title = `${t("notices.yourTurn")}: ${texts.at("title") ?? code}`;
    const notice = { title, body: `${t("notices.where", where)} ${until}`, page: tablePath(code) };
    tell(notice, code).catch(() => undefined);
  }, [code, view.turn, view.phase, due]);
}
