import type { Scenario, SeatId, View } from "../rules/index.ts";
import { Bargain } from "./bargain.ts";
import { type Choosing, Mind } from "./mind.ts";
import { areSame, isSameMoment } from "./outlook.ts";
import { Position } from "./position.ts";
import { Market } from "./proposals.ts";

/** All a seat has thought about one position; kept while nothing changes that it depends on. */
export class Thought {
  readonly mind: Mind;
  #bargain: Bargain | undefined;
  #market: Market | undefined;

  constructor(mind: Mind) {
    this.mind = mind;
  }

  get bargain(): Bargain {
    this.#bargain ??= new Bargain(this.mind);
    return this.#bargain;
  }

  get market(): Market {
    this.#market ??= new Market(this.mind, this.bargain);
    return this.#market;
  }
}

/** Thinks about views, and again only where something changed. What it gives depends on the view alone. */
export function thinker(scenario: Scenario, seat: SeatId, seed: string, choose?: Choosing): (view: View) => Thought {
  let last: { readonly view: View; readonly position: Position; readonly thought: Thought } | undefined;
  return (view) => {
    if (last && isSamePosition(last.view, view) && isSameTable(last.view, view)) return last.thought;
    const known = last && isSamePosition(last.view, view) ? last.position : undefined;
    const position = known ?? new Position(scenario, view, seat, seed);
    const thought = new Thought(new Mind(position, view, choose));
    last = { view, position, thought };
    return thought;
  };
}

const isSamePosition = (a: View, b: View): boolean => a.own?.agenda === b.own?.agenda && isSameMoment(a, b);

/** Whether nothing new was signed, asked or invited. */
const isSameTable = (a: View, b: View): boolean =>
  areSame(a.deals, b.deals) && areSame(a.invitations, b.invitations) && areSame(a.questions, b.questions);
