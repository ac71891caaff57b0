import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { startChild } from "../test/child.ts";
import type { Place } from "../test/place.ts";
import type { Dice } from "./dice.ts";

/** When a server is to be killed. */
export type Death =
  /** By itself, at the nth time it comes to this point of a write. */
  | { readonly at: "insert" | "commit" | "kept" | "told"; readonly nth: number }
  /** From outside, so many milliseconds after it is ready, or has accepted so many requests. */
  | { readonly at: "ready" | "requests"; readonly count: number; readonly after: number };

/** Milliseconds after which a server is killed that has not come to the point where it was to die. */
const longestLife = 10_000;
/** Milliseconds in which what the dead server had already sent arrives. */
const aftermath = 20;

/** One in two dies at a boundary of a write, one in ten before anything could be asked of it, the others at any time. */
export function nextDeath({ draw, whole, pick }: Dice): Death {
  const kind = draw();
  if (kind < 0.1) return { at: "ready", count: 0, after: whole(150) };
  if (kind < 0.5) return { at: "requests", count: 1 + whole(40), after: whole(40) };
  const at = pick(["insert", "commit", "kept", "told"] as const) ?? "commit";
  return { at, nth: 1 + whole(at === "told" ? 200 : 40) };
}

/** A server in a process of its own, on its way to be killed. */
export interface Victim {
  readonly address: string;
  /** Kills it as planned; `accepted`: it has accepted as many requests as it was to. Resolves to the moment of its death, in monotonic milliseconds. */
  readonly end: (accepted: Promise<void>) => Promise<number>;
}

/** Undefined: it died before it was ready, as was planned. */
export async function startVictim(place: Place, death: Death): Promise<Victim | undefined> {
  const preload = pathToFileURL(join(import.meta.dirname, "killAt.ts"));
  const options = "nth" in death ? ["--import", `${preload}?at=${death.at}&nth=${death.nth}`] : [];
  const child = await startChild(place, options).catch((cause: unknown) => {
    if ("nth" in death) return undefined;
    throw cause;
  });
  if (child === undefined) return undefined;
  const { process, address } = child;
  const gone = new Promise<number>((resolve) => process.once("exit", () => resolve(performance.now())));
  return {
    address,
    end: async (accepted) => {
      if (death.at === "requests") await Promise.race([accepted, gone]);
      await Promise.race([wait("after" in death ? death.after : longestLife), gone]);
      const now = performance.now();
      process.kill("SIGKILL");
      const died = Math.min(now, await gone);
      await wait(aftermath);
      return died;
    },
  };
}
