import type { Offer, Scenario, View } from "@multivector/shared/rules";
import type { Draft } from "./draft.ts";
import { ownForums } from "./forums.ts";
import type { Texts } from "./texts.ts";
import { awaited } from "./words.ts";

/** The one line that says what to do now: a key under `now.` and what fills it in. */
export interface Now {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** True: the reader has something to do; false: it is others' turn. */
  readonly mine: boolean;
}

const toDo = (key: string, params: Now["params"] = {}): Now => ({ key, params, mine: true });
const waiting = (key: string, params: Now["params"] = {}): Now => ({ key, params, mine: false });

/** `alone`: no other person plays; bots can be dealt with, not talked to. */
export function whatNow(scenario: Scenario, texts: Texts, view: View, draft: Draft, alone = false): Now {
  const others = { names: awaited(texts, scenario, view).join(", ") };
  if (view.phase === "debrief") return waiting("over");
  const seat = scenario.seats.find(({ id }) => id === view.seat);
  if (seat === undefined) return waiting(others.names === "" ? `watch.${view.phase}` : "watch.wait", others);
  const own = view.seats[seat.index];
  if (view.phase === "orders") return ordersNow(scenario, view, draft, others);
  if (own?.ready) return waiting("wait", others);
  if (view.phase === "briefing" && mustChooseAgenda(scenario, view)) return toDo("agenda");
  if (view.phase === "report") return toDo(view.outcome === undefined ? "report" : "lastReport");
  if (view.phase === "negotiation") return negotiationNow(scenario, view, alone);
  return toDo(view.phase, { open: openQuestions(scenario, view, draft) });
}

function negotiationNow(scenario: Scenario, view: View, alone: boolean): Now {
  const count = offersTo(view).length;
  if (count > 0) return toDo("offers", { count });
  if (!alone) return toDo("negotiation");
  return toDo(scenario.deals.allowed ? "negotiationBots" : "negotiationAlone");
}

function ordersNow(scenario: Scenario, view: View, draft: Draft, others: { names: string }): Now {
  if (view.own?.sealed !== undefined) return waiting("sealed", others);
  const open = openQuestions(scenario, view, draft);
  if (open > 0) return toDo("answers", { count: open });
  return draft.orders.length === 0 ? toDo("orders") : toDo("seal", { count: draft.orders.length });
}

/** Questions and forums put to the viewer that the draft does not answer yet. */
export const openQuestions = (scenario: Scenario, view: View, draft: Draft): number =>
  ownQuestions(scenario, view).filter(({ id }) => draft.answers[id] === undefined).length +
  ownForums(scenario, view).filter(({ id }) => draft.ballots[id] === undefined).length;

export const ownQuestions = (scenario: Scenario, view: View) =>
  scenario.questions.filter(({ id, seat }) => seat === view.seat && view.questions.includes(id));

/** First briefing, and neither of the two dealt agendas kept yet. */
export const mustChooseAgenda = (scenario: Scenario, view: View): boolean =>
  view.turn === 1 && view.phase === scenario.phases[0] && view.own !== undefined && view.own.agenda === undefined;

/** Coaching: the hint that fits what is on screen. Each is shown until put away, at most one at a time. */
export function hintFor(view: View, panel: string, seen: ReadonlySet<string>): string | undefined {
  const { own } = view;
  const drafting = own !== undefined && own.sealed === undefined && view.phase !== "report" && view.phase !== "debrief";
  const fitting: Readonly<Record<string, readonly string[]>> = {
    news: [
      ...(own === undefined ? ["observer"] : []),
      ...(mayChoose(view) ? ["agenda"] : []),
      ...(view.forums.length > 0 ? ["forum"] : []),
      "news",
    ],
    orders: drafting ? ["orders", "map"] : [],
    map: ["map"],
    deals: own === undefined ? [] : ["deals"],
    tracks: ["tracks"],
    seats: ["seats"],
    report: view.report === undefined ? [] : ["report"],
  };
  return fitting[panel]?.find((hint) => !seen.has(hint));
}

const mayChoose = ({ turn, phase, own }: View) =>
  turn === 1 && phase === "briefing" && own !== undefined && own.agenda === undefined;

/** Open offers the viewing seat has not answered. */
export const offersTo = ({ offers, seat }: View): readonly Offer[] =>
  offers.filter(({ terms, signed }) => seat !== undefined && terms.to.includes(seat) && !signed.includes(seat));
