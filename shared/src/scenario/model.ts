import type { KeyKind, Party, PartyId, Seat, SeatId, Slot, Track, TrackId } from "../rules/index.ts";
import { asId } from "../rules/index.ts";
import { didYouMean, FaultFound, type Faults, type Path } from "./faults.ts";
import type { ScenarioFile } from "./format.ts";

/** The names a scenario declares, before anything is compiled. */
export interface Model {
  readonly file: ScenarioFile;
  readonly parties: readonly Party[];
  readonly powers: readonly string[];
  readonly seats: readonly Seat[];
  readonly tracks: ReadonlyMap<string, Track>;
  readonly slots: readonly Slot[];
  readonly sites: readonly string[];
  /** What the keys of a track may be. */
  readonly keysOf: Readonly<Record<KeyKind, readonly string[]>>;
  /** Index of a slot by `track`, `track|key` or `track|key|key`. */
  readonly slotAt: ReadonlyMap<string, number>;
}

/** Numbers of a world. */
const mostSlots = 4000;

export function newModel(file: ScenarioFile, faults: Faults): Model {
  const partyIds = Object.keys(file.parties);
  const parties: Party[] = partyIds.map((id) => ({
    id: asId<PartyId>(id),
    role: id === file.pivot ? "pivot" : "power",
  }));
  const powers = partyIds.filter((id) => id !== file.pivot);
  const sites = Object.keys(file.sites ?? {});
  const drafts = seatDrafts(file, faults);
  const keysOf: Record<KeyKind, readonly string[]> = {
    party: partyIds,
    vector: file.vectors,
    site: sites,
    seat: drafts.map((seat) => seat.id),
  };
  const tracks = new Map<string, Track>();
  const slots: Slot[] = [];
  for (const [id, track] of Object.entries(file.tracks)) {
    const per = track.per === undefined ? [] : [track.per].flat();
    const first = slots.length;
    const count = per.reduce((product, kind) => product * keysOf[kind].length, 1);
    if (first + count > mostSlots) {
      const message = `the tracks have more than ${mostSlots} numbers together`;
      faults.add({ code: "MV0309", path: ["tracks", id], message, cure: "use fewer keys" });
      continue;
    }
    for (const keys of product(per.map((kind) => keysOf[kind]))) {
      const holders = drafts.filter((seat) => seat.party === keys[0] || seat.id === keys[0]).map((seat) => seat.id);
      slots.push(newSlot(id, keys, track, slots.length, track.hidden ? holders : undefined, faults));
    }
    tracks.set(id, { id: asId<TrackId>(id), per, first, count: slots.length - first });
    checkStart(
      id,
      track.start,
      per.map((kind) => keysOf[kind]),
      faults,
    );
  }
  const slotAt = new Map(slots.map((slot) => [[slot.track, ...slot.keys].join("|"), slot.index]));
  const purse = file.treasury ?? "";
  const ownPurse = tracks.get(purse)?.per[0] === "seat";
  const seats = drafts.map((seat) => ({
    ...seat,
    treasury: slotAt.get(`${purse}|${ownPurse ? seat.id : seat.party}`),
  }));
  return { file, parties, powers, seats, tracks, slots, sites, keysOf, slotAt };
}

function seatDrafts(file: ScenarioFile, faults: Faults): Omit<Seat, "treasury">[] {
  return Object.entries(file.seats).map(([id, seat], index) => {
    const party = seat.party ?? id;
    if (!(party in file.parties)) {
      const path = seat.party ? ["seats", id, "party"] : ["seats", id];
      const message = `the seat \`${id}\` belongs to the party \`${party}\`, which is not declared`;
      faults.add({ code: "MV0301", path, message, ...didYouMean(party, Object.keys(file.parties)) });
    }
    return {
      id: asId<SeatId>(id),
      index,
      party: asId<PartyId>(party),
      orders: seat.orders,
      extra: file.extraOrder ?? { cost: 0, max: 0 },
      autopilot: seat.autopilot ?? false,
    };
  });
}

type TrackFile = ScenarioFile["tracks"][string];

function newSlot(
  id: string,
  keys: readonly string[],
  track: TrackFile,
  index: number,
  seenBy: readonly SeatId[] | undefined,
  faults: Faults,
): Slot {
  const [min = 0, max = 0] = track.range.split("..").map(Number);
  const path = ["tracks", id];
  if (min >= max) {
    faults.add({ code: "MV0311", path: [...path, "range"], message: `the range ${track.range} holds no two values` });
  }
  const given = startOf(track.start, keys);
  const start = given ?? Math.max(min, 0);
  if (start < min || start > max) {
    const message = `\`${[id, ...keys].join(" ")}\` starts at ${start}, outside ${track.range}`;
    faults.add({ code: "MV0303", path: [...path, "start"], message, cure: `choose a start within ${track.range}` });
  }
  return {
    index,
    track: asId<TrackId>(id),
    keys,
    min,
    max,
    step: track.step ?? Number.POSITIVE_INFINITY,
    start,
    seenBy,
  };
}

function startOf(start: TrackFile["start"], keys: readonly string[]): number | undefined {
  let at: TrackFile["start"] | undefined = start;
  for (const key of keys) {
    if (at === undefined || typeof at === "number") break;
    at = (at as Record<string, TrackFile["start"]>)[key];
  }
  return typeof at === "number" ? at : undefined;
}

/** Keys of `start` must exist. */
function checkStart(id: string, start: TrackFile["start"], keys: readonly (readonly string[])[], faults: Faults): void {
  const walk = (at: TrackFile["start"], depth: number, path: Path): void => {
    if (typeof at === "number") return;
    const known = keys[depth] ?? [];
    for (const [key, below] of Object.entries(at)) {
      if (known.includes(key)) walk(below, depth + 1, [...path, key]);
      else {
        const message = `\`${key}\` is no key of the track \`${id}\``;
        faults.add({ code: "MV0303", path: [...path, key], message, ...didYouMean(key, known) });
      }
    }
  };
  walk(start, 0, ["tracks", id, "start"]);
}

/** All ways to take one of each: `[[a,b],[x]]` -> `[[a,x],[b,x]]`. */
function product(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>((made, list) => made.flatMap((one) => list.map((item) => [...one, item])), [[]]);
}

/** Constants an expression may name: `me`, `seat`, parameters, `each` variables. */
export type Variables = ReadonlyMap<string, string>;

export type Domain = string | readonly string[];

/** The ids a domain stands for, with `except v` taken out. */
function domainIds(model: Model, domain: Domain, variables: Variables, path: Path): readonly string[] {
  if (typeof domain !== "string") return domain;
  const [name = "", , except] = domain.split(" ");
  const lists: Record<string, readonly string[]> = {
    vectors: model.file.vectors,
    powers: model.powers,
    parties: model.parties.map((party) => party.id),
    seats: model.seats.map((seat) => seat.id),
    sites: model.sites,
  };
  const list = lists[name] ?? [];
  if (!except) return list;
  const out = variables.get(except);
  if (out === undefined) {
    const message = `\`except ${except}\` names no variable known here`;
    throw new FaultFound({ code: "MV0302", path, message, ...didYouMean(except, variables.keys()) });
  }
  return list.filter((id) => id !== out);
}

const mostFillings = 2000;

/** Every filling of the variables of `each` or `params`, later ones knowing earlier ones. */
export function fillings(
  model: Model,
  each: Readonly<Record<string, Domain>> | undefined,
  variables: Variables,
  path: Path,
): Variables[] {
  let filled: Variables[] = [variables];
  for (const [name, domain] of Object.entries(each ?? {})) {
    const lists = filled.map((known) => ({ known, ids: domainIds(model, domain, known, [...path, name]) }));
    const count = lists.reduce((sum, { ids }) => sum + ids.length, 0);
    if (count > mostFillings) {
      const message = `these parameters make ${count} combinations; at most ${mostFillings} are adjudicated`;
      throw new FaultFound({ code: "MV0309", path, message, cure: "use fewer parameters or shorter domains" });
    }
    filled = lists.flatMap(({ known, ids }) => ids.map((id) => new Map([...known, [name, id]])));
  }
  return filled;
}
