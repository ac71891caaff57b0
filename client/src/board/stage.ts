import Phaser from "phaser";
import type { Size } from "./geometry.ts";
import type { Measure } from "./labels.ts";
import type { BoardOptions } from "./model.ts";
import { fontOf } from "./palette.ts";

/** Phaser as the board uses it: one scene, one root in CSS pixels, no input of its own, asleep unless woken. */
export interface Stage {
  readonly scene: Phaser.Scene;
  readonly host: HTMLElement;
  readonly root: Phaser.GameObjects.Container;
  readonly measure: Measure;
  size(): Size;
  /** Device pixels for each CSS pixel, at most 3. */
  density(): number;
  /** Draws at least one more frame. */
  wake(): void;
  /** Called for each frame with `performance.now()`; true keeps the stage awake. */
  onFrame(tick: (now: number) => boolean): void;
  /** Takes the host's size; true if it has changed. A host that is put away keeps its picture for when it comes back. */
  fit(): boolean;
  destroy(): void;
}

export async function openStage(parent: HTMLElement, renderer: BoardOptions["renderer"]): Promise<Stage> {
  const host = document.createElement("div");
  host.style.cssText = "position:relative;width:100%;height:100%;overflow:hidden;touch-action:pan-y;user-select:none;";
  parent.append(host);
  let size = sizeOf(host);
  let density = densityNow();
  const scene = await startGame(host, renderer, size, density);
  const { game } = scene;
  game.canvas.setAttribute("aria-hidden", "true");
  const root = scene.add.container(0, 0).setScale(density);
  let tick: (now: number) => boolean = () => false;
  let moving = true;
  scene.events.on(Phaser.Scenes.Events.UPDATE, () => {
    moving = tick(performance.now());
  });
  game.events.on(Phaser.Core.Events.POST_RENDER, () => {
    if (!moving) game.loop.sleep();
  });
  return {
    scene,
    host,
    root,
    measure: newMeasure(),
    size: () => size,
    density: () => density,
    wake: () => {
      moving = true;
      game.loop.wake();
    },
    onFrame: (next) => {
      tick = next;
    },
    fit: () => {
      if (host.clientWidth === 0) return false;
      const next = sizeOf(host);
      if (next.width === size.width && next.height === size.height && density === densityNow()) return false;
      size = next;
      density = densityNow();
      game.scale.setZoom(1 / density);
      game.scale.resize(Math.round(size.width * density), Math.round(size.height * density));
      // Phaser 4.2.1 leaves the old CSS size when the zoom is 1.
      game.canvas.style.width = `${size.width}px`;
      game.canvas.style.height = `${size.height}px`;
      root.setScale(density);
      return true;
    },
    destroy: () => {
      game.destroy(true);
      game.loop.wake();
      host.remove();
    },
  };
}

function sizeOf(host: HTMLElement): Size {
  return { width: Math.max(host.clientWidth, 1), height: Math.max(host.clientHeight, 1) };
}

function densityNow(): number {
  return Math.min(Math.max(window.devicePixelRatio, 1), 3);
}

function startGame(
  host: HTMLElement,
  renderer: BoardOptions["renderer"],
  size: Size,
  density: number,
): Promise<Phaser.Scene> {
  return new Promise((resolve) => {
    new Phaser.Game({
      type: renderer === "canvas" ? Phaser.CANVAS : Phaser.AUTO,
      parent: host,
      banner: false,
      transparent: false,
      audio: { noAudio: true },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false },
      scale: {
        mode: Phaser.Scale.NONE,
        width: Math.round(size.width * density),
        height: Math.round(size.height * density),
        zoom: 1 / density,
      },
      scene: {
        create(this: Phaser.Scene) {
          resolve(this);
        },
      },
    });
  });
}

function newMeasure(): Measure {
  const ctx = document.createElement("canvas").getContext("2d");
  return (text, size, weight) => {
    if (ctx === null) return text.length * size * 0.6;
    ctx.font = fontOf(size, weight);
    return ctx.measureText(text).width;
  };
}
