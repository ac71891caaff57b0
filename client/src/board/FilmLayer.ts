import type Phaser from "phaser";
import { arcBetween, brokenArc, grownArc, lanesOf, pointAlong } from "./arcs.ts";
import { numberOf } from "./colour.ts";
import { strokeLine } from "./FlowLayer.ts";
import { dashesOf, type Point } from "./geometry.ts";
import type { BoardAct, BoardModel, BoardParty } from "./model.ts";
import { badgeSize, captionFont, captionOf, captionPlace, paintBadge, paintCaption } from "./paintAct.ts";
import type { Palette } from "./palette.ts";
import { anchorOf, type Picture } from "./picture.ts";
import { Sheet } from "./Sheet.ts";

/** What a layer draws with. */
export interface Canvas {
  readonly picture: Picture;
  readonly model: BoardModel;
  readonly palette: Palette;
  readonly density: number;
}

/** Milliseconds of one act: the arc grows, its result is told, then there is time to read. */
const growMs = 750;
const tellMs = 300;
const readMs = 700;
const readMsPerLetter = 14;

interface Shot {
  readonly act: BoardAct;
  readonly lane: number;
  readonly badge: Sheet;
  /** When it began; -Infinity: shown in its last position; undefined: a draft, always shown whole. */
  readonly since: number | undefined;
  told: boolean;
}

/** Acts as arcs: drafts stand still, a report plays one after another. */
export class FilmLayer {
  private readonly scene: Phaser.Scene;
  private readonly layer: Phaser.GameObjects.Container;
  private readonly graphics: Phaser.GameObjects.Graphics;
  private readonly caption: Sheet;
  private readonly wake: () => void;
  private canvas: Canvas | undefined;
  private shots: Shot[] = [];
  private playing = false;
  private cut: (() => void) | undefined;

  constructor(scene: Phaser.Scene, parent: Phaser.GameObjects.Container, wake: () => void) {
    this.scene = scene;
    this.wake = wake;
    this.layer = scene.make.container({}, false);
    parent.add(this.layer);
    this.graphics = scene.make.graphics({}, false);
    this.layer.add(this.graphics);
    this.caption = new Sheet(scene, this.layer);
    this.caption.image.setOrigin(0.5).setVisible(false);
  }

  show(canvas: Canvas): void {
    this.canvas = canvas;
    const latest = this.shots.at(-1);
    if (!this.playing) this.stand(canvas.model.acts);
    else if (latest !== undefined) this.paintCaption(latest.act);
    for (const shot of this.shots) this.paint(shot);
    this.draw(performance.now());
  }

  /** Resolves when the last act has been read, or at `stop`. Runs on a timer, so a hidden page gets to the end too. */
  async play(acts: readonly BoardAct[], onStep: ((index: number) => void) | undefined): Promise<void> {
    this.stop();
    this.clear();
    this.playing = true;
    const lanes = lanesOf(acts);
    for (const [i, act] of acts.entries()) {
      onStep?.(i);
      this.begin(act, lanes[i] ?? 0);
      const still = this.canvas?.model.reducedMotion === true;
      const read = readMs + Math.min(act.label.length * readMsPerLetter, 1600);
      if (!(await this.pause((still ? 0 : growMs) + tellMs + read))) return;
    }
    this.stop();
  }

  stop(): void {
    if (!this.playing) return;
    this.playing = false;
    this.cut?.();
    this.cut = undefined;
    this.clear();
    if (this.canvas !== undefined) this.show(this.canvas);
    this.wake();
  }

  /** True while an arc grows or its result is about to be told. */
  tick(now: number): boolean {
    const moving = this.shots.some((shot) => shot.since !== undefined && now - shot.since < growMs + tellMs + 60);
    if (moving) this.draw(now);
    return moving;
  }

  /** False: stopped meanwhile. */
  private pause(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(true), ms);
      this.cut = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });
  }

  private stand(acts: readonly BoardAct[]): void {
    this.clear();
    const lanes = lanesOf(acts);
    this.shots = acts.map((act, i) => this.shotOf(act, lanes[i] ?? 0, undefined));
  }

  private begin(act: BoardAct, lane: number): void {
    const still = this.canvas?.model.reducedMotion === true;
    const shot = this.shotOf(act, lane, still ? Number.NEGATIVE_INFINITY : performance.now());
    this.shots.push(shot);
    this.paint(shot);
    this.paintCaption(act);
    this.draw(performance.now());
    this.wake();
  }

  private shotOf(act: BoardAct, lane: number, since: number | undefined): Shot {
    const badge = new Sheet(this.scene, this.layer);
    badge.image.setOrigin(0.5);
    return { act, lane, badge, since, told: false };
  }

  private paint(shot: Shot): void {
    if (this.canvas === undefined) return;
    const { palette, density } = this.canvas;
    shot.badge.paint(badgeSize, density, (ctx) =>
      paintBadge(ctx, shot.act, this.partyOf(shot.act), shot.told, palette),
    );
  }

  private paintCaption(act: BoardAct): void {
    const { canvas } = this;
    this.caption.image.setVisible(canvas !== undefined && act.label !== "");
    if (canvas === undefined || act.label === "") return;
    const probe = document.createElement("canvas").getContext("2d");
    if (probe !== null) probe.font = captionFont;
    const room = Math.min(330, canvas.picture.size.width - 20);
    const caption = captionOf(act.label, room, (text) => probe?.measureText(text).width ?? text.length * 7);
    this.caption.paint(caption.size, canvas.density, (ctx) => paintCaption(ctx, caption, canvas.palette));
    const at = captionPlace(caption.size, canvas.picture.size);
    this.caption.image.setPosition(at.x, at.y);
    this.layer.bringToTop(this.caption.image);
  }

  private partyOf(act: BoardAct): Pick<BoardParty, "symbol" | "colour"> {
    return this.canvas?.model.parties.find((p) => p.id === act.party) ?? { symbol: "circle", colour: "#808080" };
  }

  private arcOf(act: BoardAct, lane: number): Point[] {
    if (this.canvas === undefined) return [];
    const { picture, model } = this.canvas;
    const to = anchorOf(picture, model, act.to) ?? anchorOf(picture, model, act.party);
    const from = anchorOf(picture, model, act.from) ?? to;
    return from === undefined || to === undefined ? [] : arcBetween(from, to, lane);
  }

  private draw(now: number): void {
    this.graphics.clear();
    const latest = this.shots.at(-1);
    for (const shot of this.shots) this.drawShot(shot, now, shot === latest || shot.since === undefined);
  }

  private drawShot(shot: Shot, now: number, current: boolean): void {
    const arc = this.arcOf(shot.act, shot.lane);
    const age = shot.since === undefined ? Number.POSITIVE_INFINITY : now - shot.since;
    const part = Math.min(age / growMs, 1);
    const eased = 1 - (1 - part) ** 2;
    const told = part === 1 && shot.since !== undefined;
    if (told !== shot.told) {
      shot.told = told;
      this.paint(shot);
    }
    const opacity = current ? 1 : 0.4;
    for (const line of this.linesOf(shot, arc, eased)) this.strokeArc(line, this.partyOf(shot.act), opacity);
    if (told && shot.act.result === "effect" && current)
      this.drawRipple(arc.at(-1), age - growMs, this.partyOf(shot.act));
    const at = part < 1 ? grownArc(arc, eased).head : pointAlong(arc, 0.5);
    shot.badge.image
      .setPosition(at.x, at.y)
      .setAlpha(current ? 1 : 0.6)
      .setVisible(arc.length > 0);
  }

  /** Whole when it took effect, dashed while it is an invitation or a draft, broken when void. */
  private linesOf(shot: Shot, arc: readonly Point[], eased: number): readonly (readonly Point[])[] {
    const { line } = grownArc(arc, eased);
    if (shot.since === undefined || shot.act.result === "invited") return dashesOf(line, 7, 6, 0);
    return shot.told && shot.act.result === "void" ? brokenArc(arc, 84) : [line];
  }

  private strokeArc(line: readonly Point[], party: Pick<BoardParty, "colour">, opacity: number): void {
    this.graphics.lineStyle(5.5, numberOf(this.canvas?.palette.card ?? 0), 0.7 * opacity);
    strokeLine(this.graphics, line);
    this.graphics.lineStyle(2.6, numberOf(party.colour), opacity);
    strokeLine(this.graphics, line);
  }

  private drawRipple(at: Point | undefined, age: number, party: Pick<BoardParty, "colour">): void {
    const part = Math.min(age / tellMs, 1);
    if (at === undefined || part >= 1) return;
    this.graphics.lineStyle(2.4, numberOf(party.colour), 1 - part);
    this.graphics.strokeCircle(at.x, at.y, 6 + part * 18);
  }

  private clear(): void {
    for (const shot of this.shots) shot.badge.destroy();
    this.shots = [];
    this.caption.image.setVisible(false);
    this.graphics.clear();
  }
}
