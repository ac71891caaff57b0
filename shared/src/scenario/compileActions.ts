import {
  type Action,
  asId,
  type GroundOrder,
  type PartyId,
  type Scenario,
  type Upkeep,
  type WhyId,
} from "../rules/index.ts";
import { anyOrdered, type Compiled, type Computed, computed, not } from "./closures.ts";
import type { Compilation } from "./compilation.ts";
import { compileEffects, type ScopeFor } from "./effects.ts";
import { compileAny, compileExpression } from "./expression.ts";
import type { Path } from "./faults.ts";
import { type Candidate, counterpartsOf } from "./ground.ts";
import { fillings } from "./model.ts";
import type { Names } from "./scope.ts";

type Compiles = Pick<Scenario, "actions" | "orders" | "upkeep">;

/** Actions, their ground orders, and upkeep. Orders whose condition can never hold are left out. */
export function compileActions(compilation: Compilation): Compiles {
  keepPossible(compilation);
  const orders = compilation.candidates.filter((one) => one.index >= 0).map((one) => groundOrder(compilation, one));
  const actions = Object.entries(compilation.model.file.actions).map(
    ([id, { verb, params }]): Action => ({ id: asId(id), verb, params: Object.keys(params ?? {}) }),
  );
  return { actions, orders, upkeep: compileUpkeep(compilation) };
}

/** Numbers the candidates that could ever be legal. Conditions on others' orders are not known yet and count as possible. */
function keepPossible(compilation: Compilation): void {
  let next = 0;
  for (const one of compilation.candidates) one.index = next++;
  const possible = compilation.candidates.filter((one) => {
    const when = condition(compilation, one, letsOf(compilation, one));
    return when?.constant !== 0;
  });
  next = 0;
  for (const one of compilation.candidates) one.index = possible.includes(one) ? next++ : -1;
}

const pathOf = (one: Candidate, ...more: string[]): Path => ["actions", one.action, ...more];

/** Names given by `let`, each knowing the earlier ones. */
function letsOf(compilation: Compilation, one: Candidate): Names {
  const names = new Map<string, Compiled>();
  for (const [name, text] of Object.entries(one.file.let ?? {})) {
    const scope = compilation.scope(one.variables, pathOf(one, "let", name), 0, names);
    const made = compilation.faults.attempt(() => compileAny(text, scope));
    if (made) names.set(name, made);
  }
  return names;
}

function condition(compilation: Compilation, one: Candidate, names: Names): Computed | undefined {
  const { when } = one.file;
  if (when === undefined) return undefined;
  const scope = compilation.scope(one.variables, pathOf(one, "when"), 0, names);
  return compilation.faults.attempt(() => compileExpression(when, "truth", scope));
}

function groundOrder(compilation: Compilation, one: Candidate): GroundOrder {
  const { file } = one;
  const names = new Map(letsOf(compilation, one));
  const when = condition(compilation, one, names);
  const number = (text: string | number | boolean, ...at: string[]) =>
    compilation.faults.attempt(() =>
      compileExpression(text, "number", compilation.scope(one.variables, pathOf(one, ...at), 0, names)),
    );
  const cost = number(file.cost ?? 0, "cost");
  const attack = file.contest && number(file.contest.attack, "contest", "attack");
  const defence = file.contest && number(file.contest.defence, "contest", "defence");
  if (attack && defence) {
    names.set(
      "won",
      computed("truth", (now) => (attack.run(now) > defence.run(now) ? 1 : 0), true),
    );
  }
  if (cost) checkCost(compilation, one, cost);
  const partners = counterpartsOf(one, compilation.candidates)?.filter((other) => other.index >= 0);
  return {
    index: one.index,
    id: asId(one.id),
    seat: one.seat.id,
    seatIndex: one.seat.index,
    action: asId(one.action),
    verb: file.verb,
    params: Object.fromEntries(Object.keys(file.params ?? {}).map((name, i) => [name, one.values[i] ?? ""])),
    key: one.key,
    covert: file.covert ?? false,
    cost: cost?.run ?? (() => 0),
    when: when === undefined || when.constant === 1 ? undefined : when.run,
    whenReadsOrders: when?.readsOrders ?? false,
    consent: partners?.map((other) => other.index),
    guard: guardOf(compilation, one, names)?.run,
    contest: attack && defence ? { attack: attack.run, defence: defence.run } : undefined,
    effects: effectsOf(compilation, one, names, partners),
    tends: one.tends.map((id) => asId<PartyId>(id)),
  };
}

/** Nobody can pay more than a treasury holds. */
function checkCost(compilation: Compilation, one: Candidate, { low }: Computed): void {
  const purse = one.seat.treasury === undefined ? undefined : compilation.model.slots[one.seat.treasury];
  if (!purse || low <= purse.max) return;
  const message = `\`${one.action}\` costs at least ${low}, but a treasury never holds more than ${purse.max}`;
  compilation.faults.add({ code: "MV0317", path: pathOf(one, "cost"), message, cure: `at most ${purse.max}` });
}

function guardOf(compilation: Compilation, one: Candidate, names: Names): Computed | undefined {
  const { guard } = one.file;
  if (guard === undefined) return undefined;
  const scope = compilation.scope(one.variables, pathOf(one, "guard"), 0, names);
  return compilation.faults.attempt(() => compileExpression(guard, "truth", scope));
}

function effectsOf(
  compilation: Compilation,
  one: Candidate,
  names: Names,
  partners: readonly Candidate[] | undefined,
): GroundOrder["effects"] {
  const { effects = [], carried, once } = one.file;
  if (carried) return [];
  const scopeFor: ScopeFor = (variables, path, offset) => compilation.scope(variables, path, offset, names);
  const earlier = once ? (partners ?? []).filter((other) => other.seat.index < one.seat.index) : [];
  const only = earlier.length > 0 ? not(anyOrdered(earlier.map((other) => other.index))) : undefined;
  return compileEffects(effects, one.variables, pathOf(one, "effects"), scopeFor, compilation.faults, only);
}

function compileUpkeep(compilation: Compilation): Upkeep[] {
  const { model, faults } = compilation;
  const scopeFor: ScopeFor = (variables, path, offset) => compilation.scope(variables, path, offset);
  return (model.file.upkeep ?? []).flatMap(({ why, effect, each }, i) => {
    const path = ["upkeep", i];
    const filled = faults.attempt(() => fillings(model, each, new Map(), [...path, "each"])) ?? [];
    const entry = { effect, why };
    return filled
      .flatMap((variables) => compileEffects([entry], variables, path, scopeFor, faults))
      .map((made) => ({ why: asId<WhyId>(why), effect: made }));
  });
}
