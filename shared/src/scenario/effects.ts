import { asId, type GroundEffect, type WhyId } from "../rules/index.ts";
import { type Computed, choice, constantOf } from "./closures.ts";
import { compileExpression } from "./expression.ts";
import { FaultFound, type Faults, type Path } from "./faults.ts";
import type { ScenarioFile } from "./format.ts";
import { fillings, type Variables } from "./model.ts";
import type { Scope } from "./scope.ts";

type EffectFile = NonNullable<ScenarioFile["actions"][string]["effects"]>[number];

/** Makes the scope for one filling of variables, at a path. */
export type ScopeFor = (variables: Variables, path: Path, offset?: number) => Scope;

/** Ground effects of a list; faults are collected, effects that never do anything are left out. */
export function compileEffects(
  effects: readonly EffectFile[],
  variables: Variables,
  path: Path,
  scopeFor: ScopeFor,
  faults: Faults,
  only?: Computed,
): GroundEffect[] {
  return effects.flatMap((effect, i) => {
    const at = [...path, i];
    if (typeof effect === "string") return ground(effect, undefined, variables, at, scopeFor, faults, only);
    const { model } = scopeFor(variables, at);
    const filled = faults.attempt(() => fillings(model, effect.each, variables, [...at, "each"])) ?? [];
    return filled.flatMap((known) =>
      ground(effect.effect, effect.why, known, [...at, "effect"], scopeFor, faults, only),
    );
  });
}

function ground(
  text: string,
  why: string | undefined,
  variables: Variables,
  path: Path,
  scopeFor: ScopeFor,
  faults: Faults,
  only: Computed | undefined,
): GroundEffect[] {
  const made = faults.attempt(() => compileEffect(text, variables, path, scopeFor, only));
  if (!made || (!made.set && made.amount === 0)) return [];
  const { slot, set, run, readsOrders } = made;
  return [{ slot, set, amount: run, readsOrders, why: why === undefined ? undefined : asId<WhyId>(why) }];
}

const shape = /^(\s*)([a-zA-Z][\s\S]*?)\s*(\+=|-=|=)(?!=)\s*/;

function compileEffect(text: string, variables: Variables, path: Path, scopeFor: ScopeFor, only: Computed | undefined) {
  const parts = shape.exec(text);
  if (!parts || parts[2] === undefined) {
    const message = "an effect is a track, then `+=`, `-=` or `=`, then an expression";
    throw new FaultFound({ code: "MV0206", path, offset: 0, message, cure: "e.g. `relation[v] += 1`" });
  }
  const [whole, before = "", target, sign] = parts;
  if (/[*/%]$/.test(target)) {
    const message = `\`${target.slice(-1)}=\` is no sign of an effect; there are \`+=\`, \`-=\` and \`=\``;
    throw new FaultFound({
      code: "MV0206",
      path,
      offset: before.length,
      message,
      cure: "e.g. `purse[me] = purse[me] * 2`",
    });
  }
  const left = compileExpression(target, "number", scopeFor(variables, path, before.length));
  if (left.slot === undefined) {
    const message = `\`${target}\` is not a track; only tracks can be changed`;
    throw new FaultFound({ code: "MV0206", path, offset: before.length, message });
  }
  const scope = scopeFor(variables, path, whole.length);
  const right = compileExpression(text.slice(whole.length), "number", scope);
  const signed = sign === "-=" ? compileNegative(right) : right;
  const slot = scope.model.slots[left.slot];
  if (slot) scope.effect(path, slot, sign === "=", signed);
  const amount = only && sign !== "=" ? choice(only, signed, constantOf("number", 0)) : signed;
  const { constant, run, readsOrders } = amount;
  return { slot: left.slot, set: sign === "=", amount: constant, run, readsOrders };
}

const compileNegative = (made: Computed): Computed =>
  made.constant !== undefined
    ? constantOf("number", -made.constant)
    : { ...made, run: (now) => -made.run(now), low: -made.high, high: -made.low };
