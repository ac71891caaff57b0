import type { GroundOrder, SeatId } from "@multivector/shared/rules";
import type { Game } from "./game.ts";
import { slotName } from "./text.ts";

type Context = Pick<Game, "t" | "texts" | "scenario" | "file" | "view">;

const token = /\s*('[^']*'|\d+(?:\.\d+)?|[A-Za-z]\w*|&&|\|\||[<>=!]=|[<>()[\].,+\-*/?:!])/y;

/**
 * What must hold for an order, in words with the present values, e.g. "Presence: Harbour, North (now 1) < 4".
 * Undefined if the condition is of a kind that reads badly as a sentence: then its help text has to do.
 */
export function conditionText(context: Context, order: GroundOrder): string | undefined {
  const when = context.file.actions[order.action]?.when;
  if (typeof when !== "string") return undefined;
  const tokens = tokensOf(when);
  return tokens === undefined ? undefined : new Reader(context, order, tokens).read();
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const found = token.exec(text)?.[1];
    if (found === undefined) return undefined;
    tokens.push(found);
  }
  return tokens;
}

const signs: Readonly<Record<string, string>> = {
  "<=": "≤",
  ">=": "≥",
  "==": "=",
  "!=": "≠",
  "<": "<",
  ">": ">",
  "+": "+",
  "-": "−",
  "*": "×",
};

/** Reads tokens from left to right and says each; gives up on what has no plain words. */
class Reader {
  readonly #context: Context;
  readonly #order: GroundOrder;
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(context: Context, order: GroundOrder, tokens: readonly string[]) {
    this.#context = context;
    this.#order = order;
    this.#tokens = tokens;
  }

  read(): string | undefined {
    const said: string[] = [];
    while (this.#at < this.#tokens.length) {
      const part = this.#part();
      if (part === undefined) return undefined;
      said.push(part);
    }
    return said.join(" ");
  }

  #part(): string | undefined {
    const { t, scenario } = this.#context;
    const text = this.#tokens[this.#at++] ?? "";
    if (text === "&&") return t("condition.and");
    if (text === "||") return t("condition.or");
    if (signs[text] !== undefined) return signs[text];
    if (/^\d/.test(text)) return text;
    if (text === "turn") return t("condition.turn");
    if (scenario.tracks.some(({ id }) => id === text)) return this.#number(text);
    return undefined;
  }

  /** A track with its keys: `relation[v]`, `presence.aktau[me]`. */
  #number(track: string): string | undefined {
    const { scenario, texts, view, t } = this.#context;
    const keys: string[] = [];
    for (;;) {
      const next = this.#tokens[this.#at];
      if (next === ".") {
        keys.push(this.#tokens[this.#at + 1] ?? "");
        this.#at += 2;
      } else if (next === "[") {
        keys.push(this.#idOf(this.#tokens[this.#at + 1] ?? ""));
        if (this.#tokens[this.#at + 2] !== "]") return undefined;
        this.#at += 3;
      } else break;
    }
    const slot = scenario.slots.find((one) => one.track === track && one.keys.join() === keys.join());
    if (slot === undefined) return undefined;
    return t("condition.number", { name: slotName(texts, slot), value: view.values[slot.index] ?? 0 });
  }

  #idOf(text: string): string {
    if (text.startsWith("'")) return text.slice(1, -1);
    if (text === "me") return partyOf(this.#context, this.#order.seat);
    return this.#order.params[text] ?? text;
  }
}

const partyOf = ({ scenario }: Context, seat: SeatId): string =>
  scenario.seats.find(({ id }) => id === seat)?.party ?? seat;
