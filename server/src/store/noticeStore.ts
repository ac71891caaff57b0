/** A browser that wants to be told when a seat is to act. */
export interface StoredSubscription {
  /** Names the browser: made from its address at the push service. */
  readonly id: string;
  readonly seat: string;
  /** Hash of the token the seat was held with then: a seat that changes hands takes no notices along. */
  readonly holder: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly language: string;
  /** IANA name. */
  readonly zone: string;
}

/** A chat that is told of a table. */
export interface StoredWebhook {
  readonly url: string;
  readonly language: string;
  /** IANA name. */
  readonly zone: string;
}

export interface Recipients {
  readonly subscriptions: readonly StoredSubscription[];
  readonly webhook: StoredWebhook | undefined;
}

/** What a notice is about; with a recipient it is sent once. */
interface NoticeKey {
  readonly code: string;
  readonly turn: number;
  readonly phase: string;
  readonly kind: string;
}

/** Who is told of what at which table. */
export interface NoticeStore {
  /** Adds a browser, or brings it up to date; of one seat the newest `most` stay. */
  subscribe(code: string, subscription: StoredSubscription, most: number): Promise<void>;
  unsubscribe(code: string, id: string): Promise<void>;
  /** Undefined: none. */
  setWebhook(code: string, webhook: StoredWebhook | undefined): Promise<void>;
  recipients(code: string): Promise<Recipients>;
  /** Marks a notice as sent; returns those recipients for whom it was not before. */
  claim(key: NoticeKey, recipients: readonly string[]): Promise<readonly string[]>;
  /** Something this installation keeps under a name; made if it is not there, then always the same. */
  keep(name: string, make: () => string): Promise<string>;
}
