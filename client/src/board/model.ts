/**
 * What the board draws, as plain data. The board knows no rules and no country: whoever calls `Board.show` has already
 * turned a view and the scenario's texts into places, marks and shares. Coordinates are decimal degrees (WGS84).
 */

export interface BoardModel {
  readonly extent: Extent;
  readonly theme: "light" | "dark";
  /** Nothing slides or flows; what would move is shown in its last position. */
  readonly reducedMotion: boolean;
  readonly parties: readonly BoardParty[];
  readonly places: readonly BoardPlace[];
  readonly sites: readonly BoardSite[];
  readonly routes: readonly BoardRoute[];
  /** Drawn still over the map, e.g. the drafts of this seat. A report is played with `Board.play`. */
  readonly acts: readonly BoardAct[];
  readonly triangle?: BoardTriangle;
  /** Dashed disputed lines of the base map; shown unless false. */
  readonly disputed?: boolean;
  readonly texts: BoardTexts;
}

export interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

type PlaceKind = "capital" | "city" | "site" | "field" | "port";
export type SymbolKind = "sun" | "circle" | "square" | "triangle" | "diamond" | "hexagon" | "cross";
export type RouteMode = "oil" | "gas" | "rail" | "road" | "air" | "sea";
export type ActVerb = "engage" | "exercise" | "invest" | "grant" | "mediate" | "pressure" | "campaign" | "inquire";

export interface BoardParty {
  readonly id: string;
  /** Full name in the reader's language. */
  readonly label: string;
  /** At most about 5 characters, e.g. on pips and corners. */
  readonly short: string;
  /** CSS colour (`#2f7fb8`) or 0xRRGGBB. */
  readonly colour: string | number;
  readonly symbol: SymbolKind;
  /** Id of a place; without it the party has no mark on the map. A place outside the frame is marked at its edge. */
  readonly capital?: string;
  readonly isPivot: boolean;
  /** ISO 3166 alpha-3 ids of the base map to tint. */
  readonly countries: readonly string[];
}

export interface BoardPlace {
  readonly id: string;
  readonly label: string;
  readonly lat: number;
  readonly lon: number;
  readonly kind: PlaceKind;
}

export interface BoardSite {
  readonly id: string;
  readonly label: string;
  /** Id of a place. */
  readonly place: string;
  /** The scenario's word for the kind, e.g. `military`, `space`, `energy`, `transit`; unknown kinds get a plain mark. */
  readonly kind: string;
  /** Presence: in the order they should stand. */
  readonly pips: readonly BoardPips[];
  /** Total pips the site can hold. */
  readonly capacity: number;
  /** Parties with a licence here. */
  readonly licences: readonly string[];
  /** One or two sentences shown on hover. */
  readonly tip: string;
  /** This seat can order something here now: the plaque invites a click. */
  readonly orderable: boolean;
}

export interface BoardPips {
  readonly party: string;
  readonly count: number;
}

export interface BoardRoute {
  readonly id: string;
  readonly label: string;
  readonly mode: RouteMode;
  /** [latitude, longitude] in the direction of flow. */
  readonly points: readonly (readonly [number, number])[];
  /** 0 (closed) to 1 (full). */
  readonly use: number;
}

/** Something one party does: an arc from its capital to another capital or a place. */
export interface BoardAct {
  /** Id of a place or a party (its capital). */
  readonly from: string;
  /** Id of a place, a site or a party. */
  readonly to: string;
  readonly party: string;
  readonly verb: ActVerb;
  /** `void` is drawn broken, `invited` open and waiting. */
  readonly result: "effect" | "void" | "invited";
  /** Short caption, e.g. the order as a sentence. */
  readonly label: string;
}

/** The balance picture: a polygon with one corner for each vector (2 to 6). */
export interface BoardTriangle {
  readonly vectors: readonly BoardVector[];
  /** 0..100. */
  readonly index: number;
  /** Where the turns before ended, oldest first: shares in the order of `vectors`. */
  readonly trail: readonly (readonly number[])[];
  /** Where the drafted orders would lead: shares in the order of `vectors`. */
  readonly ghost?: readonly number[];
  /** Share from which a corner is a camp, 0..1; without it no camp zones are drawn. */
  readonly campFrom?: number;
}

interface BoardVector {
  readonly party: string;
  /** 0..1; all shares together are 1, or all are 0. */
  readonly share: number;
  /** Camp warning, 0 (none) to 3 (joined). */
  readonly camp: number;
}

interface BoardTexts {
  /** E.g. that borders imply no opinion; small, in a lower corner. */
  readonly disclaimer: string;
  /** Heading of the balance picture. */
  readonly triangle: string;
  /** Word for its middle zone. */
  readonly bridge: string;
}

export interface BoardPick {
  readonly kind: "site" | "party" | "place" | "route" | "triangle";
  /** Empty for the triangle. */
  readonly id: string;
}

export interface BoardOptions {
  /** `canvas` is for tests and machines without WebGL. */
  readonly renderer: "auto" | "canvas";
  /** Address of the base map, a TopoJSON file as `scenarios/maps/<base>.json`. */
  readonly mapUrl: string;
  readonly onPick: (pick: BoardPick) => void;
  /** Undefined: the pointer left. */
  readonly onHover?: (pick: BoardPick | undefined) => void;
}

export interface Board {
  /** Draws the model; what differs from the one before moves there, unless `reducedMotion`. */
  show(model: BoardModel): void;
  /** Draws acts one after another. `onStep(i)` is called as act `i` begins. Resolves at the end or after `stop`. */
  play(acts: readonly BoardAct[], onStep?: (index: number) => void): Promise<void>;
  /** Ends `play` at once and clears its arcs. */
  stop(): void;
  /** Rings a site, party, place or route by id, for keyboard users of the panels; nothing: no ring. */
  focus(id?: string): void;
  /** Fits the parent's size; also called by itself when the parent changes size. */
  resize(): void;
  destroy(): void;
}

/** Contract of `createBoard` in `createBoard.ts`. The parent must have a size; the board fills it. */
export type CreateBoard = (parent: HTMLElement, options: BoardOptions) => Promise<Board>;
