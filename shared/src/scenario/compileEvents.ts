import { asId, type Expr, type Option, type Question, type ScenarioEvent } from "../rules/index.ts";
import type { Computed } from "./closures.ts";
import type { Compilation } from "./compilation.ts";
import { compileEffects, type ScopeFor } from "./effects.ts";
import { compileExpression } from "./expression.ts";
import { didYouMean, type Path } from "./faults.ts";
import type { ScenarioFile } from "./format.ts";
import type { Variables } from "./model.ts";

type QuestionFile = NonNullable<ScenarioFile["questions"]>[string];

export function conditionAt(
  compilation: Compilation,
  when: string | number | boolean | undefined,
  variables: Variables,
  path: Path,
): Expr | undefined {
  if (when === undefined) return undefined;
  const made = compilation.faults.attempt(() => compileExpression(when, "truth", compilation.scope(variables, path)));
  if (made) checkDecided(compilation, made, path);
  return made?.run;
}

/** What can be said of a condition whatever happens in play. */
function checkDecided({ faults }: Compilation, { low, high }: Computed, path: Path): void {
  const option = path.includes("options");
  if (high === 0) {
    const message = `this condition never holds, so ${option ? "nobody can choose this" : "it never comes"}`;
    faults.add({ code: option ? "MV0209" : "MV0310", path, message, cure: "compare with values the tracks can have" });
  } else if (low === 1) {
    faults.add({ code: "MV0209", path, message: "this condition always holds", cure: "leave `when` out" });
  }
}

const scopes =
  (compilation: Compilation): ScopeFor =>
  (variables, path, offset) =>
    compilation.scope(variables, path, offset);

/** Questions with their options; `me` and `seat` are those of the seat asked. */
export function compileQuestions(compilation: Compilation): Question[] {
  return Object.entries(compilation.model.file.questions ?? {}).flatMap(([id, file], index) => {
    const path = ["questions", id];
    const seat = compilation.model.seats.find((one) => one.id === file.seat);
    if (!seat) {
      const message = `\`${file.seat}\` is no seat of this scenario`;
      const ids = compilation.model.seats.map((one) => one.id);
      compilation.faults.add({ code: "MV0301", path: [...path, "seat"], message, ...didYouMean(file.seat, ids) });
      return [];
    }
    checkQuestion(compilation, id, file);
    const variables = new Map([
      ["me", seat.party as string],
      ["seat", seat.id as string],
    ]);
    return [
      {
        id: asId(id),
        index,
        seat: seat.id,
        seatIndex: seat.index,
        turn: file.turn,
        when: conditionAt(compilation, file.when, variables, [...path, "when"]),
        secret: file.secret ?? false,
        options: Object.keys(file.options).map((option) => compileOption(compilation, id, option, file, variables)),
        fallback: asId(file.default),
      } satisfies Question,
    ];
  });
}

function checkQuestion(compilation: Compilation, id: string, file: QuestionFile): void {
  const options = Object.keys(file.options);
  const path = ["questions", id];
  if (!options.includes(file.default)) {
    const message = `the default \`${file.default}\` is not an option of the question \`${id}\``;
    compilation.faults.add({
      code: "MV0306",
      path: [...path, "default"],
      message,
      ...didYouMean(file.default, options),
    });
  } else if (file.options[file.default]?.when !== undefined) {
    const message = `the default \`${file.default}\` has a condition; it must always be possible`;
    compilation.faults.add({ code: "MV0306", path: [...path, "options", file.default, "when"], message });
  }
  checkComing(compilation, file, path);
}

/** A question or event needs a turn within the game, or a condition. */
export function checkComing(
  compilation: Compilation,
  file: { turn?: number | undefined; when?: unknown },
  path: Path,
): void {
  const { turns } = compilation.model.file;
  if (file.turn === undefined && file.when === undefined) {
    const message = "it has neither a turn nor a condition, so it never comes";
    compilation.faults.add({ code: "MV0310", path, message, cure: "give it `turn: 2` or `when: tension >= 8`" });
  }
  if (file.turn !== undefined && file.turn > turns) {
    const message = `it comes in turn ${file.turn}, but the game has ${turns} turns`;
    compilation.faults.add({ code: "MV0310", path: [...path, "turn"], message });
  }
}

function compileOption(
  compilation: Compilation,
  question: string,
  option: string,
  file: QuestionFile,
  variables: Variables,
): Option {
  const path = ["questions", question, "options", option];
  const own = file.options[option];
  return {
    id: asId(option),
    fact: compilation.fact(question, option) ?? 0,
    when: conditionAt(compilation, own?.when, variables, [...path, "when"]),
    effects: compileEffects(
      own?.effects ?? [],
      variables,
      [...path, "effects"],
      scopes(compilation),
      compilation.faults,
    ),
  };
}

export function compileEvents(compilation: Compilation): ScenarioEvent[] {
  const none: Variables = new Map();
  return Object.entries(compilation.model.file.events ?? {}).map(([id, file]) => {
    const path = ["events", id];
    checkComing(compilation, file, path);
    const { places } = compilation.model.file.map;
    if (file.place !== undefined && !(file.place in places)) {
      const message = `\`${file.place}\` is no place of the map`;
      compilation.faults.add({
        code: "MV0301",
        path: [...path, "place"],
        message,
        ...didYouMean(file.place, Object.keys(places)),
      });
    }
    return {
      id: asId(id),
      fact: compilation.fact(id) ?? 0,
      turn: file.turn,
      when: conditionAt(compilation, file.when, none, [...path, "when"]),
      odds: file.odds ?? 1,
      effects: compileEffects(file.effects, none, [...path, "effects"], scopes(compilation), compilation.faults),
    };
  });
}
