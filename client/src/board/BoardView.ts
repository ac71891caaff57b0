import type Phaser from "phaser";
import type { Atlas } from "./atlas.ts";
import { BalanceLayer } from "./BalanceLayer.ts";
import { changesOf } from "./diff.ts";
import { type Canvas, FilmLayer } from "./FilmLayer.ts";
import { FlowLayer } from "./FlowLayer.ts";
import type { Point, Size } from "./geometry.ts";
import { type Hands, listen } from "./gestures.ts";
import { pickAt, samePick } from "./hit.ts";
import type { Board, BoardAct, BoardModel, BoardOptions, BoardPick } from "./model.ts";
import { PlaqueLayer } from "./PlaqueLayer.ts";
import { paintLand } from "./paintLand.ts";
import { paintDisclaimer, paintMarks, paintRoutes } from "./paintMarks.ts";
import { fontOf, paletteOf } from "./palette.ts";
import { anchorOf, homeLens, pictureOf } from "./picture.ts";
import { centredOn, type Lens, movedBy, wholeMap, zoomedAt } from "./projection.ts";
import { pickNamed, RingLayer } from "./RingLayer.ts";
import { Sheet } from "./Sheet.ts";
import type { Stage } from "./stage.ts";
import { newTooltip, type Tooltip } from "./tooltip.ts";

/** How long flows run on after something happened, in milliseconds. */
const flowMs = { shown: 5000, touched: 2500 };
/** A gesture has ended when so long nothing came. */
const settleMs = 120;

/** The board on its stage: keeps the model, paints what changed, and lets the stage sleep. */
export class BoardView implements Board {
  private readonly stage: Stage;
  private readonly atlas: Atlas;
  private readonly options: BoardOptions;
  private readonly map: Phaser.GameObjects.Container;
  private readonly land: Sheet;
  private readonly marks: Sheet;
  private readonly notice: Sheet;
  private readonly flows: FlowLayer;
  private readonly plaques: PlaqueLayer;
  private readonly rings: RingLayer;
  private readonly film: FilmLayer;
  private readonly balance: BalanceLayer;
  private readonly tooltip: Tooltip;
  private readonly stopListening: () => void;
  private readonly watch: ResizeObserver;
  private readonly refresh = (): void => this.paintAll();
  private canvas: Canvas | undefined;
  private lens: Lens = wholeMap;
  /** The lens with which the map is painted; it trails `lens` during a gesture. */
  private painted: Lens = wholeMap;
  /** The reader has chosen another look than the first. */
  private moved = false;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private hovered: BoardPick | undefined;
  private focused: BoardPick | undefined;

  constructor(stage: Stage, atlas: Atlas, options: BoardOptions) {
    this.stage = stage;
    this.atlas = atlas;
    this.options = options;
    const { scene, root } = stage;
    this.map = scene.make.container({}, false);
    root.add(this.map);
    this.land = new Sheet(scene, this.map);
    this.flows = new FlowLayer(scene, this.map);
    this.marks = new Sheet(scene, this.map);
    this.plaques = new PlaqueLayer(scene, this.map);
    this.rings = new RingLayer(scene, this.map);
    this.film = new FilmLayer(scene, this.map, () => stage.wake());
    this.notice = new Sheet(scene, root);
    this.balance = new BalanceLayer(scene, root);
    this.tooltip = newTooltip(stage.host);
    stage.onFrame((now) => this.tick(now));
    this.stopListening = listen(stage.host, this.hands());
    this.watch = new ResizeObserver(() => this.resize());
    this.watch.observe(stage.host);
    document.fonts.addEventListener("loadingdone", this.refresh);
  }

  show(model: BoardModel): void {
    const before = this.canvas?.model;
    const changes = changesOf(before, model);
    if (changes.none) return;
    const now = performance.now();
    if (changes.extent) this.moved = false;
    this.canvas = this.canvasOf(model);
    loadLetters(model);
    this.tooltip.dress(model, this.canvas.palette);
    this.paintMap(changes.land || changes.layout || changes.routes.length > 0);
    this.film.show(this.canvas);
    const slide = changes.triangle && before?.triangle !== undefined && !model.reducedMotion && !changes.layout;
    this.paintBalance(slide ? now : undefined);
    if (!model.reducedMotion) this.plaques.swell(changes.moved, now);
    if (before === undefined || changes.routes.length > 0) this.flows.run(now, flowMs.shown);
    this.stage.wake();
  }

  play(acts: readonly BoardAct[], onStep?: (index: number) => void): Promise<void> {
    return this.film.play(acts, onStep);
  }

  stop(): void {
    this.film.stop();
  }

  focus(id?: string): void {
    if (this.canvas === undefined) return;
    const { model, picture } = this.canvas;
    this.focused = id === undefined ? undefined : pickNamed(model, id);
    const at = id === undefined ? undefined : anchorOf(picture, model, id);
    const away = at !== undefined && (at.x < 0 || at.y < 0 || at.x > picture.size.width || at.y > picture.size.height);
    if (away) this.look(centredOn(this.lens, at, picture.size));
    this.ring();
  }

  resize(): void {
    if (!this.stage.fit()) return;
    if (this.moved) this.lens = movedBy(this.lens, 0, 0, this.stage.size());
    this.paintAll();
  }

  destroy(): void {
    this.film.stop();
    clearTimeout(this.settling);
    document.fonts.removeEventListener("loadingdone", this.refresh);
    this.watch.disconnect();
    this.stopListening();
    this.stage.destroy();
  }

  private tick(now: number): boolean {
    const moving = [this.flows, this.plaques, this.film, this.balance].map((layer) => layer.tick(now));
    return moving.includes(true);
  }

  private canvasOf(model: BoardModel): Canvas {
    if (!this.moved) this.lens = homeLens(model, this.stage.size());
    const picture = pictureOf(model, this.atlas, this.stage.size(), this.lens, this.stage.measure);
    return { picture, model, palette: paletteOf(model.theme), density: this.stage.density() };
  }

  private paintAll(): void {
    if (this.canvas === undefined) return;
    this.canvas = this.canvasOf(this.canvas.model);
    this.paintMap(true);
    this.film.show(this.canvas);
    this.paintBalance(undefined);
    this.stage.wake();
  }

  private paintMap(withLand: boolean): void {
    if (this.canvas === undefined) return;
    const { picture, model, palette, density } = this.canvas;
    const { size } = picture;
    if (withLand) {
      this.land.paint(size, density, (ctx) => {
        paintLand(ctx, this.atlas, model, palette, picture.projection, size);
        paintRoutes(ctx, picture, palette);
      });
    }
    this.marks.paint(size, density, (ctx) => paintMarks(ctx, picture, model, palette));
    this.plaques.show(picture, model, palette, density);
    this.flows.show(picture, palette, model.reducedMotion);
    this.painted = this.lens;
    this.stage.host.style.touchAction = this.lens.zoom > 1 ? "none" : "pan-y";
    this.map.setPosition(0, 0).setScale(1);
    const strip: Size = { width: size.width, height: 18 };
    this.notice.paint(strip, density, (ctx) => paintDisclaimer(ctx, picture, model, palette));
    this.notice.image.setPosition(0, size.height - 18);
    this.ring();
  }

  private paintBalance(slideFrom: number | undefined): void {
    if (this.canvas === undefined) return;
    const { picture, model, palette, density } = this.canvas;
    this.balance.show(picture, model, palette, density, slideFrom);
  }

  private ring(): void {
    if (this.canvas === undefined) return;
    this.rings.show(this.canvas.picture, this.canvas.palette, this.hovered, this.focused);
    this.stage.wake();
  }

  /** Moves the painted map at once; paints it sharp again when the gesture rests. */
  private look(lens: Lens): void {
    this.moved = true;
    if (lens.zoom === this.lens.zoom && lens.x === this.lens.x && lens.y === this.lens.y) return;
    this.lens = lens;
    const by = lens.zoom / this.painted.zoom;
    this.map.setScale(by).setPosition(lens.x - this.painted.x * by, lens.y - this.painted.y * by);
    clearTimeout(this.settling);
    this.settling = setTimeout(this.refresh, settleMs);
    this.stage.wake();
  }

  private hands(): Hands {
    return {
      tap: (at, touch) => {
        const pick = this.pickAt(at, touch ? 14 : 2);
        if (pick !== undefined) this.options.onPick(pick);
      },
      hover: (at) => this.hover(at),
      drag: (dx, dy) => this.look(movedBy(this.lens, dx, dy, this.stage.size())),
      zoom: (factor, at) => this.look(zoomedAt(this.lens, factor, at, this.stage.size())),
    };
  }

  private pickAt(at: Point, slack: number): BoardPick | undefined {
    return this.canvas === undefined ? undefined : pickAt(this.canvas.picture.targets, at, slack);
  }

  private hover(at: Point | undefined): void {
    const pick = at === undefined ? undefined : this.pickAt(at, 3);
    this.flows.run(performance.now(), flowMs.touched);
    this.stage.wake();
    this.tooltip.show(pick, at ?? { x: 0, y: 0 }, this.stage.size());
    if (samePick(pick, this.hovered)) return;
    this.hovered = pick;
    this.stage.host.style.cursor = pick === undefined ? (this.lens.zoom > 1 ? "grab" : "default") : "pointer";
    this.ring();
    this.options.onHover?.(pick);
  }
}

/** Asks for the parts of the typeface that the texts need; `loadingdone` then paints anew. */
function loadLetters(model: BoardModel): void {
  const texts = [...model.places, ...model.sites, ...model.parties].map((one) => one.label);
  const letters = [...new Set([...texts, ...Object.values(model.texts)].join(""))].join("");
  for (const weight of [400, 600]) void document.fonts.load(fontOf(12, weight), letters).catch(() => undefined);
}
