import type { Seat } from "../rules/index.ts";
import { didYouMean, FaultFound, type Faults, type Path } from "./faults.ts";
import type { ScenarioFile } from "./format.ts";
import { fillings, type Model, type Variables } from "./model.ts";

/** One seat's action with its parameters filled in, before its expressions are compiled. */
export interface Candidate {
  /** Place among the ground orders that are kept; -1 while unknown. */
  index: number;
  readonly seat: Seat;
  readonly action: string;
  readonly file: ScenarioFile["actions"][string];
  /** Parameter values in the action's order. */
  readonly values: readonly string[];
  /** `me`, `seat` and parameters. */
  readonly variables: Variables;
  readonly tends: readonly string[];
  /** Id and key, e.g. `exercise(north,open)` and `exercise(north)`. */
  readonly id: string;
  readonly key: string;
}

const mostOrders = 2000;

/** All orders anybody could be thought to give, in the order of actions and seats. */
export function candidatesOf(model: Model, faults: Faults): Candidate[] {
  const made = Object.entries(model.file.actions).flatMap(([id, file]) => {
    const seats = faults.attempt(() => seatsOf(model, file.by, ["actions", id, "by"])) ?? [];
    return seats.flatMap((seat) => faults.attempt(() => ofSeat(model, id, file, seat)) ?? []);
  });
  if (made.length <= mostOrders) return made;
  const message = `the actions make ${made.length} different orders; at most ${mostOrders} are adjudicated`;
  faults.add({ code: "MV0309", path: ["actions"], message, cure: "use fewer parameters or shorter domains" });
  return made.slice(0, mostOrders);
}

function seatsOf(model: Model, by: ScenarioFile["actions"][string]["by"], path: Path): readonly Seat[] {
  if (by === "all") return model.seats;
  if (by === "pivot") return model.seats.filter((seat) => seat.party === model.file.pivot);
  if (by === "powers") return model.seats.filter((seat) => seat.party !== model.file.pivot);
  const ids = model.seats.map((seat): string => seat.id);
  by.forEach((id, i) => {
    if (ids.includes(id)) return;
    const message = `\`${id}\` is no seat of this scenario`;
    throw new FaultFound({ code: "MV0301", path: [...path, i], message, ...didYouMean(id, ids) });
  });
  return model.seats.filter((seat) => by.includes(seat.id));
}

function ofSeat(model: Model, action: string, file: Candidate["file"], seat: Seat): Candidate[] {
  const path = ["actions", action];
  const own = new Map([
    ["me", seat.party as string],
    ["seat", seat.id as string],
  ]);
  const params = Object.keys(file.params ?? {});
  checkKey(file, params, path);
  return fillings(model, file.params, own, [...path, "params"]).map((variables) => {
    const valueAt = (name: string) => variables.get(name) ?? "";
    const values = params.map(valueAt);
    return {
      index: -1,
      seat,
      action,
      file,
      values,
      variables,
      tends: tendsOf(model, file, values, variables, seat, path),
      id: written(action, values),
      key: written(action, (file.key ?? params).map(valueAt)),
    };
  });
}

function checkKey(file: Candidate["file"], params: readonly string[], path: Path): void {
  file.key?.forEach((name, i) => {
    if (params.includes(name)) return;
    const message = `\`${name}\` is no parameter of this action`;
    throw new FaultFound({ code: "MV0301", path: [...path, "key", i], message, ...didYouMean(name, params) });
  });
}

const written = (action: string, values: readonly string[]): string =>
  values.length === 0 ? action : `${action}(${values.join(",")})`;

function tendsOf(
  model: Model,
  file: Candidate["file"],
  values: readonly string[],
  variables: Variables,
  seat: Seat,
  path: Path,
): readonly string[] {
  const { vectors } = model.file;
  if (file.tends === undefined) {
    const named = values.filter((value) => vectors.includes(value));
    return named.length > 0 ? named : vectors.filter((vector) => vector === seat.party);
  }
  return file.tends.map((name, i) => {
    const vector = variables.get(name) ?? name;
    if (vectors.includes(vector)) return vector;
    const message = `\`${name}\` is no vector, nor a parameter that is one`;
    throw new FaultFound({ code: "MV0301", path: [...path, "tends", i], message, ...didYouMean(name, vectors) });
  });
}

/** The orders of the partner that give consent to this one; undefined: it needs none. */
export function counterpartsOf(one: Candidate, all: readonly Candidate[]): readonly Candidate[] | undefined {
  const { consent, params } = one.file;
  if (!consent) return undefined;
  const resolve = (name: string) => one.variables.get(name) ?? name;
  const partner = resolve(consent.by);
  const given = all.filter((other) => other.action === consent.action && other.seat.party === partner);
  return given.filter((other) =>
    Object.keys(other.file.params ?? {}).every((name, i) => {
      const matched = consent.with?.[name];
      if (matched !== undefined) return other.values[i] === resolve(matched);
      return params === undefined || !(name in params) || other.values[i] === one.variables.get(name);
    }),
  );
}
