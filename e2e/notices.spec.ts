import { type Browser, expect, type Page, test } from "@playwright/test";
import { act, newPage, nowButton } from "./play.ts";

const seats = ["Kazakhstan", "Russia"];

/** Two people at a table of their own; the first opened it. */
async function twoPlayers(browser: Browser): Promise<readonly [Page, Page]> {
  const pages: Page[] = [];
  let address = "/?renderer=canvas";
  for (const seat of seats) {
    const { page } = await newPage(browser, { locale: "en" });
    await page.context().grantPermissions(["notifications"]);
    await remember(page);
    await page.goto(address);
    if (pages.length === 0) {
      await page.getByRole("button", { name: "Open a table" }).first().click();
      await page.getByRole("button", { name: "Open the table" }).click();
    }
    await page.getByLabel("Your name").fill(seat);
    await page.getByRole("button", { name: new RegExp(`Sit down as ${seat}`) }).click();
    await expect(page.getByText(seat, { exact: true }).first()).toBeVisible();
    address = `${new URL(page.url()).pathname}?renderer=canvas`;
    pages.push(page);
  }
  return pages as [Page, Page];
}

/** Whether the tab is in front, as the page is told. */
const lookAt = (page: Page, visible: boolean) =>
  page.evaluate(
    (state) => {
      Object.defineProperty(document, "visibilityState", { get: () => state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    },
    visible ? "visible" : "hidden",
  );

const notices = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return (await registration?.getNotifications())?.map(({ title, body, tag }) => ({ title, body, tag })) ?? [];
  });

/** Remembers what the page gives the browser to show: a browser without a screen now and then forgets it by itself. */
const remember = (page: Page) =>
  page.addInitScript(() => {
    const { prototype } = ServiceWorkerRegistration;
    const show = prototype.showNotification;
    const told: object[] = [];
    Object.assign(window, { told });
    prototype.showNotification = function (title, options) {
      told.push({ title, body: options?.body, tag: options?.tag });
      return show.call(this, title, options);
    };
  });

const toldBy = (page: Page) =>
  page.evaluate(() => Reflect.get(window, "told") as { title: string; body: string; tag: string }[]);

const openNotices = (page: Page) => page.getByText("Notices", { exact: true }).click();

test("the tab says whose turn it is and how much is unread; who looks elsewhere is told once, until the tab is seen", async ({
  browser,
}) => {
  const [host, other] = await twoPlayers(browser);
  await openNotices(other);
  await other.getByRole("button", { name: "Tell me when it is my turn" }).click();
  await expect(other.getByText(/^On while this page is open/)).toBeVisible();
  await lookAt(other, false);
  await host.getByRole("button", { name: "Start the game" }).click();
  for (const page of [host, other]) await expect(page.locator(".game")).toBeVisible();
  await expect.poll(() => toldBy(other)).toHaveLength(1);
  await lookAt(other, true);
  await expect.poll(() => notices(other)).toEqual([]);

  const code = new URL(host.url()).pathname.slice(-6);
  const icon = host.locator("link[rel=icon]");
  // Bots may have said something already.
  await expect(host).toHaveTitle(/^(\(\d+\) )?Your turn · /);
  await expect(icon).toHaveAttribute("href", /turn/);
  await host.getByRole("tab", { name: "Seats" }).click();
  await openNotices(host);
  await host.getByRole("button", { name: "Tell me when it is my turn" }).click();
  await expect(host.getByText(/^On while this page is open/)).toBeVisible();
  await act(host, 0);
  await expect(nowButton(host)).toHaveText(/Not ready/i);
  await expect(host).toHaveTitle(/^(\(\d+\) )?Eagle/);
  const unread = async () => Number(/^\((\d+)\)/.exec(await host.title())?.[1] ?? 0);
  const before = await unread();

  await other.getByRole("tab", { name: "Press" }).click();
  await other.getByRole("button", { name: /Public wire/ }).click();
  await other.locator(".composer textarea").fill("A word to all");
  await other.getByRole("button", { name: "Send" }).click();
  await expect.poll(unread).toBeGreaterThan(before);
  await expect(icon).toHaveAttribute("href", /turn/);

  await lookAt(host, false);
  await other.getByRole("tab", { name: "News" }).click();
  await act(other, 0);
  await expect(host).toHaveTitle(/^\(\d+\) Your turn · /);
  const told = { title: "Your turn: Eagle over the Steppe", tag: code };
  await expect.poll(() => toldBy(host)).toEqual([expect.objectContaining(told)]);
  expect((await toldBy(host))[0]?.body).toMatch(new RegExp(`^Table ${code}, turn 1 of 4, Negotiation\\. No deadline`));
  expect(await toldBy(other)).toHaveLength(1);
  await lookAt(host, true);
  await expect.poll(() => notices(host)).toEqual([]);
});

test("what the server pushes is shown, unless its table is looked at or its deadline has passed", async ({
  browser,
}) => {
  const { page: host } = await newPage(browser, { locale: "en" });
  await host.context().grantPermissions(["notifications"]);
  await host.goto("/");
  const page = new URL(host.url()).pathname;
  // Asking for a subscription would end pushes to this page: a private window may have none.
  await host.evaluate(async () => {
    await navigator.serviceWorker.register("/serviceWorker.js");
    await navigator.serviceWorker.ready;
  });
  const devTools = await host.context().newCDPSession(host);
  const registered = new Promise<string>((resolve) =>
    devTools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [first] = registrations;
      if (first !== undefined) resolve(first.registrationId);
    }),
  );
  await devTools.send("ServiceWorker.enable");
  const registrationId = await registered;
  const push = (notice: object) =>
    devTools.send("ServiceWorker.deliverPushMessage", {
      origin: new URL(host.url()).origin,
      registrationId,
      data: JSON.stringify({ body: "b", language: "en", page: "/t/OTHER2", tag: "OTHER2", ...notice }),
    });
  // The browser may lose what comes before its worker is wholly awake.
  await expect(async () => {
    await push({ title: "too late", tag: "late", until: Date.now() - 1000 });
    await push({ title: "seen anyway", tag: "seen", page });
    await push({ title: "first" });
    await push({ title: "second" });
    const shown = async () => (await notices(host)).map(({ title }) => title);
    await expect.poll(shown, { timeout: 5000 }).toEqual(["second"]);
  }).toPass();
});

test("the link of the calendar opens it without anything else; a chat at an address inside is refused in words", async ({
  browser,
  request,
}) => {
  const { page } = await newPage(browser, { locale: "en" });
  const timetable = { zone: "Europe/Berlin", times: ["18:00"], weekdays: [1, 2, 3, 4, 5], holidays: [], grace: 0 };
  const opening = await request.post("/api/tables", {
    data: { scenario: "eagle-over-the-steppe", pace: "days", timetable },
  });
  const { code, hostKey } = (await opening.json()) as { code: string; hostKey: string };
  await page.goto("/");
  await page.evaluate(({ name, key }) => localStorage.setItem(name, key), {
    name: `multivector:host:${code}`,
    key: hostKey,
  });
  await page.goto(`/t/${code}?renderer=canvas`);
  await page.getByRole("button", { name: "Sit down as Kazakhstan" }).click();
  await page.getByRole("button", { name: "Start the game" }).click();
  await expect(page.locator(".game")).toBeVisible();
  await page.getByRole("tab", { name: "Seats" }).click();
  await openNotices(page);
  const link = await page.getByLabel("Link of the calendar").inputValue();
  const calendar = await (await request.get(link)).text();
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(4);
  expect(calendar.replaceAll("\r\n ", "")).toMatch(
    /Deadline of table \w{6}: \w{3} \d+ \w+\\, 18:00 CES?T \(Europe\/Berlin\)/,
  );
  await page.getByLabel("Address of the chat’s webhook").fill("http://127.0.0.1:9/hook");
  await page.getByRole("button", { name: "Tell this chat" }).click();
  await expect(page.getByRole("alert").getByText(/must not lead into a private network/)).toBeVisible();
});
