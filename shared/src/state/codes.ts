import {
  type AnswerResult,
  asId,
  type Cause,
  type CauseBy,
  type ClosedOffer,
  type Deal,
  type EventId,
  type ForumId,
  type ForumResult,
  type Invitation,
  type Offer,
  type OrderResult,
  type Position,
  type QuestionId,
  type Scenario,
  type Told,
  type VoidReason,
} from "../rules/index.ts";
import { type Names, namesOf } from "./names.ts";

/**
 * Short lines for what a view lists: ids become their places in the scenario, which both sides have.
 * Example: the ledger group `o12:5+1,7-1` says that order 12 added 1 to slot 5 and took 1 from slot 7.
 */
export interface Codes {
  readonly facts: Lines<number>;
  readonly events: Lines<EventId>;
  readonly questions: Lines<QuestionId>;
  readonly forums: Lines<ForumId>;
  readonly positions: Lines<Position>;
  readonly forumResults: Lines<ForumResult>;
  readonly invitations: Lines<Invitation>;
  readonly orders: Lines<OrderResult>;
  readonly answers: Lines<AnswerResult>;
  readonly ledger: Lines<Cause>;
  readonly offers: Lines<Offer>;
  readonly closed: Lines<ClosedOffer>;
  readonly deals: Lines<Deal>;
  readonly told: Lines<Told>;
}

export interface Lines<T> {
  readonly write: (items: readonly T[]) => string[];
  readonly read: (lines: readonly string[]) => T[];
}

const known = new WeakMap<Scenario, Codes>();

export function codesOf(scenario: Scenario): Codes {
  const codes = known.get(scenario) ?? newCodes(scenario);
  known.set(scenario, codes);
  return codes;
}

function newCodes(scenario: Scenario): Codes {
  const names = namesOf(scenario);
  return {
    facts: each(String, Number),
    events: each((id) => String(names.events.at(id)), names.events.id),
    questions: each((id) => String(names.questions.at(id)), names.questions.id),
    forums: each((id) => String(names.forums.at(id)), names.forums.id),
    positions: jsonLines(),
    forumResults: jsonLines(),
    invitations: invitationLines(names),
    orders: orderLines(names),
    answers: answerLines(names),
    ledger: ledgerLines(names),
    offers: jsonLines(),
    closed: jsonLines(),
    deals: jsonLines(),
    told: jsonLines(),
  };
}

const each = <T>(write: (item: T) => string, read: (line: string) => T): Lines<T> => ({
  write: (items) => items.map(write),
  read: (lines) => lines.map(read),
});

/** Items that are rare and hold nothing but checked ids and numbers, so never a separator. */
const jsonLines = <T>(): Lines<T> =>
  each(
    (item) => JSON.stringify(item),
    (line) => JSON.parse(line) as T,
  );

function parts(pattern: RegExp, line: string): Readonly<Record<string, string | undefined>> {
  const found = pattern.exec(line)?.groups;
  if (found === undefined) throw new Error(`unreadable line ${line}`);
  return found;
}

const invitationPattern = /^(?<order>\d+)(?:@(?<seat>\d+))?>(?<until>\d+)$/;

const invitationLines = (names: Names): Lines<Invitation> =>
  each(
    ({ seat, order, until }) => `${names.orderText(seat, order)}>${until}`,
    (line) => {
      const { order = "", until, seat } = parts(invitationPattern, line);
      return { ...names.orderRead(order, seat), until: Number(until) };
    },
  );

const voidMarks: Readonly<Record<VoidReason, string>> = { "no-consent": "n", condition: "c", guarded: "g", funds: "f" };
const voidReasons: Readonly<Record<string, VoidReason>> = { n: "no-consent", c: "condition", g: "guarded", f: "funds" };
const orderPattern =
  /^(?<order>\d+)(?:@(?<seat>\d+))?(?:!(?<mark>[ncgf]))?(?<invited>i)?(?:#(?<attack>[^/]+)\/(?<defence>.+))?$/;

const orderLines = (names: Names): Lines<OrderResult> =>
  each(
    (result) => {
      const contest = result.contest === undefined ? "" : `#${result.contest.attack}/${result.contest.defence}`;
      const mark = result.void === undefined ? "" : `!${voidMarks[result.void]}`;
      return `${names.orderText(result.seat, result.order)}${mark}${result.invited ? "i" : ""}${contest}`;
    },
    (line) => {
      const { order = "", seat, mark = "", invited, attack, defence } = parts(orderPattern, line);
      const reason = voidReasons[mark];
      return {
        ...names.orderRead(order, seat),
        ...(reason === undefined ? {} : { void: reason }),
        ...(invited === undefined ? {} : { invited: true as const }),
        ...(attack === undefined ? {} : { contest: { attack: Number(attack), defence: Number(defence) } }),
      };
    },
  );

const answerPattern = /^(?<question>\d+)\.(?<option>\d+)(?:@(?<seat>\d+))?(?<fallback>f)?$/;

const answerLines = (names: Names): Lines<AnswerResult> =>
  each(
    ({ seat, question, option, fallback }) => `${names.answerText(seat, question, option)}${fallback ? "f" : ""}`,
    (line) => {
      const { question = "", option = "", seat, fallback } = parts(answerPattern, line);
      return { ...names.answerRead(question, option, seat), fallback: fallback !== undefined };
    },
  );

/** Causes that follow one another by the same hand share a line. */
function ledgerLines(names: Names): Lines<Cause> {
  return {
    write: (causes) => {
      const lines: string[] = [];
      let last = "";
      for (const { slot, amount, by } of causes) {
        const head = byText(names, by);
        const tail = `${slot}${amount < 0 ? "" : "+"}${amount}`;
        if (head === last) lines.push(`${lines.pop()},${tail}`);
        else lines.push(`${head}:${tail}`);
        last = head;
      }
      return lines;
    },
    read: (lines) => lines.flatMap((line) => causesOf(names, line)),
  };
}

function causesOf(names: Names, line: string): Cause[] {
  const colon = line.indexOf(":");
  const by = byRead(names, line.slice(0, colon));
  const changes = line.slice(colon + 1).split(",");
  return changes.map((change) => {
    const { slot, amount } = parts(/^(?<slot>\d+)(?<amount>[+-].+)$/, change);
    return { slot: Number(slot), amount: Number(amount), by };
  });
}

function byText(names: Names, by: CauseBy): string {
  switch (by.kind) {
    case "order":
      return `o${names.orderText(by.seat, by.order)}${by.why === undefined ? "" : `~${names.whys.at(by.why)}`}`;
    case "cost":
      return `c${names.orderText(by.seat, by.order)}`;
    case "answer":
      return `a${names.answerText(by.seat, by.question, by.option)}`;
    case "event":
      return `e${names.events.at(by.event)}`;
    case "forum":
      return `f${by.forum}/${by.option ?? ""}/${by.seat ?? ""}`;
    case "upkeep":
      return `u${names.whys.at(by.why)}`;
    case "deal":
      return `d${by.deal}/${by.clause}`;
    case "limit":
      return by.limit === "step" ? "s" : "b";
    case "undisclosed":
      return "x";
  }
}

const byPattern = /^(?<kind>[ocaeusbx])(?<place>\d+)?(?:\.(?<option>\d+))?(?:@(?<seat>\d+))?(?:~(?<why>\d+))?$/;

function byRead(names: Names, text: string): CauseBy {
  if (text.startsWith("d")) {
    const [deal = "", clause] = text.slice(1).split("/");
    return { kind: "deal", deal: asId(deal), clause: Number(clause) };
  }
  if (text.startsWith("f")) {
    const [forum = "", chosen = "", chooser = ""] = text.slice(1).split("/");
    return {
      kind: "forum",
      forum: asId(forum),
      ...(chosen === "" ? {} : { option: asId(chosen) }),
      ...(chooser === "" ? {} : { seat: asId(chooser) }),
    };
  }
  const { kind, place = "", option = "", seat, why } = parts(byPattern, text);
  switch (kind) {
    case "o":
      return {
        kind: "order",
        ...names.orderRead(place, seat),
        ...(why === undefined ? {} : { why: names.whys.id(why) }),
      };
    case "c":
      return { kind: "cost", ...names.orderRead(place, seat) };
    case "a":
      return { kind: "answer", ...names.answerRead(place, option, seat) };
    case "e":
      return { kind: "event", event: names.events.id(place) };
    case "u":
      return { kind: "upkeep", why: names.whys.id(place) };
    case "s":
      return { kind: "limit", limit: "step" };
    case "b":
      return { kind: "limit", limit: "bound" };
    default:
      return { kind: "undisclosed" };
  }
}
