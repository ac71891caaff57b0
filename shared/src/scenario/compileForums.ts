import { asId, type Forum, type ForumEnd, type ForumOption, type Seat, type SeatId } from "../rules/index.ts";
import type { Compilation } from "./compilation.ts";
import { checkComing, conditionAt } from "./compileEvents.ts";
import { compileEffects, type ScopeFor } from "./effects.ts";
import { didYouMean, type Path } from "./faults.ts";
import { type ForumFile, forumEnds, optionsOf } from "./forumOptions.ts";
import type { Variables } from "./model.ts";

const nobody: Variables = new Map();
/** Highest bid of an auction that names none. */
const usualMost = 5;

/** Forums with their options, and what follows from each. */
export function compileForums(compilation: Compilation): Forum[] {
  return Object.entries(compilation.model.file.forums ?? {}).map(([id, file], index) => {
    const path = ["forums", id];
    const seats = membersOf(compilation, file, path);
    checkComing(compilation, file, path);
    checkForum(compilation, file, seats, path);
    const end = (name: (typeof forumEnds)[number]): ForumEnd => ({
      fact: compilation.fact(id, name) ?? 0,
      effects: effectsAt(compilation, file[name], nobody, [...path, name]),
    });
    return {
      id: asId(id),
      index,
      kind: file.kind,
      turn: file.turn,
      when: conditionAt(compilation, file.when, nobody, [...path, "when"]),
      members: new Map(seats.map((seat) => [seat.id, weightOf(file, seat.id)])),
      need: needOf(file, seats),
      must: (file.must ?? []).map((seat) => asId<SeatId>(seat)),
      price: file.price ?? (file.kind === "auction" ? usualMost : 1),
      secret: file.secret ?? false,
      options: optionsOf(file).map((option) => compileOption(compilation, file, id, option, seats)),
      passed: end("passed"),
      failed: end("failed"),
    } satisfies Forum;
  });
}

const weightOf = (file: ForumFile, seat: string): number =>
  file.rule === "weighted" ? (file.weights?.[seat] ?? 1) : 1;

/** More than half of the weight, all of it for a consensus. */
function needOf(file: ForumFile, seats: readonly Seat[]): number {
  if (file.need !== undefined) return file.need;
  const weight = seats.reduce((sum, seat) => sum + weightOf(file, seat.id), 0);
  return file.rule === "consensus" ? weight : Math.floor(weight / 2) + 1;
}

const scopeFor =
  (compilation: Compilation): ScopeFor =>
  (variables, path, offset) =>
    compilation.scope(variables, path, offset);

const effectsAt = (compilation: Compilation, effects: ForumFile["passed"], variables: Variables, path: Path) =>
  compileEffects(effects ?? [], variables, path, scopeFor(compilation), compilation.faults);

function compileOption(
  compilation: Compilation,
  file: ForumFile,
  forum: string,
  option: string,
  seats: readonly Seat[],
): ForumOption {
  const own = file.options?.[option];
  const path = ["forums", forum, "options", option];
  const chosen = (seat: Seat) => {
    const variables = new Map<string, string>([
      ["me", seat.party],
      ["seat", seat.id],
    ]);
    return effectsAt(compilation, own?.chosen, variables, [...path, "chosen"]);
  };
  return {
    id: asId(option),
    fact: compilation.fact(forum, option) ?? 0,
    group: own?.group,
    effects: effectsAt(compilation, own?.effects, nobody, [...path, "effects"]),
    chosen: new Map(seats.map((seat) => [seat.id, chosen(seat)])),
  };
}

function membersOf({ model, faults }: Compilation, { seats }: ForumFile, path: Path): readonly Seat[] {
  const ids = model.seats.map((seat) => seat.id as string);
  for (const [i, seat] of (seats ?? []).entries()) {
    if (ids.includes(seat)) continue;
    const message = `\`${seat}\` is no seat of this scenario`;
    faults.add({ code: "MV0301", path: [...path, "seats", i], message, ...didYouMean(seat, ids) });
  }
  return model.seats.filter((seat) => seats === undefined || seats.includes(seat.id));
}

/** A forum that can be convened must be able to end either way. */
function checkForum({ faults }: Compilation, file: ForumFile, seats: readonly Seat[], path: Path): void {
  const ids = seats.map((seat) => seat.id as string);
  const named = [...(file.must ?? []).map((seat, i) => [seat, ["must", i]] as const)];
  for (const seat of Object.keys(file.weights ?? {})) named.push([seat, ["weights", seat] as never]);
  for (const [seat, at] of named) {
    if (ids.includes(seat)) continue;
    const message = `\`${seat}\` takes no part in this forum`;
    faults.add({ code: "MV0301", path: [...path, ...at], message, ...didYouMean(seat, ids) });
  }
  const options = optionsOf(file);
  if (options.length < (file.kind === "effort" ? 1 : 2)) {
    const message = `a forum of the kind \`${file.kind}\` needs at least two options`;
    faults.add({ code: "MV0314", path, message, cure: "give it `options: { first: {...}, second: {...} }`" });
  }
  for (const name of Object.keys(file.options ?? {})) {
    if (options.includes(name) && !forumEnds.some((end) => end === name)) continue;
    const message = `\`${name}\` cannot be an option of this forum`;
    const cure = file.kind === "effort" ? "the one option of an effort is `give`" : "choose another name";
    faults.add({ code: "MV0314", path: [...path, "options", name], message, cure });
  }
  const most = seats.reduce((sum, seat) => sum + weightOf(file, seat.id), 0);
  if (file.need !== undefined && file.need > most) {
    const message = `it needs ${file.need}, but there are only ${most}, so nothing can ever pass`;
    faults.add({ code: "MV0314", path: [...path, "need"], message, cure: `at most ${most}` });
  }
}
