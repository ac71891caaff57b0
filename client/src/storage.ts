/** What this browser remembers. Without storage (private windows) nothing is remembered and all else works. */
const prefix = "multivector:";

function read(area: () => Storage, key: string): string | undefined {
  try {
    return area().getItem(prefix + key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(area: () => Storage, key: string, value: string | undefined): void {
  try {
    if (value === undefined) area().removeItem(prefix + key);
    else area().setItem(prefix + key, value);
  } catch {
    return;
  }
}

const lasting = () => localStorage;
const thisTab = () => sessionStorage;

interface Memory {
  readonly get: () => string | undefined;
  /** Undefined forgets. */
  readonly set: (value: string | undefined) => void;
}

const memory = (area: () => Storage, key: string): Memory => ({
  get: () => read(area, key),
  set: (value) => write(area, key, value),
});

export const rememberedName = memory(lasting, "name");
export const rememberedLanguage = memory(lasting, "language");
export const rememberedTheme = memory(lasting, "theme");
/** The files open in the workshop, as JSON by name. */
export const workshopDraft = memory(lasting, "workshop");
/** Ids of coaching hints put away, separated by commas. */
export const hintsSeen = memory(lasting, "hints");
/** The ticket back to a seat after a reload. */
export const seatToken = (code: string) => memory(lasting, `seat:${code}`);
/** A ticket to a seat that has not been used yet, as JSON. */
export const ticketKept = (code: string) => memory(thisTab, `ticket:${code}`);
/** Lets the one who opened a table start it. */
export const hostKey = (code: string) => memory(lasting, `host:${code}`);
/** WebSockets do not get through here: lines over HTTP until then, in Unix milliseconds. */
export const slowLineUntil = memory(thisTab, "slow-line");
/** What to do as soon as the table is there, as JSON: set by the home page's one-click game. */
export const tablePlan = (code: string) => memory(thisTab, `plan:${code}`);
/** The offer half made, as JSON. */
export const offerKept = (code: string) => memory(thisTab, `offer:${code}`);
/** The draft of this turn, as JSON. */
export const draftKept = (code: string) => memory(thisTab, `draft:${code}`);
/** Where a game stood when the holder of a seat was last here, as JSON. */
export const lastHereKept = (code: string, seat: string) => memory(lasting, `here:${code}:${seat}`);
/** Numbers of the last messages a seat of this browser has read, by thread, as JSON. */
export const lastReadKept = (code: string, seat: string) => memory(lasting, `read:${code}:${seat}`);
/** How this browser tells whose turn it is: `push` or `page`; undefined: not at all. */
export const noticesKept = (code: string) => memory(lasting, `notices:${code}`);
/** Turn and phase the page has seen last. */
export const noticeToldKept = (code: string) => memory(lasting, `told:${code}`);
/** Words begun and not sent, by thread, as JSON. */
export const wordsKept = (code: string, seat: string) => memory(thisTab, `words:${code}:${seat}`);
/** Numbers at past turn-ends, as JSON: the trail of the balance picture. */
export const trailKept = (code: string) => memory(thisTab, `trail:${code}`);
