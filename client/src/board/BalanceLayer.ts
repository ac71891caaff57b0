import type Phaser from "phaser";
import { between, type Point } from "./geometry.ts";
import type { BoardModel } from "./model.ts";
import { balanceFrame, paintBalance } from "./paintBalance.ts";
import { paintSymbol } from "./paintMarks.ts";
import type { Palette } from "./palette.ts";
import type { Picture } from "./picture.ts";
import { pointOf } from "./polygon.ts";
import { Sheet } from "./Sheet.ts";

const slideMs = 900;

/** The balance picture; its marker slides from where it stood to where it stands. */
export class BalanceLayer {
  private readonly ground: Sheet;
  private readonly marker: Sheet;
  private from: Point | undefined;
  private to: Point = { x: 0, y: 0 };
  private since = 0;

  constructor(scene: Phaser.Scene, parent: Phaser.GameObjects.Container) {
    this.ground = new Sheet(scene, parent);
    this.marker = new Sheet(scene, parent);
  }

  /** With `slideFrom` (a time) the marker slides from its last place; else it stands there at once. */
  show(picture: Picture, model: BoardModel, palette: Palette, density: number, slideFrom?: number): void {
    const { triangle } = model;
    const shown = triangle !== undefined;
    this.ground.image.setVisible(shown);
    this.marker.image.setVisible(shown);
    if (triangle === undefined) return;
    const { inset } = picture;
    this.ground.paint(inset, density, (ctx) => paintBalance(ctx, model, inset, palette));
    this.ground.image.setPosition(inset.x, inset.y);
    const { corners, small } = balanceFrame(inset, triangle.vectors.length);
    const at = pointOf(
      triangle.vectors.map((vector) => vector.share),
      corners,
    );
    const radius = small ? 5.5 : 8;
    const pivot = model.parties.find((party) => party.isPivot) ?? { symbol: "sun", colour: palette.ink };
    const side = radius * 2 + 10;
    this.marker.paint({ width: side, height: side }, density, (ctx) =>
      paintSymbol(ctx, pivot, { x: side / 2, y: side / 2 }, radius, palette),
    );
    this.marker.image.setOrigin(0.5);
    this.from = slideFrom === undefined ? undefined : { x: this.marker.image.x, y: this.marker.image.y };
    this.to = { x: inset.x + at.x, y: inset.y + at.y };
    this.since = slideFrom ?? 0;
    if (this.from === undefined) this.marker.image.setPosition(this.to.x, this.to.y);
  }

  /** True while the marker slides. */
  tick(now: number): boolean {
    if (this.from === undefined) return false;
    const part = Math.min((now - this.since) / slideMs, 1);
    const eased = 1 - (1 - part) ** 3;
    const at = between(this.from, this.to, eased);
    this.marker.image.setPosition(at.x, at.y);
    if (part === 1) this.from = undefined;
    return part < 1;
  }
}
