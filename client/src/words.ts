import type { TableRejection } from "@multivector/shared/protocol/types";
import type { CauseBy, OrderResult, Scenario, SeatId, View } from "@multivector/shared/rules";
import type { Translate } from "./language.ts";
import { sentenceOf } from "./text.ts";
import type { Texts } from "./texts.ts";

/** What is needed to say something about a game in words. */
export interface Speaker {
  readonly t: Translate;
  readonly texts: Texts;
  readonly scenario: Scenario;
}

/** Why a number moved, e.g. "North: Send an envoy to the capital". */
export function causeText({ t, texts, scenario }: Speaker, by: CauseBy): string {
  switch (by.kind) {
    case "order": {
      const text = said(texts, by.seat, sentenceOf(scenario, texts, by.seat, by.order));
      return by.why === undefined ? text : t("cause.orderWhy", { text, why: texts.name("why", by.why) });
    }
    case "cost":
      return t("cause.cost", { text: said(texts, by.seat, sentenceOf(scenario, texts, by.seat, by.order)) });
    case "answer": {
      const option = texts.at("questions", by.question, "options", by.option, "name") ?? by.option;
      return t("cause.answer", { question: texts.name("questions", by.question), option });
    }
    case "forum":
      return forumCause({ t, texts, scenario }, by);
    case "event":
      return t("cause.event", { event: texts.name("events", by.event) });
    case "upkeep":
      return t("cause.upkeep", { why: texts.name("why", by.why) });
    case "deal":
      return t("cause.deal");
    case "limit":
      return t(`cause.limit.${by.limit}`);
    case "undisclosed":
      return t("cause.undisclosed");
  }
}

/** Who or what in a forum moved a number: the text adopted, a seat's own choice, what it paid, or the end of the forum. */
function forumCause({ t, texts }: Speaker, { forum, option, seat }: Extract<CauseBy, { kind: "forum" }>): string {
  const title = texts.name("forums", forum);
  const name = option === undefined ? "" : optionOf(texts, forum, option);
  if (seat === undefined) return option === undefined ? title : t("cause.forum", { forum: title, option: name });
  const who = texts.name("seats", seat);
  return option === undefined
    ? t("cause.forumPaid", { forum: title, seat: who })
    : t("cause.forumChose", { forum: title, seat: who, option: name });
}

/** What a forum's option is called. */
export const optionOf = (texts: Texts, forum: string, option: string): string =>
  texts.at("forums", forum, "options", option, "name") ?? option;

const said = (texts: Texts, seat: SeatId, sentence: string) => `${texts.name("seats", seat)}: ${sentence}`;

/** What came of an order, and why nothing if it is void. */
export function resultText(t: Translate, result: OrderResult): string {
  if (result.void !== undefined) return t(`void.${result.void}`);
  return result.invited ? t("result.invited") : t("result.effect");
}

/** What is known about a contest, e.g. "6 against 4: it succeeded". */
export function contestText(t: Translate, result: OrderResult): string | undefined {
  if (result.contest === undefined) return undefined;
  const { attack, defence } = result.contest;
  return t(attack > defence ? "result.won" : "result.lost", { attack: tidy(attack), defence: tidy(defence) });
}

/** Up to one digit after the point. */
export const tidy = (value: number): number => Math.round(value * 10) / 10;

/** Languages whose numbers Chromium does not know, and one that writes them the same way. */
const numbersLike: Readonly<Record<string, string>> = { kk: "ru" };

/** A number as the reader writes it, up to one digit after the point. */
export const shownNumber = (value: number, language: string): string =>
  value.toLocaleString(numbersLike[language] ?? language, { maximumFractionDigits: 1 });

/** A change with its sign, e.g. `+1` and `−2`. */
export const signed = (amount: number, language: string): string =>
  `${amount < 0 ? "−" : "+"}${shownNumber(Math.abs(amount), language)}`;

export type AnyRejection = TableRejection | { readonly kind: "offline" };

/** Every refusal in words. */
export function rejectionText(speaker: Speaker, seat: SeatId | undefined, rejection: AnyRejection): string {
  return speaker.t(`rejection.${rejection.kind}`, rejectionParams(speaker, seat, rejection));
}

function rejectionParams(
  { t, texts, scenario }: Speaker,
  seat: SeatId | undefined,
  rejection: AnyRejection,
): Record<string, string | number> {
  const order = (id: string) => (seat === undefined ? id : sentenceOf(scenario, texts, seat, id));
  switch (rejection.kind) {
    case "wrong-phase":
      return { phase: t(`phase.${rejection.phase}`) };
    case "stale-turn":
      return { turn: rejection.turn, phase: t(`phase.${rejection.phase}`) };
    case "bad-clause":
      return { number: rejection.clause + 1, fault: t(`clauseFault.${rejection.fault}`) };
    case "bad-clauses":
    case "too-many-offers":
      return { most: rejection.most };
    case "bound":
    case "unknown-order":
    case "condition":
      return { order: order(rejection.order) };
    case "same-key":
      return { order: order(rejection.order), other: order(rejection.other) };
    case "too-many-orders":
      return { given: rejection.given, allowed: rejection.allowed };
    case "funds":
      return { needed: rejection.needed, have: rejection.have };
    case "unknown-question":
    case "unknown-option":
      return { question: texts.name("questions", rejection.question) };
    case "unknown-forum":
      return { forum: texts.name("forums", rejection.forum) };
    case "bad-ballot":
      return { forum: texts.name("forums", rejection.forum), fault: t(`ballotFault.${rejection.fault}`) };
    case "unknown-agenda":
      return { agenda: texts.name("aims", rejection.agenda) };
    case "seat-taken":
    case "unknown-seat":
      return { seat: texts.name("seats", rejection.seat) };
    case "no-step":
      return { motion: t(`clock.motion.${rejection.step}`) };
    case "delegation-full":
      return { most: rejection.most };
    case "message-too-long":
      return { length: rejection.length, most: rejection.most };
    case "too-fast":
      return { count: rejection.seconds };
    case "no-answer":
      return { status: rejection.status };
    case "invalid":
      return { detail: rejection.issues.map(({ path, message }) => `${path} ${message}`.trim()).join("; ") };
    default:
      return {};
  }
}

/** Seats that others wait for: names of those who still have something to do in this phase. */
export function awaited(texts: Texts, scenario: Scenario, view: View): readonly string[] {
  return scenario.seats
    .filter(({ index }) => {
      const seat = view.seats[index];
      return seat !== undefined && !(view.phase === "orders" ? seat.sealed : seat.ready);
    })
    .map(({ id }) => texts.name("seats", id));
}
