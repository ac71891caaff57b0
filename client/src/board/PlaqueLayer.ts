import type Phaser from "phaser";
import type { BoardModel } from "./model.ts";
import { paintPlaque, plaqueMargin } from "./paintPlaque.ts";
import type { Palette } from "./palette.ts";
import type { Picture } from "./picture.ts";
import { Sheet } from "./Sheet.ts";

/** The plaques of sites; one whose presence changed swells for a moment. */
export class PlaqueLayer {
  private readonly scene: Phaser.Scene;
  private readonly parent: Phaser.GameObjects.Container;
  private readonly sheets = new Map<string, Sheet>();
  /** When each moving plaque began to swell. */
  private readonly swelling = new Map<string, number>();

  constructor(scene: Phaser.Scene, parent: Phaser.GameObjects.Container) {
    this.scene = scene;
    this.parent = scene.add.container(0, 0);
    parent.add(this.parent);
  }

  show(picture: Picture, model: BoardModel, palette: Palette, density: number): void {
    const gone = new Set(this.sheets.keys());
    for (const { site, box } of picture.plaques) {
      gone.delete(site.id);
      const sheet = this.sheets.get(site.id) ?? new Sheet(this.scene, this.parent);
      this.sheets.set(site.id, sheet);
      const size = { width: box.width + 2 * plaqueMargin, height: box.height + 2 * plaqueMargin };
      sheet.paint(size, density, (ctx) => paintPlaque(ctx, site, box, picture.compact, model, palette));
      sheet.image.setOrigin(0.5).setPosition(box.x + box.width / 2, box.y + box.height / 2);
      sheet.image.setData("scale", 1 / density);
    }
    for (const id of gone) {
      this.sheets.get(id)?.destroy();
      this.sheets.delete(id);
    }
  }

  swell(ids: readonly string[], now: number): void {
    for (const id of ids) this.swelling.set(id, now);
  }

  /** True while a plaque swells. */
  tick(now: number): boolean {
    for (const [id, since] of this.swelling) {
      const image = this.sheets.get(id)?.image;
      const part = (now - since) / 700;
      const swell = part >= 1 ? 0 : Math.sin(part * Math.PI) * 0.16;
      image?.setScale(Number(image.getData("scale")) * (1 + swell));
      if (part >= 1) this.swelling.delete(id);
    }
    return this.swelling.size > 0;
  }
}
