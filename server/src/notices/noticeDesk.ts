import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { NoticeOptions, Requests } from "@multivector/shared/protocol/types";
import type { Scenario } from "@multivector/shared/rules";
import { now } from "../clock.ts";
import { newLimit } from "../http/rateLimit.ts";
import type { NoticeStore } from "../store/noticeStore.ts";
import type { RunningClock } from "../store/store.ts";
import { Refusal, saved } from "../table/refusal.ts";
import { calendarKey, calendarText, opensCalendar } from "./calendar.ts";
import { isStale, type Letter, lettersOf } from "./letters.ts";
import type { Moment } from "./moment.ts";
import type { Outbound } from "./outbound.ts";
import { type PushKeys, pushMessage } from "./push.ts";
import { type NoticeKind, NoticeWords, type Reader, type ScenarioTexts } from "./words.ts";

export interface DeskParts {
  readonly store: NoticeStore;
  readonly outbound: Outbound;
  readonly keys: PushKeys;
  /** Whom push services may ask about us: an address that begins with `https:` or `mailto:`. */
  readonly contact: string;
  /** Where people find us, for links in chats. */
  readonly publicAddress: string | undefined;
  /** Where a table stands now; rejects if it cannot be read. */
  readonly moment: (code: string) => Promise<Moment>;
  readonly texts: (scenario: Scenario) => Promise<ScenarioTexts>;
  /** Milliseconds before each further try. */
  readonly pauses?: readonly number[];
  readonly warn: (message: string, cause: unknown) => void;
}

const hour = 3_600_000;
/** Milliseconds before a deadline by days at which those who have not acted are told. */
const lead = 2 * hour;
const usualPauses = [2000, 15_000, 60_000];
/** Milliseconds after a notice of a phase in which people need no reminder of it. */
const fresh = hour;
/** Browsers one seat may have told. */
const mostBrowsers = 8;
/** Webhooks that may be tried for one table in a minute. */
const mostHellos = 5;

/** What became of one try: done, worth another one, or the recipient is gone for good. */
type Verdict = "done" | "again" | "gone" | "refused";

/**
 * Tells people whose turn it is, when they are not here. Each notice is marked as sent before it is, so that it is sent once,
 * also over a restart; before each try it is looked up whether the phase still runs.
 */
export class NoticeDesk {
  readonly #parts: DeskParts;
  readonly #stopped = new AbortController();
  /** Deadlines looked at already. */
  readonly #reminded = new Map<string, number>();
  /** When a table's people were last told of a phase, in Unix milliseconds. */
  readonly #toldAt = new Map<string, number>();
  readonly #work = new Set<Promise<void>>();
  readonly #hellos = newLimit(mostHellos, 60_000, now);

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** A table stands at another phase than before, or has come back into memory. */
  readonly moved = (code: string): void => {
    if (!this.#stopped.signal.aborted) this.#inBackground(code, this.#tell(code));
  };

  /** Looks which deadlines are near; to be called each minute. */
  readonly remind = (running: readonly RunningClock[]): void => {
    for (const [code, deadline] of this.#reminded) if (deadline < now()) this.#reminded.delete(code);
    for (const [code, at] of this.#toldAt) if (at + fresh < now()) this.#toldAt.delete(code);
    const near = running.filter(
      ({ code, pace, deadline }) =>
        pace === "days" &&
        deadline > now() &&
        deadline <= now() + lead &&
        this.#reminded.get(code) !== deadline &&
        !this.#toldAt.has(code),
    );
    for (const { code, deadline } of near) this.#reminded.set(code, deadline);
    this.#inBackground("of many", this.#remindEach(near));
  };

  /** One after another: a whole school may have the same deadline. */
  async #remindEach(near: readonly RunningClock[]): Promise<void> {
    for (const { code } of near) {
      if (this.#stopped.signal.aborted) return;
      const told = this.#tell(code, "soon");
      this.#inBackground(code, told);
      await told.catch(() => undefined);
    }
  }

  /** Nothing new is begun, no further try is made. */
  stop(): void {
    this.#stopped.abort();
  }

  /** Waits until what was begun so far has come to its end. */
  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }

  /** What a seat (by the hash of its token) or a host (by that of the key) may set. */
  async options(code: string, holder: string | undefined, host: string | undefined): Promise<NoticeOptions> {
    const { webhook } = await saved(this.#parts.store.recipients(code));
    const opener = holder ?? host;
    return {
      pushKey: this.#parts.keys.publicKey,
      ...(opener === undefined ? {} : { calendar: `/api/tables/${code}/calendar/${calendarKey(opener)}.ics` }),
      ...(host === undefined || webhook === undefined ? {} : { webhook: new URL(webhook.url).host }),
    };
  }

  async subscribe(
    code: string,
    { seat, holder }: { readonly seat: string; readonly holder: string },
    { endpoint, p256dh, auth, language, zone }: Requests["subscribe"]["payload"],
  ): Promise<void> {
    const { store, outbound } = this.#parts;
    if (outbound.addressOf(endpoint, true) === undefined) throw new Refusal({ kind: "bad-address" });
    const id = browserId(endpoint);
    await saved(store.subscribe(code, { id, seat, holder, endpoint, p256dh, auth, language, zone }, mostBrowsers));
    // Whoever subscribes is looking at the present phase.
    await saved(this.#claim(code, [id]));
  }

  async unsubscribe(code: string, endpoint: string): Promise<void> {
    await saved(this.#parts.store.unsubscribe(code, browserId(endpoint)));
  }

  /** Says hello to a chat and keeps its address; without a `url` the chat is told nothing more. */
  async setWebhook(
    code: string,
    { url, language, zone }: Omit<Requests["webhook"]["payload"], "hostKey">,
  ): Promise<void> {
    const { store, outbound, moment } = this.#parts;
    if (url === undefined) return saved(store.setWebhook(code, undefined));
    if (outbound.addressOf(url, false) === undefined) throw new Refusal({ kind: "bad-address" });
    if (!this.#hellos(code)) throw new Refusal({ kind: "too-fast", seconds: 60 });
    const webhook = { url, language, zone };
    const hello = (await this.#words(await moment(code), webhook)).forChat("hello", await moment(code));
    const status = await this.#post(url, chatMessage(url, hello));
    if (status < 200 || status > 299) throw new Refusal({ kind: "no-answer", status });
    await saved(store.setWebhook(code, webhook));
    await saved(this.#claim(code, ["chat"]));
  }

  /** The calendar a key opens; undefined: none. `asked`: the address it was asked for at. */
  async calendar(code: string, key: string, reader: Reader, asked: string): Promise<string | undefined> {
    const moment = await this.#parts.moment(code);
    const holders = moment.seats.flatMap((seat) => seat.holders);
    if (!opensCalendar(key, [moment.host, ...holders])) return undefined;
    const page = new URL(`/t/${code}`, this.#parts.publicAddress ?? asked);
    return calendarText(moment, await this.#words(moment, reader), page.href);
  }

  async #tell(code: string, asked?: NoticeKind): Promise<void> {
    const { store, moment } = this.#parts;
    const recipients = await store.recipients(code);
    if (recipients.subscriptions.length === 0 && recipients.webhook === undefined) return;
    const told = await moment(code);
    if (told.stage === "lobby") return;
    const kind = told.stage === "over" ? "over" : (asked ?? "turn");
    const letters = lettersOf(recipients, told, kind);
    const claimed = await store.claim(
      { code, turn: told.turn, phase: told.phase, kind },
      letters.map(({ id }) => id),
    );
    if (kind === "turn" && claimed.length > 0) this.#toldAt.set(code, now());
    for (const letter of letters) {
      if (claimed.includes(letter.id)) this.#inBackground(code, this.#deliver(letter, told, kind));
    }
  }

  /** Marks what the present phase would be told with as sent. */
  async #claim(code: string, recipients: readonly string[]): Promise<void> {
    const { turn, phase, stage } = await this.#parts.moment(code);
    if (stage === "playing") await this.#parts.store.claim({ code, turn, phase, kind: "turn" }, recipients);
  }

  async #deliver(letter: Letter, told: Moment, kind: NoticeKind): Promise<void> {
    const { store, moment, pauses = usualPauses, warn } = this.#parts;
    for (const pause of [0, ...pauses]) {
      if (pause > 0) await wait(pause, undefined, { signal: this.#stopped.signal, ref: false });
      const present = pause > 0 ? await moment(told.code) : told;
      if (isStale(letter, told, present, kind, now())) return;
      const verdict = await this.#send(letter, present, kind);
      if (verdict === "gone" && letter.to === "browser") await store.unsubscribe(told.code, letter.id);
      if (verdict === "gone" && letter.to === "chat") await store.setWebhook(told.code, undefined);
      if (verdict === "refused") warn(`table ${told.code}: a notice to a ${letter.to} was refused`, undefined);
      if (verdict !== "again") return;
    }
    warn(`table ${told.code}: a notice to a ${letter.to} could not be delivered`, undefined);
  }

  async #send(letter: Letter, moment: Moment, kind: NoticeKind): Promise<Verdict> {
    const { keys, contact, publicAddress } = this.#parts;
    const page = `/t/${moment.code}`;
    if (letter.to === "chat") {
      const words = await this.#words(moment, letter.webhook);
      const link = publicAddress === undefined ? "" : ` ${new URL(page, publicAddress)}`;
      const { url } = letter.webhook;
      return verdictOf(await this.#post(url, chatMessage(url, words.forChat(kind, moment) + link)));
    }
    const words = await this.#words(moment, letter.subscription);
    const until = moment.deadline === undefined ? {} : { until: moment.deadline };
    const notice = { ...words.forSeat(kind, moment), language: words.language, page, tag: moment.code, ...until };
    const { endpoint } = letter.subscription;
    return verdictOf(await this.#post(endpoint, pushMessage(letter.subscription, notice, { keys, contact })));
  }

  /** The status of the answer; 0: there was none. */
  async #post(target: string, message: Parameters<Outbound["post"]>[1]): Promise<number> {
    return await this.#parts.outbound.post(new URL(target), message).catch(() => 0);
  }

  async #words(moment: Moment, reader: Reader): Promise<NoticeWords> {
    return new NoticeWords(await this.#parts.texts(moment.scenario), reader);
  }

  #inBackground(code: string, work: Promise<void>): void {
    const done = work
      .catch((cause: unknown) => {
        if (!this.#stopped.signal.aborted) this.#parts.warn(`table ${code}: a notice was not sent`, cause);
      })
      .finally(() => this.#work.delete(done));
    this.#work.add(done);
  }
}

const browserId = (endpoint: string): string => createHash("sha256").update(endpoint).digest("base64url").slice(0, 22);

function verdictOf(status: number): Verdict {
  if (status >= 200 && status < 300) return "done";
  if (status === 404 || status === 410) return "gone";
  return status === 0 || status === 408 || status === 429 || status >= 500 ? "again" : "refused";
}

/** What chats read: Slack, Mattermost, Teams, Google Chat and Matrix bridges take `text`, Discord takes `content`. */
function chatMessage(url: string, text: string) {
  const discord = /(^|\.)discord(app)?\.com$/.test(new URL(url).hostname);
  const body = JSON.stringify(discord ? { content: text } : { text });
  return { headers: { "content-type": "application/json; charset=utf-8" }, body };
}
