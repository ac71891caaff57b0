import type { BoardModel, RouteMode } from "./model.ts";

/** The board's own colours; parties bring theirs. Paper and ink by day, steppe night by dark. */
export interface Palette {
  readonly sea: string;
  readonly shallow: string;
  readonly land: string;
  readonly coast: string;
  readonly border: string;
  readonly graticule: string;
  readonly water: string;
  readonly ink: string;
  readonly faint: string;
  readonly card: string;
  readonly cardEdge: string;
  readonly shadow: string;
  readonly invite: string;
  readonly danger: string;
  readonly good: string;
  readonly bridge: string;
  readonly routes: Readonly<Record<RouteMode, string>>;
  /** Opacity of the tint over the pivot's and over the powers' countries. */
  readonly tint: { readonly pivot: number; readonly power: number; readonly pattern: number };
}

const light: Palette = {
  sea: "#cfdde0",
  shallow: "#e3ecec",
  land: "#f4eedf",
  coast: "#7f9aa1",
  border: "#b5a687",
  graticule: "#5f7f88",
  water: "#a9c3ca",
  ink: "#2a2733",
  faint: "#6d665c",
  card: "#fffdf6",
  cardEdge: "#b9ac92",
  shadow: "#4a3f2a",
  invite: "#c98a12",
  danger: "#a8322a",
  good: "#2c7a4b",
  bridge: "#d9a21b",
  routes: { oil: "#4a3b32", gas: "#a5622a", rail: "#5c5660", road: "#8a7248", air: "#51719e", sea: "#2f6f86" },
  tint: { pivot: 0.36, power: 0.17, pattern: 0.15 },
};

const dark: Palette = {
  sea: "#0c1424",
  shallow: "#121d33",
  land: "#222c42",
  coast: "#5a7199",
  border: "#4b5977",
  graticule: "#8aa4d0",
  water: "#152340",
  ink: "#f1ead9",
  faint: "#a9adba",
  card: "#172036",
  cardEdge: "#4d5b7c",
  shadow: "#000000",
  invite: "#f0b43c",
  danger: "#f07a6a",
  good: "#6fcf97",
  bridge: "#f0b43c",
  routes: { oil: "#c9b59f", gas: "#e0a36c", rail: "#aeb0be", road: "#c4ad82", air: "#92b1dd", sea: "#74b7cd" },
  tint: { pivot: 0.42, power: 0.17, pattern: 0.14 },
};

export function paletteOf(theme: BoardModel["theme"]): Palette {
  return theme === "dark" ? dark : light;
}

/** The house's typeface, with what a machine has of its own until it is loaded. */
export const fontFamily = '"Golos Text Variable", "Golos Text", system-ui, sans-serif';

export function fontOf(size: number, weight: number): string {
  return `${weight} ${size}px ${fontFamily}`;
}
