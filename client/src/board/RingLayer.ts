import type Phaser from "phaser";
import { numberOf } from "./colour.ts";
import { strokeLine } from "./FlowLayer.ts";
import { type Box, grown } from "./geometry.ts";
import type { BoardModel, BoardPick } from "./model.ts";
import type { Palette } from "./palette.ts";
import type { Picture } from "./picture.ts";

/** Rings what the pointer is on and what a panel has put in focus. */
export class RingLayer {
  private readonly graphics: Phaser.GameObjects.Graphics;

  constructor(scene: Phaser.Scene, parent: Phaser.GameObjects.Container) {
    this.graphics = scene.make.graphics({}, false);
    parent.add(this.graphics);
  }

  show(picture: Picture, palette: Palette, hovered: BoardPick | undefined, focused: BoardPick | undefined): void {
    this.graphics.clear();
    if (hovered !== undefined) this.ring(picture, hovered, numberOf(palette.ink), 1.6);
    if (focused !== undefined) this.ring(picture, focused, numberOf(palette.invite), 3);
  }

  private ring(picture: Picture, pick: BoardPick, colour: number, width: number): void {
    this.graphics.lineStyle(width, colour, 0.95);
    const plaque = pick.kind === "site" ? picture.plaques.find(({ site }) => site.id === pick.id) : undefined;
    if (plaque !== undefined) {
      this.box(grown(plaque.box, width + 1));
      this.graphics.strokeCircle(plaque.pin.x, plaque.pin.y, 6.5);
      return;
    }
    const route = pick.kind === "route" ? picture.routes.find((one) => one.route.id === pick.id) : undefined;
    if (pick.kind === "triangle") this.box(grown(picture.inset, -2));
    if (route !== undefined) strokeLine(this.graphics, route.line);
    if (pick.kind === "triangle" || pick.kind === "route") return;
    const capital = pick.kind === "party" ? picture.capitals.find(({ party }) => party.id === pick.id) : undefined;
    const at = capital?.at ?? picture.places.get(pick.id);
    if (at !== undefined) this.graphics.strokeCircle(at.x, at.y, (capital?.radius ?? 4) + 5);
  }

  private box(box: Box): void {
    this.graphics.strokeRoundedRect(box.x, box.y, box.width, box.height, 10);
  }
}

/** What an id names on the board: a site before a party before a place before a route. */
export function pickNamed(model: BoardModel, id: string): BoardPick | undefined {
  if (model.sites.some((site) => site.id === id)) return { kind: "site", id };
  if (model.parties.some((party) => party.id === id)) return { kind: "party", id };
  if (model.places.some((place) => place.id === id)) return { kind: "place", id };
  return model.routes.some((route) => route.id === id) ? { kind: "route", id } : undefined;
}
