import type { Expr } from "../rules/index.ts";
import { anyOrdered, type Compiled, type Computed, computed, constantOf } from "./closures.ts";
import { forumEnds, optionsOf } from "./forumOptions.ts";
import { arity, type Call, fail, known, type Scope } from "./scope.ts";

/** Functions whose arguments are ids. */
export const idFunctions: Readonly<Record<string, (ids: readonly string[], node: Call, scope: Scope) => Compiled>> = {
  ordered(ids, node, scope) {
    const { file, parties } = scope.model;
    arity(node, 2, 6, scope);
    needOrders(node, scope);
    const [party = "", action = "", ...values] = ids;
    const names = parties.map((one) => one.id);
    known(party, names, "party", node.args[0] ?? node, scope);
    known(action, Object.keys(file.actions), "action", node.args[1] ?? node, scope);
    return anyOrdered(scope.ordered(party, action, values));
  },
  tended(ids, node, scope) {
    arity(node, 1, 1, scope);
    needOrders(node, scope);
    const [vector = ""] = ids;
    return anyOrdered(scope.tended(known(vector, scope.model.file.vectors, "vector", node, scope)));
  },
  jealous(ids, node, scope) {
    arity(node, 2, 2, scope);
    const names = scope.model.parties.map((one) => one.id);
    const [of = "", towards = ""] = ids.map((id, i) => known(id, names, "party", node.args[i] ?? node, scope));
    return scope.jealous(of, towards);
  },
  kind(ids, node, scope) {
    arity(node, 1, 1, scope);
    const [site = ""] = ids;
    return {
      kind: "id",
      id: scope.model.file.sites?.[site]?.kind ?? known(site, scope.model.sites, "site", node, scope),
    };
  },
  fired(ids, node, scope) {
    arity(node, 1, 1, scope);
    const [event = ""] = ids;
    return factRead(scope.fact(known(event, Object.keys(scope.model.file.events ?? {}), "event", node, scope)));
  },
  answered(ids, node, scope) {
    arity(node, 2, 2, scope);
    const { questions = {}, forums = {} } = scope.model.file;
    const [question = "", option = ""] = ids;
    known(question, [...Object.keys(questions), ...Object.keys(forums)], "question", node.args[0] ?? node, scope);
    const forum = forums[question];
    const options = forum ? [...optionsOf(forum), ...forumEnds] : Object.keys(questions[question]?.options ?? {});
    return factRead(scope.fact(question, known(option, options, "option", node.args[1] ?? node, scope)));
  },
};

/** Where this turn's orders can be read: what happens beside them or after them. */
const besideOrders = ["actions", "upkeep", "questions", "forums"];

function needOrders(node: Call, scope: Scope): void {
  if (besideOrders.includes(String(scope.path[0]))) return;
  const message = `\`${node.name}\` reads this turn's orders, which are not known here`;
  fail(
    scope,
    node,
    "MV0207",
    message,
    "read them in an action, a question's effects or the upkeep, and keep the result in a track",
  );
}

function factRead(fact: number | undefined): Computed {
  if (fact === undefined) return constantOf("truth", 0);
  const run: Expr = (now) => now.facts[fact] as number;
  return computed("truth", run);
}
