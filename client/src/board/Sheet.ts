import type Phaser from "phaser";
import type { Size } from "./geometry.ts";

/** A picture painted with the 2D canvas, shown as a Phaser image. Sizes in CSS pixels; sharp on dense screens. */
export class Sheet {
  readonly image: Phaser.GameObjects.Image;
  private texture: Phaser.Textures.CanvasTexture;

  private readonly scene: Phaser.Scene;
  private static made = 0;

  constructor(scene: Phaser.Scene, parent: Phaser.GameObjects.Container) {
    this.scene = scene;
    this.texture = this.newTexture(2, 2);
    this.image = scene.add.image(0, 0, this.texture.key).setOrigin(0);
    parent.add(this.image);
  }

  /** Paints anew. `density` is device pixels for each CSS pixel. */
  paint(size: Size, density: number, draw: (ctx: CanvasRenderingContext2D) => void): void {
    const width = Math.max(Math.ceil(size.width * density), 1);
    const height = Math.max(Math.ceil(size.height * density), 1);
    if (this.texture.width !== width || this.texture.height !== height) {
      const old = this.texture;
      this.texture = this.newTexture(width, height);
      this.image.setTexture(this.texture.key);
      this.scene.textures.remove(old.key);
    }
    const ctx = this.texture.getContext();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.setTransform(density, 0, 0, density, 0, 0);
    draw(ctx);
    this.texture.refresh();
    this.image.setScale(1 / density);
  }

  destroy(): void {
    this.image.destroy();
    this.scene.textures.remove(this.texture.key);
  }

  private newTexture(width: number, height: number): Phaser.Textures.CanvasTexture {
    Sheet.made += 1;
    const texture = this.scene.textures.createCanvas(`sheet ${Sheet.made}`, width, height);
    if (texture === null) throw new Error("no canvas texture could be made");
    return texture;
  }
}
