import type Phaser from "phaser";
import { mixed, numberOf } from "./colour.ts";
import { dashesOf, type Point } from "./geometry.ts";
import { routeWidth } from "./paintMarks.ts";
import type { Palette } from "./palette.ts";
import type { Picture, RouteLine } from "./picture.ts";

/** Dashes that run along routes in use. They run for a while after something moved, then rest, so that the board sleeps. */
export class FlowLayer {
  private readonly graphics: Phaser.GameObjects.Graphics;
  private picture: Picture | undefined;
  private palette: Palette | undefined;
  private shift = 0;
  private last = 0;
  private until = 0;
  private still = false;

  constructor(scene: Phaser.Scene, parent: Phaser.GameObjects.Container) {
    this.graphics = scene.make.graphics({}, false);
    parent.add(this.graphics);
  }

  show(picture: Picture, palette: Palette, still: boolean): void {
    this.picture = picture;
    this.palette = palette;
    this.still = still;
    this.draw();
  }

  /** Lets the flows run for `ms` from now. */
  run(now: number, ms: number): void {
    if (this.still || this.picture?.routes.every(({ route }) => route.use <= 0) === true) return;
    if (now > this.until) this.last = now;
    this.until = Math.max(this.until, now + ms);
  }

  /** True while the dashes move. */
  tick(now: number): boolean {
    if (this.still || now >= this.until) return false;
    const pace = Math.min((this.until - now) / 1200, 1);
    this.shift += ((now - this.last) / 1000) * 15 * pace;
    this.last = now;
    this.draw();
    return true;
  }

  private draw(): void {
    this.graphics.clear();
    const { picture, palette } = this;
    if (picture === undefined || palette === undefined) return;
    for (const route of picture.routes) if (route.route.use > 0) this.drawRoute(route, palette);
  }

  private drawRoute({ route, line }: RouteLine, palette: Palette): void {
    const width = Math.max(routeWidth(route) - 1.4, 1);
    this.graphics.lineStyle(width, numberOf(mixed(palette.routes[route.mode], palette.card, 0.78)), 0.95);
    const speed = 0.6 + route.use;
    for (const piece of dashesOf(line, 5, 9, this.shift * speed)) strokeLine(this.graphics, piece);
  }
}

export function strokeLine(graphics: Phaser.GameObjects.Graphics, line: readonly Point[]): void {
  const [first, ...rest] = line;
  if (first === undefined) return;
  graphics.beginPath();
  graphics.moveTo(first.x, first.y);
  for (const p of rest) graphics.lineTo(p.x, p.y);
  graphics.strokePath();
}
