import type { DealRules, Seat } from "../rules/index.ts";
import type { Compilation } from "./compilation.ts";
import { compileEffects, type ScopeFor } from "./effects.ts";

/** The scenario's rules of deals; what keeping and breaking brings is ground for each pair of seats. */
export function compileDeals(compilation: Compilation): DealRules {
  const { file, seats } = compilation.model;
  const { deals } = file;
  const consequences: DealRules["consequences"] = new Map(
    seats.flatMap((actor) =>
      seats
        .filter((other) => deals && other.id !== actor.id)
        .map((other) => [
          `${actor.id}|${other.id}`,
          {
            kept: effectsOf(compilation, "kept", actor, other),
            broken: effectsOf(compilation, "broken", actor, other),
          },
        ]),
    ),
  );
  return {
    allowed: deals !== undefined,
    secret: deals?.secret ?? true,
    binding: deals?.binding ?? false,
    consequences,
  };
}

function effectsOf(compilation: Compilation, result: "kept" | "broken", actor: Seat, other: Seat) {
  const variables = new Map<string, string>([
    ["actor", actor.party],
    ["other", other.party],
  ]);
  const scopeFor: ScopeFor = (known, path, offset) => compilation.scope(known, path, offset);
  const effects = compilation.model.file.deals?.[result] ?? [];
  return compileEffects(effects, variables, ["deals", result], scopeFor, compilation.faults);
}
