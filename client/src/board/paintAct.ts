import { cssOf } from "./colour.ts";
import type { Point, Size } from "./geometry.ts";
import type { BoardAct, BoardParty } from "./model.ts";
import { paintSymbol } from "./paintMarks.ts";
import { paintCard } from "./paintPlaque.ts";
import { fontOf, type Palette } from "./palette.ts";
import { strokeIcon, verbIcon } from "./symbols.ts";

/** The badge that rides an arc (who, what, what came of it) and the caption under it. */

export const badgeSize: Size = { width: 70, height: 34 };

const resultIcons: Readonly<Record<BoardAct["result"], string>> = {
  effect: "M5 12.5l5 5L19 7",
  void: "M6 6l12 12M18 6 6 18",
  invited: "M5 12h.01M12 12h.01M19 12h.01",
};

/** `told`: the result is shown. */
export function paintBadge(
  ctx: CanvasRenderingContext2D,
  act: BoardAct,
  party: Pick<BoardParty, "symbol" | "colour">,
  told: boolean,
  palette: Palette,
): void {
  const width = told ? 58 : 42;
  const left = (badgeSize.width - width) / 2;
  const y = badgeSize.height / 2;
  paintCard(ctx, { x: left, y: 6, width, height: badgeSize.height - 12 }, 11, palette, cssOf(party.colour));
  paintSymbol(ctx, party, { x: left + 12, y }, 5, palette);
  strokeIcon(ctx, verbIcon(act.verb), { x: left + 29, y }, 14, palette.ink);
  if (told) strokeIcon(ctx, resultIcons[act.result], { x: left + 47, y }, 12, resultColour(act.result, palette));
}

function resultColour(result: BoardAct["result"], palette: Palette): string {
  if (result === "void") return palette.danger;
  return result === "invited" ? palette.faint : palette.good;
}

const captionSize = 12;
const captionLine = 16;

/** A text broken into lines of at most `room` pixels; a fourth line and more is cut with an ellipsis. */
export function wrapped(text: string, room: number, width: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && width(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]}…`];
}

export interface Caption {
  readonly lines: readonly string[];
  readonly size: Size;
}

export function captionOf(text: string, room: number, width: (text: string) => number): Caption {
  const lines = wrapped(text, room - 24, width);
  const widest = Math.max(...lines.map(width), 0);
  return { lines, size: { width: widest + 32, height: lines.length * captionLine + 22 } };
}

export const captionFont = fontOf(captionSize, 500);

export function paintCaption(ctx: CanvasRenderingContext2D, { lines, size }: Caption, palette: Palette): void {
  paintCard(ctx, { x: 6, y: 6, width: size.width - 12, height: size.height - 12 }, 8, palette, palette.cardEdge);
  ctx.font = captionFont;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = palette.ink;
  for (const [i, line] of lines.entries()) ctx.fillText(line, size.width / 2, 11.5 + captionLine * (i + 0.5));
}

/** Captions stand like subtitles at the top, where the eye finds each in the same place. */
export function captionPlace(caption: Size, board: Size): Point {
  return { x: board.width / 2, y: caption.height / 2 + 4 };
}
