import type { Requests } from "@multivector/shared/protocol/types";
import { ownZone } from "./dates.ts";
import { noticesKept } from "./storage.ts";

/**
 * How this browser tells whose turn it is at a table. `push`: also when the page is closed; `page`: while it is open
 * somewhere, because this browser has no push service; `blocked`: the reader, or the browser, does not allow it;
 * `impossible`: not in this browser, or not without https.
 */
export type Telling = "off" | "push" | "page" | "blocked" | "impossible";

/** What a notice says. */
export interface PageNotice {
  readonly title: string;
  readonly body: string;
  /** Path of the page it leads to. */
  readonly page: string;
}

interface Asking {
  readonly request: <K extends "notices" | "subscribe" | "unsubscribe">(
    type: K,
    payload: Requests[K]["payload"],
  ) => Promise<Requests[K]["answer"]>;
}

const isPossible = () => "serviceWorker" in navigator && "Notification" in globalThis;

/** As it is set in this browser for a table. */
export function tellingOf(code: string): Telling {
  if (!isPossible()) return "impossible";
  if (Notification.permission === "denied") return "blocked";
  const kept = noticesKept(code).get();
  return Notification.permission === "granted" && (kept === "push" || kept === "page") ? kept : "off";
}

/** Asks for leave if need be, and for pushes to the seat held now. To be called again whenever a seat is taken. */
export async function beTold(code: string, session: Asking, language: string): Promise<Telling> {
  if (!isPossible()) return "impossible";
  if ((await Notification.requestPermission()) !== "granted") return "blocked";
  const registration = await registered();
  const { pushKey } = await session.request("notices", {});
  const subscription = await subscribed(registration, pushKey).catch(() => undefined);
  const { endpoint, keys } = subscription?.toJSON() ?? {};
  const telling = endpoint === undefined ? "page" : "push";
  if (endpoint !== undefined) {
    const zone = ownZone();
    await session.request("subscribe", {
      endpoint,
      p256dh: keys?.p256dh ?? "",
      auth: keys?.auth ?? "",
      language,
      zone,
    });
  }
  noticesKept(code).set(telling);
  return telling;
}

/** The browser's own subscription stays: other tables may use it. */
export async function beLeftAlone(code: string, session: Asking): Promise<Telling> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const subscription = await registration?.pushManager?.getSubscription();
  if (subscription) await session.request("unsubscribe", { endpoint: subscription.endpoint });
  noticesKept(code).set(undefined);
  return tellingOf(code);
}

async function registered(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register("/serviceWorker.js");
  return navigator.serviceWorker.ready;
}

async function subscribed({ pushManager }: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const wish = { userVisibleOnly: true, applicationServerKey: key };
  const present = await pushManager.getSubscription();
  try {
    return await pushManager.subscribe(wish);
  } catch (cause) {
    // One made with the key of another installation at this address.
    if (!(await present?.unsubscribe())) throw cause;
    return pushManager.subscribe(wish);
  }
}

/** One after the other, so that what is told is never taken back by an older wish. */
let inLine: Promise<void> = Promise.resolve();

function next(work: () => Promise<void>): Promise<void> {
  const done = inLine.then(work);
  inLine = done.catch(() => undefined);
  return done;
}

/** Shows a notice from the page itself. */
export const tell = ({ title, body, page }: PageNotice, tag: string): Promise<void> =>
  next(async () => {
    const registration = await registered();
    await registration.showNotification(title, { body, tag, icon: "/icon-192.png", data: { page } });
  });

/** Takes back what was told of a table: it has been seen, or is no longer so. */
export const takeBack = (tag: string): Promise<void> =>
  next(async () => {
    if (!isPossible()) return;
    const registration = await navigator.serviceWorker.getRegistration();
    for (const notice of (await registration?.getNotifications({ tag })) ?? []) notice.close();
  });
