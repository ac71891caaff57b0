/** Shows what the server pushes. Nothing is cached here: without network the page says so itself. */

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => event.waitUntil(show(event.data?.json())));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.page ?? "/"));
});

const pages = () => self.clients.matchAll({ type: "window", includeUncontrolled: true });
/** Safari withdraws the leave of whoever shows nothing, even if the page is looked at. */
const mustShow = /safari/i.test(navigator.userAgent) && !/chrom|android/i.test(navigator.userAgent);
const isAt = (client, page) => new URL(client.url).pathname === page;

/** Whoever looks at the table sees it there; a deadline that has passed is no news. */
async function show(notice) {
  if (notice === undefined) return;
  const { title, body, language, page, tag, until } = notice;
  const seen = (await pages()).some((client) => client.visibilityState === "visible" && isAt(client, page));
  if (!mustShow && (seen || (until !== undefined && Date.now() > until))) return;
  await self.registration.showNotification(title, { body, tag, lang: language, icon: "/icon-192.png", data: { page } });
}

async function open(page) {
  const open = (await pages()).find((client) => isAt(client, page));
  await (open === undefined ? self.clients.openWindow(page) : open.focus());
}
