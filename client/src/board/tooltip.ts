import { cssOf } from "./colour.ts";
import type { Point, Size } from "./geometry.ts";
import type { BoardModel, BoardPick } from "./model.ts";
import { fontFamily, type Palette } from "./palette.ts";

/** A small card beside the pointer. The panels have the same words for screen readers, so it is hidden from them. */
export interface Tooltip {
  show(pick: BoardPick | undefined, at: Point, board: Size): void;
  dress(model: BoardModel, palette: Palette): void;
}

export function newTooltip(parent: HTMLElement): Tooltip {
  const card = document.createElement("div");
  const title = document.createElement("strong");
  const text = document.createElement("div");
  card.append(title, text);
  card.setAttribute("aria-hidden", "true");
  card.style.cssText =
    "position:absolute;left:0;top:0;max-width:260px;padding:8px 11px;border-radius:8px;pointer-events:none;display:none;font-size:13px;line-height:1.35;z-index:2;";
  card.style.fontFamily = fontFamily;
  parent.append(card);
  let model: BoardModel | undefined;
  return {
    dress(next, palette) {
      model = next;
      card.style.background = palette.card;
      card.style.color = palette.ink;
      card.style.border = `1px solid ${palette.cardEdge}`;
      card.style.boxShadow = `0 3px 12px ${cssOf(palette.shadow, 0.3)}`;
    },
    show(pick, at, board) {
      const words = pick === undefined || model === undefined ? undefined : wordsOf(model, pick);
      card.style.display = words === undefined ? "none" : "block";
      if (words === undefined) return;
      title.textContent = words.title;
      text.textContent = words.text;
      const left = Math.max(Math.min(at.x + 16, board.width - card.offsetWidth - 8), 8);
      const under = at.y + 18 + card.offsetHeight < board.height;
      card.style.transform = `translate(${left}px, ${under ? at.y + 18 : at.y - card.offsetHeight - 12}px)`;
    },
  };
}

function wordsOf(model: BoardModel, pick: BoardPick): { readonly title: string; readonly text: string } | undefined {
  if (pick.kind === "site") {
    const site = model.sites.find((one) => one.id === pick.id);
    return site === undefined ? undefined : { title: site.label, text: site.tip };
  }
  const named = { party: model.parties, place: model.places, route: model.routes, triangle: [] }[pick.kind];
  const label = named.find((one) => one.id === pick.id)?.label;
  return label === undefined ? undefined : { title: label, text: "" };
}
