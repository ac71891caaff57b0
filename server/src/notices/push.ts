import webpush from "web-push";
import { now } from "../clock.ts";
import type { NoticeStore, StoredSubscription } from "../store/noticeStore.ts";
import type { Message } from "./outbound.ts";

/** The keys by which push services know this installation. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Kept in the store, so that all servers of a database have the same: browsers subscribe to a key. */
export async function pushKeys(store: Pick<NoticeStore, "keep">): Promise<PushKeys> {
  const { publicKey, privateKey } = JSON.parse(
    await store.keep("vapid", () => JSON.stringify(webpush.generateVAPIDKeys())),
  ) as PushKeys;
  return { publicKey, privateKey };
}

/** What the service worker gets. */
export interface PushedNotice {
  readonly title: string;
  readonly body: string;
  readonly language: string;
  /** Path of the page to open. */
  readonly page: string;
  /** A newer notice with the same tag takes the place of an older one. */
  readonly tag: string;
  /** Unix milliseconds after which it is stale; undefined: never. */
  readonly until?: number;
}

/** Milliseconds a push service keeps a notice that has no deadline. */
const day = 86_400_000;

/**
 * The request that brings a notice to a browser, encrypted for it (RFC 8291, RFC 8292). The service forgets it at the
 * deadline, and when a newer one of the same table comes. Throws if the subscription makes no sense.
 */
export function pushMessage(
  { endpoint, p256dh, auth }: StoredSubscription,
  notice: PushedNotice,
  { keys, contact }: { readonly keys: PushKeys; readonly contact: string },
): Message {
  const { headers, body } = webpush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(notice),
    {
      vapidDetails: { subject: contact, ...keys },
      TTL: Math.max(0, Math.ceil(((notice.until ?? now() + day) - now()) / 1000)),
      topic: notice.tag,
      urgency: "high",
    },
  );
  return { headers: headers as Message["headers"], body: body ?? "" };
}
